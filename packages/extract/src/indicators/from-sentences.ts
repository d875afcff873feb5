import type { Outline, OutlineNode, RepairedText, Span } from '@vanthu/document'
import { covers } from '@vanthu/document'
import { oneDash } from '../citations/passage.js'
import { fold } from '../text/fold.js'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Flow, Paragraph } from '../text/paragraphs.js'
import { placeOf } from '../text/paragraphs.js'
import { sentences } from '../text/sentences.js'
import type { FoundIndicator } from './found-indicator.js'
import type { PrintedValue } from './value.js'
import { seriesOf } from './series.js'
import { findValues, valueOfCell } from './value.js'

const aims = /mục tiêu|chỉ tiêu/u
const noAims = /nhiệm vụ|giải pháp|tổ chức thực hiện|chương trình mục tiêu|kết quả|đánh giá|kinh phí/u
const striving = /(?<![\p{L}])phấn đấu(?![\p{L}])/u
/** Results and not aims: "đạt 95% kế hoạch", "tăng 23,6% so với năm 2020". */
const achieved = /(?:đã đạt|so với (?:cùng kỳ|năm)|vượt .{0,20}kế hoạch|trong 3 năm|bình quân đầu người năm \d{4} đạt)/u
const yearForm = /(?:đến (?:hết )?|vào |trong |cuối )?năm ((?:19|20)\d\d)/u
const leadIn =
  /^(?:[-+*]\s{0,2}|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,3}|[a-zđ]\)\s{0,2})?(?:phấn đấu|duy trì|bảo đảm|đảm bảo|hằng năm|hàng năm)?,?\s{0,2}(?:(?:đến|trong|vào) (?:hết |cuối )?năm (?:19|20)\d\d,?\s{0,2})?(?:phấn đấu\s)?(?:(?:có|đạt|đón|thu hút|phục vụ)\s(?:được\s)?(?=\d|trên|ít|tối))?/u

/**
 * Targets stated in sentences: items under a heading of mục tiêu or chỉ tiêu that hold a value, and sentences that say
 * "phấn đấu". Figures of an assessment are none.
 */
export function indicatorsOfSentences(
  text: RepairedText,
  flow: Flow,
  outline: Outline,
  planYear: number | null,
): readonly FoundIndicator[] {
  const found: FoundIndicator[] = []
  const sections = aimSections(outline.nodes, text)
  for (const paragraph of flow.paragraphs) {
    const section = sections.find((s) => covers(s.span, paragraph.span))
    const folded = fold(oneDash(paragraph.text))
    if (section === undefined && !striving.test(folded)) continue
    if (!/[\d][\d.,]*\s?[%‰]|\d/u.test(folded)) continue
    found.push(...ofParagraph(paragraph, folded, section?.heading ?? null, section !== undefined, planYear))
  }
  return found
}

interface AimSection {
  readonly span: Span
  readonly heading: string
}

/** The deepest headings that announce aims, innermost first. */
function aimSections(nodes: readonly OutlineNode[], text: RepairedText): readonly AimSection[] {
  const out: AimSection[] = []
  const walk = (node: OutlineNode, under: boolean): void => {
    const heading = text.text.slice(node.heading.from, node.heading.to).replace(/\s+/gu, ' ').trim()
    const folded = fold(heading)
    // "MỤC ĐÍCH, YÊU CẦU" announces no targets; a heading of mục tiêu below it does.
    const here = heading !== '' && aims.test(folded) && !noAims.test(folded) && !/yêu cầu|mục đích/u.test(folded)
    const inside = here || (under && !noAims.test(folded))
    for (const child of node.children) walk(child, inside)
    if (inside && (here || heading !== '') && node.kind !== 'bullet') out.push({ span: node.span, heading })
  }
  for (const node of nodes) walk(node, false)
  return out
}

function ofParagraph(
  paragraph: Paragraph,
  folded: string,
  group: string | null,
  inSection: boolean,
  planYear: number | null,
): readonly FoundIndicator[] {
  const words = oneDash(paragraph.text)
  const found: FoundIndicator[] = []
  const number = labelAt(words)
  const skip = number?.length ?? bulletAt(words)?.length ?? 0
  let year = yearIn(folded.replace(bracketed, '')) ?? planYear
  // "Chỉ tiêu 2: Giảm tỷ lệ …": its number, as printed within the text.
  const own = /^(?:chỉ tiêu|mục tiêu|chỉ số)\s(\d{1,2}(?:\.\d{1,2})?)\s?[:.]\s/u.exec(folded.slice(skip))
  const from = skip + (own?.[0].length ?? 0)
  for (const clause of sentences(words, { from, to: words.length }, { clauses: true })) {
    const part = folded.slice(clause.from, clause.to)
    if (achieved.test(part) || (!inSection && !striving.test(part) && found.length === 0)) continue
    const values = findValues(part).filter((v) => v.unit !== null && !/tuổi$/u.test(v.unit))
    const value =
      values.find((v) => /[%‰/]/u.test(v.unit ?? '')) ?? (inSection ? (values[0] ?? bareValue(part)) : undefined)
    if (value === undefined) continue
    const series = seriesOf(part, values)
    const before = baselineAfter(part, value.to)
    year = yearIn(part.replace(bracketed, '')) ?? year
    const here = words.slice(clause.from, clause.to)
    const size = sizeOf(part, value)
    const name = nameOf(
      here,
      part,
      { from: series?.from ?? value.from, to: series?.to ?? value.from + size },
      before?.to,
    )
    if (name.split(' ').length < 3) continue
    for (const point of series?.points ?? [{ value, year }]) {
      found.push({
        group,
        number: found.length > 0 ? null : (own?.[1] ?? (number?.kind === 'number' ? number.label : null)),
        name,
        baseline: before === null ? null : { ...before.value, text: here.slice(before.from, before.end) },
        target: {
          text: here.slice(point.value.from, series === null ? value.from + size : point.value.to),
          year: point.year,
          comparator: point.value.comparator ?? 'equal',
          value: point.value.value,
          unit: point.value.unit,
        },
        confidence: inSection ? 0.75 : 0.6,
        span: placeOf(paragraph, clause.from, clause.to),
      })
    }
  }
  return found
}

/** What is counted belongs to the name where the value leads it: "45.000 | lượt khách tham quan". */
function sizeOf(folded: string, value: PrintedValue): number {
  const whole = value.to - value.from
  const lead = leadIn.exec(folded)?.[0].length ?? 0
  if (value.unit === null || value.from > lead + 2 || !/^\p{L}/u.test(value.unit) || /đồng/u.test(value.unit))
    return whole
  const unitAt = folded.slice(value.from, value.to).indexOf(value.unit)
  return unitAt <= 0 ? whole : folded.slice(value.from, value.from + unitAt).trimEnd().length
}

const bracketed = /\((?:(?:thực hiện|kết quả|ước)\s)?năm (?:19|20)\d\d[^()]{0,60}\)/gu
const baseline =
  /^\s?\((?:(?:thực hiện|kết quả|ước)\s)?năm ((?:19|20)\d\d)\s?(?:là|đạt|:|thực hiện)?\s?([^()]{1,40})\)/u

interface Baseline {
  /** Where its value stands. */
  readonly from: number
  readonly end: number
  /** Where its bracket ends. */
  readonly to: number
  readonly value: { readonly year: number; readonly value: number; readonly unit: string | null }
}

/** "đạt 62% (năm 2022 là 57%)": what it was. */
function baselineAfter(folded: string, at: number): Baseline | null {
  const match = baseline.exec(folded.slice(at, at + 110))
  const printed = match?.[2]
  const read = printed === undefined ? null : valueOfCell(printed)
  if (match === null || printed === undefined || read === null) return null
  const to = at + match[0].length
  const from = to - 1 - printed.length
  return {
    from: from + read.from,
    end: from + read.to,
    to,
    value: { year: Number(match[1]), value: read.value, unit: read.unit },
  }
}

/** A number without unit after "xuống", "còn", "đạt", "lên": "giảm tỷ số … xuống 12,5 vào năm 2025". */
function bareValue(folded: string): PrintedValue | undefined {
  const at = /\s(?:xuống|còn|đạt|lên)\s(?:dưới\s|trên\s|còn\s)?(?=\d)/u.exec(folded)
  if (at === null) return undefined
  const begin = at.index + (/\s(?:dưới|trên)\s$/u.exec(at[0])?.index ?? at[0].length)
  const value = findValues(folded.slice(begin), true)[0]
  return value === undefined || value.from > 1
    ? undefined
    : { ...value, from: value.from + begin, to: value.to + begin }
}

function yearIn(folded: string): number | null {
  const year = yearForm.exec(folded)?.[1]
  return year === undefined ? null : Number(year)
}

/** The clause without "Phấn đấu đến năm 2025," and without its value where that stands at an edge. */
function nameOf(
  words: string,
  folded: string,
  value: { readonly from: number; readonly to: number },
  bracketTo?: number,
): string {
  const lead = leadIn.exec(folded)?.[0].length ?? 0
  const start = value.from <= lead + 2 ? Math.max(lead, value.to) : lead
  const tail = /\s(?:đạt|còn|xuống còn|xuống|lên|là|ở mức|đạt mức)\s(?:tỷ lệ\s)?$/u
  const before = folded.slice(0, value.from)
  const cut = tail.exec(before)
  const afterValue = folded.slice(bracketTo ?? value.to).replace(/\s?(?:vào|đến|trong)\s(?:hết\s)?năm\s\d{4}/u, '')
  const end = value.from > start && !/\p{L}/u.test(afterValue) ? (cut?.index ?? value.from) : words.length
  return words
    .slice(start, end)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[,:\s]{1,3}|[\s.;,:]{1,3}$/gu, '')
}
