import { isoDate, lastDay } from '../dates/calendar.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { fixed, periodic, recurring, window } from './time.js'

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const year = '(?:(?:\\s{0,2}[/,.-]\\s{0,2}|\\s{1,2}(?:của\\s)?(?:năm\\s{1,2})?)((?:19|20)\\d\\d)(?!\\d))?'
const each = '(\\s{1,2}(?:hằng|hàng|mỗi)\\s(?:năm|quý))?'
const span = `(?:(quý|quí)\\s{1,2}(i{1,3}|iv|[1-4])(?![\\p{L}\\p{N}])(?:\\s?(?:,|-|và|đến)\\s?(?:(?:quý|quí)\\s)?(i{1,3}|iv|[1-4])(?![\\p{L}\\p{N}]))?|(tháng)\\s{1,2}(\\d{1,2})(?!\\s?[/.]\\s?\\d{1,2}\\s?[/.-]|\\d)(?:(?:\\s?(?:-|đến|,|và)\\s?(?:tháng\\s)?)(\\d{1,2})(?=[/\\s,;.)]|$)(?!\\s?(?:giờ|ngày|năm học)))?|((?:0?6|sáu)\\stháng\\s(đầu|cuối)\\snăm)|(năm)(?=\\s{1,2}(?:19|20)\\d\\d))${year}${each}`

// What opens a span of time in running text; a bare "quý II/2024" counts only where a time is expected.
const opened = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(trong|vào|ngay trong)(?:\\s(?:khoảng|kỳ họp\\s[\\p{L}\\s]{2,40}?|dịp|đầu|cuối))?|(trước)(?:\\s(?:cuối|hết))?|((?:cho\\s)?đến\\s(?:hết|cuối)|(?<!đến\\s)hết|chậm nhất(?:\\slà)?(?:\\s(?:trong|vào|đến))?(?:\\s(?:hết|cuối))?|từ))\\s{1,2}${span}`,
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

/** Words that make "trong năm 2024" a time by which something must be done and no scope. */
const doing = /(?:hoàn thành|xong|ban hành|trình|hoàn thiện|thực hiện xong|tổ chức|báo cáo|triển khai)[^.;]{0,90}$/u

/** "in sách kèm mã âm thanh trong năm 2025.": a clause that begins with a verb's small letter and ends in the year. */
const madeBy = (folded: string, from: number, to: number): boolean => {
  if (!/^\s{0,2}(?:[.;]|\/|$)/u.test(folded.slice(to, to + 3))) return false
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
    const chosen = printedYear ?? frame.year
    if (
      whole &&
      !expected &&
      (intro === 'trong' || intro === 'vào') &&
      !doing.test(folded.slice(Math.max(0, match.index - 120), match.index)) &&
      !(intro === 'trong' && printedYear !== null && madeBy(folded, match.index, to))
    )
      continue
    if (whole && intro === 'từ' && !expected) continue
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
    const reach = chosen === null ? null : reachOf(groups, chosen)
    let time: Time
    let confidence = printedYear === null ? 0.75 : 0.93
    if (intro === 'từ' || (expected && /^\s{1,2}đến/u.test(folded.slice(to, to + 6)))) {
      toSecond.lastIndex = to
      const second = toSecond.exec(folded)
      if (second === null) {
        // "từ tháng 3 đến tháng 11" is one span already.
        if (intro === 'từ' && groups[2] === undefined && groups[5] === undefined) continue
        time = windowOf(reach)
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

const leadingHead = /(?:^|[.;:]\s|[-+*]\s{0,2})(?=(?:0?6|sáu)\stháng\s(?:đầu|cuối)\snăm\s|(?:quý|quí)\s[ivx1-4])/gu
const leadingSpan = new RegExp(`${span}(?=,?\\s\\p{Ll})`, 'uy')

/** A span with its year that opens a clause: "…; 6 tháng đầu năm 2024 khảo sát …", "Quý II/2025 nghiệm thu …". */
export function findLeadingSpans(folded: string, frame: TimeFrame): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const head of folded.matchAll(leadingHead)) {
    const from = head.index + head[0].length
    leadingSpan.lastIndex = from
    const match = leadingSpan.exec(folded)
    const printedYear = match?.[10]
    if (match === null || printedYear === undefined || match[11] !== undefined) continue
    const time = windowOf(reachOf(match.slice(1), Number(printedYear)))
    // What a time before the document says is how things were.
    if (time.to !== null && frame.issuedOn !== null && time.to < frame.issuedOn) continue
    found.push({ from, to: from + match[0].length, time, confidence: 0.75 })
  }
  return found
}

/** Values of a time cell that name no date: "Thường xuyên", "Hằng năm", "Cả năm", "Hàng quý". */
const values: readonly { readonly form: RegExp; readonly time: (frame: TimeFrame) => Time }[] = [
  { form: /^thường xuyên/u, time: () => periodic(null) },
  { form: /^(?:hằng|hàng|mỗi) năm/u, time: () => periodic('year') },
  { form: /^(?:hằng|hàng|mỗi) qu[ýí]/u, time: () => periodic('quarter') },
  { form: /^(?:hằng|hàng|mỗi) tháng/u, time: () => periodic('month') },
  { form: /^(?:hằng|hàng|mỗi) tuần/u, time: () => periodic('week') },
  { form: /^(?:hằng|hàng|mỗi) (?:ngày|giờ)/u, time: () => periodic(null) },
  { form: /^(?:định kỳ )?(?:0?6|sáu) tháng/u, time: () => periodic('half-year') },
  { form: /^định kỳ/u, time: () => periodic(null) },
  {
    form: /^cả năm|^trong năm$/u,
    time: ({ year: y }) => (y === null ? window(null, null) : window(`${y}-01-01`, `${y}-12-31`)),
  },
  { form: /^đột xuất|^khi có|^theo yêu cầu/u, time: () => ({ ...periodic(null), kind: 'adhoc' }) },
]

/** The time that a whole cell or label value says without a date; null for none. */
export function timeOfValue(folded: string, frame: TimeFrame): Time | null {
  const value = folded.trim()
  return values.find((v) => v.form.test(value))?.time(frame) ?? null
}

const years = /^(?:trong\s)?(?:giai đoạn\s|năm\s)?((?:19|20)\d\d)(?:\s?-\s?((?:19|20)\d\d))?$/u

/** "2024", "2024 - 2025", "Năm 2024" as the whole of a time cell. */
export function yearsOfValue(folded: string): Time | null {
  const match = years.exec(folded.trim())
  if (match?.[1] === undefined) return null
  return window(`${match[1]}-01-01`, `${match[2] ?? match[1]}-12-31`)
}
