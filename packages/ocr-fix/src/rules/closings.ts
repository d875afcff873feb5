import type { Edit } from '@vanthu/document'
import { damageAt, isSuspect, lineText, replace, type Rule } from './rule.js'

const closing = /\.\/(?<=\p{L}\.\/)(?!\.(?:$|\n))[.,;][\p{L}/.,]{0,3}(?=$|\n)/gu
/** "Chủ trì: Sở A: phối hợp: Sở B": what parts the two is a semicolon. */
const parted = /:(?= [Pp]hối hợp ?:)(?<=(?:Chủ trì|Cơ quan chủ trì|Đơn vị chủ trì) ?: [^\n:;]{3,100}:)/gu
/** "KHáCN": the sign between the two halves of a ministry's or department's letters. */
const ampersand = /(?<=(?<!\p{L})(?:KH|GD|TN|NN|TT|VHTT|LĐTB))[áàâãäå8](?=(?:CN|ĐT|MT|PTNT|TT|DL|XH)(?![\p{L}\p{N}]))/gu
const report = /\(b\/c[^\s)áa]{1,2}o\)|\(b\/c[àâãäa]o\)/gu

/**
 * Fixed forms at the end of a paper in misread lines: the closing "./." with a scribble over it ("./,y/"), "(b/cáo)" in the list of
 * recipients, the semicolon between who leads and who joins.
 */
export const closings: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  const put = (pattern: RegExp, replacement: string, rule: string, confidence: number): void => {
    for (const match of text.matchAll(pattern)) {
      if (!isSuspect(damageAt(damage, match.index), scanned)) continue
      edits.push(replace(match.index, match.index + match[0].length, replacement, rule, confidence))
    }
  }
  put(closing, './.', 'closing', 0.85)
  put(ampersand, '&', 'ampersand', 0.9)
  put(parted, ';', 'parting-mark', 0.88)
  put(report, '(b/cáo)', 'report-mark', 0.93)
  return edits
}

/** A stroke between two words, or a speck after the end of a sentence at the end of a line: neither is typed. */
const stroke = /(?<=\p{L}[,;]?) [|¦](?= \p{Ll}|$)/gu
const speck = /(?<=\p{L}[.;]) {1,3}[:|¦~°•](?=[ \t]{0,3}$)/gu

/** What dust makes before the number of a heading: nothing is printed there ("-1.1. Chỉnh trang", "‘2. Sở Y tế"). */
const beforeNumber =
  /^[ \t]{0,20}(?:[-–‘'`"“.,_~]{1,2}\s?(?=\d{1,2}(?:\.\d{1,2}){1,3}\.?\s\p{Lu})|[‘'`,_~]\s?(?=\d{1,2}\.\s\p{Lu}))/u

/**
 * Specks read as signs in misread lines: "môi | trường" → "môi trường", "Kế hoạch này. :" → "Kế hoạch này.", "-1.1. Giống" →
 * "1.1. Giống"; lines of tables stay.
 */
export const specks: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  for (const line of damage) {
    if (!isSuspect(line, scanned)) continue
    const printed = lineText(text, line.span)
    if ((printed.match(/[|¦\t]/gu) ?? []).length > 1) continue
    const label = beforeNumber.exec(printed)
    if (label !== null) edits.push(replace(line.span.from, line.span.from + label[0].length, '', 'speck', 0.88))
    for (const pattern of [stroke, speck]) {
      for (const match of printed.matchAll(pattern)) {
        const from = line.span.from + match.index
        edits.push(replace(from, from + match[0].length, '', 'speck', 0.9))
      }
    }
  }
  return edits
}
