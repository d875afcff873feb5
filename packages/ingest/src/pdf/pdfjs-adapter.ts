import { keepResponse, restorePush } from './native-globals.js'
import { provideCanvas, takeCanvasBack } from './lent-canvas-adapter.js'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fail } from '../failure.js'
import { allowAnySize } from './canvas-size.js'
import type { Limits } from '../limits.js'
import type { Drawing, Matrix } from './drawing.js'
import { readParts } from './operators-adapter.js'
import { inflateQuickly } from './quick-inflate.js'
import type { Face } from './text-state.js'
import { readingOnly } from './unsent-operators-adapter.js'

restorePush()
takeCanvasBack()
allowAnySize()
inflateQuickly()

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => join(home, name) + sep

/** Pixels as pdf.js gives them: one bit (rows padded to bytes), three or four bytes a pixel. */
export interface PdfPixels {
  readonly width: number
  readonly height: number
  readonly channels: 'bit' | 'rgb' | 'rgba'
  readonly data: Uint8Array | Uint8ClampedArray
}

export interface PdfPage {
  /** Visible size in points, after rotation. */
  readonly width: number
  readonly height: number
  /** Maps the page's user space to fractions of the visible page, origin at the top left. */
  readonly toPage: Matrix
  drawing(): Promise<Drawing>
  /** @throws CodedError `ingest.damaged_image` where the image cannot be decoded. */
  pixels(imageId: string): Promise<PdfPixels>
  render(dotsPerPoint: number): Promise<PdfPixels>
  /** Complaints of pdf.js since the page was opened. */
  readonly warnings: readonly string[]
  release(): void
}

export interface PdfFile {
  readonly pages: number
  page(number: number): Promise<PdfPage>
  close(): Promise<void>
}

// pdf.js tells of images that it drops only through console.warn; this process has no other use of it.
let heard: string[] = []
const listen = (said: unknown): void => {
  if (typeof said === 'string' && heard.length < 100) heard.push(said.replace(/^Warning: /u, ''))
}

/**
 * Opens a PDF. Only in a child process: decoders run out of memory, hang and crash on bad files.
 * @throws CodedError `ingest.encrypted_pdf`, `ingest.damaged_pdf`.
 */
export async function openPdf(bytes: Uint8Array, limits: Pick<Limits, 'maxPixels'>): Promise<PdfFile> {
  console.warn = listen // eslint-disable-line no-console -- see above
  const task = load(bytes, limits, 'read')
  let document: PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy()
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw fail('ingest.encrypted_pdf', undefined, error)
    throw fail('ingest.damaged_pdf', error instanceof Error ? error.message.slice(0, 120) : undefined, error)
  } finally {
    // The part that parses is loaded with the first document, and mends as well.
    restorePush()
    keepResponse()
  }
  let drawn: PDFDocumentLoadingTask | null = null
  const toDraw = async (): Promise<PDFDocumentProxy> => {
    if (drawn === null) {
      provideCanvas()
      drawn = load(await document.getData(), limits, 'draw')
    }
    return drawn.promise
  }
  return {
    pages: document.numPages,
    page: async (number) => {
      heard = []
      return open(await document.getPage(number), toDraw, limits)
    },
    close: async () => {
      await task.destroy()
      await drawn?.destroy()
    },
  }
}

/** No face is ever shown: to the fonts that pdf.js brings it is enough that they were taken. */
class TakenFace {
  readonly loaded = Promise.resolve(this)
}
const takesFonts = { fonts: { add: () => undefined, delete: () => undefined } }

/**
 * To draw, pdf.js makes an outline of every letter as it meets it. Most pages are only read, so a document is opened
 * to be read, and once more when the first of its pages is to be drawn.
 */
function load(bytes: Uint8Array, limits: Pick<Limits, 'maxPixels'>, use: 'read' | 'draw'): PDFDocumentLoadingTask {
  if (use === 'read') Object.defineProperty(globalThis, 'FontFace', { value: TakenFace, configurable: true })
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    disableFontFace: use === 'draw',
    ...(use === 'read' ? { ownerDocument: takesFonts as never } : {}),
    useSystemFonts: false,
    // Without these JPEG 2000 and JBIG2 pages come out blank, without an error.
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    maxImageSize: limits.maxPixels,
    verbosity: 1,
  })
}

function open(page: PDFPageProxy, toDraw: () => Promise<PDFDocumentProxy>, limits: Pick<Limits, 'maxPixels'>): PdfPage {
  const viewport = page.getViewport({ scale: 1 })
  const { width, height } = viewport
  const [a, b, c, d, e, f] = viewport.transform as unknown as Matrix
  const warnings = heard
  return {
    width,
    height,
    toPage: [a / width, b / height, c / width, d / height, e / width, f / height],
    warnings,
    drawing: async () => {
      const list = await readingOnly(() => page.getOperatorList({ annotationMode: 0 }))
      return { parts: readParts(list.fnArray, list.argsArray as unknown[], (id) => faceOf(page, id)) }
    },
    pixels: (imageId) => pixelsOf(page, imageId),
    render: async (dotsPerPoint) => {
      const scaled = page.getViewport({ scale: dotsPerPoint })
      const [w, h] = [Math.ceil(scaled.width), Math.ceil(scaled.height)]
      if (w * h > limits.maxPixels) throw fail('ingest.too_many_pixels', `a page of ${w} × ${h} pixels`)
      const document = await toDraw()
      const drawn = await document.getPage(page.pageNumber)
      const factory = document.canvasFactory as CanvasFactory
      const held = factory.create(w, h)
      try {
        await drawn.render({ canvas: held.canvas, canvasContext: held.context, viewport: scaled, annotationMode: 0 })
          .promise
        const { data } = held.context.getImageData(0, 0, w, h)
        return {
          width: w,
          height: h,
          channels: 'rgba',
          data: new Uint8Array(data.buffer, data.byteOffset, data.length),
        }
      } finally {
        factory.destroy(held)
        drawn.cleanup()
      }
    },
    release: () => {
      page.cleanup()
    },
  }
}

type RenderTarget = Parameters<PDFPageProxy['render']>[0]

interface CanvasAndContext {
  readonly canvas: RenderTarget['canvas']
  readonly context: NonNullable<RenderTarget['canvasContext']> & {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  }
}

/** pdf.js brings its own canvas; a second version of the canvas library in one process crashes it. */
interface CanvasFactory {
  create(width: number, height: number): CanvasAndContext
  destroy(held: CanvasAndContext): void
}

interface PdfFont {
  readonly name?: string
  readonly ascent?: number
  readonly descent?: number
  readonly fontMatrix?: readonly number[]
}

/** Weight and slope by the font's name ("TimesNewRomanPS-BoldMT"). */
function faceOf(page: PDFPageProxy, id: string): Face {
  const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfFont | null) : null
  const name = font?.name ?? ''
  const { ascent = 0, descent = 0 } = font ?? {}
  const known = ascent > 0.4 && ascent < 1.3 && descent < 0 && descent > -0.6
  return {
    ascent: known ? ascent : 0.89,
    descent: known ? descent : -0.22,
    bold: /bold|black|heavy|demi/iu.test(name),
    italic: /ital|oblique/iu.test(name),
    unit: font?.fontMatrix?.[0] ?? 0.001,
  }
}

async function pixelsOf(page: PDFPageProxy, id: string): Promise<PdfPixels> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  const found = await new Promise<unknown>((resolve) => {
    objects.get(id, resolve)
  })
  const pixels = found as { width: number; height: number; kind?: number; data?: Uint8Array } | null
  const channels = ([undefined, 'bit', 'rgb', 'rgba'] as const)[pixels?.kind ?? 0]
  if (pixels?.data === undefined || channels === undefined) {
    throw fail('ingest.damaged_image')
  }
  return { width: pixels.width, height: pixels.height, channels, data: pixels.data }
}
