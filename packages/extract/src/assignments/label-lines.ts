import type { FoundBody } from '../bodies/parse-bodies.js'
import { parseBodies } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { tokenize } from '../text/tokens.js'
import { readActors } from './actors.js'

/** What a line such as "Cơ quan chủ trì: Sở Y tế" adds to the items it belongs to. */
export interface LabelLine {
  readonly kind: 'lead' | 'perform' | 'support' | 'time' | 'other'
  readonly bodies: readonly FoundBody[]
  readonly with: readonly FoundBody[]
}

const label =
  /^[*_+\-–•\s(]{0,5}((?:(?:Cơ quan|Đơn vị|Các đơn vị|Cơ quan, đơn vị|Đầu mối)\s(?:được giao\s)?)?(?:chủ trì tham mưu|chủ trì thực hiện|chủ trì|thực hiện chính|thực hiện|phối hợp thực hiện|phối hợp|chịu trách nhiệm|theo dõi)|Phân công(?: thực hiện| nhiệm vụ)?|Phân công trách nhiệm|Trách nhiệm(?: thực hiện)?|Tổ chức thực hiện|Người (?:chịu trách nhiệm|thực hiện)|Thời gian(?: thực hiện| hoàn thành| triển khai)?|Thời hạn(?: hoàn thành)?|Tiến độ(?: thực hiện)?|Lộ trình(?: thực hiện)?|Hoàn thành|Thời điểm|Sản phẩm|Kết quả(?: đầu ra)?|Kinh phí(?: (?:thực hiện|tổ chức|hoạt động|kiểm tra|triển khai))?|Nguồn kinh phí|Địa điểm|Đối tượng|Thành phần|Ghi chú|Chỉ tiêu(?: cụ thể)?|Mục tiêu(?: cụ thể)?|Yêu cầu|Mục đích|Số lượng|Quy mô|Hình thức|Phương pháp|Định mức|Dự kiến|Thời kỳ báo cáo|Biểu mẫu(?: báo cáo)?|Mốc thời gian(?: báo cáo)?)\s?(?:\([^)]{0,40}\)\s?)?:[*_\s]{0,4}/iu

/** A heading that holds nothing but label lines: "Cơ quan thực hiện", "Phân công thực hiện". */
export const labelHeading =
  /^(?:(?:Cơ quan|Đơn vị|Các cơ quan|Các đơn vị)\s(?:chủ trì|thực hiện|phối hợp|chủ trì và phối hợp|chủ trì, phối hợp)|Phân công(?: thực hiện| nhiệm vụ| trách nhiệm)?|Trách nhiệm thực hiện|Tổ chức thực hiện)\s?:?$/iu

/** "1. Nội dung: Khảo sát …" above "Đơn vị chủ trì: …": the task stands after the colon. */
export const taskLabel =
  /^(?:Nội dung(?: công việc| thực hiện| nhiệm vụ)?|Nhiệm vụ|Công việc|Tên nhiệm vụ|Hoạt động)\s?:\s{0,3}(?=["“]?\p{Lu})/u

/**
 * "Kiểm tra tại 04 xã. Thực hiện: Các thành viên Hội đồng.", "Mở 02 lớp (Đơn vị chủ trì: Sở Y tế; thời gian: Quý II/2025).":
 * a label at the end of the item itself.
 */
export const labelTail =
  /(?:[.;]\s\(?|\s\()((?:Thực hiện|(?:Đơn vị|Cơ quan)\s(?:thực hiện|chủ trì|phụ trách|chịu trách nhiệm)|Phân công|Trách nhiệm thực hiện|Chủ trì)\s?:\s\S.{5,250}?)\)?(?:[.;,]\s{1,2}(?:[Tt]hời (?:gian|hạn|điểm)|[Tt]iến độ|[Hh]oàn thành|[Kk]inh phí|[Ss]ản phẩm|[Kk]ết quả|[Ll]ộ trình)(?:\s\p{Ll}{2,6}){0,3}\s?:\s.{1,120})?\)?[.;]?$/u

/** "Sở A chủ trì; Sở B phối hợp": who joins, at the end of a field. */
const joins = /[;,]\s([^;]{3,200}?)\s(?:cùng\s)?phối hợp(?:\s(?:thực hiện|triển khai|tổ chức))?[.;\s]{0,3}$/u

/** "Đơn vị chủ trì Sở Y tế": the colon was not printed, or not read. */
const withoutColon =
  /^[*_+\-–•\s]{0,5}((?:Cơ quan|Đơn vị)\s(?:chủ trì|phối hợp))\s(?=(?:Sở|UBND|Ủy ban|Ban|Bộ|Công an|Các|các)\s)/u

/**
 * The bodies of a field (a label line, a cell): here a comma before small letters belongs to a name ("Phòng Quy hoạch,
 * phát triển đô thị").
 */
export function fieldBodies(text: string, knowledge: Knowledge): readonly FoundBody[] {
  return parseBodies(text, { from: 0, to: text.length }, knowledge).map((body) => {
    if (body.form !== 'named' || !/^\p{Lu}\p{Ll}/u.test(body.name)) return body
    const more =
      /^,\s(?!(?:các|những|đề nghị|đơn vị|cơ quan|cá nhân|tổ chức|địa phương|doanh nghiệp|ngành|hộ|người)\s)\p{Ll}[\p{L}\s-]{4,70}(?=$|[;.])/u.exec(
        text.slice(body.span.to),
      )
    if (more === null) return body
    const to = body.span.to + more[0].length
    return { ...body, span: { from: body.span.from, to }, name: `${body.name}${more[0]}`, bodyId: null }
  })
}

/** The bodies of a label line; one that no rule knows ("các nhà vườn") is taken as printed. */
function bodiesOf(rest: string, knowledge: Knowledge): readonly FoundBody[] {
  const known = fieldBodies(rest, knowledge)
  const out = [...known]
  for (const part of rest.matchAll(/(?:[^;.,]|[.,](?!\s\p{Lu}|$)){3,120}/gu)) {
    const words = part[0].trim()
    const from = part.index + part[0].indexOf(words)
    const to = from + words.length
    if (known.some((b) => b.span.from < to && from < b.span.to) || words.split(' ').length > 8) continue
    const many = /^(?:các|Các|một số)\s\p{Ll}/u.test(words)
    if (!many && (!/^\p{Lu}\p{Ll}/u.test(words) || knowledge.bodyGrammar.verbs.match(tokenize(words), 0) !== null))
      continue
    out.push({ span: { from, to }, name: knowledge.abbreviations.expand(words), bodyId: null, form: 'group' })
  }
  return out.sort((a, b) => a.span.from - b.span.from)
}

/** Reads a label line; null for any other paragraph. "Thực hiện tốt …" and "Tổ chức thực hiện:" with nothing after are none. */
export function readLabelLine(text: string, knowledge: Knowledge): LabelLine | null {
  const match = label.exec(text) ?? withoutColon.exec(text)
  const words = match?.[1]?.toLowerCase()
  if (match === null || words === undefined) return null
  const rest = text.slice(match[0].length)
  if (rest.trim() === '') return null
  if (/^(?:thời kỳ|biểu|mốc)/u.test(words)) return { kind: 'other', bodies: [], with: [] }
  if (/^(?:thời|tiến|lộ|hoàn)/u.test(words)) return { kind: 'time', bodies: [], with: [] }
  if (/^(?:sản|kết|kinh|nguồn|địa|đối|thành|ghi|chỉ|mục|yêu|số|quy|hình|phương|định|dự)/u.test(words))
    return { kind: 'other', bodies: [], with: [] }
  // "Chủ trì: Sở A; phối hợp: các Sở: B, C." says both on one line.
  const second = /[;.,]\s{1,2}(?:(?:cơ quan|đơn vị)\s)?phối hợp(?:\sthực hiện)?\s?:\s{0,2}/iu.exec(rest)
  if (second !== null && !/phối hợp/u.test(words)) {
    const first = readLabelLine(text.slice(0, match[0].length + second.index), knowledge)
    const more = bodiesOf(rest.slice(second.index + second[0].length), knowledge)
    if (first !== null) return { ...first, with: [...first.with, ...more] }
  }
  const joining = /phối hợp/u.test(words) ? null : joins.exec(rest)
  const joined = joining === null ? [] : bodiesOf(joining[1] ?? '', knowledge)
  if (joining !== null && joined.length > 0 && /chủ trì/u.test(rest.slice(0, joining.index))) {
    const first = readLabelLine(text.slice(0, match[0].length + joining.index), knowledge)
    if (first !== null) return { ...first, with: [...first.with, ...joined] }
  }
  const all = bodiesOf(rest, knowledge)
  if (/phối hợp/u.test(words)) return { kind: 'support', bodies: [], with: all }
  if (all.length === 0) return null
  const actors = readActors(rest, knowledge, all.slice(0, 1))
  const partners = actors.with
  const bodies = all.filter((b) => !partners.some((p) => p.span.from === b.span.from))
  const lead = /chủ trì/u.test(words) || actors.role === 'lead'
  return { kind: lead ? 'lead' : 'perform', bodies, with: partners }
}
