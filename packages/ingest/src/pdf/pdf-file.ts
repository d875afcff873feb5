import type { Diagnostic } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import { fitToPage, turn } from '../image/frame.js'
import { toGrey } from '../image/grey.js'
import { atReadingSize } from '../image/reading-size.js'
import { resized } from '../image/sharp-adapter.js'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import { checkPages } from '../limits.js'
import type { Raster } from '../ocr/raster.js'
import type { FilePage, PagedFile, PageRaster } from '../paged-file.js'
import type { Drawing } from './drawing.js'
import { withTrailer } from './lost-trailer.js'
import type { PageInk, PlacedImage } from './page-image.js'
import { imageCover, ink, overlaid, scannedImage } from './page-image.js'
import type { PdfFile, PdfPage } from './pdfjs-adapter.js'
import { openPdf } from './pdfjs-adapter.js'
import { rulings } from './rulings.js'
import { textLayerWords } from './text-layer.js'

const POINTS_AN_INCH = 72
/** Type drawn by the renderer is read at 300 dpi; scans within a drawing at their own resolution. */
const RENDER_DPI = 300
const LEAST_RENDER_DPI = 150

/** @throws CodedError `ingest.encrypted_pdf`, `ingest.damaged_pdf`, `ingest.too_many_pages`. */
export async function openPdfFile(bytes: Uint8Array, limits: Limits): Promise<PagedFile> {
  const whole = hasEnd(bytes)
  const file = whole ? await openPdf(bytes, limits) : await openCutOff(bytes, limits)
  if (file.pages > limits.maxPages) {
    await file.close()
    checkPages(file.pages, limits)
  }
  const notes: Diagnostic[] = []
  if (!whole) {
    const message = 'The PDF ends without its end mark; what could be found in it was read'
    notes.push({ code: 'ingest.truncated_pdf', severity: 'warning', message })
  }
  return {
    pages: file.pages,
    notes,
    openPage: async (page) => filePage(page, await file.page(page), limits),
    close: () => file.close(),
  }
}

/** What is left of a file without its end. pdf.js takes the bytes for itself, so that a second try needs its own. */
async function openCutOff(bytes: Uint8Array, limits: Limits): Promise<PdfFile> {
  try {
    return await openPdf(bytes.slice(), limits)
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'ingest.damaged_pdf') throw error
    const mended = withTrailer(bytes)
    if (mended === null) throw error
    return openPdf(mended, limits)
  }
}

async function filePage(number: number, page: PdfPage, limits: Limits): Promise<FilePage> {
  const { width, height, toPage } = page
  if (!(width >= 1 && height >= 1)) throw fail('ingest.damaged_pdf', `page ${number} has no size`)
  const drawing = await page.drawing()
  const inked = ink(drawing, toPage)
  return {
    textLayer: textLayerWords(
      { page: number, width, height, toPage },
      drawing,
      rulings(drawing, toPage, width, height),
    ),
    imageCover: imageCover(inked.images),
    // A dropped image is no blank page: pdf.js leaves it out of the drawing and complains.
    blank: inked.images.length === 0 && inked.shownText === 0 && inked.paths === 0 && page.warnings.length === 0,
    image: () => pageImage({ number, page, drawing, inked }, limits),
    notes: () => complaints(number, page.warnings),
    release: () => {
      page.release()
    },
  }
}

/** More words over a scan are another engine's reading of it, set to be seen. */
const MOST_OVERLAY = 60

interface OpenPage {
  readonly number: number
  readonly page: PdfPage
  readonly drawing: Drawing
  readonly inked: PageInk
}

/** The scanned image itself where the page is one (0.05–0.4 s), else a rendering (0.5–1.4 s). */
async function pageImage({ number, page, drawing, inked }: OpenPage, limits: Limits): Promise<PageRaster> {
  const { width, height, toPage } = page
  const scanned = scannedImage(inked)
  const image = scanned === null ? await rendered(page, inked) : await taken(page, scanned)
  const lost = page.warnings.find((said) => /maximum allowed size/iu.test(said))
  if (lost !== undefined) throw fail('ingest.too_many_pixels', `the limit is ${limits.maxPixels}`)
  if (page.warnings.some(lostImage) && inked.images.length <= 1) throw fail('ingest.damaged_image')
  const over = scanned === null ? null : textLayerWords({ page: number, width, height, toPage }, overlaid(drawing), [])
  const typed = over !== null && over.words.length > 0 && over.words.length <= MOST_OVERLAY
  return { raster: await atReadingSize(image), overlay: typed ? over : null }
}

async function taken(page: PdfPage, scanned: NonNullable<ReturnType<typeof scannedImage>>): Promise<Raster> {
  const grey = toGrey(await page.pixels(scanned.id))
  const stood = turn(grey, scanned.standing)
  const inchesWide = ((scanned.box.x1 - scanned.box.x0) * page.width) / POINTS_AN_INCH
  const dpi = stood.width / inchesWide
  const fitted = fitToPage({ ...stood, dpi }, scanned.box)
  // Fax pages have another resolution across than down; letters must keep their shape.
  const height = Math.round((fitted.width * page.height) / page.width)
  const squeezed = Math.abs(height / fitted.height - 1) > 0.05
  return squeezed ? resized(fitted, fitted.width, height) : fitted
}

async function rendered(page: PdfPage, inked: PageInk): Promise<Raster> {
  const dpi = renderDpi(page, inked)
  return { ...toGrey(await page.render(dpi / POINTS_AN_INCH)), dpi }
}

function renderDpi(page: PdfPage, { images, shownText, paths }: PageInk): number {
  if (shownText > 0 || paths > 20 || images.length === 0) return RENDER_DPI
  const finest = Math.max(...images.map((image) => dpiOf(image, page)))
  return finest === 0 ? RENDER_DPI : Math.min(RENDER_DPI, Math.max(LEAST_RENDER_DPI, finest))
}

function dpiOf({ image, box, standing }: PlacedImage, page: PdfPage): number {
  const inches = ((box.x1 - box.x0) * page.width) / POINTS_AN_INCH
  if (image === null || inches < 0.5) return 0
  return (standing.upright ? image.width : image.height) / inches
}

/** What pdf.js says when an image, or part of it, is missing. */
function lostImage(said: string): boolean {
  return /unable to decode|maximum allowed size|jpxerror|jbig2error|isn't ready/iu.test(said)
}

function complaints(page: number, warnings: readonly string[]): Diagnostic[] {
  const images = warnings.filter(lostImage).length
  if (images === 0) return []
  const message = `${images} image problem(s) on the page; part of it may be missing`
  return [{ code: 'ingest.page_damaged', severity: 'warning', message, at: { page } }]
}

/** The end mark stands in the last 1,024 bytes, as readers expect. */
function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-1024)).toString('latin1').includes('%%EOF')
}
