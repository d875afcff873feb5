import type { Span } from '@vanthu/document'
import type { DamageKind, LineDamage } from '../damage/damage.js'
import type { DecodeRequest } from './decoder.js'

/** A printed line with its judgement, and how it is parted from the line before. */
export interface JudgedLine {
  readonly span: Span
  readonly kind: DamageKind
  /** `open`: only a line break, the sentence may go on; `closed`: it cannot; `none`: the same paragraph goes on. */
  readonly before: 'none' | 'open' | 'closed'
}

const label = /^\s{0,20}(?:[-+*•–—]|\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){0,3}[.)]|\p{L}\)|[IVXLHl1]{1,5}\.)/u

/** Decoded together at most; longer paragraphs (tables run together, a file without line breaks) are cut. */
const mostLines = 60

/**
 * Runs of lines in which one sentence may go on from line to line, with at least one line that needs decoding. A blank
 * line, a tab or a page break ends a run.
 */
export function paragraphs(request: DecodeRequest): readonly (readonly JudgedLine[])[] {
  const out: JudgedLine[][] = []
  let run: JudgedLine[] = []
  const close = (): void => {
    if (run.some((line) => needsDecoding(line.kind))) out.push(run)
    run = []
  }
  let end = 0
  const kindOf = lineKinds(request.damage)
  request.lines.forEach((span, i) => {
    const between = request.text.slice(end, span.from)
    if (/\n\s{0,200}\n|[\t\f]/.test(between) || run.length >= mostLines) close()
    const broken = between.includes('\n')
    const before = !broken ? 'none' : label.test(request.text.slice(span.from, span.from + 30)) ? 'closed' : 'open'
    run.push({ span, kind: kindOf(i), before })
    end = span.to
  })
  close()
  return out
}

/**
 * The kind of each line. A line without any mark in a text that is mostly read by an engine of another language is one
 * more of its lines: there "D6i" is a word, in typed text it is a code.
 */
function lineKinds(damage: readonly LineDamage[]): (line: number) => DamageKind {
  const count = (kind: DamageKind): number => damage.reduce((n, d) => n + Number(d.kind === kind), 0)
  const garbled = count('eng-garble') > count('unmarked')
  return (line) => {
    const kind = damage[line]?.kind ?? 'clean'
    return garbled && kind === 'unmarked' ? 'eng-garble' : kind
  }
}

/** True of the kinds of damage that the decoder repairs. */
export const needsDecoding = (kind: DamageKind): boolean =>
  kind === 'eng-garble' || kind === 'unmarked' || kind === 'lossy-ocr' || kind === 'vie-misread'
