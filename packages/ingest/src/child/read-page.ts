import type { Diagnostic } from '@vanthu/document'
import { darkShare } from '../image/grey.js'
import { readUpright } from './read-upright.js'
import { smallPicture } from '../image/sharp-adapter.js'
import { judge } from '../judge/judge.js'
import type { Engine } from '../ocr/engine.js'
import type { Raster } from '../ocr/raster.js'
import type { PageWords } from '../page-words.js'
import type { FilePage } from '../paged-file.js'
import type { PageImage, ReadPage } from './task.js'

/** Dust on an empty sheet; a page with one short line has twenty times as much. */
const BLANK = 0.000_02

export interface ReadPageOptions {
  readonly forceOcr: boolean
  readonly imageWidth: number
}

/**
 * Reads one page: its text layer where the judge finds it good, else its image. A page on which nothing is drawn has no
 * words and the note `ingest.empty_page`.
 */
export async function readPage(
  number: number,
  page: FilePage,
  engine: () => Promise<Engine>,
  options: ReadPageOptions,
): Promise<ReadPage> {
  const note = (code: string, severity: Diagnostic['severity'], message: string): Diagnostic => ({
    code,
    severity,
    message,
    at: { page: number },
  })
  const notes: Diagnostic[] = []
  const empty = note('ingest.empty_page', 'info', 'The page is empty')
  const layer = page.textLayer
  if (page.blank && (layer === null || layer.words.length === 0)) {
    return { words: noWords(number, layer?.width ?? 1, layer?.height ?? 1), figure: 1, notes: [empty], image: null }
  }
  if (layer !== null && !options.forceOcr) {
    const verdict = judge(layer, page.imageCover)
    if (verdict.use) {
      if (verdict.legacyEncoding !== undefined) {
        notes.push(
          note(
            'ingest.legacy_encoding',
            'info',
            `The text layer is in ${verdict.legacyEncoding.toUpperCase()} letters`,
          ),
        )
      }
      return { words: layer, figure: verdict.score, notes: [...notes, ...page.notes()], image: null }
    }
    if (verdict.reason !== 'empty') {
      const score = verdict.score.toFixed(2)
      notes.push(
        note(
          'ingest.text_layer_rejected',
          'info',
          `The text layer was not used (${verdict.reason}, ${score}); the page's image was read`,
        ),
      )
    }
  }
  const { raster: image, overlay } = await page.image()
  if (darkShare(image) < BLANK) {
    notes.push(empty)
    return {
      words: noWords(number, image.width, image.height),
      figure: 1,
      notes: [...notes, ...page.notes()],
      image: null,
    }
  }
  const read = await readUpright(number, image, await engine())
  const turned = read.image !== image
  if (turned)
    notes.push(
      note('ingest.page_turned', 'info', 'The page was scanned sideways or upside down; it was turned to read it'),
    )
  const words = turned ? read.words : withOverlay(read.words, overlay)
  if (words.words.length === 0)
    notes.push(note('ingest.no_words', 'warning', 'No word was found in the image of the page'))
  const picture = options.imageWidth > 0 ? await pictureOf(number, read.image, options.imageWidth) : null
  return { words, figure: words.confidence, notes: [...notes, ...page.notes()], image: picture }
}

/** The words of the scan, and those typed over it, each on lines of its own. */
function withOverlay(read: PageWords, overlay: PageWords | null): PageWords {
  if (overlay === null) return read
  const offset = read.words.length
  const typed = overlay.lines?.map((line) => line.map((i) => i + offset)) ?? []
  return {
    ...read,
    words: [...read.words, ...overlay.words],
    ...(read.lines === undefined ? {} : { lines: [...read.lines, ...typed] }),
  }
}

/** The picture of a page for people: grey, small, good enough to check a quotation. */
export async function pictureOf(page: number, image: Raster, width: number): Promise<PageImage> {
  return { page, ...(await smallPicture(image, width)) }
}

function noWords(page: number, width: number, height: number): PageWords {
  return { page, width, height, words: [], rulings: [], textFrom: 'ocr', confidence: 0 }
}
