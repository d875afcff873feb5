import { restorePush } from './native-push.js'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fail } from '../failure.js'
import { allowAnySize } from './canvas-size.js'
import type { Limits } from '../limits.js'
import type { Drawing, DrawnImage, Matrix, PathPart } from './drawing.js'
import type { Face, ShownGlyph } from './text-state.js'
import { TextState } from './text-state.js'

restorePush()
allowAnySize()

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
    isOffscreenCanvasSupported: false,
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
    // The part that parses is loaded with the first document, and brings its own replacement.
    restorePush()
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
    drawing: async () => {
      const list = await page.getOperatorList({ annotationMode: 0 })
      return { parts: readParts(page, list.fnArray, list.argsArray as unknown[]) }
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

/** Ligatures of old fonts; other compatibility letters stay, "µ" is "à" in TCVN3. */
const glyphText = (unicode: string): string => (/[\ufb00-\ufb06]/u.test(unicode) ? unicode.normalize('NFKC') : unicode)

function shownGlyphs(arg: unknown): ShownGlyph[] {
  if (!Array.isArray(arg)) return []
  return (arg as ({ unicode?: string; width?: number; isSpace?: boolean } | number | null)[]).map((glyph) =>
    typeof glyph === 'number'
      ? glyph
      : { text: glyphText(glyph?.unicode ?? ''), width: glyph?.width ?? 0, space: glyph?.isSpace ?? false },
  )
}

/** The operators that matter for reading, as our own union; all others are left out. */
function readParts(page: PDFPageProxy, operators: readonly number[], args: readonly unknown[]): Drawing['parts'] {
  const parts: Drawing['parts'][number][] = []
  const state = new TextState()
  const faces = new Map<string, Face>()
  const faceNamed = (id: string): Face => {
    const face = faces.get(id) ?? faceOf(page, id)
    faces.set(id, face)
    return face
  }
  operators.forEach((operator, i) => {
    const arg = args[i] as readonly unknown[] | null
    const number = (k: number): number => (arg?.[k] as number | undefined) ?? 0
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        state.save()
        parts.push({ kind: 'save' })
        return
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state.restore()
        parts.push({ kind: 'restore' })
        return
      case OPS.transform:
        parts.push({ kind: 'transform', matrix: arg as unknown as Matrix })
        return
      case OPS.paintFormXObjectBegin:
        state.save()
        parts.push({ kind: 'save' })
        if (arg?.[0] != null) parts.push({ kind: 'transform', matrix: arg[0] as Matrix })
        return
      case OPS.constructPath:
        pushPath(parts, arg)
        return
      case OPS.paintImageXObject:
        parts.push({ kind: 'image', image: { id: arg?.[0] as string, width: number(1), height: number(2) } })
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
      case OPS.beginText:
        state.begin()
        return
      case OPS.setFont:
        state.set({ face: faceNamed(arg?.[0] as string), size: number(1) })
        return
      case OPS.setCharSpacing:
        state.set({ charSpacing: number(0) })
        return
      case OPS.setWordSpacing:
        state.set({ wordSpacing: number(0) })
        return
      case OPS.setHScale:
        state.set({ stretch: number(0) / 100 })
        return
      case OPS.setLeading:
        state.set({ leading: number(0) })
        return
      case OPS.setTextRise:
        state.set({ rise: number(0) })
        return
      case OPS.setTextRenderingMode:
        state.set({ hidden: number(0) === 3 || number(0) === 7 })
        return
      case OPS.setTextMatrix:
        state.matrix((arg?.[0] ?? [1, 0, 0, 1, 0, 0]) as Matrix)
        return
      case OPS.moveText:
        state.move(number(0), number(1))
        return
      case OPS.setLeadingMoveText:
        state.set({ leading: -number(1) })
        state.move(number(0), number(1))
        return
      case OPS.nextLine:
        state.nextLine()
        return
      case OPS.showText: {
        const run = state.show(shownGlyphs(arg?.[0]))
        if (run !== null) parts.push({ kind: 'text', run, hidden: state.hidden })
        return
      }
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
