import type { AssignmentRole } from '@vanthu/document'
import { readExecutors } from '../bodies/executors.js'
import type { BodyReader, FoundBody } from '../bodies/parse-bodies.js'
import { bodyReader, parseBodies, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { acts, doesSomething, executes, skipForms, speaks, strongly, told } from './acting.js'
import { readPartners } from './partners.js'
import { leads, supports } from './role.js'

/** Who acts in an item, with whom, and how. */
export interface Actors {
  /** Bodies that the item itself orders to act. */
  readonly subjects: readonly FoundBody[]
  readonly with: readonly FoundBody[]
  readonly role: AssignmentRole
  /** The item begins with "Đề nghị". */
  readonly requested: boolean
}

const intros = new Set([
  'căn',
  'trên',
  'trong',
  'để',
  'theo',
  'sau',
  'hằng',
  'hàng',
  'định',
  'khi',
  'nhằm',
  'từ',
  'đối',
  'về',
  'ngoài',
  'với',
  'tại',
  'thực',
  'trước',
  'đồng',
  'qua',
  'đến',
  'nếu',
  'ngay',
  'riêng',
  'chậm',
  'bên',
  'mỗi',
  'vào',
  'quá',
  'trường',
])
const orders: readonly (readonly string[])[] = [
  ['giao'],
  ['yêu', 'cầu'],
  ['đề', 'nghị'],
  ['ủy', 'quyền'],
  ['phân', 'công'],
  ['giao', 'cho'],
  ['ủy', 'quyền', 'cho'],
  ['phân', 'công', 'cho'],
  ['đề', 'nghị', 'với'],
]
const noOrderAfter = new Set([
  'được',
  'theo',
  'của',
  'có',
  'khi',
  'văn',
  'đơn',
  'sở',
  'xét',
  'các',
  'những',
  'nghị',
  'đã',
  'bàn',
  'đáp',
  'về',
])
/** Reads an item's actors from its words. `headed`: the section's own bodies, whose "chủ trì" makes the item a lead. */
export function readActors(text: string, knowledge: Knowledge, headed: readonly FoundBody[] = []): Actors {
  const reader = bodyReader(text, { from: 0, to: text.length }, knowledge)
  const { tokens } = reader
  const partners = readPartners(reader)
  const taken = partners.spans
  const subjects: FoundBody[] = []
  let afterSubject = 0
  let first: number | null = null
  let clause = 0
  let requested = false
  /** Bodies that are spoken of and do not act: "chỉ đạo Sở Y tế chủ trì". */
  const spoken: { from: number; to: number }[] = []
  const joining: FoundBody[] = []
  /** Where the last bodies that act end. */
  let passedOn = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token === undefined) break
    // "- Chánh Văn phòng …" below "Điều 4."
    if (i === clause && token.key === '-') clause = i + 1
    if (before !== undefined && (before.key === '.' || before.key === ';' || before.key === ':')) clause = i
    if (taken.some((t) => i >= t.from && i < t.to)) continue
    const ordered = orderBefore(reader, i)
    const atStart = i === clause || ordered !== null
    // A bare run ("ngành, địa phương") after a comma goes on with the list before it.
    const bracketed = before?.key === '('
    // "Khi có người đuối nước, nhà trường báo cáo …"
    const closes = before?.key === ',' && intros.has(tokens[clause]?.key ?? '')
    const plain = !token.capital && token.key !== 'các' && token.key !== 'hai'
    if (!atStart && plain && !closes) continue
    const list = readBodyList(reader, skipForms(reader, i), { bare: closes }) ?? ownProvince(reader, i)
    if (list === null) continue
    // "UBND các huyện giao Trung tâm Y tế …": the order is theirs to give on.
    if (ordered === 'giao' && passedOn === i - 1) {
      i = Math.max(i, list.next - 1)
      continue
    }
    if (i === clause) {
      // "A; B, C … chịu trách nhiệm thi hành Quyết định này": all of them.
      const duty = executes(reader, list.next)
      if (duty !== null) {
        const said = { from: token.from, to: tokens[duty]?.from ?? token.to }
        subjects.push(...(readExecutors(reader, i, duty) ?? parseBodies(text, said, knowledge)))
        first ??= i
        afterSubject = duty
        i = duty
        continue
      }
    }
    const strong = strongly(reader, list.next)
    const follows = strong || acts(reader, list.next) || (i === clause && doesSomething(reader, list.next))
    const intro = intros.has(tokens[clause]?.key ?? '')
    const afterComma = before?.key === ','
    let actors = list.bodies
    let accepted =
      ordered !== null ||
      (atStart ? follows : afterComma ? strong || (intro && follows) : bracketed && told(reader, list.next))
    if (!accepted && intro && strong && list.bodies.length > 1) {
      // "Căn cứ đề nghị của Ủy ban …, Sở … chủ trì": the last of the run acts.
      actors = list.bodies.slice(-1)
      accepted = true
    }
    // Who orders others is not the one who acts: the issuer. Several are none.
    const many = list.bodies.length > 1 || /(?:^|\s)các\s/iu.test(list.bodies[0]?.name ?? '')
    if (accepted && !(many && tokens[list.next]?.key === 'giao') && speaks(reader, list.next)) accepted = false
    // "Sở A chủ trì; Sở B, Sở C phối hợp.": who joins, behind who leads.
    if (accepted && subjects.length > 0 && joinsIn(reader, list.next)) {
      joining.push(...actors)
      i = Math.max(i, list.next - 1)
      continue
    }
    if (accepted) {
      passedOn = list.next
      if (ordered === 'đề nghị' && subjects.length === 0 && sentenceStart(reader, i, text)) requested = true
      subjects.push(...actors)
      if (first === null) {
        first = i
        afterSubject = list.next
      }
    } else spoken.push({ from: i, to: list.next })
    // "báo cáo Sở A; Sở A tổng hợp …": what is no subject ends at the semicolon, behind which a clause begins.
    const parted = !accepted && tokens.slice(i, list.next).some((t) => t.key === ';')
    const upTo = parted ? readBodyList(reader, skipForms(reader, i), { clauses: false }) : null
    const end = upTo?.next ?? list.next
    i = Math.max(i, end - 1)
  }
  const lead = leads(reader, [...taken, ...spoken], subjects.length > 0 || headed.length > 0)
  const role = lead
    ? 'lead'
    : supports(reader, first === null ? 0 : afterSubject, partners.bodies.length > 0)
      ? 'support'
      : 'perform'
  return { subjects, with: [...partners.bodies, ...joining], role, requested }
}

/** "phối hợp" with nothing behind it but how: "phối hợp.", "phối hợp thực hiện". */
function joinsIn(reader: BodyReader, at: number): boolean {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  if (key(0) !== 'phối' || key(1) !== 'hợp') return false
  const after = /^(?:thực hiện|triển khai|tổ chức)$/u.test(`${key(2)} ${key(3)}`) ? 4 : 2
  return reader.tokens[at + after]?.word !== true
}

/** The order word right before a token ("giao", "đề nghị"), or null. "theo đề nghị của", "bàn giao" order nothing. */
function orderBefore(reader: BodyReader, at: number): string | null {
  for (const words of orders) {
    const from = at - words.length
    if (from < 0 || !words.every((w, k) => reader.tokens[from + k]?.key === w)) continue
    const before = reader.tokens[from - 1]
    if (before?.word === true && noOrderAfter.has(before.key)) continue
    return words.slice(0, 2).join(' ')
  }
  return null
}

/** "Tỉnh chủ động …": the province as a body, as printed. */
function ownProvince(
  reader: BodyReader,
  at: number,
): { readonly bodies: readonly FoundBody[]; readonly next: number } | null {
  const token = reader.tokens[at]
  if (token?.raw !== 'Tỉnh' && !(token?.raw === 'Thành' && reader.tokens[at + 1]?.key === 'phố')) return null
  const next = token.raw === 'Tỉnh' ? at + 1 : at + 2
  if (reader.knowledge.bodyGrammar.verbs.match(reader.tokens, next) === null) return null
  const to = reader.tokens[next - 1]?.to ?? token.to
  const body: FoundBody = {
    span: { from: token.from, to },
    name: reader.text.slice(token.from, to),
    bodyId: null,
    form: 'named',
  }
  return { bodies: [body], next }
}

function sentenceStart(reader: BodyReader, at: number, text: string): boolean {
  const from = reader.tokens[at]?.from ?? 0
  return (
    /^(?:(?:Trân trọng|Kính)\s)?đề nghị\s$/iu.test(text.slice(0, from)) ||
    (/^.{0,90}(?<!theo )đề nghị\s$/u.test(text.slice(0, from)) &&
      /^(?:Ủy ban|UBND|Bộ|Sở|Ban|Thường trực|Tỉnh)/u.test(text))
  )
}
