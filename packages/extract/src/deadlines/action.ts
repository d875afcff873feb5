import { fold } from '../text/fold.js'

interface Stretch {
  readonly from: number
  readonly to: number
}

const verb =
  /(?<![\p{L}\p{N}])(?:báo cáo(?! viên)|tổng hợp|phản ánh|hoàn thành|hoàn thiện|(?<!công |lộ |quy |chương |tiến |tờ |hành |quá |giáo )trình|gửi|ban hành|xây dựng|rà soát|đánh giá|sơ kết|tổng kết|tổ chức|triển khai|tham mưu|đề xuất|lập|nộp|cung cấp|cập nhật|phê duyệt|thẩm định|bố trí|phân bổ|(?<!số liệu |tiến độ |tỷ lệ |kết quả |tình hình |công tác )giải ngân|đăng ký|kiểm tra|(?<!kế hoạch |kết quả |tình hình |tổ chức |triển khai |tiến độ |việc )thực hiện|(?<!an toàn |an ninh |công nghệ |hệ thống |cổng |trung tâm )thông tin|thông báo|(?<!trả lời |giải quyết |xử lý |các |tiếp nhận |ý kiến |ý kiến, )kiến nghị|họp|công bố|thu thập|thống kê|xử lý|kiện toàn|thành lập|phân công|(?<!được )giao(?! dịch| thông| lưu| ban)|quyết định(?! số)|kiểm điểm|xác nhận|trả lời|có ý kiến|cho ý kiến|lắp đặt|số hóa|tập huấn|nghiệm thu|bàn giao|công khai)(?![\p{L}])/gu
const anyVerb = new RegExp(verb.source, 'u')
const stop =
  /[.;:()]|,\s|\s(?:về(?=\s(?:ủy|ubnd|sở|cục|chi cục|vụ|viện|bộ|ban|văn phòng|phòng|tỉnh|huyện|cấp|thường trực|hội|công an|trung tâm|liên đoàn))|gửi|qua|thông qua|trước (?:ngày|\d)|chậm nhất|trong (?:tháng|quý|năm|thời hạn|vòng)|để|theo (?:quy định|yêu cầu)|định kỳ|đột xuất|vào ngày|đến hết|hằng năm|hàng năm)(?![\p{L}])/u

/**
 * What must be done by a time, in few words: from the verb nearest to the time to where receiver or time begin
 * ("báo cáo kết quả thực hiện"). The whole clause where no verb is known. Offsets are in `text`.
 */
export function actionAt(text: string, sentence: Stretch, time: Stretch): string {
  const folded = fold(text)
  const clause = clauseAround(folded, sentence, time)
  // The one who acts stands after the time: what follows the name is the act.
  if (sentence.from >= time.to) return clipped(upTo(text, folded, sentence.from, clause.to))
  // What stands in brackets is said beside: "(qua Sở Nội vụ tổng hợp)".
  const plain = folded.slice(clause.from, clause.to).replace(/\([^()]{1,120}\)/gu, (b) => ' '.repeat(b.length))
  const verbs = [...plain.matchAll(verb)].map((m) => clause.from + m.index)
  const outside = verbs.filter((at) => at < time.from || at >= time.to)
  const before = outside.filter((at) => at < time.from)
  const reporting = (at: number): boolean =>
    /^(?:báo cáo|phản ánh|gửi báo cáo|tổng hợp)/u.test(folded.slice(at, at + 12))
  const begin = clause.from + (label.exec(folded.slice(clause.from, clause.to))?.[0].length ?? 0)
  // "định kỳ 02 tuần/lần họp giao ban": what a rhythm stands right before.
  const right = rhythm.test(folded.slice(time.from, time.to)) ? outside.find((at) => at === time.to + 1) : undefined
  const words = (from: number, to: number): boolean => /\p{L}\s\p{L}/u.test(folded.slice(from, to))
  const chosen =
    right ??
    before.findLast(reporting) ??
    before.at(-1) ??
    outside.find((at) => at >= time.to) ??
    (verbs.includes(time.from) || promptly.test(folded.slice(time.from, time.to)) ? verbs.at(0) : undefined) ??
    (words(begin, time.from) ? begin : words(time.to, clause.to) ? time.to : (verbs.at(0) ?? begin))
  // "trình Giám đốc Sở phê duyệt": what is asked of another begins before it.
  const asked = decided.test(folded.slice(chosen, chosen + 12)) ? before.findLast((at) => at < chosen) : undefined
  const start = asked !== undefined && asking.test(folded.slice(asked, chosen)) ? asked : chosen
  // "…, hoàn thành trước ngày …" says by when; what stands before it.
  const bare = /^(?:hoàn thành(?: xong)?|xong|hoàn tất|trình|ban hành)[\s,]{1,2}$/u.test(folded.slice(start, time.from))
  // "Lập danh sách, gửi Sở Nội vụ trước ngày …": what is sent.
  const sends = /^(?:gửi|nộp)\s(?:về\s|cho\s)?\p{Lu}/u.test(text.slice(start, clause.to))
  const made = sends ? before.findLast((at) => at < start) : undefined
  if (made !== undefined) return clipped(upTo(text, folded, made, start))
  const first = bare ? before.find((at) => at < start) : undefined
  if (first !== undefined) return clipped(text.slice(first, start))
  const earlier = bare ? actBefore(folded, sentence, clause) : null
  if (earlier !== null) return clipped(upTo(text, folded, earlier.from, earlier.to))
  const rest = folded.slice(start, clause.to)
  const end = stop.exec(rest.slice(4))
  let to = end === null ? clause.to : start + 4 + end.index
  if (start < time.from && to > time.from) to = time.from
  return clipped(text.slice(start, to))
}

/** "Rà soát phiếu, lập sổ; hoàn thành trước ngày …": the first act of the clause before. */
function actBefore(folded: string, sentence: Stretch, clause: Stretch): Stretch | null {
  if (clause.from - sentence.from < 4) return null
  const to = clause.from - 2
  const from = Math.max(sentence.from, folded.slice(0, to).lastIndexOf('; ') + 2)
  const part = folded.slice(from, to)
  const at = part.search(anyVerb)
  return { from: from + (at < 0 ? (label.exec(part)?.[0].length ?? 0) : at), to }
}

function upTo(text: string, folded: string, start: number, last: number): string {
  const end = stop.exec(folded.slice(start + 4, last))
  return text.slice(start, end === null ? last : start + 4 + end.index)
}

const clipped = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[-+*,;:\s]{1,3}|[,;.:(\s-]{1,3}$/gu, '')
    .replace(/\s(?:và|theo|là|với)$/u, '')
    .split(' ')
    .slice(0, 30)
    .join(' ')

const decided = /^(?:phê duyệt|ban hành|quyết định|xem xét|cho ý kiến|thông qua)(?![\p{L}])/u
const asking = /^(?:trình|tham mưu|đề xuất|đề nghị)\s[^,;:]{2,90}$/u
/** The number of an item that its first words follow. */
const label = /^(?:[-+*]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)])\s{1,2}/u
const promptly = /^kịp thời\s/u
const rhythm = /^(?:định k[ỳì]|hằng|hàng|mỗi)\s/u

/** The stretch between semicolons that holds the time, the sentence's end included. */
function clauseAround(folded: string, sentence: Stretch, time: Stretch): Stretch {
  const before = folded.slice(sentence.from, time.from).lastIndexOf('; ')
  const after = folded.slice(time.to, sentence.to).indexOf('; ')
  return {
    from: before < 0 ? sentence.from : sentence.from + before + 2,
    to: after < 0 ? sentence.to : time.to + after,
  }
}
