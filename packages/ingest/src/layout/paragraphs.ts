import type { ParagraphRole } from '@vanthu/document'
import type { Frame } from './frame.js'
import { endsShort, isBalanced, isCentred, isIndented } from './frame.js'
import {
  endsOpen,
  endsSentence,
  isAgencyOverTwoLines,
  isCapitals,
  startsInside,
  startsLower,
  startsOwnLine,
  startsWithBullet,
  startsWithLabel,
} from './line-cues.js'
import type { PageLine } from './page-line.js'

/** A body line with the frame of the page that it stands on. */
export interface FramedLine {
  readonly line: PageLine
  readonly frame: Frame
}

/** Whether `b` goes on with the body paragraph that `first` opened and whose last line is `a`. */
export function bodyContinues(first: FramedLine, a: FramedLine, b: FramedLine): boolean {
  const [before, text] = [a.line.text, b.line.text]
  const ended = endsSentence(before)
  const newPage = a.line.page !== b.line.page
  if (sameRow(a.line, b.line)) return true
  if (isAgencyOverTwoLines(before, text)) return true
  if (/^Nơi nhận|^Kính gửi/u.test(text)) return false
  const short = endsShort(a.line, b.line, a.frame)
  const indented = isIndented(b.line, b.frame)
  const [aIsCentred, bIsCentred] = [isCentred(a.line, a.frame), isCentred(b.line, b.frame)]
  if (!newPage && isCaption(first.line.text) && !before.includes(')') && b.line.y0 - a.line.y1 < a.frame.pitch)
    return true
  const centred =
    (aIsCentred && (bIsCentred || isBalanced(b.line, b.frame))) || (bIsCentred && isBalanced(a.line, a.frame))
  if (aIsCentred && !centred && isCapitals(before) && !isCapitals(text)) return false
  if (centred) return centredContinues(a, b, newPage)
  // A gap wider than a line's parts paragraphs that nothing else would part.
  const apart = !newPage && b.line.y0 - a.line.y1 > a.frame.pitch * 1.1
  if (startsWithLabel(text) || startsOwnLine(text)) {
    return !ended && !short && !indented && !apart && (endsOpen(before) || startsLower(text))
  }
  if (startsWithBullet(text)) return !ended && !short && !indented && !isCapitals(before)
  if (apart && (ended || !startsInside(text))) return false
  if (!ended && !indented && (startsInside(text) || endsOpen(before))) return true
  if (isCapitals(before) && isCapitals(text) && !apart) return isContinuedHeading(first, b)
  if (short) return !ended && startsInside(text) && !(indented && !isIndented(a.line, a.frame))
  if (indented) {
    // A hanging paragraph ("Kính gửi:", an item set in) has all its lines at one depth.
    const hanging = isIndented(a.line, a.frame) && Math.abs(a.line.x0 - b.line.x0) < a.frame.size && a !== first
    return !ended && (hanging || startsLower(text) || endsOpen(before))
  }
  if (isCapitals(before) !== isCapitals(text) && isCapitals(before)) return false
  return newPage ? !ended : true
}

/** "(Kèm theo Quyết định số … của" / "Sở Y tế)" below the title of an annex: its bracket is not closed yet. */
const isCaption = (first: string): boolean =>
  /^\((?:Kèm theo|Ban hành kèm|Đính kèm|Theo)\s/u.test(first) && !first.includes(')')

/** Title lines: a line of capitals is not joined with one of small letters, nor over a wide gap. */
function centredContinues(a: FramedLine, b: FramedLine, newPage: boolean): boolean {
  if (newPage || startsOwnLine(a.line.text) || startsOwnLine(b.line.text)) return false
  if (startsWithLabel(b.line.text) || /^(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s\S{1,5}$/u.test(a.line.text))
    return false
  if (b.line.y0 - a.line.y1 > a.frame.pitch * 0.9) return false
  const opensBracket = b.line.text.startsWith('(')
  return isCapitals(a.line.text) === isCapitals(b.line.text) && !opensBracket && !endsSentence(a.line.text)
}

function isContinuedHeading(first: FramedLine, b: FramedLine): boolean {
  return startsWithLabel(first.line.text) && !startsWithLabel(b.line.text)
}

/** Two pieces of one printed line that came apart: "1.      Về việc". */
const sameRow = (a: PageLine, b: PageLine): boolean =>
  a.page === b.page && b.x0 >= a.x1 - a.size && (b.y0 + b.y1) / 2 > a.y0 && (b.y0 + b.y1) / 2 < a.y1

/** The paragraphs of a column of the letterhead or the end block: their lines, joined where one item runs over. */
export function columnParagraphs(role: ParagraphRole, lines: readonly PageLine[]): PageLine[][] {
  const out: PageLine[][] = []
  for (const line of lines) {
    const open = out.at(-1)
    const last = open?.at(-1)
    const first = open?.[0]
    if (open !== undefined && last !== undefined && first !== undefined && columnContinues(role, first, last, line))
      open.push(line)
    else out.push([line])
  }
  return out
}

function columnContinues(role: ParagraphRole, first: PageLine, last: PageLine, line: PageLine): boolean {
  if (sameRow(last, line)) return true
  switch (role) {
    case 'letterhead':
      if (isAgencyOverTwoLines(last.text, line.text)) return true
      if (/^Số\s?:|^V\/v/iu.test(line.text) || isCapitals(line.text)) return false
      return /^V\/v/iu.test(first.text) || (startsLower(line.text) && !/^Số/u.test(last.text))
    case 'recipients':
      return startsWithBullet(first.text) && !startsWithBullet(line.text)
    case 'motto':
    case 'signature':
      return false
    default:
      return (
        !startsWithBullet(line.text) &&
        !startsWithLabel(line.text) &&
        !endsSentence(last.text) &&
        startsLower(line.text)
      )
  }
}
