import type { Edit } from '@vanthu/document'
import { damageAt, isGarbled, isSuspect, replace, type Rule } from './rule.js'
import { circular, isSymbol, symbolFor } from './symbols.js'

const part = /[\p{L}&]{2,14}\p{N}?/gu
const spacedSeparator = / ?([-–/]) ?/gu

/** On a scan of a decision the type in its number can only be QĐ: "188/QP-VPCP". The defence's QP stands last. */
const decisionLine = /(?:^|\n)[ \t]{0,40}QUYẾT ĐỊNH:?[ \t]{0,10}(?:\n|$)/u
const isTypeOfDecision = /^\p{N}{1,5}\/(?:\p{N}{4}\/)?Q[PBD]-$/u

/** Right after the number, or the number and the year, stands the type. */
const typePlace = /^\p{N}{1,5}\/(?:\p{N}{4}\/)?$/u

/**
 * Symbols inside references get their Đ back ("15/2020/ND-CP" → "NĐ-CP", "124/TTr-SLDTBXH" → "SLĐTBXH"). In a misread line
 * spaces around their separators go, when every part is known ("23/CT- TTg" → "23/CT-TTg"); in clean text they stay as
 * printed. Digits are never touched.
 */
export const references: Rule = ({ text, damage, protectedSpans, scanned }) => {
  const edits: Edit[] = []
  const decision = scanned && decisionLine.test(text)
  for (const { from, to, kind } of protectedSpans) {
    if (kind !== 'reference') continue
    const line = damageAt(damage, from)
    const written = text.slice(from, to)
    const found: Edit[] = []
    let allKnown = true
    for (const match of written.matchAll(part)) {
      const symbol =
        decision && isTypeOfDecision.test(written.slice(0, match.index + 3))
          ? 'QĐ'
          : (symbolFor(match[0], isGarbled(line)) ??
            (scanned && typePlace.test(written.slice(0, match.index)) ? circular(match[0]) : null))
      if (symbol === null && !isSymbol(match[0])) allKnown = false
      if (symbol === null) continue
      const at = from + match.index
      found.push(replace(at, at + match[0].length, symbol, 'symbol', 0.97))
    }
    if (allKnown && written.includes(' ') && isSuspect(line, scanned)) {
      for (const match of written.matchAll(spacedSeparator)) {
        if (!match[0].includes(' ')) continue
        const at = from + match.index
        found.push(replace(at, at + match[0].length, match[1] ?? '', 'reference-space', 0.9))
      }
    }
    edits.push(...found.sort((a, b) => a.span.from - b.span.from))
  }
  return edits
}

const acronym = /(?<![\p{L}\p{N}/-])[A-Z&]{4,12}(?![\p{L}\p{N}])/gu

/** Abbreviations in running text whose Đ was lost: "SLDTBXH", "HDND" → "HĐND". Only in misread lines. */
export const acronyms: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  for (const match of text.matchAll(acronym)) {
    if (!/[DPB]/u.test(match[0])) continue
    const line = damageAt(damage, match.index)
    if (!isSuspect(line, scanned)) continue
    const symbol = symbolFor(match[0], isGarbled(line))
    if (symbol !== null) edits.push(replace(match.index, match.index + match[0].length, symbol, 'acronym', 0.94))
  }
  return edits
}
