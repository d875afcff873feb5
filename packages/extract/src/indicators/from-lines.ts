import type { Span } from '@vanthu/document'
import { fold } from '../text/fold.js'
import type { Flow, Paragraph } from '../text/paragraphs.js'
import type { FoundIndicator } from './found-indicator.js'
import { valueOfCell } from './value.js'

/** The heading of a target table that came as lines: names a chỉ tiêu, and years or "Kế hoạch". */
const headed = /(?:chỉ tiêu|mục tiêu|chỉ số|nội dung)/u
const years = /(?<!\d)((?:19|20)\d\d)(?!\d)/gu
const cell =
  '(?:(?:trên|dưới|từ|ít nhất|tối thiểu|tối đa|không quá|giảm|tăng|đạt|<|>|≤|≥)\\s){0,2}[<>≤≥]?\\s?\\d[\\d.,]*(?:\\s?[%‰]|\\s?\\/\\s?\\d[\\d.]*(?:\\s?%)?)?(?:\\strở lên)?|-'
const row = new RegExp(
  `^\\|?\\s{0,3}(?:(\\d{1,2}(?:\\.\\d{1,2}){0,2})[.)]?[\\s|]{1,6})?(\\S.{6,400}?)[\\s|]{1,6}(${cell})[\\s|]{1,6}(${cell})\\s{0,3}\\|?$`,
  'u',
)
/** The cell of a unit at the end of a row's name: a known one, or a last word. */
const unitAtEnd =
  /[\s|]((?:(?:nghìn|ngàn|triệu|tỷ|Nghìn|Triệu|Tỷ)\s)?(?:đồng|tấn|USD|lượt người|lượt khách|lượt)(?:\/\p{L}{1,6}){0,2}|(?:Bác sĩ|bác sĩ|Điểm|điểm) ?%?|[%‰]|[\p{L}²³/.0-9%‰]{1,12})$/u
const opens = /^\|?\s{0,3}(\d{1,2}(?:\.\d{1,2}){0,2})[.)]?(?:[\s|]{1,6}\S|$)/u
/** "II Xã hội", the row of a group without values. */
const romanGroup = /^(?:[IVX]{1,4}|[A-D])\s\p{Lu}[\p{L}\s,-]{3,90}$/u
const grouping =
  /^\|?\s{0,3}((?:[ivx]{1,4}[.)]?\s|\*\s?)?(?:mục tiêu|nhóm|lĩnh vực|chỉ tiêu)\s?(?:\d{1,2}|[ivx]{1,4})?\s?[.:–-].{3,250}?)[\s|]{0,4}$/u

/**
 * Rows of a target table that layout gave as lines of text: "1 Tỷ lệ trẻ em … 86,7% 90%" under a heading line with two
 * years. Lines of one row are put together. Stops at the first long paragraph or new heading.
 */
export function indicatorsOfLines(flow: Flow): readonly FoundIndicator[] {
  const found: FoundIndicator[] = []
  const { paragraphs } = flow
  for (let i = 0; i < paragraphs.length; i++) {
    const head = headAt(paragraphs, i)
    if (head === null) continue
    i = readRows(paragraphs, head, found)
  }
  return found
}

interface Head {
  readonly next: number
  readonly first: number
  readonly last: number
  /** True where a column gives the unit, which then ends the name of a row. */
  readonly united: boolean
}

function headAt(paragraphs: readonly Paragraph[], at: number): Head | null {
  const start = paragraphs[at]
  if (start === undefined || start.text.length > 140 || /[.;]$/u.test(start.text.trim())) return null
  let words = ''
  for (let i = at; i < Math.min(paragraphs.length, at + 8); i++) {
    const paragraph = paragraphs[i]
    if (paragraph === undefined || paragraph.text.length > 140) return null
    if (i > at && row.test(fold(paragraph.text))) return null
    words += ` ${fold(paragraph.text)}`
    if (i === at && !/^\s?\|?\s?(?:stt|tt|số tt|chỉ tiêu|mục tiêu|nội dung)(?![\p{L}])/u.test(words)) return null
    const printed = [...words.matchAll(years)].map((m) => Number(m[1]))
    const [first, last] = printed
    if (headed.test(words) && first !== undefined && last !== undefined) {
      return { next: i + 1, first, last, united: /đvt|đơn vị/u.test(words) }
    }
  }
  return null
}

function readRows(paragraphs: readonly Paragraph[], head: Head, found: FoundIndicator[]): number {
  let group: string | null = null
  let pending: { text: string; span: Span } | null = null
  let i = head.next
  for (; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]
    if (paragraph === undefined) break
    const line = paragraph.text.replace(/\s+/gu, ' ').trim()
    if (line.length > 420 || /^(?:[IVX]{1,5}\.|Điều \d|Nơi nhận)/u.test(line)) break
    const heading = grouping.exec(fold(line)) ?? romanGroup.exec(line)
    if (heading !== null && pending === null && row.exec(fold(line)) === null) {
      group = line
        .replace(/^\|\s?|\s?\|$/gu, '')
        .replace(/^[IVX]{1,4}\s(?=\p{Lu})/u, '')
        .trim()
      continue
    }
    // The rest of a group's name on the next line.
    if (
      group !== null &&
      pending === null &&
      found.at(-1)?.group !== group &&
      /^\p{Ll}/u.test(line) &&
      row.exec(fold(line)) === null
    ) {
      group = `${group} ${line}`
      continue
    }
    const whole: string = pending === null ? line : `${pending.text} ${line}`
    const span: Span = { from: pending?.span.from ?? paragraph.span.from, to: paragraph.span.to }
    const match = row.exec(fold(whole))
    if (match === null) {
      // A line that begins a row or goes on with one waits for its values.
      if (pending !== null || opens.test(line)) {
        if (whole.length > 420) break
        pending = { text: whole, span }
        continue
      }
      if (/^\p{Ll}/u.test(line) || found.length === 0) continue
      break
    }
    pending = null
    found.push(rowIndicator(whole, match, group, head, span))
  }
  return i - 1
}

function rowIndicator(
  line: string,
  match: RegExpExecArray,
  group: string | null,
  head: Head,
  span: Span,
): FoundIndicator {
  const [, number, folded, base, goal] = match
  const nameAt = fold(line).indexOf(folded ?? '')
  const aim = valueOfCell(goal ?? '')
  const start = valueOfCell(base ?? '')
  const end = line.replace(/[\s|]{0,4}$/u, '')
  const goalText = end.slice(end.length - (goal ?? '').length)
  const baseAt = fold(end).lastIndexOf(base ?? '', end.length - (goal ?? '').length - 1)
  const named = line.slice(nameAt, nameAt + (folded ?? '').length).replace(/[\s|]{1,3}$/u, '')
  const unit = head.united ? (unitAtEnd.exec(named)?.[1] ?? null) : null
  return {
    group,
    number: number ?? null,
    name: unit === null ? named : named.slice(0, -unit.length).replace(/[\s|]{1,3}$/u, ''),
    baseline:
      base === '-'
        ? null
        : {
            text: end.slice(baseAt, baseAt + (base ?? '').length),
            year: head.first,
            value: start?.value ?? null,
            unit: start?.unit ?? unit,
          },
    target:
      goal === '-'
        ? null
        : {
            text: goalText,
            year: head.last,
            comparator: aim?.comparator ?? null,
            value: aim?.value ?? null,
            unit: aim?.unit ?? unit,
          },
    confidence: 0.75,
    span,
  }
}
