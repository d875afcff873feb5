import type { Span } from '@vanthu/document'
import { isSymbol, symbolFor } from '../rules/symbols.js'

/** What of a text decoding may not touch. */
export type ProtectedKind = 'address' | 'reference' | 'number' | 'code' | 'label' | 'abbreviation'

export interface ProtectedSpan extends Span {
  readonly kind: ProtectedKind
}

const notInWord = '(?<![\\p{L}\\p{N}])'
const notOnWord = '(?![\\p{L}\\p{N}])'

/** E-mail addresses, web addresses, names of sites: "vpubnd@vidu.gov.vn", "https://…", "vidu.gov.vn". */
const address =
  '(?<![\\p{L}\\p{N}._%+-])(?:[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,60}(?:\\.[A-Za-z0-9-]{1,60}){1,5}|https?:\\/\\/[^\\s<>"]{1,2000}|www\\.[^\\s<>"]{1,500}|[A-Za-z0-9-]{1,60}(?:\\.[A-Za-z0-9-]{1,60}){0,3}\\.(?:vn|com|org|net|gov|edu)(?![A-Za-z0-9]))'

/**
 * Number and symbol of a paper: digits, then parts joined by "/" or "-" of which one begins with a capital:
 * "45/2019/NĐ-CP", "12-KH/ĐU", "305/UBND-KGVX", "30a/2008/NQ-CP".
 */
const tightPart = '[-/–](?=\\p{Lu})[\\p{L}\\p{N}&]{1,14}'
const loosePart = ` ?[-/–] ?(?:[\\p{Lu}\\p{N}&]{2,12}|TTg|TTr|CTr)${notOnWord}`
const reference = `${notInWord}\\p{N}{1,6}[a-zđ]{0,2}(?:[-/–] ?\\p{N}{4})?(?:${tightPart}|(?: [-/–]|[-/–] )(?:[\\p{Lu}\\p{N}&]{2,12}|TTg|TTr|CTr)${notOnWord}| [-–] \\p{Lu}{2,4}(?=/))(?:${tightPart}|${loosePart}){0,5}${notOnWord}`

/**
 * Digits with everything that holds them together: dates, amounts, ranges, percentages, times, units. A digit beside a sign
 * that an OCR puts for a letter ("¢6" for "có") is none; the raised mark of a footnote ("chính⁵") is one.
 */
const number = `(?<![\\p{L}\\p{N}¢€£&@])[+±-]?\\p{N}{1,30}(?:[.,:/–-]\\p{N}{1,30}){0,12}(?:%|‰|°C|(?:km|kg|ha|cm|mm)[23²³]?|m[23²³]|(?<=\\p{N}\\p{N})m|h\\p{N}{0,2})?(?![\\p{L}\\p{N}¢€£&])|${notInWord}[kcdm]?m[23²³]${notOnWord}|[\\u{2070}-\\u{2079}¹²³]{1,4}`

/** Twenty letters and digits without a space, or a mixture of both that no word has: keys, hashes, accounts. */
const code = `${notInWord}(?:[A-Za-z0-9+/=_]{25,}|(?=[A-Z0-9]{0,12}\\p{N}[A-Z0-9]{0,12}\\p{N})[A-Z][A-Z0-9]{4,24}${notOnWord})`

/** What numbers an item at the head of a line: "IV.", "1.2.", "a)", "đ)", "b1)"; and such a letter with its number after "điểm". */
const label =
  '(?<=^[ \\t]{0,40})(?:[IVX]{1,5}|[a-zđ]\\p{N}{0,2}|\\p{N}{1,2}(?:\\.\\p{N}{1,2}){0,4})[.)](?=[ \\t]|$)|(?<=(?<!\\p{L})[đdĐD]i\\p{L}{1,2}m )[a-hđ]\\p{N}{1,2}(?![\\p{L}\\p{N}])'

/** Abbreviations with a stroke, which are no two words: "b/c", "V/v", "đ/c", "T/M". */
const abbreviation = `${notInWord}(?:b/c(?:áo)?|[Vv]/v|đ/c|p/h|t/h|[TK]/[MTL])${notOnWord}`

/** A number with a dash and a title in capitals after it ("Chuẩn mực số 500- BẰNG CHỨNG") is no reference. */
const numberAndTitle = /^(\p{N}{1,6})(?: [-/–]|[-/–] )(\p{Lu}{2,12})$/u

const pattern = new RegExp(
  `(?<address>${address})|(?<label>${label})|(?<reference>${reference})|(?<number>${number})|(?<abbreviation>${abbreviation})|(?<code>${code})`,
  'muy',
)

/**
 * The spans that no decoder may change, sorted, not overlapping. A digit inside a word ("s6", "1à") is not protected: it
 * is a letter that was misread. Linear in the text.
 */
export function protect(text: string): readonly ProtectedSpan[] {
  const out: ProtectedSpan[] = []
  let at = 0
  while (at < text.length) {
    if (isBlank(text.charCodeAt(at))) {
      at++
      continue
    }
    let end = at + 1
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++
    if (!mayHold(text, at, end)) {
      at = end
      continue
    }
    while (at < end) {
      pattern.lastIndex = at
      const found = pattern.exec(text)
      if (found === null) {
        at++
        continue
      }
      at = pattern.lastIndex
      const kind = kindOf(found.groups ?? {})
      const title = kind === 'reference' ? numberAndTitle.exec(found[0]) : null
      if (title !== null && !isSymbol(title[2] ?? '') && symbolFor(title[2] ?? '', true) === null) {
        at = found.index + (title[1] ?? '').length
        out.push({ from: found.index, to: at, kind: 'number' })
      } else out.push({ from: found.index, to: at, kind })
    }
  }
  return out
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): ProtectedKind {
  if (groups['address'] !== undefined) return 'address'
  if (groups['label'] !== undefined) return 'label'
  if (groups['reference'] !== undefined) return 'reference'
  if (groups['abbreviation'] !== undefined) return 'abbreviation'
  return groups['number'] !== undefined ? 'number' : 'code'
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13

/** What stands in running text between and beside words; letters as well. A full stop is looked at in its place. */
const ordinary = /[\p{L},;:!?()[\]"'“”‘’«»*…–—-]/u
const isOrdinary = new Uint8Array(0x300)
for (let code = 0; code < isOrdinary.length; code++) isOrdinary[code] = ordinary.test(String.fromCharCode(code)) ? 1 : 0

/** From this length on a stretch may be a code. */
const shortestCode = 25
const longestLabel = 6

/**
 * False for a stretch between blanks in which nothing protected can begin, which is most of them: it has ordinary signs
 * only, no full stop inside, and is no label at the head of a line.
 */
function mayHold(text: string, from: number, to: number): boolean {
  if (to - from >= shortestCode) return true
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 46) {
      if (i + 1 < to && !isClosing(text.charCodeAt(i + 1))) return true
    } else if (code < isOrdinary.length ? isOrdinary[code] === 0 : (code < 0x1ea0 || code > 0x1ef9) && !isDash(code))
      return true
  }
  const last = text.charCodeAt(to - 1)
  return (last === 46 || last === 41) && to - from <= longestLabel && isLineHead(text, from)
}

/** ) . ” ’ " , ; after a full stop: the sentence ends there. */
const isClosing = (code: number): boolean =>
  code === 41 || code === 46 || code === 0x201d || code === 0x2019 || code === 34 || code === 44 || code === 59

/** Dashes, quotes and dots of U+2013–U+2026 that stand in running text. */
const isDash = (code: number): boolean => code >= 0x2013 && code <= 0x2026

/** True where only blanks stand before in the line. */
function isLineHead(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i--
  return i < 0 || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13
}
