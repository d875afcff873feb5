import { isoDate, lastDay } from '../dates/calendar.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { fixed, recurring, window, yearFor } from './time.js'

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const year = '(?:(?:\\s{0,2}[/,.-]\\s{0,2}|\\s{1,2}(?:của\\s)?(?:năm\\s{1,2})?)((?:19|20)\\d\\d)(?!\\d))?'
const each = '(\\s{1,2}(?:hằng|hàng|mỗi)\\s(?:năm|quý))?'
const span = `(?:(quý|quí)\\s{1,2}(i{1,3}|iv|[1-4])(?![\\p{L}\\p{N}])(?:\\s?(?:,|-|và|đến)\\s?(?:(?:quý|quí)\\s)?(i{1,3}|iv|[1-4])(?![\\p{L}\\p{N}]))?|(tháng)\\s{1,2}(\\d{1,2})(?!\\s?[/.]\\s?\\d{1,2}\\s?[/.-]|\\d)(?:(?:\\s?(?:-|đến|,|và)\\s?(?:tháng\\s)?)(\\d{1,2})(?=[/\\s,;.)]|$)(?!\\s?(?:giờ|ngày|năm học)))?|((?:0?6|sáu)\\stháng\\s(đầu|cuối)\\snăm)|(năm)(?=\\s{1,2}(?:19|20)\\d\\d))${year}${each}`

// What opens a span of time in running text; a bare "quý II/2024" counts only where a time is expected.
const opened = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(trong|vào|ngay trong|tại(?=\\s(?:kỳ|phiên) họp))(?:\\s(?:khoảng(?:\\sthời gian)?|(?:kỳ|phiên) họp\\s[\\p{L}\\s]{2,40}?|dịp|đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|nửa đầu|nửa cuối)){0,2}|(trước)(?:\\s(?:cuối|hết))?|((?:cho\\s)?đến\\s(?:hết|cuối)|(?<!đến\\s)hết|chậm nhất(?:\\slà)?(?:\\s(?:trong|vào|đến))?(?:\\s(?:hết|cuối))?|từ))\\s{1,2}${span}`,
  'gu',
)
const bare = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(trong|vào)\\s{1,2}|(trước)(?:\\s(?:cuối|hết))?\\s{1,2}|((?:cho\\s)?đến(?:\\s(?:hết|cuối))?|hết|từ)\\s{1,2})?${span}`,
  'gu',
)
const toSecond = new RegExp(`\\s{1,2}đến\\s(?:hết\\s)?${span}`, 'uy')

const held = /(?<![\p{L}])(?:được (?:tổ chức|diễn ra|khai mạc)|diễn ra|khai mạc|bế mạc)\s$/u

interface Reach {
  readonly from: string
  readonly to: string
}

/** "thí điểm từ năm 2024 đến năm 2026" */
const lasting = /(?<![\p{L}])(?:thực hiện|triển khai|thí điểm|tổ chức|tiến hành)\s$/u

/** "Trong năm 2025, tổ chức 02 lớp …": at the head of its sentence, before what must be done. */
const opensWith = (folded: string, from: number, to: number): boolean =>
  /(?:^|[.;:]\s|[-+*]\s{0,2}|^[\da-zđ][.)]\s)$/u.test(folded.slice(Math.max(0, from - 4), from)) &&
  /^(?:\svà (?:quý|năm)[^,;.]{1,20})?,?\s(?:(?:phải|cần|phấn đấu|tập trung|cơ bản|tiếp tục)\s)?(?:hoàn thành|xây dựng|tổ chức|ban hành|triển khai|thực hiện|rà soát|trình|tham mưu|lắp đặt|đầu tư|hoàn thiện|mở|in|biên soạn|kiểm tra|khảo sát|chỉnh lý|số hóa|sơ kết|tổng kết)(?![\p{L}])/u.test(
    folded.slice(to, to + 70),
  )

/** Words that make "trong năm 2024" a time by which something must be done and no scope. */
const doing =
  /(?:hoàn thành|xong|ban hành|trình|hoàn thiện|thực hiện xong|tổ chức|báo cáo|triển khai|sơ kết|tổng kết|đánh giá giữa kỳ)[^.;]{0,90}$/u

const closes = (folded: string, to: number): boolean => /^\s{0,2}(?:[.;]|\/|$)/u.test(folded.slice(to, to + 3))

/** "in sách kèm mã âm thanh trong năm 2025.": a clause that begins with a verb's small letter and ends in the year. */
const madeBy = (folded: string, from: number, to: number): boolean => {
  if (!closes(folded, to)) return false
  const clause = folded.slice(Math.max(0, from - 160), from)
  const begin = Math.max(clause.lastIndexOf('; '), clause.lastIndexOf('. '), clause.lastIndexOf(': '), -1)
  return producing.test(clause.slice(begin + 1))
}
const producing =
  /^\s{0,2}(?:[-+*]\s{0,2})?(?:in|lắp đặt|lắp|xây|mở|nâng cấp|sửa chữa|mua sắm|trang bị|biên soạn|phát hành|đào tạo|tập huấn|bố trí|đầu tư|khởi công|nghiệm thu|bàn giao|cấp|lập|số hóa|khảo sát|thí điểm|thay thế|di dời|trồng|phấn đấu hoàn thành)\s/u

/**
 * Months, quarters, half-years and years: "trong tháng 5/2024", "trong Quý II năm 2024", "đến hết quý IV/2025",
 * "từ tháng 3 đến tháng 11". In a cell or after "Thời gian thực hiện:" (`expected`) the bare span counts too.
 */
export function findSpansOfTime(folded: string, frame: TimeFrame, expected: boolean): readonly FoundTime[] {
  const found: FoundTime[] = []
  let end = 0
  for (const match of folded.matchAll(expected ? bare : opened)) {
    const intro = match[0].slice(0, match[0].search(/(?:quý|quí|tháng|0?6\s|sáu|năm)/u)).trim()
    let to = match.index + match[0].length
    const groups = match.slice(4)
    if (match.index < end) continue
    const printedYear = groups[9] === undefined ? null : Number(groups[9])
    const whole = groups[8] !== undefined
    const chosen = printedYear ?? (whole ? frame.year : yearFor(frame, firstMonth(groups)))
    if (
      whole &&
      !expected &&
      /^(?:trong|vào)/u.test(intro) &&
      !doing.test(folded.slice(Math.max(0, match.index - 120), match.index)) &&
      !opensWith(folded, match.index, to) &&
      !(intro === 'trong' && printedYear !== null && madeBy(folded, match.index, to))
    )
      continue
    if (whole && intro === 'từ' && !expected && !lasting.test(folded.slice(Math.max(0, match.index - 24), match.index)))
      continue
    if (whole && printedYear === null) continue
    if (groups[10] !== undefined) {
      const month = groups[3] === 'tháng' ? Number(groups[4]) : null
      found.push({
        from: match.index,
        to,
        time: recurring('year', month, null, intro.startsWith('trước') ? 'before' : 'within'),
        confidence: 0.85,
      })
      continue
    }
    // "Tuần lễ … được tổ chức vào tháng 4": when an event comes.
    if (
      printedYear === null &&
      intro.startsWith('vào') &&
      !expected &&
      held.test(folded.slice(Math.max(0, match.index - 24), match.index))
    )
      continue
    // An event in a month without year ("Tháng hành động") or "tháng 6 tuổi" says nothing of a task.
    if (
      printedYear === null &&
      !expected &&
      groups[3] === 'tháng' &&
      /^\s(?:tuổi|đầu|liền|liên tục|kể|trở)/u.test(folded.slice(to, to + 12))
    )
      continue
    // "trong tháng 5 và tháng 8": two times; "quý II và quý III" is one.
    const apart = separate(groups, match[0])
    if (apart !== null && chosen !== null && !expected) {
      const first = windowOf(reachOf(apart.first, chosen))
      const second = windowOf(reachOf(apart.second, chosen))
      found.push(
        { from: match.index, to: match.index + apart.at, time: first, confidence: 0.75 },
        { from: match.index + apart.at + apart.gap, to, time: second, confidence: 0.75 },
      )
      end = to
      continue
    }
    const reach = chosen === null ? null : reachOf(groups, chosen)
    let time: Time
    let confidence = printedYear === null ? 0.75 : 0.93
    if (intro === 'từ' || (expected && /^\s{1,2}đến/u.test(folded.slice(to, to + 6)))) {
      toSecond.lastIndex = to
      const second = toSecond.exec(folded)
      if (second === null) {
        // "từ tháng 3 đến tháng 11" is one span already.
        const several = groups[2] !== undefined || groups[5] !== undefined
        if (intro === 'từ' && !several) {
          const onward = expected || closes(folded, to) || opensWith(folded, match.index, to)
          if (printedYear === null || reach === null || whole || !onward) continue
          time = { ...window(reach.from, null), bound: 'after' }
        } else time = windowOf(reach)
      } else {
        const rest = second.slice(1)
        const endYear = rest[9] === undefined ? chosen : Number(rest[9])
        const begin = (printedYear ?? endYear) === null ? null : reachOf(groups, printedYear ?? endYear ?? 0)
        const end = endYear === null ? null : reachOf(rest, endYear)
        to = match.index + match[0].length + second[0].length
        time = window(begin?.from ?? null, end?.to ?? null)
      }
    } else if (intro.startsWith('trước')) {
      const date = reach === null ? null : /cuối|hết/u.test(intro) ? reach.to : reach.from
      time = fixed(date, 'before')
    } else if (/hết|cuối|chậm nhất|đến/u.test(intro) && !/\strong$/u.test(intro)) {
      // "đến hết năm 2025" beside a share is a target.
      if (whole && /(?:đạt|phấn đấu|tỷ lệ|%)/u.test(folded.slice(Math.max(0, match.index - 80), to + 80))) continue
      time = window(null, reach?.to ?? null)
    } else time = windowOf(reach)
    if (chosen === null) confidence = 0.6
    end = to
    found.push({ from: match.index, to, time, confidence })
  }
  return found
}

type Groups = readonly (string | undefined)[]

/** Two months or quarters that do not follow each other, joined by "và" or a comma; null for one stretch of time. */
function separate(
  groups: Groups,
  words: string,
): { readonly first: Groups; readonly second: Groups; readonly at: number; readonly gap: number } | null {
  const [quarter, q1, q2, month, m1, m2, half, which] = groups
  const one = quarter === undefined ? Number(m1) : quarters[q1 ?? '']
  const two = quarter === undefined ? Number(m2) : quarters[q2 ?? '']
  const link = /\s?,\s?|\svà\s/u.exec(words)
  if (one === undefined || two === undefined || link === null || !(two > one + 1)) return null
  const rest = [half, which]
  return {
    first: [quarter, q1, undefined, month, m1, undefined, ...rest],
    second: [quarter, q2, undefined, month, m2, undefined, ...rest],
    at: link.index,
    gap: link[0].length,
  }
}

/** The month in which a span without a year begins. `groups` are those of `span`, in order. */
function firstMonth(groups: Groups): number {
  const [quarter, q1, , month, m1, , half, which] = groups
  if (quarter !== undefined) return (quarters[q1 ?? ''] ?? 1) * 3 - 2
  if (month !== undefined) return Number(m1)
  return half !== undefined && which === 'cuối' ? 7 : 1
}

const windowOf = (reach: Reach | null): Time => window(reach?.from ?? null, reach?.to ?? null)

/** First and last day. `groups` are those of `span`, in order. */
function reachOf(groups: readonly (string | undefined)[], y: number): Reach | null {
  const [quarter, q1, q2, month, m1, m2, half, which] = groups
  if (quarter !== undefined) {
    const first = quarters[q1 ?? '']
    const last = q2 === undefined ? first : quarters[q2]
    return first === undefined || last === undefined ? null : months(y, first * 3 - 2, last * 3)
  }
  if (month !== undefined) return months(y, Number(m1), m2 === undefined ? Number(m1) : Number(m2))
  if (half !== undefined) return which === 'đầu' ? months(y, 1, 6) : months(y, 7, 12)
  return months(y, 1, 12)
}

function months(y: number, first: number, last: number): Reach | null {
  if (first < 1 || last > 12 || first > last) return null
  const from = isoDate(y, first, 1)
  const to = isoDate(y, last, lastDay(y, last))
  return from === null || to === null ? null : { from, to }
}

const school =
  /(?<![\p{L}\p{N}])trong\s(?:học kỳ\s(?:i{1,2}|1|2|hè)(?:,?\snăm học\s(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)?|năm học\s(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)/gu

/** "trong học kỳ I năm học 2025 - 2026": a time whose days the school year's plan sets. */
export function findSchoolTerms(folded: string): readonly FoundTime[] {
  return [...folded.matchAll(school)].flatMap((match): readonly FoundTime[] => {
    const to = match.index + match[0].length
    const whole = match[0].startsWith('trong năm')
    if (whole && !opensWith(folded, match.index, to)) return []
    return [{ from: match.index, to, time: window(null, null), confidence: 0.65 }]
  })
}

const leadingHead =
  /(?:^|[.;:]\s|[-+*]\s{0,2}|^[\da-zđ][.)]\s)(?:dự kiến\s(?:trong\s)?)?(?=(?:0?6|sáu)\stháng\s(?:đầu|cuối)\snăm\s|(?:quý|quí)\s[ivx1-4]|tháng\s\d|năm\s(?:19|20)\d)/gu
const leadingSpan = new RegExp(`${span}(?=,?\\s\\p{Ll}|\\s?:\\s)`, 'uy')

/**
 * A span that opens a clause: "…; 6 tháng đầu năm 2024 khảo sát …", "Quý II/2025 nghiệm thu …", "Tháng 5: tổ chức …".
 * Without a year, and whole years, before a colon only.
 */
export function findLeadingSpans(folded: string, frame: TimeFrame): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const head of folded.matchAll(leadingHead)) {
    const from = head.index + head[0].length
    leadingSpan.lastIndex = from
    const match = leadingSpan.exec(folded)
    if (match === null || match[11] !== undefined) continue
    const groups = match.slice(1)
    const to = from + match[0].length
    const colon = /^\s?:/u.test(folded.slice(to, to + 2))
    if (!colon && (match[10] === undefined || match[9] !== undefined)) continue
    const year = match[10] === undefined ? yearFor(frame, firstMonth(groups)) : Number(match[10])
    const time = windowOf(year === null ? null : reachOf(groups, year))
    // What a time before the document says is how things were.
    if (time.to === null || (frame.issuedOn !== null && time.to < frame.issuedOn)) continue
    found.push({ from, to, time, confidence: match[10] === undefined ? 0.65 : 0.75 })
  }
  return found
}

const bracketed = /(?:\(|\s-\s|,\s|:\s)(?:dự kiến\s)?(?=qu[ýí]|tháng|(?:0?6|sáu)\stháng)/gu
const bracketedSpan = new RegExp(`${span}(?=\\)|[.;]|\\s{0,2}$)`, 'uy')

const review = /(?<![\p{L}])(?:sơ kết|tổng kết)\s(?:vào\s)?(?=năm\s(?:19|20)\d\d(?!\s?-))/gu

/**
 * "sơ kết năm 2025, tổng kết năm 2030" in a plan for several years: when the reviews are held. Elsewhere it is the year
 * that is reviewed.
 */
export function findReviews(folded: string, frame: TimeFrame): readonly FoundTime[] {
  const issued = frame.issuedOn?.slice(0, 4)
  if (!frame.severalYears || issued === undefined) return []
  return [...folded.matchAll(review)].flatMap((head): readonly FoundTime[] => {
    const from = head.index + head[0].length
    const year = folded.slice(from + 4, from + 8)
    if (year <= issued) return []
    return [{ from, to: from + 8, time: window(`${year}-01-01`, `${year}-12-31`), confidence: 0.7 }]
  })
}

/** A span alone in brackets, after a comma, dash or colon at the end of its clause: "Ban hành quy chế (quý III/2024)". */
export function findBracketedSpans(folded: string, frame: TimeFrame): readonly FoundTime[] {
  return [...folded.matchAll(bracketed)].flatMap((head): readonly FoundTime[] => {
    const from = head.index + head[0].length
    bracketedSpan.lastIndex = from
    const match = bracketedSpan.exec(folded)
    if (match?.[10] === undefined || match[9] !== undefined || match[11] !== undefined) return []
    const to = from + match[0].length
    const year = Number(match[10])
    const apart = separate(match.slice(1), match[0])
    const times =
      apart === null
        ? [{ from, to, time: windowOf(reachOf(match.slice(1), year)) }]
        : [
            { from, to: from + apart.at, time: windowOf(reachOf(apart.first, year)) },
            { from: from + apart.at + apart.gap, to, time: windowOf(reachOf(apart.second, year)) },
          ]
    return times
      .filter((t) => t.time.to !== null && (frame.issuedOn === null || t.time.to >= frame.issuedOn))
      .map((t) => ({ ...t, confidence: 0.75 }))
  })
}

const session =
  /(?<![\p{L}\p{N}])(?:tại|vào|trong)\s(?:kỳ|phiên)\shọp\s(?:(?:thường\s(?:kỳ|lệ)|chuyên\sđề)\s)?(?:gần\snhất|sắp\stới|tới|kế\stiếp|tiếp\stheo|cuối\snăm|giữa\snăm)(?![\p{L}])(?!\s(?:19|20)\d\d)/gu

/** "trình HĐND tỉnh tại kỳ họp gần nhất": by a session whose day is not told. */
export function findSessions(folded: string): readonly FoundTime[] {
  if (!folded.includes(' họp ')) return []
  return [...folded.matchAll(session)].flatMap((match): readonly FoundTime[] => {
    const before = folded.slice(Math.max(0, match.index - 130), match.index)
    if (/(?<![\p{L}])(?:đã|được (?:thông qua|ban hành|nêu))\s[^.;]{0,60}$/u.test(before)) return []
    // "định kỳ hằng năm báo cáo … tại kỳ họp cuối năm": the rhythm is its time.
    if (/(?<![\p{L}])(?:định k[ỳì]|(?:hằng|hàng|mỗi) (?:năm|qu[ýí]|tháng))[^.;]{0,120}$/u.test(before)) return []
    return [{ from: match.index, to: match.index + match[0].length, time: window(null, null), confidence: 0.7 }]
  })
}
