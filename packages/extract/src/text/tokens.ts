import { fold } from './fold.js'

/** A word or a single mark of punctuation. Offsets are in the text that was cut. */
export interface Token {
  readonly from: number
  readonly to: number
  /** As printed. */
  readonly raw: string
  /** As compared; see `fold`. */
  readonly key: string
  readonly word: boolean
  /** Begins with a capital. */
  readonly capital: boolean
  /** Two or more letters, none of them small: "UBND", "LĐTBXH". */
  readonly caps: boolean
}

// The mark of a footnote ("Thủ tướng Chính phủ¹") is neither a word nor part of one.
const pattern = /([\p{L}\p{M}\p{Nd}]+)|[^\s¹²³⁰-⁹]/gu

/** Words and marks of `[from, to)` in order. */
export function tokenize(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = []
  const part = text.slice(from, to)
  const folded = fold(part)
  for (const match of part.matchAll(pattern)) {
    const raw = match[0]
    const at = match.index
    const word = match[1] !== undefined
    const key = folded.slice(at, at + raw.length)
    const capital = word && raw.charCodeAt(0) !== key.charCodeAt(0) && /^\p{Lu}/u.test(raw)
    tokens.push({
      from: from + at,
      to: from + at + raw.length,
      raw,
      key,
      word,
      capital,
      caps: capital && raw.length > 1 && /^[\p{Lu}\p{N}]+$/u.test(raw),
    })
  }
  return tokens
}
