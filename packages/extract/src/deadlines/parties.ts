import type { BodyMention } from '@vanthu/document'
import type { FoundBody } from '../bodies/parse-bodies.js'
import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fold } from '../text/fold.js'

/** Who must act by a time, whom the report goes to, and through whom. */
export interface Parties {
  /** Null where the sentence names no subject. */
  readonly who: readonly BodyMention[] | null
  /** Where the subject's name ends; what must be done follows. */
  readonly actorTo: number | null
  readonly reportTo: readonly BodyMention[]
  readonly via: readonly BodyMention[]
}

interface Stretch {
  readonly from: number
  readonly to: number
}

interface BodyRun {
  readonly from: number
  readonly to: number
  readonly bodies: readonly FoundBody[]
}

/** After these a body is ordered to act: "giao Sở A …", "Đề nghị các đơn vị …", "Về việc …: Bộ B …". */
const ordered =
  /(?:^|[.;:]\s{0,2}|(?:^|\s)(?:giao|yêu cầu|đề nghị|phân công|ủy quyền|kính đề nghị)\s|^[-+*]\s|^\d{1,2}[.)]\s|^[a-zđ][.)]\s|,\s(?=(?:thủ trưởng|giám đốc|chủ tịch)))(?:cho\s|đồng chí\s|ông,?\s(?:bà\s)?|các đồng chí\s)?$/u
/** After a body that begins its clause these make it the one who acts. */
const acts =
  /^[,\s]{0,2}(?:\([^)]{1,80}\)\s?)?(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|khẩn trương|chủ động|tiếp tục|tổ chức|triển khai|báo cáo|tổng hợp|gửi|thực hiện|xây dựng|căn cứ|theo|định kỳ|kịp thời|phản ánh|hoàn thành|rà soát|tham mưu|nghiên cứu|tập trung|đôn đốc|chỉ đạo|phê duyệt|ban hành|trình|tăng cường|hướng dẫn|theo dõi|cập nhật|thông tin|lập|nộp|phải|cần|trước|hằng|hàng|và\s|phân công|đề xuất|thống nhất|quán triệt|nghiêm túc|bố trí|cung cấp|đăng ký|phổ biến|tích cực|thường xuyên)/u
const addressed =
  /(?<![\p{L}\p{N}])(?:gửi\s(?:báo cáo\s)?(?:kết quả\s)?(?:(?:bằng văn bản|bản điện tử|bản giấy|văn bản|hồ sơ|danh sách|đề xuất|kế hoạch)\s)?(?:về\s)?(?:cho\s)?|báo cáo\s(?:ngay\s|kịp thời\s)?(?:kết quả\s)?(?:về\s|cho\s|với\s|lên\s)?|phản ánh\s(?:về\s|với\s|đến\s|cho\s)?|trình\s|về\s|đến\s|cho\s|với\s|tới\s|thông báo\s(?:về\s|cho\s|đến\s)?|chuyển\s(?=phòng|sở|ban|ubnd|văn phòng|cơ quan)|nộp\s(?=phòng|sở|ban|ubnd|văn phòng|cơ quan))(?=\S)/gu
const through = /(?<![\p{L}\p{N}])(?:thông\s)?qua\s(?=\S)/gu
/** A receiver that no registry holds. */
const authority =
  /^(?:cấp có thẩm quyền|cơ quan có thẩm quyền|cấp trên|chính quyền (?:địa phương|các cấp|cơ sở)|cấp ủy|thường trực|hai (?:bên|cơ quan|ngành|đơn vị))(?![\p{L}])/u
/**
 * One's own body by its head alone: "báo cáo Bộ (qua Cục …)", "gửi về Ban Quản lý", "trình Bộ trưởng". A capital and
 * what cannot go on a name after it are asked for.
 */
const ownBody =
  /^(?:Lãnh đạo (?:Bộ|Sở|Cục|Ban|Viện|Tổng cục|Ủy ban|Huyện ủy)|Bộ trưởng|Thứ trưởng|Giám đốc|Bộ|Sở|Cục|Tổng cục|Chi cục|Viện|Trung tâm|Ban Quản lý|Ban Thường vụ|Ban Thường trực|Ban Chấp hành|Ban Chỉ đạo|Ban Tổ chức|Ban Giám đốc|Ban|Phòng|Hội đồng|Tổ công tác|Thường trực|Huyện ủy|Đảng ủy|Văn phòng)(?=\s?[,.;()]|\s?$|\s(?:trước|chậm|muộn|không|qua|thông qua|để|theo|vào|trong|định kỳ|hằng|hàng|kết quả|xem xét|ngay|khi|bằng|và|về)(?![\p{L}]))/u
const organOf = /^(?:Ban Chỉ đạo|Hội đồng|Tổ công tác|Ban Tổ chức|Thường trực) của (?=\p{Lu})/u
/** The purpose of a report is no report: "để tổng hợp, báo cáo UBND tỉnh". */
const purpose =
  /(?:,?\s(?:để|nhằm|làm cơ sở)\s)(?=tổng hợp|báo cáo|theo dõi|xem xét|kịp thời|có hướng|chỉ đạo|giải quyết|trình|xử lý|phối hợp|hướng dẫn|được)/u

/**
 * Reads the bodies around a time in its sentence. `who` is the subject of the sentence, else null: the section or the
 * sentence before then says. Offsets are in `text`.
 */
export function partiesAt(text: string, sentence: Stretch, time: Stretch, knowledge: Knowledge): Parties {
  const folded = fold(text)
  const runs = bodyRuns(text, sentence, knowledge)
  const cut = purpose.exec(folded.slice(sentence.from, sentence.to))
  const limit = cut === null || sentence.from + cut.index < sentence.from + 5 ? sentence.to : sentence.from + cut.index
  // A purpose before the time does not hide the receiver after it.
  const end = limit < time.from ? sentence.to : limit
  const passedOn = purposeActor(text, folded, sentence, time, runs, knowledge)
  const actor =
    passedOn ??
    subject(text, folded, sentence, time.from, runs) ??
    subjectAfter(text, folded, sentence, time, runs) ??
    unnamed(text, sentence, time)
  const begin = passedOn?.to ?? sentence.from
  // Nobody reports to himself: such a receiver is that of another clause.
  const own = new Set(actor?.bodies.map((b) => b.name) ?? [])
  return {
    who: actor?.bodies ?? null,
    actorTo: actor?.to ?? null,
    reportTo: receiver(text, folded, { from: begin, to: end }, time, knowledge).filter((b) => !own.has(b.name)),
    via: channel(text, folded, { from: begin, to: end }, time, knowledge),
  }
}

/**
 * "gửi về Sở Nội vụ trước ngày 20/11 để tổng hợp, báo cáo UBND tỉnh trước ngày 30/11": who gets the first report makes
 * the second, unless another body is named after "để".
 */
function purposeActor(
  text: string,
  folded: string,
  sentence: Stretch,
  time: Stretch,
  runs: readonly BodyRun[],
  knowledge: Knowledge,
): Actor | null {
  const head = folded.slice(sentence.from, time.from)
  // "gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày 30/11": said right behind who gets the first report.
  const sent = runs.find(
    (r) =>
      r.to < time.from &&
      /(?:gửi|về|cho)\s(?:về\s)?$/u.test(folded.slice(Math.max(sentence.from, r.from - 9), r.from)) &&
      /^\s(?:để\s)?(?:tổng hợp|thẩm định|rà soát),?\s(?:chung,?\s)?(?:báo cáo|trình|tham mưu)\s/u.test(
        folded.slice(r.to, time.from),
      ),
  )
  if (sent !== undefined && !/[:;]/u.test(folded.slice(sent.to, time.from)))
    return { bodies: mentions(sent.bodies), to: sent.to }
  const cut = onward.exec(head)
  if (cut === null || !reports.test(head.slice(cut.index)) || /[:;]/u.test(head.slice(cut.index))) return null
  const at = sentence.from + cut.index
  const to = at + cut[0].length
  const named = runs.find((r) => r.from === to)
  if (named !== undefined) return { bodies: mentions(named.bodies), to: named.to }
  const bodies = receiver(text, folded, { from: sentence.from, to: at }, { from: at, to: at }, knowledge)
  return bodies.length === 0 ? null : { bodies, to }
}
const onward = /,?\s(?:để|và\sgiao)\s(?=(?:tổng hợp|sở|ban|văn phòng|bộ|phòng|ủy ban|thường trực|cơ quan)(?![\p{L}]))/u
const reports = /(?<![\p{L}])(?:tổng hợp|báo cáo|trình|tham mưu)(?![\p{L}])/u

/** The subject of a sentence without a time: the last body that it orders to act; null for none. */
export function subjectOf(text: string, sentence: Stretch, knowledge: Knowledge): readonly BodyMention[] | null {
  return subject(text, fold(text), sentence, sentence.to, bodyRuns(text, sentence, knowledge))?.bodies ?? null
}

const toldTo = /(?:báo cáo|gửi|về|cho|với|trình|qua)\s$/u

function bodyRuns(text: string, sentence: Stretch, knowledge: Knowledge): readonly BodyRun[] {
  const reader = bodyReader(text, sentence, knowledge)
  const runs: BodyRun[] = []
  for (let i = 0; i < reader.tokens.length;) {
    const first = reader.tokens[i]
    // "báo cáo Sở A; Sở A tổng hợp …": after a semicolon the receiver acts.
    const told = first !== undefined && toldTo.test(text.slice(Math.max(sentence.from, first.from - 12), first.from))
    const list = readBodyList(reader, i, { clauses: !told })
    if (list === null || first === undefined) {
      i++
      continue
    }
    runs.push({ from: first.from, to: reader.tokens[list.next - 1]?.to ?? first.to, bodies: list.bodies })
    i = Math.max(i + 1, list.next)
  }
  return runs
}

/** Who acts, and where the name ends. */
interface Actor {
  readonly bodies: readonly BodyMention[]
  readonly to: number
}

/** A body that opens a clause acts where a verb's small letter follows: "…; Kho bạc Nhà nước tỉnh tạo điều kiện …". */
const opensClause = /(?:^|[;.]\s{1,2}|^[-+*]\s{1,2}|^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]?\s{1,2})$/u
const verbFollows =
  /^\s(?!(?:của|thuộc|trực thuộc|là|đã|được|bị|và|hoặc|tại|trên|các|do|có ý kiến (?:tại|như)|đang|về|với)(?![\p{L}]))\p{Ll}/u

function subject(
  text: string,
  folded: string,
  sentence: Stretch,
  before: number,
  runs: readonly BodyRun[],
): Actor | null {
  let found: Actor | null = null
  for (const run of runs) {
    if (run.from >= before) break
    const lead = folded.slice(Math.max(sentence.from, run.from - 40), run.from)
    const rest = folded.slice(run.to, Math.min(sentence.to, run.to + 100))
    const commanded = /(?:giao|yêu cầu|đề nghị|phân công|ủy quyền)\s(?:cho\s)?$/u.test(lead)
    const afterComma = /,\s$/u.test(lead) && acts.test(rest) && found === null
    const opens = opensClause.test(lead) && verbFollows.test(text.slice(run.to, run.to + 14))
    if (opens || (ordered.test(lead) && (commanded || acts.test(rest))) || afterComma)
      found = { bodies: mentions(run.bodies), to: run.to }
  }
  return found
}

/** "Trước ngày 15/11 hằng năm, các huyện báo cáo …": the body that follows a time at the head of its sentence. */
function subjectAfter(
  text: string,
  folded: string,
  sentence: Stretch,
  time: Stretch,
  runs: readonly BodyRun[],
): Actor | null {
  const begin = Math.max(sentence.from, folded.slice(0, time.from).lastIndexOf('; ') + 1)
  if (/\p{L}/u.test(folded.slice(begin, time.from).replace(timeWords, ' '))) return null
  const run = runs.find((r) => r.from >= time.to)
  if (run === undefined) return null
  const between = folded.slice(time.to, run.from)
  if (!/^[^;.]{0,120}[,)]\s(?:yêu cầu\s|đề nghị\s|giao\s)?$/u.test(between)) return null
  if (/\p{L}/u.test(between.replace(/^\s?[^,;.]{0,40},\s/u, ' ').replace(timeWords, ' '))) return null
  return verbFollows.test(text.slice(run.to, run.to + 14)) ? { bodies: mentions(run.bodies), to: run.to } : null
}

/** What may stand about a time at the head of a sentence: labels, rhythms and other times. */
const timeWords =
  /^\s{0,2}[-+*]?\s{0,2}(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s|(?<![\p{L}])(?:định k[ỳì]|hằng|hàng|mỗi|năm|quý|quí|tháng|tuần|ngày|trước|chậm nhất|muộn nhất|là|vào|và|hoặc|của|cuối|đầu|cả|các|từ|đến|hết|trong|giờ|phút|đối với báo cáo|yêu cầu|đề nghị|giao|đột xuất|khi có yêu cầu)(?![\p{L}])/gu

const parts = /(?:^|[.;,]\s|[-+*]\s)((?:các|hai|ba|bốn|mỗi)\sbên)(?=\s\p{Ll})/iu

/** The parties of a joint document by their number: "Các bên sơ kết …", "Định kỳ hằng năm, hai bên …". */
function unnamed(text: string, sentence: Stretch, time: Stretch): Actor | null {
  const found = parts.exec(text.slice(sentence.from, Math.min(sentence.to, time.to + 30)))
  if (found?.[1] === undefined) return null
  return { bodies: [{ name: found[1], bodyId: null }], to: sentence.from + found.index + found[0].length }
}

/** After a report and its time another act begins: "báo cáo UBND tỉnh trước ngày 30/11, tổng kết trong …". */
const anotherAct =
  /\d[^;]{0,40},\s(?:tổng kết|sơ kết|hoàn thành|tổ chức|ban hành|xây dựng|triển khai|phê duyệt)\s(?:(?!báo cáo|gửi|trình)[^;,]){0,60}$/u

const reportOf = /báo cáo|gửi|phản ánh|tổng hợp/u

/** The stretch between semicolons that holds the time. */
function clauseAt(folded: string, within: Stretch, time: Stretch): Stretch {
  const close = folded.indexOf('; ', time.to)
  return {
    from: Math.max(within.from, folded.lastIndexOf('; ', time.from)),
    to: close < 0 ? within.to : Math.min(within.to, close),
  }
}

function reportsAt(folded: string, within: Stretch, time: Stretch): boolean {
  const { from, to } = clauseAt(folded, within, time)
  return reportOf.test(folded.slice(from, to))
}

function receiver(
  text: string,
  folded: string,
  within: Stretch,
  time: Stretch,
  knowledge: Knowledge,
): readonly BodyMention[] {
  let best: { readonly distance: number; readonly bodies: readonly BodyMention[] } | null = null
  const part = folded.slice(within.from, within.to)
  const reporting = reportsAt(folded, within, time)
  for (const match of part.matchAll(addressed)) {
    const at = within.from + match.index + match[0].length
    const bodies = bodiesAt(text, folded, at, within.to, knowledge)
    if (bodies === null) continue
    const distance = at < time.from ? time.from - at : (at - time.to) * 1.2
    // "về" and its like need a report or a dispatch before them.
    if (/^(?:về|đến|cho|với|tới)\s$/u.test(match[0])) {
      const lead = folded.slice(Math.max(within.from, within.from + match.index - 220), within.from + match.index)
      if (
        !/báo cáo|gửi|phản ánh|thông tin|kiến nghị|thông báo|đề xuất|đăng ký|tổng hợp|báo tin|cung cấp|chuyển|bàn giao|nộp/u.test(
          lead,
        )
      )
        continue
      if (/phối hợp\s$|liên quan\s$|so\s$/u.test(lead)) continue
    }
    // What another clause sends elsewhere is not this report.
    const apart = folded.slice(Math.min(at, time.from), Math.max(at, time.from)).includes('; ')
    if (apart && !reporting) continue
    if (at < time.from && anotherAct.test(folded.slice(Math.max(at, time.from - 240), time.from))) continue
    const far = apart ? distance + 1000 : distance
    if (best === null || far < best.distance) best = { distance: far, bodies }
  }
  return best?.bodies ?? []
}

function channel(
  text: string,
  folded: string,
  within: Stretch,
  time: Stretch,
  knowledge: Knowledge,
): readonly BodyMention[] {
  let best: { readonly distance: number; readonly bodies: readonly BodyMention[] } | null = null
  const part = folded.slice(within.from, within.to)
  const reporting = reportsAt(folded, within, time)
  for (const match of part.matchAll(through)) {
    const at = within.from + match.index + match[0].length
    // "xây dựng kế hoạch trước ngày 30/11; hằng quý báo cáo (qua …)": the way of another clause. So is that of a report
    // whose own receiver is named: "…; vướng mắc phát sinh kịp thời báo cáo UBND tỉnh".
    const apart = folded.slice(Math.min(at, time.from), Math.max(at, time.from)).includes('; ')
    if (apart && (!reporting || receiver(text, folded, clauseAt(folded, within, time), time, knowledge).length > 0))
      continue
    const bodies = bodiesAt(text, folded, at, within.to, knowledge)
    const distance = Math.abs(at - time.from)
    if (bodies !== null && (best === null || distance < best.distance)) best = { distance, bodies }
  }
  return best?.bodies ?? []
}

function bodiesAt(
  text: string,
  folded: string,
  at: number,
  to: number,
  knowledge: Knowledge,
): readonly BodyMention[] | null {
  const named = authority.exec(folded.slice(at, Math.min(to, at + 40)))
  if (named !== null && named[0] !== 'thường trực')
    return [{ name: text.slice(at, at + named[0].length), bodyId: null }]
  // "Ban Chỉ đạo của Tỉnh ủy và UBND tỉnh"
  const of = organOf.exec(text.slice(at, Math.min(to, at + 40)))
  if (of !== null) {
    const holders = readBodyList(
      bodyReader(text, { from: at + of[0].length, to: Math.min(to, at + 260) }, knowledge),
      0,
    )
    const [first, ...others] = holders === null ? [] : mentions(holders.bodies)
    if (first !== undefined) return [{ name: `${of[0]}${first.name}`, bodyId: null }, ...others]
  }
  const own = ownBody.exec(text.slice(at, Math.min(to, at + 40)))
  if (own !== null) return [{ name: own[0], bodyId: null }]
  const list = readBodyList(bodyReader(text, { from: at, to: Math.min(to, at + 260) }, knowledge), 0, {
    bare: true,
    clauses: false,
  })
  // "đến cơ quan có …": a bare noun names nobody.
  const told = list?.bodies.filter((b) => b.form !== 'group' || /\s\S+\s/u.test(b.name)) ?? []
  return told.length === 0 ? null : mentions(told)
}

const mentions = (bodies: readonly FoundBody[]): readonly BodyMention[] =>
  bodies.map(({ name, bodyId }) => ({ name, bodyId }))
