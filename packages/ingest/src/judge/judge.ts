import type { PageWords } from '../page-words.js'
import { legacyEncodingOf } from './legacy.js'
import { hasMark, isSyllable } from './syllable.js'

export type RejectReason = 'empty' | 'signature-note-only' | 'too-little-text' | 'garbled'

/**
 * What a page's text layer is worth. `score` 0–1 is the share of its syllables that can be Vietnamese (or, in clean
 * foreign text, words). `legacyEncoding`: the text is in TCVN3 or VNI bytes, and can be converted.
 */
export type Verdict =
  | { readonly use: true; readonly score: number; readonly legacyEncoding?: 'tcvn3' | 'vni' }
  | { readonly use: false; readonly score: number; readonly reason: RejectReason }

/** Fewer letters over an image are a stamp, a page number or a note, not the page's text. */
const FEW_LETTERS = 60
/** An image over this share of the page is a scan, and the layer another engine's reading of it. */
const SCAN_COVER = 0.5
/**
 * Least share of syllables that can be Vietnamese. Official text has 0.97–1.0; the layers of engines without the
 * language have 0.5–0.8. A layer made with the text itself (no scan under it) may hold many names and abbreviations.
 */
const LEAST_SCAN = 0.92
const LEAST_DIGITAL = 0.7
/** Least share of syllables with a mark. Official text has 0.75–0.85, text that lost its marks below 0.4. */
const LEAST_MARKED = 0.55

/** What a digital signature prints: not text of the document. */
const note =
  /(?:Người ký|Ký bởi|Ký số|Được ký|Thời gian ký|Ngày ký|Giờ ký|Cơ quan:|Tổ chức:|Email:|E-mail:|Chức vụ:|Digitally signed|Signed by|Signature|DN:|Date:|Reason:|Location:)/iu

/** Judges the text layer of one page. `imageCover` is the share of the page that images cover, 0 where unknown. */
export function judge(page: PageWords, imageCover = 0): Verdict {
  const words = withoutNote(page)
  if (page.words.length === 0) return { use: false, score: 0, reason: 'empty' }
  const text = words.join(' ')
  const letters = lettersUpTo(FEW_LETTERS, words)
  if (letters < FEW_LETTERS && words.length < page.words.length) {
    return { use: false, score: 0, reason: 'signature-note-only' }
  }
  if (letters < FEW_LETTERS && imageCover > SCAN_COVER) return { use: false, score: 0, reason: 'too-little-text' }
  const legacyEncoding = legacyEncodingOf(text)
  if (legacyEncoding !== null) return { use: true, score: 0.95, legacyEncoding }
  const worth = worthOf(text)
  if (worth.foreign) return worth.score >= 0.8 ? { use: true, score: worth.score } : garbled(worth.score)
  const isScan = imageCover > SCAN_COVER
  if (worth.tokens < 12) return worth.score < 0.5 && isScan ? garbled(worth.score) : { use: true, score: worth.score }
  if (worth.score < (isScan ? LEAST_SCAN : LEAST_DIGITAL)) return garbled(worth.score)
  if (worth.tokens >= 30 && worth.marked < (isScan ? LEAST_MARKED : LEAST_MARKED * 0.6)) return garbled(worth.score)
  return { use: true, score: worth.score }
}

/** Of a full page only the first words need be counted; letters outside the basic plane count twice, as in a length. */
function lettersUpTo(enough: number, words: readonly string[]): number {
  let letters = 0
  for (const word of words) {
    if (letters >= enough) break
    letters += word.replace(/[^\p{L}]/gu, '').length
  }
  return letters
}

const garbled = (score: number): Verdict => ({ use: false, score, reason: 'garbled' })

/** The words of the lines that are no signature's note; a note's lines follow one another. */
function withoutNote(page: PageWords): string[] {
  const lines = (page.lines ?? [page.words.map((_, i) => i)]).map((l) => l.flatMap((i) => page.words[i]?.text ?? []))
  return lines.filter((l) => !note.test(l.join(' '))).flat()
}

interface Worth {
  readonly tokens: number
  readonly score: number
  readonly marked: number
  readonly foreign: boolean
}

/** Words so frequent in running English or French that a page of it has one in eight. */
const foreignWords = new Set(
  (
    'the of and to in for is that with by on as are this be shall from or at which an it not have was will its ' +
    'de la le et les des du en un une pour dans est que par sur au aux qui'
  ).split(' '),
)

/** What counts of a token, whatever page it stands on. */
interface Look {
  readonly syllable: boolean
  readonly marked: boolean
  /** Two capitals among the first letters: an abbreviation. */
  readonly capitals: boolean
  /** No Latin letter at all. */
  readonly other: boolean
}

/** A page has the same few hundred syllables as the next one. Official Vietnamese has some 3,000 in all. */
const MOST_LOOKS = 20_000
const LONGEST_LOOK = 20
const looks = new Map<string, Look>()

function lookOf(token: string): Look {
  const known = looks.get(token)
  if (known !== undefined) return known
  const look = {
    syllable: isSyllable(token),
    marked: hasMark(token),
    capitals: /\p{Lu}.*\p{Lu}/u.test(token.slice(0, 12)),
    other: /^[^\p{Script=Latin}\p{M}\p{Co}]+$/u.test(token),
  }
  if (looks.size >= MOST_LOOKS) looks.clear()
  if (token.length <= LONGEST_LOOK) looks.set(token, look)
  return look
}

/** Counts over the tokens of letters. Abbreviations ("UBND", "QĐ-TTg"), single letters and numerals say nothing. */
function worthOf(text: string): Worth {
  const composed = text.normalize('NFC')
  const tokens = (composed.match(/[\p{L}\p{M}\p{Co}]+/gu) ?? []).filter((t) => t.length > 1 && !lookOf(t).capitals)
  const capitals = (composed.match(/(?<![\p{L}\p{M}])\p{Lu}{2,7}(?![\p{L}\p{M}])/gu) ?? []).filter(
    (t) => lookOf(t).syllable,
  )
  const other = tokens.filter((t) => lookOf(t).other).length
  if (other > 0.6 * tokens.length && tokens.length > 0)
    return { tokens: tokens.length, score: 1, marked: 0, foreign: true }
  const common = tokens.filter((t) => foreignWords.has(t.toLowerCase())).length
  const plain = tokens.filter((t) => /^[A-Za-zÀ-ÖØ-öø-ÿŒœ]+$/u.test(t) || t.length > 1).length
  const valid = tokens.filter((t) => lookOf(t).syllable).length
  const marked = tokens.filter((t) => lookOf(t).marked).length
  if (common > 0.12 * tokens.length && marked < 0.35 * tokens.length) {
    return { tokens: tokens.length, score: plain / tokens.length, marked: 0, foreign: true }
  }
  const all = tokens.length + capitals.length
  return {
    tokens: all,
    score: all === 0 ? 0 : (valid + capitals.length) / all,
    marked: tokens.length === 0 ? 0 : marked / tokens.length,
    foreign: false,
  }
}
