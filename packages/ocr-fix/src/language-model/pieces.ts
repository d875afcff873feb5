/** How a piece is parted from the next one: not at all or by space, by a comma or colon, by the end of a sentence or label. */
export type Stop = 'none' | 'comma' | 'end'

/**
 * The unit that the language model counts and the decoder replaces: what stands between spaces, hyphens, slashes and
 * sentence marks. "91-KH/TU" has the pieces "91", "KH", "TU"; a date or an amount ("25/12/2023", "1.590") is one.
 */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly kind: 'word' | 'number' | 'mixed' | 'symbol'
  /** True when no space stands between this piece and the one before it. */
  readonly glued: boolean
  readonly after: Stop
}

const enum Class {
  Letter,
  Digit,
  Space,
  /** Parts pieces everywhere: - – — / . , ; : … + = % * • */
  Separator,
  /** Belongs to a piece only between two characters that do: brackets, quotes, ' ’ ? ! */
  Edge,
  /** Belongs to a piece wherever it stands: & ¢ € | @ and whatever else a recogniser puts for a letter. */
  Symbol,
}

const table = new Uint8Array(0x300).fill(Class.Symbol)
for (let code = 0; code < table.length; code++) {
  const unit = String.fromCharCode(code)
  if (/\p{L}/u.test(unit)) table[code] = Class.Letter
  else if (/\p{Nd}/u.test(unit)) table[code] = Class.Digit
  else if (/[\s\p{Cc}]/u.test(unit)) table[code] = Class.Space
  else if ('-/.,;:+=%*·'.includes(unit)) table[code] = Class.Separator
  else if ('()[]{}<>"\'?!«»`´'.includes(unit)) table[code] = Class.Edge
}

function classOf(code: number): Class {
  if (code < table.length) return table[code] ?? Class.Symbol
  if (code >= 0x1e00 && code < 0x1f00) return Class.Letter
  if (code >= 0x2010 && code <= 0x2015) return Class.Separator
  if (code === 0x2026 || code === 0x2022 || code === 0x25cf || code === 0x2212) return Class.Separator
  if (code >= 0x2018 && code <= 0x201f) return Class.Edge
  if (code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029) return Class.Space
  return /\p{L}|\p{M}/u.test(String.fromCharCode(code)) ? Class.Letter : Class.Symbol
}

const isSpace = (code: number): boolean => classOf(code) === Class.Space

/** The pieces of `text` in `[from, to)`, in text order. Linear in the length. */
export function piecesOf(text: string, from = 0, to = text.length): Piece[] {
  const out: Piece[] = []
  let at = from
  while (at < to) {
    if (isSpace(text.charCodeAt(at))) {
      at++
      continue
    }
    let end = at + 1
    while (end < to && !isSpace(text.charCodeAt(end))) end++
    chunk(text, at, end, out)
    at = end
  }
  return out
}

function chunk(text: string, from: number, to: number, out: Piece[]): void {
  let at = from
  let glued = false
  while (at < to) {
    const code = classOf(text.charCodeAt(at))
    if (code === Class.Separator || code === Class.Edge) {
      at++
      continue
    }
    let end = at
    let letters = 0
    let digits = 0
    let pureDigits = true
    for (; end < to; end++) {
      const c = classOf(text.charCodeAt(end))
      if (c === Class.Letter) letters++
      else if (c === Class.Digit) digits++
      else if (c === Class.Edge) {
        if (end + 1 >= to || !core(text.charCodeAt(end + 1))) break
      } else if (c === Class.Separator) {
        if (!pureDigits || !joins(text, end, to)) break
        continue
      } else if (c === Class.Space) break
      if (c !== Class.Digit) pureDigits = false
    }
    const kind = digits === 0 ? (letters === 0 ? 'symbol' : 'word') : pureDigits ? 'number' : 'mixed'
    out.push({ from: at, to: end, kind, glued, after: stopAfter(text, end, to, kind === 'number') })
    glued = true
    at = end
  }
}

const core = (code: number): boolean => {
  const c = classOf(code)
  return c === Class.Letter || c === Class.Digit || c === Class.Symbol
}

/** One of . , / : - between two digits holds a number together. */
function joins(text: string, at: number, to: number): boolean {
  return (
    at + 1 < to &&
    '.,/:-'.includes(text.charAt(at)) &&
    classOf(text.charCodeAt(at - 1)) === Class.Digit &&
    classOf(text.charCodeAt(at + 1)) === Class.Digit
  )
}

/** What stands between a piece and the end of its chunk or the next piece; "1.Mục" ends after its label. */
function stopAfter(text: string, end: number, to: number, number: boolean): Stop {
  let stop: Stop = 'none'
  for (let i = end; i < to; i++) {
    const unit = text.charAt(i)
    if (unit === '.' || unit === '?' || unit === '!' || unit === '…') stop = 'end'
    else if (unit === ',' || unit === ';' || unit === ':') {
      if (stop === 'none') stop = 'comma'
    } else if (core(text.charCodeAt(i))) return number && stop === 'end' ? 'end' : 'none'
  }
  return stop
}

/** Events of the language model that are no words. Their ids come first in every vocabulary, in this order. */
export const events = ['<s>', '<c>', '<unk>', '<n>', '<y>', '<d>', '<a>', '<mix>'] as const

/** Index into `events`. */
export const sentenceEvent = 0
export const commaEvent = 1
export const unknownEvent = 2
export const mixedEvent = 7

/** The class of a number: up to two digits, a year, with a slash (dates, references), any other amount. */
export function numberEvent(digits: string): number {
  if (digits.length <= 2) return 3
  if (digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'))) return 4
  return digits.includes('/') ? 5 : 6
}
