import type { Edit } from '@vanthu/document'
import { damageAt, isSuspect, replace, type Rule } from './rule.js'

const closing = /\.\/(?<=\p{L}\.\/)(?!\.(?:$|\n))[.,;][\p{L}/.,]{0,3}(?=$|\n)/gu
const report = /\(b\/c[^\s)áa]{1,2}o\)|\(b\/c[àâãäa]o\)/gu

/**
 * Fixed forms at the end of a paper in misread lines: the closing "./." with a scribble over it ("./,y/"), and "(b/cáo)"
 * in the list of recipients.
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
  put(report, '(b/cáo)', 'report-mark', 0.93)
  return edits
}
