import type { Outline, OutlineNode, RepairedText, Span } from '@vanthu/document'
import { covers } from '@vanthu/document'
import { oneDash } from '../citations/passage.js'
import { fold } from '../text/fold.js'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Flow, Paragraph } from '../text/paragraphs.js'
import { placeOf } from '../text/paragraphs.js'
import { sentences } from '../text/sentences.js'
import type { FoundIndicator } from './found-indicator.js'
import { movedFrom, noneLeft } from './moved.js'
import type { PrintedValue } from './value.js'
import { seriesOf } from './series.js'
import { findValues, valueOfCell } from './value.js'

const aims = /mục tiêu|chỉ tiêu/u
const noAims = /nhiệm vụ|giải pháp|tổ chức thực hiện|chương trình mục tiêu|kết quả|đánh giá|kinh phí/u
const striving = /(?<![\p{L}])phấn đấu(?![\p{L}])/u
/** Results and not aims: "đạt 95% kế hoạch", "tăng 23,6% so với năm 2020". */
const achieved = /(?:đã đạt|vượt .{0,20}kế hoạch|trong 3 năm|bình quân đầu người năm \d{4} đạt)/u
/** A change against an earlier year is an aim only where it is ordered: "Giảm 50% số vụ … so với năm 2020". */
const compared = /so với (?:năm|cùng kỳ|đầu nhiệm kỳ)/u
/** "… đạt 215 tỷ đồng, tăng 12% so với năm 2025": what the aim is beside last year's. */
const besides =
  /,\s(?:tăng|giảm|bằng|vượt)\s[^,;]{1,40}so với (?:thực hiện |kế hoạch |ước thực hiện )?(?:năm|cùng kỳ|đầu nhiệm kỳ)[^,;]{0,40}$/u
const ordered =
  /^(?:[-+*]\s{0,2}|[\da-zđ.]{1,5}[.)]?\s)?(?:(?:phấn đấu|hằng năm|hàng năm|mỗi năm|(?:đến (?:hết )?|trong )?năm \d{4})[,:]?\s){0,2}(?:cắt giảm|giảm|tăng|hạ|nâng)(?![\p{L}])/u
const yearForm = /(?:đến (?:hết )?|vào |trong |cuối )?năm ((?:19|20)\d\d)/u
const leadIn =
  /^(?:[-+*]\s{0,2}|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,3}|[a-zđ]\)\s{0,2})?(?:phấn đấu|duy trì|bảo đảm|đảm bảo|hằng năm|hàng năm)?,?\s{0,2}(?:(?:(?:đến|trong|vào) (?:hết |cuối )?|(?:hết|cuối) )năm (?:19|20)\d\d[,:]?\s{0,2}|năm (?:19|20)\d\d[,:]\s{0,2})?(?:phấn đấu\s)?(?:(?:có|đạt|đón|thu hút|phục vụ)\s(?:được\s)?(?=\d|trên|ít|tối|từ))?/u

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
    if (!/\d|không còn/u.test(folded)) continue
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
  const yearAbove = (group === null ? null : headYear(fold(oneDash(group)))) ?? planYear
  let year = yearIn(folded.replace(bracketed, '')) ?? yearAbove
  // "Chỉ tiêu 2: Giảm tỷ lệ …": its number, as printed within the text.
  const own = /^(?:chỉ tiêu|mục tiêu|chỉ số)\s(\d{1,2}(?:\.\d{1,2})?)\s?[:.]\s/u.exec(folded.slice(skip))
  const from = skip + (own?.[0].length ?? 0)
  for (const whole of clausesOf(words, folded, from)) {
    const beside = inSection ? besides.exec(folded.slice(whole.from, whole.to)) : null
    const clause = beside === null ? whole : { from: whole.from, to: whole.from + beside.index }
    const part = folded.slice(clause.from, clause.to)
    const changed =
      inSection && (ordered.test(part) || /(?:gấp|tăng)\s(?:\p{L}{2,5}\s){0,2}\d[\d,]{0,4}\slần/u.test(part))
    if (achieved.test(part) || (compared.test(part) && !changed)) continue
    if (!inSection && !striving.test(part) && found.length === 0) continue
    const values = findValues(part).filter((v) => v.unit !== null && !/tuổi$/u.test(v.unit))
    const counted = inSection ? countValue(part) : undefined
    const moved = movedFrom(part, values)
    const value =
      moved?.value ??
      values.find((v) => /[%‰/]/u.test(v.unit ?? '')) ??
      (inSection ? (colonValue(part) ?? values[0] ?? bareValue(part) ?? counted ?? noneLeft(part)) : undefined)
    if (value === undefined) continue
    const series = moved !== null ? null : seriesOf(part, values)
    const before = baselineAfter(part, value.to)
    const dated = moved === null ? part : part.slice(0, moved.from) + part.slice(value.to)
    // The year of the start is none of the aim.
    year = yearIn(dated.replace(bracketed, '')) ?? (moved !== null && year === moved.start.year ? yearAbove : year)
    const here = words.slice(clause.from, clause.to)
    const size = sizeOf(part, value)
    const again =
      found.length > 0 &&
      onlyValue.test(part.slice(0, series?.from ?? value.from)) &&
      !/\p{L}/u.test(part.slice(series?.to ?? value.to).replace(inYear, ''))
    const name = again
      ? (found.at(-1)?.name ?? '')
      : nameOf(
          here.slice(0, series?.tail),
          part.slice(0, series?.tail),
          { from: moved?.from ?? series?.from ?? value.from, to: series?.to ?? value.from + size },
          before,
        )
    if (name.split(' ').length < (found.length > 0 || counted !== undefined ? 2 : 3)) continue
    for (const point of series?.points ?? [{ value, year }]) {
      found.push({
        group,
        number: found.length > 0 ? null : (own?.[1] ?? (number?.kind === 'number' && inSection ? number.label : null)),
        name,
        baseline:
          moved !== null
            ? {
                text: here.slice(moved.start.from, moved.start.to),
                year: moved.start.year,
                value: moved.start.value,
                unit: moved.start.unit,
              }
            : before === null
              ? null
              : { ...before.value, text: here.slice(before.from, before.end) },
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

/** Sentences and their clauses; "…, trong đó 40% …" begins one of its own where a value stands on both sides. */
function clausesOf(words: string, folded: string, from: number): readonly Span[] {
  return sentences(words, { from, to: words.length }, { clauses: true }).flatMap((clause): readonly Span[] => {
    const part = folded.slice(clause.from, clause.to)
    const within = /,\s(?:trong đó,?\s(?:có\s)?(?:ít nhất có\s)?)/u.exec(part)
    if (within === null) return sidesOf(part).map((s) => ({ from: clause.from + s.from, to: clause.from + s.to }))
    const cut = clause.from + within.index
    const rest = cut + within[0].length
    const both = [folded.slice(clause.from, cut), folded.slice(rest, clause.to)]
    if (!both.every((side) => findValues(side).some((v) => v.unit !== null))) return [clause]
    return [
      { from: clause.from, to: cut },
      { from: rest, to: clause.to },
    ]
  })
}

/**
 * "tỷ suất của trẻ dưới 1 tuổi còn 12‰, dưới 5 tuổi còn 18‰": two targets, the second named behind the comma after the first
 * value. Values of one target in several years stay together.
 */
function sidesOf(part: string): readonly Span[] {
  const whole = [{ from: 0, to: part.length }]
  // "Có 20 sản phẩm …, 05 điểm du lịch …": counts in a row.
  if (countLead.test(part)) {
    const cuts = [...part.matchAll(/,\s(?=\d[\d.]{0,8}\s\p{L}{2,7}\s\p{L}{2})/gu)].map((m) => m.index)
    if (cuts.length > 0 && cuts.length < 6)
      return [0, ...cuts.map((at) => at + 2)].map((from, i) => ({ from, to: cuts[i] ?? part.length }))
  }
  const values = findValues(part).filter((v) => v.unit !== null && !/tuổi$/u.test(v.unit))
  const [first, second] = values
  if (first === undefined || second === undefined || first.unit !== second.unit || seriesOf(part, values) !== null)
    return whole
  const between = part.slice(first.to, second.from)
  if (
    !/^,\s(?!(?:tăng|giảm|trong đó|đến|vào|và)\s)[\p{L}\d,\s]{8,80}\s(?:đạt|còn|là|xuống|lên|giảm|tăng)\s$/u.test(
      between,
    )
  )
    return whole
  return [
    { from: 0, to: first.to },
    { from: first.to + 2, to: part.length },
  ]
}

/** "Đến năm 2025" as a heading is the year of the aims below it; that of a period is not. */
const headYear = (heading: string): number | null =>
  /giai đoạn|nhiệm kỳ/u.test(heading) || [...heading.matchAll(/(?:19|20)\d\d/gu)].length !== 1 ? null : yearIn(heading)

/** Units that stay with the value: what they measure is named apart. */
const measures = /đồng|^(?:ha|km|tấn|kg|m2|m²|usd|lít|mw|kwh)(?![\p{L}])/u
/** What is counted belongs to the name where the value leads it: "45.000 | lượt khách tham quan". */
function sizeOf(folded: string, value: PrintedValue): number {
  const whole = value.to - value.from
  const lead = leadIn.exec(folded)?.[0].length ?? 0
  if (value.unit === null || value.from > lead + 2 || !/^\p{L}/u.test(value.unit) || measures.test(value.unit))
    return whole
  const unitAt = folded.slice(value.from, value.to).indexOf(value.unit)
  // "3,5 triệu | lượt khách"
  const scale = /^(?:nghìn|triệu|tỷ)(?=\s)/u.exec(value.unit)?.[0].length ?? 0
  return unitAt <= 0 ? whole : folded.slice(value.from, value.from + unitAt + scale).trimEnd().length
}

const bracketed = /\((?:(?:thực hiện|kết quả|ước)\s)?năm (?:19|20)\d\d[^()]{0,60}\)/gu
const baseline =
  /^\s?\((?:(?:thực hiện|kết quả|ước)\s)?năm ((?:19|20)\d\d)\s?(?:là|đạt|:|thực hiện)?\s?([^()]{1,40})\)/u

const lastBracket = /\s?\([^()]{6,60}\)(?=\s{0,2}[.;]?$)/u

interface Baseline {
  /** Where its value stands. */
  readonly from: number
  readonly end: number
  /** Where its bracket begins and ends. */
  readonly start: number
  readonly to: number
  readonly value: { readonly year: number; readonly value: number; readonly unit: string | null }
}

/** "đạt 62% (năm 2022 là 57%)": what it was. */
function baselineAfter(folded: string, at: number): Baseline | null {
  const near = baseline.exec(folded.slice(at, at + 110))
  // "95% hộ gia đình được tiếp cận (năm 2022 đạt 90%)": at the end of the clause.
  const last = near === null ? lastBracket.exec(folded.slice(at)) : null
  const begin = last === null ? at : at + last.index
  const match = near ?? (last === null ? null : baseline.exec(folded.slice(begin)))
  const printed = match?.[2]
  const read = printed === undefined ? null : valueOfCell(printed)
  if (match === null || printed === undefined || read === null) return null
  const to = begin + match[0].length
  const from = to - 1 - printed.length
  // "(năm 2023: 09 địa chỉ)": a unit that no list holds.
  const counted = !/[%‰]/u.test(read.unit ?? '') && /^\s(?:\p{L}{1,6}\s?){1,3}$/u.test(printed.slice(read.to))
  return {
    from: from + read.from,
    end: counted ? from + printed.length : from + read.to,
    start: begin,
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

const inYear = /\s(?:vào|đến|trong)\s(?:hết\s|cuối\s)?năm\s\d{4}/gu
/** "đến năm 2030 đạt 100%" behind a target of the same paragraph: the same one in another year. */
const onlyValue =
  /^\s{0,2}(?:và\s)?(?:phấn đấu\s)?(?:(?:đến (?:hết |cuối )?|vào |trong )năm (?:19|20)\d\d,?\s)?(?:phấn đấu\s)?(?:đạt|là|lên|tăng lên|nâng lên|còn|giảm còn|giảm xuống còn)?\s{0,2}$/u

/** "Ít nhất 1.200 phụ nữ khởi nghiệp …", "Có 05 bến thuyền …": a count at the head of an aim, whatever is counted. */
function countValue(folded: string): PrintedValue | undefined {
  const lead = countLead.exec(folded)?.[0].length
  if (lead === undefined) return undefined
  const value = findValues(folded.slice(lead), true)[0]
  if (value === undefined || value.from > 0) return undefined
  const rest = folded.slice(lead + value.to)
  if (!/^\s\p{L}{2,7}\s\p{L}/u.test(rest) || /^\s(?:tháng|năm|ngày|quý|tuần|giờ|buổi|lần|đợt)(?![\p{L}])/u.test(rest))
    return undefined
  return { ...value, from: value.from + lead, to: value.to + lead }
}
const countLead =
  /^(?:[-+*]\s{0,2}|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,3}|[a-zđ]\)\s{0,2})?(?:(?:phấn đấu|hằng năm|hàng năm|mỗi năm),?\s)?(?:(?:đến|trong|vào) (?:hết |cuối )?năm (?:19|20)\d\d,?\s)?(?:phấn đấu\s)?(?:(?:có|đạt|thu hút|hỗ trợ|(?:hoàn thành\s)?(?:xóa|xây mới|sửa chữa|cải tạo|di dời))\s)?(?=(?:ít nhất|tối thiểu|trên|khoảng|từ)\s\d|\d)/u

const colon = /:\s(?=(?:\p{L}{2,5}\s){0,3}\d)/u
/** "Địa chỉ tin cậy ở cộng đồng: 15 địa chỉ": a count after a colon, whatever is counted. */
function colonValue(folded: string): PrintedValue | undefined {
  const at = colon.exec(folded)
  if (at === null) return undefined
  const begin = at.index + at[0].length
  const value = findValues(folded.slice(begin), true)[0]
  if (value === undefined || value.from > 1) return undefined
  const unit = /^\s((?:\p{L}{1,7}\s?){1,3})(?=\s?\(|[.;]|\s{0,2}$)/u.exec(folded.slice(begin + value.to))
  if (unit === null) return undefined
  const to = begin + value.to + unit[0].trimEnd().length
  return { ...value, from: value.from + begin, to, unit: (unit[1] ?? '').trim() }
}

function yearIn(folded: string): number | null {
  const year = yearForm.exec(folded.replace(/so với năm \d{4}/u, ''))?.[1]
  return year === undefined ? null : Number(year)
}

const making =
  /^\s?(?:thành lập|trồng|xây dựng|đào tạo|tạo|mở|hỗ trợ|phát triển|kết nạp|tổ chức|cải tạo|đón|tập huấn|cấp|vận động|thu hút)(?![\p{L}])/u

/** The clause without "Phấn đấu đến năm 2025," and without its value where that stands at an edge. */
function nameOf(
  words: string,
  folded: string,
  value: { readonly from: number; readonly to: number },
  bracket: Baseline | null,
): string {
  const lead = leadIn.exec(folded)?.[0].length ?? 0
  const start = value.from <= lead + 2 ? Math.max(lead, value.to) : lead
  const tail =
    /\s(?:đạt|giảm còn|giảm xuống còn|giảm xuống|tăng lên|nâng lên|ổn định ở mức|còn|xuống còn|xuống|lên|là|ở mức|đạt mức|chiếm|bằng)\s(?:tỷ lệ\s|từ\s)?$/u
  const before = folded.slice(0, value.from)
  const cut = tail.exec(before)
  const own = bracket !== null && bracket.start <= value.to + 1
  const afterValue = folded
    .slice(own ? bracket.to : value.to, own ? undefined : bracket?.start)
    .replace(/\s?(?:vào|đến|trong)\s(?:hết\s|cuối\s)?năm\s\d{4}/u, '')
    .replace(/\s?so với (?:năm \d{4}|cùng kỳ(?: năm trước)?|đầu nhiệm kỳ)/u, '')
  // "Thành lập mới 500 doanh nghiệp": the unit is what the name is about.
  const bare =
    before.slice(start).trim().split(' ').length < 4 &&
    making.test(before.slice(start)) &&
    /\d\s\p{L}/u.test(folded.slice(value.from, value.to))
  const end =
    value.from > start && !bare && !/\p{L}/u.test(afterValue)
      ? (cut?.index ?? value.from)
      : own
        ? words.length
        : (bracket?.start ?? words.length)
  // "Giải quyết việc làm cho | 30.000 lao động": the value belongs to the name.
  const dangling = /\s(?:cho|với|của|từ)$/u.test(folded.slice(start, end).trimEnd())
  return words
    .slice(start, dangling ? words.length : end)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[,:\s]{1,3}|[\s.;,:]{1,3}$/gu, '')
    .replace(/,?\s(?:vào|đến|trong)\s(?:hết\s|cuối\s)?năm\s\d{4}$/u, '')
}
