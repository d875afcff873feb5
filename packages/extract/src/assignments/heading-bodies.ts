import type { BodyReader, FoundBody } from '../bodies/parse-bodies.js'
import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { properName } from '../header/proper-name.js'
import { inCapitals } from '../outline/headings.js'
import { readActors } from './actors.js'

/** "III. TRÁCH NHIỆM CỦA CÁC SỞ, NGÀNH": groups that head others; who is named below them acts in their place. */
export const collective = (bound: Bound): boolean =>
  bound.bodies.every((b) => b.form === 'group' || /\scác\s/u.test(b.name))

/** What a heading or lead-in says of all items below it. */
export interface Bound {
  readonly bodies: readonly FoundBody[]
  readonly with: readonly FoundBody[]
  /** "Giao Sở … chủ trì …:" makes every item a lead. */
  readonly lead: boolean
  readonly requested: boolean
  /** A heading's bodies hold for every item; a lead-in's for those that name nobody else. */
  readonly firm: boolean
}

const forms =
  /^(?:(Đề nghị|Kính đề nghị|Trân trọng đề nghị)|Giao nhiệm vụ cho|Giao cho|Giao|Yêu cầu|Nhiệm vụ, trách nhiệm của|Nhiệm vụ, quyền hạn của|Chức năng, nhiệm vụ của|Nhiệm vụ của|Trách nhiệm của|Trách nhiệm thực hiện của|Hoạt động của|Giám sát của|Hoạt động giám sát của|Trách nhiệm|Nhiệm vụ|Đối với|Về phía|Cấp tỉnh:|Phân công)\s+/iu

/** The bodies that head a section: the heading consists of them, but for "Đề nghị", "Giao", "Trách nhiệm của". Else null. */
export function headingBodies(heading: string, knowledge: Knowledge): Bound | null {
  const words = heading.replace(/^[\s*_"“]{1,12}|[\s*_:.;"”]{1,12}$/gu, '')
  const form = forms.exec(words)
  const rest = words.slice(form?.[0].length ?? 0)
  const from = words.length - rest.length
  const reader = bodyReader(words, { from, to: words.length }, knowledge)
  const list = readBodyList(reader, 0)
  const own = list === null && form !== null ? ownTeam(reader, rest) : null
  if (own !== null) return { bodies: [own], with: [], lead: false, requested: false, firm: true }
  if (list === null) {
    const near = knowledge.bodies.nearest(rest)
    if (near === null) return null
    const name = knowledge.abbreviations.expand(near.form)
    const body: FoundBody = { span: { from, to: words.length }, name, bodyId: near.body.id, form: 'named' }
    return { bodies: [body], with: [], lead: false, requested: form?.[1] !== undefined, firm: true }
  }
  const left = reader.tokens.slice(list.next)
  const bracket = left[0]?.key === '(' && left.at(-1)?.key === ')'
  if (left.length > 0 && !bracket && !left.every((t) => !t.word)) return null
  const named = inCapitals(rest)
    ? list.bodies.map((body) => ({
        ...body,
        name: properName(words.slice(body.span.from, body.span.to), '', knowledge),
      }))
    : list.bodies
  const requested = form?.[1] !== undefined || /(?:^|[,;]\s|và\s)đề nghị\s/iu.test(words)
  return { bodies: named, with: [], lead: false, requested, firm: true }
}

/** "3. Giám sát dịch bệnh (Sở Y tế chủ trì)": the bodies of the bracket that closes a heading; null without one. */
export function bracketBodies(heading: string, knowledge: Knowledge): Bound | null {
  const inner = /\(([^()]{6,200})\)[\s:.]{0,3}$/u.exec(heading)?.[1]
  if (inner === undefined || !/(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|tham mưu)/u.test(inner)) return null
  const actors = readActors(inner, knowledge)
  if (actors.subjects.length === 0) return null
  return { bodies: actors.subjects, with: actors.with, lead: actors.role === 'lead', requested: false, firm: true }
}

/** "Nhiệm vụ của Tổ", "Trách nhiệm của Ban Chỉ đạo": the team that the document sets up, by its head word alone. */
function ownTeam(reader: BodyReader, rest: string): FoundBody | null {
  const head = reader.knowledge.bodyGrammar.heads.match(reader.tokens, 0)
  const first = reader.tokens[0]
  const last = reader.tokens[(head ?? 0) - 1]
  if (head === null || head !== reader.tokens.length || first === undefined || last === undefined) return null
  if (!/^(?:Tổ|Đoàn|Đội|Ban|Hội đồng|Tiểu ban)(?:\s|$)/u.test(rest)) return null
  const span = { from: first.from, to: last.to }
  return { span, name: reader.text.slice(span.from, span.to), bodyId: null, form: 'named' }
}

/**
 * "Ban Thường vụ … hướng dẫn như sau:", "Ủy ban … và Hội … thống nhất:": who issues the document says so; what follows is
 * nobody's by that.
 */
const issuersVerb =
  /^\s(?:cùng\s|đã\s)?(?:thống nhất|quyết nghị|chỉ thị|chỉ đạo(?=(?:\s(?:như sau|các nội dung|một số nội dung|thực hiện)[^:]{0,60})?\s?:?$)|kết luận|quyết định|thông báo|báo cáo|trình|(?:hướng dẫn|ban hành|xây dựng|đề ra)(?=.{0,80}\s(?:như sau|sau đây|sau)\s?:?$))(?!.{0,90}(?:yêu cầu|đề nghị|giao)\s)/u

/** A lead-in that ends in a colon and orders bodies to do what follows; null where it orders nobody. */
export function leadIn(text: string, knowledge: Knowledge): Bound | null {
  const whole = headingBodies(text, knowledge)
  if (whole !== null) return whole
  // "Ủy ban nhân dân tỉnh ban hành Kế hoạch …, cụ thể như sau:" tells who issues it.
  if (
    /(?:ban hành|xây dựng)\s(?:Kế hoạch|Chương trình|Chỉ thị|Hướng dẫn|Đề án|Phương án|Quyết định|Nghị quyết)/u.test(
      text,
    )
  )
    return null
  const actors = readActors(text, knowledge)
  const last = actors.subjects.at(-1)
  if (last === undefined) return null
  // "Thực hiện Công văn …, Sở Y tế đề nghị các bệnh viện …:"
  const asked = /[,;]\s(?:Ủy ban|UBND|Bộ|Sở|Ban|Thường trực|Văn phòng)[^,.;:]{2,80}\sđề nghị\s$/u.test(
    text.slice(0, actors.subjects[0]?.span.from),
  )
  const ordered = /(?:yêu cầu|đề nghị|giao|giao cho|phân công)\s$/iu.test(text.slice(0, actors.subjects[0]?.span.from))
  if (!ordered && issuersVerb.test(text.slice(last.span.to))) return null
  // "Các sở, ngành tập trung:" holds for who names nobody else; "3. Sở Y tế có trách nhiệm:" is like a heading.
  const general = actors.subjects.every((b) => b.form === 'group' || /\scác\s/u.test(b.name))
  const firm = !general && (/^(?:Giao|Đề nghị|Yêu cầu|Phân công)\s/u.test(text) || text.length < 200)
  return {
    bodies: actors.subjects,
    with: actors.with,
    lead: actors.role === 'lead',
    requested: actors.requested || asked,
    firm,
  }
}

/**
 * "Sở … yêu cầu các đơn vị trực thuộc, đề nghị UBND các xã … thực hiện:": the names, in small letters, of those who are
 * asked while others are ordered. None where the lead-in does not do both.
 */
export function askedBodies(text: string, knowledge: Knowledge): ReadonlySet<string> {
  const at = /[,;]\s(?:và\s)?đề nghị\s(?=\S)/u.exec(text)
  if (at === null) return new Set()
  const sentence = text.slice(text.lastIndexOf('. ', at.index) + 1, at.index)
  if (!/\s(?:yêu cầu|giao)\s/u.test(sentence)) return new Set()
  const from = at.index + at[0].length
  const list = readBodyList(bodyReader(text, { from, to: Math.min(text.length, from + 300) }, knowledge), 0)
  return new Set(list?.bodies.map((b) => b.name.toLowerCase()) ?? [])
}
