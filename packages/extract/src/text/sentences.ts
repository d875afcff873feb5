import type { Span } from '@vanthu/document'

const end = /[.!?…](?:\s*\/\s*\.)?["”’)]{0,2}(?=\s)|;(?=\s)/gu
/** After these a full stop ends an abbreviation: "TP. Hồ Chí Minh", "TM. ỦY BAN", "P. Hành chính", "Th.S". */
const abbreviated =
  /(?:^|[\s(.])(?:TP|Tp|TX|Tx|TT|P|Q|TM|KT|TL|TUQ|CT|PCT|GS|PGS|TS|ThS|BS|St|V|v|tr|đ\/c|Đ\/c|No|\p{Lu})$/u

/**
 * Sentences of a stretch of text, edge spaces cut. A full stop after an abbreviation or before a small letter ends
 * none; `clauses` also cuts at semicolons.
 */
export function sentences(text: string, within: Span, options: { clauses?: boolean } = {}): readonly Span[] {
  const part = text.slice(within.from, within.to)
  const spans: Span[] = []
  let at = 0
  const put = (to: number): void => {
    const raw = part.slice(at, to)
    const lead = raw.length - raw.trimStart().length
    const size = raw.trim().length
    if (size > 0) spans.push({ from: within.from + at + lead, to: within.from + at + lead + size })
    at = to
  }
  for (const match of part.matchAll(end)) {
    const mark = match[0]
    const stop = match.index + mark.length
    if (mark === ';') {
      if (options.clauses === true) put(stop)
      continue
    }
    if (mark.startsWith('.') && abbreviated.test(part.slice(Math.max(0, match.index - 6), match.index))) continue
    const next = /\S/u.exec(part.slice(stop, stop + 8))?.[0] ?? ''
    if (/\p{Ll}/u.test(next)) continue
    put(stop)
  }
  put(part.length)
  return spans
}
