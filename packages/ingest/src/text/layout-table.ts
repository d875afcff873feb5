import type { Block, ParagraphBlock, ParagraphRole, TableBlock } from '@vanthu/document'
import { textOf } from './words.js'

const MOTTO =
  /CỘNG\s{1,3}HÒA\s{1,3}XÃ\s{1,3}HỘI|CỘNG\s{1,3}HOÀ\s{1,3}XÃ\s{1,3}HỘI|ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM/u
const RECIPIENTS = /^\s{0,8}Nơi\s{1,3}nhận/iu

/**
 * Word documents set the letterhead (agency | quốc hiệu) and the end (Nơi nhận | signature) as tables of two columns
 * without borders. Such a table becomes paragraphs, column by column with their roles; all other tables stay.
 */
export function unfoldLayoutTable(table: TableBlock): Block[] {
  const columns = Math.max(0, ...table.rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.columns)))
  if (columns < 1 || columns > 3 || table.rows.length > 6) return [table]
  const all = table.rows.flatMap((row) => row.cells)
  const paragraphs = all.flatMap((cell) => cell.paragraphs.map((paragraph) => textOf(paragraph).normalize('NFC')))
  const roles = paragraphs.some((text) => MOTTO.test(text))
    ? (['letterhead', 'motto'] as const)
    : paragraphs.some((text) => RECIPIENTS.test(text))
      ? (['recipients', 'signature'] as const)
      : null
  if (roles === null) return [table]
  const half = columns / 2
  const side = (left: boolean, role: ParagraphRole): ParagraphBlock[] =>
    all
      .filter((cell) => columns === 1 || cell.column < half === left)
      .flatMap((cell) => cell.paragraphs.map((paragraph) => ({ ...paragraph, role })))
  return columns === 1 ? side(true, roles[0]) : [...side(true, roles[0]), ...side(false, roles[1])]
}
