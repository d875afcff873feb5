import type { Box, RecognizedLine, RecognizedWord } from '@vanthu/document'
import { enclose } from '@vanthu/document'
import type { Extent } from '../columns.js'
import type { PageWords } from '../page-words.js'

/**
 * A line of print within one column. Lengths are in the page's own unit (pixels or points), the same along both axes,
 * so that they compare with a letter's height.
 */
export interface PageLine extends Extent {
  readonly page: number
  readonly words: readonly RecognizedWord[]
  readonly text: string
  /** Median height of its words: letters with their marks. */
  readonly size: number
  /** Mean over its letters. */
  readonly confidence: number
  /** More than half of its letters are bold; false where the source does not know. */
  readonly bold: boolean
}

/** The page's lines, top to bottom. A line that runs over the gap between two columns is cut there. */
export function pageLines(page: PageWords): PageLine[] {
  const lines = page.lines ?? guessLines(page)
  return lines
    .flatMap((indexes) => {
      const words = indexes.flatMap((i) => page.words[i] ?? [])
      return words.length === 0 ? [] : cutColumns(words, page).map((w) => pageLine(w, page))
    })
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
}

export function pageLine(words: readonly RecognizedWord[], { page, width, height }: PageWords): PageLine {
  const box = boxOf(words)
  const sizes = words.map((w) => ((w.box?.y1 ?? 0) - (w.box?.y0 ?? 0)) * height).sort((a, b) => a - b)
  let letters = 0
  let sure = 0
  let bold = 0
  for (const w of words) {
    letters += w.text.length
    sure += w.text.length * w.confidence
    if (w.bold === true) bold += w.text.length
  }
  return {
    page,
    words,
    text: words.map((w) => w.text).join(' '),
    x0: box.x0 * width,
    x1: box.x1 * width,
    y0: box.y0 * height,
    y1: box.y1 * height,
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
    confidence: letters === 0 ? 0 : sure / letters,
    bold: bold * 2 > letters,
  }
}

const nowhere: Box = { x0: 0, y0: 0, x1: 0, y1: 0 }
const boxOf = (words: readonly RecognizedWord[]): Box => enclose(words.flatMap((w) => w.box ?? [])) ?? nowhere

/** The line as the document keeps it. */
export const recognizedLine = (line: PageLine): RecognizedLine => ({
  page: line.page,
  words: line.words,
  box: boxOf(line.words),
})

/** Words whose middles stand at one height, left to right; for sources that know no lines. */
function guessLines({ words, height }: PageWords): number[][] {
  const rows: { y: number; size: number; members: number[] }[] = []
  words.forEach((word, i) => {
    if (word.box === null) return
    const y = ((word.box.y0 + word.box.y1) / 2) * height
    const size = (word.box.y1 - word.box.y0) * height
    const row = rows.find((r) => Math.abs(r.y - y) < 0.5 * Math.min(r.size, size))
    if (row === undefined) rows.push({ y, size, members: [i] })
    else row.members.push(i)
  })
  return rows.map((r) => r.members.sort((a, b) => (words[a]?.box?.x0 ?? 0) - (words[b]?.box?.x0 ?? 0)))
}

/** "ỦY BAN NHÂN DÂN  CỘNG HÒA XÃ HỘI …", "Nơi nhận:  TM. ỦY BAN NHÂN DÂN": two columns that came as one line. */
const rightColumn = /^(?:CỘNG|TM\.|KT\.|TL\.|TUQ\.|Q\.)$/u

/** Width of a letter, from the word that it stands in. */
const emOf = (box: Box, text: string | undefined, width: number): number =>
  ((box.x1 - box.x0) * width) / Math.max(1, text?.length ?? 1)

function cutColumns(words: readonly RecognizedWord[], { width }: PageWords): RecognizedWord[][] {
  const parts: RecognizedWord[][] = [[]]
  words.forEach((word, i) => {
    const before = words[i - 1]
    const [left, right] = [before?.box, word.box]
    if (left != null && right != null) {
      const gap = (right.x0 - left.x1) * width
      const em = Math.min(emOf(left, before?.text, width), emOf(right, word.text, width))
      const nextIsMotto = /^H(?:ÒA|OÀ|OA|ÓA|ÒÀ)$/u.test(words[i + 1]?.text ?? '')
      const opensRight = rightColumn.test(word.text) && (word.text !== 'CỘNG' || nextIsMotto)
      if (gap > em * 9 || (opensRight && gap > em * 1.2)) parts.push([])
    }
    parts.at(-1)?.push(word)
  })
  return parts
}
