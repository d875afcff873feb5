import type { Edit } from '@vanthu/document'
import type { DecodeRequest, Decoder } from '../decode/decoder.js'
import type { DamageKind, LineDamage } from '../damage/damage.js'
import { bareText } from '../syllable/letters.js'
import { isBareSyllable, isSyllable } from '../syllable/syllable.js'
import { Lexicon } from './lexicon.js'

const word = /(?<![\p{L}\p{M}\p{N}])\p{L}{1,7}(?![\p{L}\p{M}\p{N}])/gu
/** A reading is taken when this share of all occurrences of its letters are it. */
const dominance = 0.95

/**
 * The decoder without a model: a damaged word becomes the one syllable that its letters can only be ("duoc" → "được",
 * "nguoi" → "người"); words that could be several ("nhan") stay. In a line read by the right OCR only impossible syllables
 * are looked at ("đươc"). Case is kept letter by letter.
 */
export function openLexiconDecoder(table: Uint8Array): Decoder {
  const lexicon = new Lexicon(new TextDecoder().decode(table))
  return { decode: (request) => request.damage.flatMap((line) => decodeLine(request, line, lexicon)) }
}

function decodeLine(request: DecodeRequest, { span, kind }: LineDamage, lexicon: Lexicon): readonly Edit[] {
  if (kind === 'clean' || kind === 'foreign') return []
  const edits: Edit[] = []
  for (const found of request.text.slice(span.from, span.to).matchAll(word)) {
    const written = found[0]
    const from = span.from + found.index
    const to = from + written.length
    if (isProtected(request, from, to) || isAcronym(written)) continue
    const reading = read(written, kind, lexicon)
    if (reading === null) continue
    edits.push({
      span: { from, to },
      replacement: cased(reading.text, written),
      rule: 'decode.lexicon',
      confidence: reading.share,
    })
  }
  return edits
}

function read(written: string, kind: DamageKind, lexicon: Lexicon): { text: string; share: number } | null {
  const lower = written.toLowerCase()
  if (kind === 'vie-misread' && (isSyllable(lower) || lower === bareText(lower))) return null
  const candidates = lexicon.withBare(bareText(lower))
  const total = candidates.reduce((sum, c) => sum + c.count, 0)
  const [best] = candidates
  if (best === undefined || best.syllable === lower || best.syllable.length !== written.length) return null
  // Few occurrences prove nothing; half an occurrence more for what was never seen.
  const share = (best.count - 0.5) / total
  return share >= dominance && best.count >= 20 ? { text: best.syllable, share: Math.min(0.99, share) } : null
}

const isAcronym = (written: string): boolean =>
  written.length > 1 && written === written.toUpperCase() && !isBareSyllable(bareText(written))

/** Spans are sorted: binary search for the first that ends behind the place. */
function isProtected({ protectedSpans }: DecodeRequest, from: number, to: number): boolean {
  let lo = 0
  let hi = protectedSpans.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((protectedSpans[mid]?.to ?? Infinity) <= from) lo = mid + 1
    else hi = mid
  }
  const span = protectedSpans[lo]
  return span !== undefined && span.from < to
}

const cased = (reading: string, written: string): string =>
  [...reading].map((letter, i) => (isUpper(written.charAt(i)) ? letter.toUpperCase() : letter)).join('')

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase()
