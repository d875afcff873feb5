import type { Block, RecognizedLine, RecognizedWord } from '@vanthu/document'
import {
  endsOpen,
  endsSentence,
  isAgencyOverTwoLines,
  isCapitals,
  isLeadIn,
  isPersonName,
  printedWidth,
  startsInside,
  startsLostRecipients,
  startsLower,
  startsOwnLine,
  startsRecipients,
  startsWithBullet,
  startsWithFormula,
  startsWithLabel,
} from './line-cues.js'

/** A line with print on it, and what stood before it. */
interface TextLine {
  readonly text: string
  readonly words: readonly RecognizedWord[]
  readonly blanksBefore: number
  readonly newPage: boolean
  readonly indent: number
}

/** How the file breaks its lines. */
interface Manner {
  /** Width of a full line in em; infinite where every line is a paragraph. */
  readonly width: number
  /** Empty lines stand between wrapped lines too, so they say nothing. */
  readonly doubleSpaced: boolean
  /** An empty line stands between paragraphs, so none means that the paragraph goes on. */
  readonly blankParted: boolean
  readonly indented: boolean
}

/**
 * Paragraphs of text without pages. `lines` are the file's lines, hard-wrapped or a paragraph each; an empty line may
 * part paragraphs or stand between all lines; a form feed is a page break; `**` of Markdown makes words bold. Printed
 * lines stay lines of their paragraph. Lone page numbers become asides, footnotes are set after the paragraph that they
 * interrupt: "… theo quy định1 tại / 1 Quyết định số … / các văn bản …".
 */
export function joinTextLines(lines: readonly string[]): Block[] {
  const printed = partColumns(read(lines))
  const manner = mannerOf(printed)
  const blocks: Block[] = []
  let open: TextLine[] = []
  let waiting: Block[] = []
  let pageNumber = 1
  let inRecipients = false
  const close = (): void => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', role: 'body', lines: open.map(printedLine) })
    blocks.push(...waiting)
    open = []
    waiting = []
  }
  for (let i = 0; i < printed.length; i++) {
    const line = printed[i]
    if (line === undefined) break
    const number = /^[-–]?\s?(\d{1,3})\s?[-–]?$/u.exec(line.text)
    if (number !== null && isPageNumber(Number(number[1]), pageNumber, line, printed[i + 1])) {
      pageNumber = Number(number[1])
      waiting.push({ kind: 'aside', aside: 'page-number', lines: [printedLine(line)] })
      continue
    }
    const mark = footnoteMark(line.text)
    if (mark !== null && isCalled(mark, printed, i)) {
      const end = footnoteEnd(printed, i, manner)
      waiting.push({ kind: 'footnote', mark, lines: printed.slice(i, end).map(printedLine) })
      i = end - 1
      continue
    }
    const before = open.at(-1)
    const parted = waiting.length > 0
    if (startsRecipients(line.text)) inRecipients = true
    else if (isSignatory(line)) inRecipients = false
    const first = open[0]
    if (before === undefined || first === undefined) close()
    else if (inRecipients && startsWithBullet(first.text)) {
      if (startsWithBullet(line.text) || line.blanksBefore > 2) close()
    } else if (!continues(first, before, line, parted, manner)) close()
    open.push(line)
  }
  close()
  return blocks
}

function read(lines: readonly string[]): readonly TextLine[] {
  const out: TextLine[] = []
  let blanks = 0
  let newPage = false
  let bold = false
  for (const piece of lines.flatMap((line) => line.split(/(?<=\f)|(?=\f)/u))) {
    if (piece === '\f') newPage = true
    const words: RecognizedWord[] = []
    for (const part of piece.split(/(\*\*)/u)) {
      if (part === '**') bold = !bold
      else {
        for (const text of part.split(/\s+/u)) {
          if (text !== '') words.push({ text, box: null, confidence: 1, alternatives: [], ...(bold ? { bold } : {}) })
        }
      }
    }
    if (words.length === 0) {
      if (piece.trim() === '' && piece !== '\f') blanks++
      continue
    }
    const indent = /^[ \t]*/u.exec(piece)?.[0].replace(/\t/gu, '    ').length ?? 0
    const text = words.map((w) => w.text).join(' ')
    out.push({ text, words, blanksBefore: out.length === 0 ? 0 : blanks, newPage, indent })
    blanks = 0
    newPage = false
  }
  return out
}

function mannerOf(lines: readonly TextLine[]): Manner {
  const widths = lines.map((l) => printedWidth(l.text)).sort((a, b) => a - b)
  const at = (share: number): number => widths[Math.min(widths.length - 1, Math.floor(widths.length * share))] ?? 0
  // A page of 14 pt has lines of 34 em, one of 12 pt 40; the narrowest margins and type give less than 60.
  const flowing = lines.filter((l) => printedWidth(l.text) > 62).length > 0.08 * lines.length
  let parted = 0
  let inside = 0
  let ends = 0
  let endsParted = 0
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before === undefined || line.newPage) return
    if (endsSentence(before.text) && startsWithBullet(line.text)) {
      ends++
      if (line.blanksBefore > 0) endsParted++
    }
    if (endsSentence(before.text) || !startsLower(line.text)) return
    inside++
    if (line.blanksBefore > 0) parted++
  })
  const doubleSpaced = inside >= 3 && parted > 0.5 * inside
  const deep = lines.filter((l) => l.indent >= 3).length
  return {
    // A file of short lines only (an end block) has no full line.
    width: flowing ? Infinity : Math.max(at(0.97), 26),
    doubleSpaced,
    blankParted: !doubleSpaced && ends >= 3 && endsParted > 0.7 * ends,
    indented: deep >= 3 && deep < 0.6 * lines.length,
  }
}

/** The signing block's words where a text prints them on the lines of the recipients beside it. */
const signingTail =
  /(?<=[:;])\s(?=(?:(?:TM|KT|TL|TUQ|Q)\.\s?|PH[ÓO]\s|CH[ỦU]\s|GI[ÁA]M\s|CH[ÁA]NH\s|B[ỘO]\s|TR[ƯU][ỞO]NG\s)\p{Lu}{2}[\p{Lu}\s,]{0,40}$)/u

/** Moves such words behind the recipients: "Nơi nhận: TM. ỦY BAN NHÂN DÂN / - Như trên; KT. CHỦ TỊCH". */
function partColumns(lines: readonly TextLine[]): readonly TextLine[] {
  const start = lines.findIndex((l) => startsRecipients(l.text))
  if (start < 0) return lines
  const left: TextLine[] = []
  const right: TextLine[] = []
  let last = start
  lines.slice(start).forEach((line, i) => {
    const [, tail] = line.text.split(signingTail)
    if (startsWithBullet(line.text)) last = start + i
    const kept = tail === undefined ? line.words.length : line.words.length - tail.split(' ').length
    left.push({
      ...line,
      words: line.words.slice(0, kept),
      text: line.words
        .slice(0, kept)
        .map((w) => w.text)
        .join(' '),
    })
    if (tail !== undefined) right.push({ ...line, words: line.words.slice(kept), text: tail, blanksBefore: 1 })
  })
  if (right.length === 0) return lines
  // The last item may run over lines; the signer's name comes after the blank lines that leave room for the signature.
  let end = last + 1 - start
  while (end < left.length && left[end]?.blanksBefore === 0) end++
  return [...lines.slice(0, start), ...left.slice(0, end), ...right, ...left.slice(end)]
}

/** A line of the signing block: "KT. CHỦ TỊCH", "GIÁM ĐỐC", "Trần Văn Bình". */
const isSignatory = ({ text }: TextLine): boolean =>
  /^(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}/u.test(text) ||
  isPersonName(text) ||
  (isCapitals(text) && text.includes(' ') && !/[,;&]/u.test(text))

/**
 * Whether `b` goes on with the paragraph that `first` opened and whose last line is `a`. `parted`: a page number or
 * footnote stood between `a` and `b`.
 */
function continues(first: TextLine, a: TextLine, b: TextLine, parted: boolean, manner: Manner): boolean {
  const aIsFirst = first === a
  const ended = endsSentence(a.text)
  if (isAgencyOverTwoLines(a.text, b.text)) return true
  if (startsRecipients(b.text) || startsLostRecipients(b.text)) return false
  if (startsOwnLine(b.text)) return wrapped(a, b, aIsFirst, manner) && endsOpen(a.text)
  const full = wrapped(a, b, aIsFirst, manner)
  if (startsWithLabel(b.text)) return !ended && full && endsOpen(a.text)
  // "các tổ chức chính trị / - xã hội", "Long An / - Tiền Giang": a dash within a name, not a bullet.
  if (startsWithBullet(b.text)) return !ended && full && !isCapitals(a.text)
  const pageBreak = b.newPage || parted || b.blanksBefore > 1
  if (!pageBreak && b.blanksBefore === 1 && !manner.doubleSpaced) return !ended && startsLower(b.text)
  if (!ended && (startsInside(b.text) || endsOpen(a.text))) return true
  if (manner.indented && !pageBreak && b.indent >= 3 && a.indent < 3) return false
  if (!full) return false
  if (isCapitals(a.text) !== isCapitals(b.text)) return false
  if (pageBreak && ended) return false
  if (manner.blankParted && !pageBreak) return true
  if (a.text.endsWith(':')) return startsInside(b.text) || isLeadIn(first.text)
  return !(ended && startsWithFormula(b.text))
}

/** True when the first word of `b` had no room on the line of `a`. A first line is indented. */
function wrapped(a: TextLine, b: TextLine, aIsFirst: boolean, { width }: Manner): boolean {
  const next = b.words.slice(0, /^[-–+]$/u.test(b.words[0]?.text ?? '') ? 2 : 1)
  const needed = printedWidth(a.text) + 0.25 + printedWidth(next.map((w) => w.text).join(' '))
  return needed > (aIsFirst ? width - 3 : width) * 0.965
}

function isPageNumber(number: number, last: number, line: TextLine, next: TextLine | undefined): boolean {
  const atEdge = line.newPage || next?.newPage === true || line.blanksBefore > 1 || (next?.blanksBefore ?? 0) > 1
  return number === last + 1
    ? atEdge || line.blanksBefore + (next?.blanksBefore ?? 0) >= 2
    : line.newPage && number > last
}

/** "1 Quyết định số …", "(2) Theo …", "[3] Xem …": the mark of a line that may open a footnote. */
function footnoteMark(text: string): string | null {
  const found = /^(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2}))\s?(?=\p{Lu})/u.exec(text)
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null)
}

/** Whether a line above calls the note: its mark stands right after a letter or closing mark ("quy định1", "(x)2"). */
function isCalled(mark: string, lines: readonly TextLine[], at: number): boolean {
  const call = new RegExp(`[\\p{L})”"](?:${mark}|\\[${mark}\\]|\\(${mark}\\))(?![\\p{L}\\p{N}/%])`, 'u')
  return lines.slice(Math.max(0, at - 60), at).some((l) => call.test(l.text))
}

/** The line after the note's last: where the page ends, a blank line follows a sentence, or another note begins. */
function footnoteEnd(lines: readonly TextLine[], from: number, manner: Manner): number {
  for (let i = from + 1; i < lines.length; i++) {
    const a = lines[i - 1]
    const b = lines[i]
    if (a === undefined || b === undefined) break
    if (b.newPage || b.blanksBefore > 1 || (b.blanksBefore === 1 && !manner.doubleSpaced)) return i
    if (footnoteMark(b.text) !== null || /^\d{1,3}$/u.test(b.text)) return i
    if (manner.width === Infinity || (endsSentence(a.text) && !wrapped(a, b, false, manner))) return i
  }
  return lines.length
}

const printedLine = ({ words }: TextLine): RecognizedLine => ({ page: 1, words, box: null })
