import type { FoundTime } from './time.js'
import { adhoc } from './time.js'

const sudden = /(?<![\p{L}\p{N}])đột xuất(?![\p{L}])/gu
const suddenNoun =
  /(?:công việc|nhiệm vụ|vụ việc|tình huống|vấn đề|việc|kiểm tra|thanh tra|giám sát|trợ giúp|cứu trợ|trợ cấp|hỗ trợ)\s(?:\p{L}{1,7}[,\s]{1,2}){0,3}$/u
const promptly =
  /(?<![\p{L}\p{N}])(?:kịp thời(?:,\s[\p{L}]{2,7}\s[\p{L}]{2,7})?\s(?:có văn bản\s)?(?:báo cáo|phản ánh|thông báo|kiến nghị|đề xuất|thông tin|gửi|trao đổi|liên hệ)|(?:phản ánh|báo cáo|thông tin|thông báo|kiến nghị)\s(?:kịp thời|ngay))(?![\p{L}])/gu
const trouble =
  /(?:khi (?:phát hiện|có|xảy ra|phát sinh)|vướng mắc|khó khăn|phát sinh|bất cập|nếu có|kiến nghị|chưa phù hợp|sửa đổi, bổ sung|vấn đề|\s(?:cho|về|với)\s[^;.]{3,60}\skhi\s)/u
/** "họp đột xuất khi có vụ việc nghiêm trọng": an act that an event sets off. */
const suddenEvent =
  /^đột xuất,?\s(?:khi|nếu)\s(?:có|cần|phát hiện|xảy ra|được yêu cầu)(?:\s[^.;,()]{2,60})?(?=[.;,()]|$)/u
const actOfEvent = /(?<![\p{L}\p{N}])(?:họp|giao ban|kiểm tra|thanh tra|giám sát|báo cáo)\s(?:\p{L}{1,7}\s){0,3}$/u
/** "Trường hợp vượt thẩm quyền, báo cáo ngay …": what sets the report off opens its sentence. */
const ofCase =
  /^[^\p{L}]{0,4}(?:trường hợp|trong trường hợp|nếu)\s[^.;:]{4,120},\s(?:phải\s|thì\s)?(?:(?:kịp thời|khẩn trương)\s)?(?:báo cáo|thông tin|phản ánh|thông báo|kiến nghị)\s/u
/** "kịp thời phản ánh diễn biến đình công về Ban Dân vận": a report with its receiver. */
const toOffice =
  /^kịp thời (?:báo cáo|phản ánh)\s(?:[^.;]{0,80}\s(?:về|cho|với|đến)\s)?(?:ubnd|ủy ban|sở|ban|bộ|cơ quan (?!chức năng)|thường trực|văn phòng|phòng|liên đoàn|chủ tịch|giám đốc|cấp ủy|hội đồng)(?![\p{L}])/u
const onRequest = /(?<![\p{L}\p{N}])(?:khi có yêu cầu|theo yêu cầu)(?![\p{L}])/gu

const arising = /đột xuất|kịp thời|\sngay(?![\p{L}])|yêu cầu/u

/** Duties that arise when something comes up: "báo cáo đột xuất theo yêu cầu", "kịp thời báo cáo … nếu có vướng mắc". */
export function findAdhoc(
  folded: string,
  sentenceOf: (at: number) => { readonly from: number; readonly to: number },
): readonly FoundTime[] {
  // Few paragraphs say so, and the forms below try every word.
  if (!arising.test(folded)) return []
  const found: FoundTime[] = []
  for (const match of folded.matchAll(sudden)) {
    const at = match.index
    const sentence = sentenceOf(at)
    const before = folded.slice(Math.max(sentence.from, at - 160), at)
    const after = folded.slice(at, Math.min(sentence.to, at + 70))
    if (suddenNoun.test(before) && !/báo cáo[^;]{0,40}$/u.test(before)) continue
    if (/; [^;]*$/u.test(before) && !/báo cáo[^;]{0,150}$/u.test(before)) continue
    if (!/báo cáo/u.test(before) && !/^đột xuất,?\s(?:\p{L}{1,7}\s){0,3}báo cáo/u.test(after)) continue
    found.push({ from: at, to: at + match[0].length, time: adhoc, confidence: 0.85 })
  }
  for (const match of folded.matchAll(sudden)) {
    const from = match.index
    const event = suddenEvent.exec(folded.slice(from, from + 110))
    if (event === null || !actOfEvent.test(folded.slice(Math.max(0, from - 40), from))) continue
    found.push({ from, to: from + event[0].length, time: adhoc, confidence: 0.7 })
  }
  for (const match of folded.matchAll(promptly)) {
    const sentence = sentenceOf(match.index)
    const clause = folded.slice(match.index, Math.min(sentence.to, match.index + 160)).split('; ', 1)[0] ?? ''
    const said = folded.slice(sentence.from, sentence.to)
    if (!trouble.test(said) && !toOffice.test(clause) && !ofCase.test(said)) continue
    if (/để\s$/u.test(folded.slice(Math.max(0, match.index - 4), match.index))) continue
    found.push({ from: match.index, to: match.index + match[0].length, time: adhoc, confidence: 0.85 })
  }
  for (const match of folded.matchAll(onRequest)) {
    const before = folded.slice(Math.max(0, match.index - 40), match.index)
    if (!/báo cáo(?! đột xuất)[^.;]{0,30}$/u.test(before) || /đột xuất|định k[ỳì]/u.test(before)) continue
    // "phục vụ báo cáo theo yêu cầu", "báo cáo hằng năm theo yêu cầu của …": whom it serves.
    if (/(?:để|phục vụ|chuẩn bị|(?:hằng|hàng) (?:năm|quý|tháng))\s(?:[\p{L}]{1,7}\s){0,4}$/u.test(before)) continue
    found.push({ from: match.index, to: match.index + match[0].length, time: adhoc, confidence: 0.7 })
  }
  return found
}
