import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import type { Drawing, DrawnImage, Matrix, PathPart } from './drawing.js'
import type { TextItem } from './text-layer.js'

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
  text(): Promise<readonly TextItem[]>
  drawing(): Promise<Drawing>
  /** @throws CodedError `ingest.damaged_image` where the image cannot be decoded. */
  pixels(image: DrawnImage): Promise<PdfPixels>
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
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
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
  let document: PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy()
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw fail('ingest.encrypted_pdf', undefined, error)
    throw fail('ingest.damaged_pdf', error instanceof Error ? error.message.slice(0, 120) : undefined, error)
  }
  return {
    pages: document.numPages,
    page: async (number) => {
      heard = []
      return open(document, await document.getPage(number), limits)
    },
    close: () => task.destroy(),
  }
}

function open(document: PDFDocumentProxy, page: PDFPageProxy, limits: Pick<Limits, 'maxPixels'>): PdfPage {
  const viewport = page.getViewport({ scale: 1 })
  const { width, height } = viewport
  const [a, b, c, d, e, f] = viewport.transform as unknown as Matrix
  const warnings = heard
  return {
    width,
    height,
    toPage: [a / width, b / height, c / width, d / height, e / width, f / height],
    warnings,
    text: async () => {
      const content = await page.getTextContent()
      const faces = new Map<string, Face>()
      return content.items.flatMap((item): TextItem[] => {
        if (!('str' in item)) return []
        let face = faces.get(item.fontName)
        if (face === undefined) {
          face = faceOf(page, item.fontName, content.styles[item.fontName])
          faces.set(item.fontName, face)
        }
        const { ascent, descent, bold, italic } = face
        return [
          {
            text: item.str,
            transform: item.transform as unknown as Matrix,
            width: item.width,
            endsLine: item.hasEOL,
            ascent,
            descent,
            bold,
            italic,
          },
        ]
      })
    },
    drawing: async () => {
      const list = await page.getOperatorList({ annotationMode: 0 })
      return { parts: readParts(list.fnArray, list.argsArray as unknown[]) }
    },
    pixels: (image) => pixelsOf(page, image),
    render: async (dotsPerPoint) => {
      const scaled = page.getViewport({ scale: dotsPerPoint })
      const [w, h] = [Math.ceil(scaled.width), Math.ceil(scaled.height)]
      if (w * h > limits.maxPixels) throw fail('ingest.too_many_pixels', `a page of ${w} × ${h} pixels`)
      const factory = document.canvasFactory as CanvasFactory
      const held = factory.create(w, h)
      try {
        await page.render({ canvas: held.canvas, canvasContext: held.context, viewport: scaled, annotationMode: 0 })
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

interface Face {
  readonly ascent: number
  readonly descent: number
  readonly bold: boolean
  readonly italic: boolean
}

/** Weight and slope by the font's name ("TimesNewRomanPS-BoldMT"), which is known once the drawing was read. */
function faceOf(page: PDFPageProxy, id: string, style: { ascent: number; descent: number } | undefined): Face {
  const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as { name?: string } | null) : null
  const name = font?.name ?? ''
  const known = style !== undefined && style.ascent > 0 && style.ascent < 1.5
  return {
    ascent: known ? style.ascent : 0.89,
    descent: known && style.descent < 0 ? style.descent : -0.22,
    bold: /bold|black|heavy|demi/iu.test(name),
    italic: /ital|oblique/iu.test(name),
  }
}

async function pixelsOf(page: PDFPageProxy, image: DrawnImage): Promise<PdfPixels> {
  const objects = image.id.startsWith('g_') ? page.commonObjs : page.objs
  const found = await new Promise<unknown>((resolve) => {
    objects.get(image.id, resolve)
  })
  const pixels = found as { width: number; height: number; kind?: number; data?: Uint8Array } | null
  const channels = ([undefined, 'bit', 'rgb', 'rgba'] as const)[pixels?.kind ?? 0]
  if (pixels?.data === undefined || channels === undefined) {
    throw fail('ingest.damaged_image', `${image.width} × ${image.height} pixels`)
  }
  return { width: pixels.width, height: pixels.height, channels, data: pixels.data }
}

// Numbers of a path's parts, as pdf.js packs them into one array.
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3

const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const fills = new Set<number>([OPS.fill, OPS.eoFill])

/** The operators that matter for reading, as our own union; all others are left out. */
function readParts(operators: readonly number[], args: readonly unknown[]): Drawing['parts'] {
  const parts: Drawing['parts'][number][] = []
  operators.forEach((operator, i) => {
    const arg = args[i] as readonly unknown[] | null
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        parts.push({ kind: 'save' })
        return
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        parts.push({ kind: 'restore' })
        return
      case OPS.transform:
        parts.push({ kind: 'transform', matrix: arg as unknown as Matrix })
        return
      case OPS.paintFormXObjectBegin:
        parts.push({ kind: 'save' })
        if (Array.isArray(arg?.[0])) parts.push({ kind: 'transform', matrix: arg[0] as unknown as Matrix })
        return
      case OPS.constructPath:
        pushPath(parts, arg)
        return
      case OPS.paintImageXObject:
        parts.push({
          kind: 'image',
          image: { id: arg?.[0] as string, width: arg?.[1] as number, height: arg?.[2] as number },
        })
        return
      case OPS.paintInlineImageXObject:
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintSolidColorImageMask:
        parts.push({ kind: 'image', image: null })
        return
      case OPS.setTextRenderingMode:
        parts.push({ kind: 'text-mode', hidden: arg?.[0] === 3 || arg?.[0] === 7 })
        return
      case OPS.showText:
      case OPS.showSpacedText:
        parts.push({ kind: 'text' })
        return
      default:
    }
  })
  return parts
}

function pushPath(parts: Drawing['parts'][number][], arg: readonly unknown[] | null): void {
  const painted = arg?.[0] as number
  const packed = (arg?.[1] as readonly unknown[] | undefined)?.[0]
  const how = strokes.has(painted) ? 'stroke' : fills.has(painted) ? 'fill' : null
  if (how === null) return
  if (!(packed instanceof Float32Array)) return
  const steps: PathPart[] = []
  for (let i = 0; i < packed.length;) {
    const step = packed[i]
    const at = (k: number): number => packed[i + k] ?? 0
    if (step === MOVE || step === LINE) {
      steps.push({ kind: step === MOVE ? 'move' : 'line', x: at(1), y: at(2) })
      i += 3
    } else if (step === CURVE) {
      steps.push({ kind: 'curve', x: at(5), y: at(6) })
      i += 7
    } else if (step === QUADRATIC) {
      steps.push({ kind: 'curve', x: at(3), y: at(4) })
      i += 5
    } else {
      steps.push({ kind: 'close' })
      i += 1
    }
  }
  parts.push({ kind: 'path', how, steps })
}
