import type { Rhythm } from '@vanthu/document'
import { findRhythms } from './rhythm.js'
import type { FoundTime } from './time.js'
import { periodic } from './time.js'

const regularly = /(?<![\p{L}\p{N}])định k[ỳì](?![\p{L}])/gu
/** "Định kỳ 6 tháng và hằng năm", "định kỳ hằng quý, 6 tháng, năm": a run of rhythms. */
const run =
  /^\s{0,2}(?:,\s|\(\s?)?(?:(?:vào\s)?(?:hằng|hàng|mỗi|theo|từng|một)\s(?:năm|qu[ýí]|tháng|tuần)(?:\smột lần)?|(?:0?6|sáu)\stháng(?:\sđầu năm|\smột lần)?|(?:\d{1,2}|hai|ba|năm)\s(?:năm|tháng|tuần)(?:\smột lần|\s?\/\s?lần|\s(?:0?1|một)\slần)?|qu[ýí]|năm|tháng|tuần)(?:(?:,|\svà|\shoặc|;)?\s(?:(?:hằng|hàng|mỗi)\s(?:năm|qu[ýí]|tháng|tuần)|(?:0?6|sáu)\stháng(?:\sđầu năm)?|qu[ýí]|năm|cả năm)(?![\p{L}])){0,3}(?![\p{L}])/u
/** Acts that a rhythm times; a check that is "định kỳ" is a manner of working. */
const reported =
  /(?:báo cáo|tổng hợp|sơ kết|tổng kết|đánh giá|giao ban|họp|thông tin|cập nhật|thống kê|rà soát|công bố|tổ chức|gửi)/u
const rhythms =
  '(?:(?:hằng|hàng|mỗi|từng)\\s(?:năm|qu[ýí]|tháng|tuần)|(?:0?6|sáu)\\stháng(?:\\s(?:đầu|cuối)\\snăm)?)(?:(?:,|\\svà|\\shoặc)\\s(?:(?:hằng|hàng|mỗi|cả)\\s(?:năm|qu[ýí]|tháng)|(?:0?6|sáu)\\stháng(?:\\sđầu năm)?|qu[ýí]|(?:0?1\\s|một\\s)?năm)(?![\\p{L}])){0,3}'
/** "Hằng quý, 6 tháng, hằng năm tổng hợp …" at the head of a clause. */
const leading = new RegExp(
  `(?:^|[.;:!?-]\\s{0,2}|,\\s|^[\\da-zđ][.)]\\s)(?:vào\\s)?(?=(?:hằng|hàng|mỗi)\\s)(${rhythms}),?\\s(?=\\p{L})`,
  'gu',
)
const act =
  '(?:báo cáo|tổng hợp|sơ kết|tổng kết|đánh giá|rà soát|xây dựng|tổ chức|tham mưu|lập|kiểm tra|trình|ban hành|cập nhật|thống kê|bố trí|phân bổ|cân đối|công bố|gửi)'
/** "Sở Nội vụ hằng năm tổng hợp …": between the body and its verb. */
const before = new RegExp(`\\s((?:hằng|hàng|mỗi)\\s(?:năm|qu[ýí]|tháng|tuần)),?\\s(?=${act}(?![\\p{L}]))`, 'gu')
/** Things that have a rhythm of their own: "kế hoạch hằng năm", "dự toán ngân sách hằng năm". */
const ofThing =
  /(?:(?:kế hoạch|dự toán|ngân sách|kinh phí|chương trình|chỉ tiêu|mục tiêu|nguồn|vốn|quỹ|danh mục|sinh hoạt|bình quân|tăng trưởng|tăng|giảm|phân loại|thi đua|khen thưởng|hoạt động|cao điểm|nội dung|số liệu|chế độ|thu|chi|trung hạn|lễ hội|dịp|giai đoạn|niên độ|quyết toán|định mức|biên chế|diễn biến|thường niên)(?:,?\s\p{L}{1,7}){0,4}|báo cáo|đánh giá|nhiệm vụ|công tác|và|,)\s$/u

const acted = new RegExp(`(?<![\\p{L}])${act}(?![\\p{L}])`, 'u')

/** Rhythms without a date. `dated` tells whether the sentence of a place has a dated time that takes the rhythm up. */
export function findPeriodic(
  folded: string,
  sentenceOf: (at: number) => { readonly from: number; readonly to: number },
  dated: (from: number, to: number) => boolean,
): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const match of folded.matchAll(regularly)) {
    const at = match.index
    const sentence = sentenceOf(at)
    if (dated(at, sentence.to)) continue
    const clause = folded.slice(Math.max(sentence.from, at - 60), Math.min(sentence.to, at + 100))
    const rest = folded.slice(at + match[0].length, at + match[0].length + 70)
    const printed = run.exec(rest)
    if (/(?:căn cứ|ngoài|trên cơ sở|nội dung)\s(?:các\s)?báo cáo\s$/u.test(folded.slice(Math.max(0, at - 28), at)))
      continue
    // "định kỳ cuối mỗi học kỳ": the words behind say the rhythm.
    if (/^\s(?:vào\s)?(?:cuối|đầu) mỗi\s/u.test(rest)) continue
    if (printed === null) {
      if (!reported.test(clause)) continue
      // "kiểm tra định kỳ", "khám sức khỏe định kỳ"
      const before = folded.slice(Math.max(0, at - 30), at)
      if (
        !/báo cáo[^,;.]{0,20}$/u.test(before) &&
        !(/\stheo\s$/u.test(before) && /báo cáo\s[^;.]{0,90}$/u.test(folded.slice(Math.max(0, at - 100), at))) &&
        !/^[,\s]{1,2}(?:(?:hoặc|và|,)?\s?đột xuất,?\s)?(?:báo cáo|tổng hợp|sơ kết|gửi|tổ chức|đánh giá|họp|thông tin|rà soát|cập nhật)/u.test(
          rest,
        )
      )
        continue
      found.push({ from: at, to: at + match[0].length, time: periodic(null), confidence: 0.8 })
      continue
    }
    const bracket = /^\s{0,2}\(/u.test(printed[0]) && rest[printed[0].length] === ')' ? 1 : 0
    const to = at + match[0].length + printed[0].trimEnd().length + bracket
    // "khám sức khỏe định kỳ 6 tháng một lần", "kế hoạch định kỳ hằng năm": the rhythm of a thing.
    if (/(?:kế hoạch|khám sức khỏe|kiểm định|bảo dưỡng|chế độ)\s$/u.test(folded.slice(Math.max(0, at - 16), at)))
      continue
    const each = findRhythms(`${printed[0].trim()},`)
    const counted = /^\s{0,2}0?([2-9]|1[02]|hai|ba|năm)\s(năm|tháng|tuần)/u.exec(printed[0])
    for (const rhythm of each.length === 0 ? [countedRhythm(counted)] : each) {
      // "Định kỳ 03 năm", "định kỳ 02 tuần/lần": the record has no word for it, the rule has.
      const rrule = rhythm.every === null ? countedRule(counted) : {}
      found.push({ from: at, to, time: periodic(rhythm.every), confidence: 0.9, ...rrule })
    }
  }
  const plain = (from: number, words: string): void => {
    const clause = clauseOf(folded, sentenceOf(from), from)
    if (dated(from, clause.to) || found.some((f) => f.from < from + words.length && from < f.to)) return
    for (const { every } of findRhythms(`${words},`))
      found.push({ from, to: from + words.length, time: periodic(every), confidence: 0.75 })
  }
  for (const match of folded.matchAll(leading)) {
    const words = match[1] ?? ''
    const from = match.index + match[0].indexOf(words)
    if (/^\s?,\s/u.test(match[0]) && !acted.test(folded.slice(from, from + 90))) continue
    plain(from, words)
  }
  for (const match of folded.matchAll(before)) {
    const words = match[1] ?? ''
    const lead = folded.slice(Math.max(0, match.index - 48), match.index + 1)
    if (!/[.,;:!?-]\s$/u.test(lead) && !ofThing.test(lead)) plain(match.index + 1, words)
  }
  return found
}

const counts: Readonly<Record<string, string>> = { hai: '2', ba: '3', năm: '5' }
const names: Readonly<Record<string, string>> = { năm: 'YEARLY', tháng: 'MONTHLY', tuần: 'WEEKLY' }

/** "Định kỳ 3 tháng" is every quarter; null where the record has no word. */
function countedRhythm(counted: RegExpExecArray | null): { readonly every: Rhythm | null } {
  const count = counts[counted?.[1] ?? ''] ?? counted?.[1]
  return { every: counted?.[2] !== 'tháng' ? null : count === '3' ? 'quarter' : count === '12' ? 'year' : null }
}

function countedRule(counted: RegExpExecArray | null): { readonly rrule?: string } {
  const [, count = '', unit = ''] = counted ?? []
  return counted === null ? {} : { rrule: `FREQ=${names[unit] ?? 'YEARLY'};INTERVAL=${counts[count] ?? count}` }
}

/** The stretch between semicolons around a place. */
function clauseOf(
  folded: string,
  sentence: { readonly from: number; readonly to: number },
  at: number,
): { readonly from: number; readonly to: number } {
  const before = folded.lastIndexOf('; ', at)
  const after = folded.indexOf('; ', at)
  return { from: Math.max(sentence.from, before), to: after < 0 ? sentence.to : Math.min(sentence.to, after) }
}

const trailing = new RegExp(
  `(?<=\\s)(?:theo\\s)?((?:hằng|hàng|mỗi|từng)\\s(?:năm|qu[ýí]|tháng|tuần)(?:(?:,|\\svà)\\s(?:(?:hằng|hàng)\\s(?:năm|qu[ýí]|tháng)|(?:0?6|sáu)\\stháng|năm)(?![\\p{L}])){0,3})(?=\\s{0,2}(?:[.;]|$|\\(|(?:về|gửi|cho|với|theo quy định|để|qua|gắn với|làm cơ sở|và đột xuất|và báo cáo đột xuất)\\s))`,
  'gu',
)

/** "Báo cáo kết quả thực hiện hằng quý về Sở Nội vụ": at the end of what is done, and no rhythm of a thing. */
export function findTrailingRhythms(folded: string): readonly FoundTime[] {
  return [...folded.matchAll(trailing)].flatMap((match): readonly FoundTime[] => {
    const words = match[1] ?? ''
    const from = match.index + match[0].indexOf(words)
    const head = folded.slice(Math.max(0, match.index - 160), match.index)
    const begin = Math.max(head.lastIndexOf('; '), head.lastIndexOf('. '), head.lastIndexOf(': '))
    const clause = head.slice(begin + 1)
    if (!acted.test(clause) || ofThing.test(`${clause.trimEnd()} `)) return []
    return findRhythms(`${words},`).map(({ every }) => ({
      from,
      to: from + words.length,
      time: periodic(every),
      confidence: 0.65,
    }))
  })
}

const reports =
  /(?<![\p{L}])báo cáo\s(?:(?:kết quả|sơ kết|tình hình)(?:\s(?:thực hiện|triển khai))?\s)?\(?((?:tuần,\s)?(?:tháng,\s)?(?:qu[ýí](?:,|\svà)\s)?(?:0?6|sáu)\stháng(?:\sđầu năm)?(?:,|\svà)\s(?:(?:hằng|hàng|cả)\s|(?:0?1|một)\s)?năm)\)?(?=\s{0,2}(?:[.;,]|$|(?:về|gửi|cho|với|theo quy định|và đột xuất)(?![\p{L}])))/gu

/** "Báo cáo 6 tháng, năm gửi về Sở Nội vụ": reports named by their rhythms. */
export function findReportRhythms(folded: string): readonly FoundTime[] {
  return [...folded.matchAll(reports)].flatMap((match): readonly FoundTime[] => {
    const words = match[1] ?? ''
    const from = match.index + match[0].indexOf(words)
    const times = words.split(/,\s|\svà\s/u).flatMap((word) => findRhythms(`${word},`).slice(0, 1))
    return times.map(({ every }) => ({ from, to: from + words.length, time: periodic(every), confidence: 0.65 }))
  })
}
