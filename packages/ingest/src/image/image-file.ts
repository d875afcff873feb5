import type { Diagnostic } from '@vanthu/document'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import type { FilePage, PagedFile } from '../paged-file.js'
import { darkShare } from './grey.js'
import { atReadingSize } from './reading-size.js'
import { imageHeader, imagePage } from './sharp-adapter.js'

/** A TIFF (each of its pages), PNG, JPEG or WebP file. @throws CodedError as `imageHeader`. */
export async function openImageFile(bytes: Uint8Array, limits: Limits): Promise<PagedFile> {
  const { pages } = await imageHeader(bytes, limits)
  return {
    pages,
    notes: [],
    openPage: (page) => Promise.resolve(filePage(bytes, page, limits)),
    close: () => Promise.resolve(),
  }
}

function filePage(bytes: Uint8Array, page: number, limits: Limits): FilePage {
  const notes: Diagnostic[] = []
  return {
    textLayer: null,
    imageCover: 1,
    blank: false,
    image: async () => {
      const { raster, damaged } = await imagePage(bytes, page, limits)
      if (damaged) {
        // Nothing but paper, or the grey of missing data: the print was lost, the page is not empty.
        if (darkShare(raster) < 0.001) throw fail('ingest.damaged_image')
        const message = 'The image is cut off or corrupt; part of the page may be missing'
        notes.push({ code: 'ingest.page_damaged', severity: 'warning', message, at: { page } })
      }
      return { raster: await atReadingSize(raster), overlay: null }
    },
    notes: () => notes,
    release: () => undefined,
  }
}
