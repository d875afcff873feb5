import type { Limits } from '../limits.js'
import type { FilePage, PagedFile } from '../paged-file.js'
import { atReadingSize } from './reading-size.js'
import { imageHeader, imagePage } from './sharp-adapter.js'

/** A TIFF (each of its pages), PNG, JPEG or WebP file. @throws CodedError as `imageHeader`. */
export async function openImageFile(bytes: Uint8Array, limits: Limits): Promise<PagedFile> {
  const { pages } = await imageHeader(bytes, limits)
  const openPage = (page: number): Promise<FilePage> =>
    Promise.resolve({
      textLayer: null,
      imageCover: 1,
      blank: false,
      image: async () => ({ raster: await atReadingSize(await imagePage(bytes, page, limits)), overlay: null }),
      notes: () => [],
      release: () => undefined,
    })
  return { pages, notes: [], openPage, close: () => Promise.resolve() }
}
