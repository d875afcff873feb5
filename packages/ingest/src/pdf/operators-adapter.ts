import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { DrawingPart, Matrix, PathPart } from './drawing.js'
import { identity } from './drawing.js'
import type { Face, ShownGlyph } from './text-state.js'
import { TextState } from './text-state.js'

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

/**
 * Ligatures of old fonts fall apart, glyphs without a letter (zero bytes) fall away; other compatibility letters stay:
 * "µ" is "à" in TCVN3.
 */
function glyphText(unicode: string): string {
  if (/[\0-\u0008\u000e-\u001f]/u.test(unicode)) return unicode.replace(/[\0-\u0008\u000e-\u001f]/gu, '')
  return /[\ufb00-\ufb06]/u.test(unicode) ? unicode.normalize('NFKC') : unicode
}

interface PdfGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

const nothing: ShownGlyph = { text: '', width: 0, space: false }

/** pdf.js shows the same glyph object wherever a font's letter stands, so each is looked at once a page. */
function shownGlyphs(arg: unknown, seen: Map<PdfGlyph, ShownGlyph>): ShownGlyph[] {
  if (!Array.isArray(arg)) return []
  return (arg as (PdfGlyph | number | null)[]).map((glyph) => {
    if (typeof glyph === 'number') return glyph
    if (glyph === null) return nothing
    const known = seen.get(glyph)
    if (known !== undefined) return known
    const shown = { text: glyphText(glyph.unicode ?? ''), width: glyph.width ?? 0, space: glyph.isSpace ?? false }
    seen.set(glyph, shown)
    return shown
  })
}

type Arguments = readonly unknown[] | null

function number(arg: Arguments, k: number): number {
  return (arg?.[k] as number | undefined) ?? 0
}

/** pdf.js gives matrices as typed arrays or plain ones; arithmetic is fastest where all are of one sort. */
function matrixOf(arg: unknown): Matrix {
  const m = arg as ArrayLike<number>
  return [m[0] ?? 0, m[1] ?? 0, m[2] ?? 0, m[3] ?? 0, m[4] ?? 0, m[5] ?? 0]
}

/** The operators of pdf.js that matter for reading, as our own union; all others are left out. */
export function readParts(
  operators: readonly number[],
  args: readonly unknown[],
  faceOf: (id: string) => Face,
): readonly DrawingPart[] {
  const parts: DrawingPart[] = []
  const state = new TextState()
  const faces = new Map<string, Face>()
  const faceNamed = (id: string): Face => {
    const face = faces.get(id) ?? faceOf(id)
    faces.set(id, face)
    return face
  }
  const glyphs = new Map<PdfGlyph, ShownGlyph>()
  for (let i = 0; i < operators.length; i++) {
    const arg = args[i] as Arguments
    switch (operators[i]) {
      case OPS.save:
      case OPS.beginGroup:
        state.save()
        parts.push({ kind: 'save' })
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state.restore()
        parts.push({ kind: 'restore' })
        break
      case OPS.transform:
        parts.push({ kind: 'transform', matrix: matrixOf(arg) })
        break
      case OPS.paintFormXObjectBegin:
        state.save()
        parts.push({ kind: 'save' })
        if (arg?.[0] != null) parts.push({ kind: 'transform', matrix: matrixOf(arg[0]) })
        break
      case OPS.constructPath:
        pushPath(parts, arg)
        break
      case OPS.paintImageXObject:
        parts.push({ kind: 'image', image: { id: arg?.[0] as string, width: number(arg, 1), height: number(arg, 2) } })
        break
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject: {
        const { width, height } = arg?.[0] as { width: number; height: number }
        parts.push({ kind: 'image', image: { id: null, width, height } })
        break
      }
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintSolidColorImageMask:
        parts.push({ kind: 'image', image: null })
        break
      case OPS.beginText:
        state.begin()
        break
      case OPS.setFont:
        state.set({ face: faceNamed(arg?.[0] as string), size: number(arg, 1) })
        break
      case OPS.setCharSpacing:
        state.set({ charSpacing: number(arg, 0) })
        break
      case OPS.setWordSpacing:
        state.set({ wordSpacing: number(arg, 0) })
        break
      case OPS.setHScale:
        state.set({ stretch: number(arg, 0) / 100 })
        break
      case OPS.setLeading:
        state.set({ leading: number(arg, 0) })
        break
      case OPS.setTextRise:
        state.set({ rise: number(arg, 0) })
        break
      case OPS.setTextRenderingMode:
        state.set({ hidden: number(arg, 0) === 3 || number(arg, 0) === 7 })
        break
      case OPS.setTextMatrix:
        state.matrix(arg?.[0] == null ? identity : matrixOf(arg[0]))
        break
      case OPS.moveText:
        state.move(number(arg, 0), number(arg, 1))
        break
      case OPS.setLeadingMoveText:
        state.set({ leading: -number(arg, 1) })
        state.move(number(arg, 0), number(arg, 1))
        break
      case OPS.nextLine:
        state.nextLine()
        break
      case OPS.showText: {
        const run = state.show(shownGlyphs(arg?.[0], glyphs))
        if (run !== null) parts.push({ kind: 'text', run, hidden: state.hidden })
        break
      }
      default:
    }
  }
  return parts
}

function pushPath(parts: DrawingPart[], arg: readonly unknown[] | null): void {
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
