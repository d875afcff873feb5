import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { DrawingPart, Matrix, PathPart } from './drawing.js'
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

function shownGlyphs(arg: unknown): ShownGlyph[] {
  if (!Array.isArray(arg)) return []
  return (arg as ({ unicode?: string; width?: number; isSpace?: boolean } | number | null)[]).map((glyph) =>
    typeof glyph === 'number'
      ? glyph
      : { text: glyphText(glyph?.unicode ?? ''), width: glyph?.width ?? 0, space: glyph?.isSpace ?? false },
  )
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
      case OPS.paintImageMaskXObject: {
        const { width, height } = arg?.[0] as { width: number; height: number }
        parts.push({ kind: 'image', image: { id: null, width, height } })
        return
      }
      case OPS.paintInlineImageXObjectGroup:
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
