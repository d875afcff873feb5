import { findRhythms } from './rhythm.js'
import type { FoundTime } from './time.js'
import { adhoc, periodic } from './time.js'

const regularly = /(?<![\p{L}\p{N}])định k[ỳì](?![\p{L}])/gu
/** "Định kỳ 6 tháng và hằng năm", "định kỳ hằng quý, 6 tháng, năm": a run of rhythms. */
const run =
  /^\s{0,2}(?:\(?\s?)?(?:(?:vào\s)?(?:hằng|hàng|mỗi|theo|từng|một)\s(?:năm|qu[ýí]|tháng|tuần)(?:\smột lần)?|(?:0?6|sáu)\stháng(?:\sđầu năm|\smột lần)?|(?:\d{1,2}|hai|ba|năm)\s(?:năm|tháng|tuần)(?:\smột lần|\s?\/\s?lần|\s(?:0?1|một)\slần)?|qu[ýí]|năm|tháng|tuần)(?:(?:,|\svà|\shoặc|;)?\s(?:(?:hằng|hàng|mỗi)\s(?:năm|qu[ýí]|tháng|tuần)|(?:0?6|sáu)\stháng(?:\sđầu năm)?|qu[ýí]|năm|cả năm)(?![\p{L}])){0,3}(?![\p{L}])/u
/** Acts that a rhythm times; a check that is "định kỳ" is a manner of working. */
const reported =
  /(?:báo cáo|tổng hợp|sơ kết|tổng kết|đánh giá|giao ban|họp|thông tin|cập nhật|thống kê|rà soát|công bố|tổ chức|gửi)/u
const leading = /(?:^|[.;:!?-]\s{0,2}|,\s)(?:(?:vào\s)?(hằng|hàng|mỗi)\s(năm|qu[ýí]|tháng|tuần)),?\s(?=\p{L})/gu

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
    const rhythms = run.exec(rest)
    if (rhythms === null) {
      if (!reported.test(clause)) continue
      // "kiểm tra định kỳ", "khám sức khỏe định kỳ"
      const before = folded.slice(Math.max(0, at - 30), at)
      if (
        !/báo cáo[^,;.]{0,20}$/u.test(before) &&
        !/^[,\s]{1,2}(?:(?:hoặc|và|,)?\s?đột xuất,?\s)?(?:báo cáo|tổng hợp|sơ kết|gửi|tổ chức|đánh giá|họp|thông tin|rà soát|cập nhật)/u.test(
          rest,
        )
      )
        continue
      if (/chế độ (?:thông tin,? )?(?:báo cáo )$/u.test(before) && /^\s?(?:theo|của)/u.test(rest)) continue
      found.push({ from: at, to: at + match[0].length, time: periodic(null), confidence: 0.8 })
      continue
    }
    const to = at + match[0].length + rhythms[0].trimEnd().length
    // "khám sức khỏe định kỳ 6 tháng một lần", "kế hoạch định kỳ hằng năm": the rhythm of a thing.
    if (/(?:kế hoạch|khám sức khỏe|kiểm định|bảo dưỡng|chế độ)\s$/u.test(folded.slice(Math.max(0, at - 16), at)))
      continue
    const each = findRhythms(`${rhythms[0].trim()},`)
    for (const rhythm of each.length === 0 ? [{ every: null }] : each) {
      found.push({ from: at, to, time: periodic(rhythm.every), confidence: 0.9 })
    }
  }
  for (const match of folded.matchAll(leading)) {
    const from = match.index + match[0].search(/(?:hằng|hàng|mỗi)\s/u)
    const clause = clauseOf(folded, sentenceOf(from), from)
    if (dated(from, clause.to) || /định k[ỳì]/u.test(folded.slice(clause.from, clause.to))) continue
    if (/^\s?(?:,\s)/u.test(match[0]) && !reported.test(folded.slice(from, from + 80))) continue
    const words = `${match[1] ?? ''} ${match[2] ?? ''}`
    const every = findRhythms(words)[0]?.every ?? null
    found.push({ from, to: from + words.length, time: periodic(every), confidence: 0.75 })
  }
  return found
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

const sudden = /(?<![\p{L}\p{N}])đột xuất(?![\p{L}])/gu
const suddenNoun =
  /(?:công việc|nhiệm vụ|vụ việc|tình huống|vấn đề|việc|kiểm tra|thanh tra|giám sát|trợ giúp|cứu trợ|trợ cấp|hỗ trợ)\s(?:\p{L}{1,7}[,\s]{1,2}){0,3}$/u
const promptly =
  /(?<![\p{L}\p{N}])(?:kịp thời(?:,\s[\p{L}]{2,7}\s[\p{L}]{2,7})?\s(?:có văn bản\s)?(?:báo cáo|phản ánh|thông báo|kiến nghị|đề xuất|thông tin|gửi|trao đổi|liên hệ)|(?:phản ánh|báo cáo|thông tin|kiến nghị)\s(?:kịp thời|ngay))(?![\p{L}])/gu
const trouble =
  /(?:khi (?:phát hiện|có|xảy ra|phát sinh)|vướng mắc|khó khăn|phát sinh|bất cập|nếu có|kiến nghị|chưa phù hợp|sửa đổi, bổ sung|vấn đề)/u
const onRequest = /(?<![\p{L}\p{N}])(?:khi có yêu cầu|theo yêu cầu)(?![\p{L}])/gu

/** Duties that arise when something comes up: "báo cáo đột xuất theo yêu cầu", "kịp thời báo cáo … nếu có vướng mắc". */
export function findAdhoc(
  folded: string,
  sentenceOf: (at: number) => { readonly from: number; readonly to: number },
): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const match of folded.matchAll(sudden)) {
    const at = match.index
    const sentence = sentenceOf(at)
    const before = folded.slice(Math.max(sentence.from, at - 60), at)
    const after = folded.slice(at, Math.min(sentence.to, at + 70))
    if (suddenNoun.test(before) && !/báo cáo[^;]{0,40}$/u.test(before)) continue
    if (!/báo cáo/u.test(before) && !/^đột xuất,?\s(?:\p{L}{1,7}\s){0,3}báo cáo/u.test(after)) continue
    if (/chế độ (?:thông tin,? )?báo cáo/u.test(before) && /^đột xuất\s?(?:theo quy định)?[.;,]?$/u.test(after.trim()))
      continue
    found.push({ from: at, to: at + match[0].length, time: adhoc, confidence: 0.85 })
  }
  for (const match of folded.matchAll(promptly)) {
    const sentence = sentenceOf(match.index)
    if (!trouble.test(folded.slice(sentence.from, sentence.to))) continue
    if (/để\s$/u.test(folded.slice(Math.max(0, match.index - 4), match.index))) continue
    found.push({ from: match.index, to: match.index + match[0].length, time: adhoc, confidence: 0.85 })
  }
  for (const match of folded.matchAll(onRequest)) {
    const before = folded.slice(Math.max(0, match.index - 40), match.index)
    if (!/báo cáo(?! đột xuất)[^.;]{0,30}$/u.test(before) || /đột xuất/u.test(before)) continue
    found.push({ from: match.index, to: match.index + match[0].length, time: adhoc, confidence: 0.7 })
  }
  return found
}
