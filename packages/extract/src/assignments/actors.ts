import type { AssignmentRole } from '@vanthu/document'
import type { BodyReader, FoundBody } from '../bodies/parse-bodies.js'
import { bodyReader, parseBodies, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
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
const goOn = new Set([
  'phải',
  'cần',
  'sẽ',
  'có',
  'chịu',
  'theo',
  'trong',
  'căn',
  'kịp',
  'không',
  'xem',
  'đưa',
  'làm',
  'chủ',
  'khẩn',
  'tùy',
  'dựa',
  'lấy',
  'hằng',
  'hàng',
  'định',
  'trước',
  'sớm',
  'thường',
  'được',
  'cùng',
  'nắm',
  'tự',
  'quyết',
  'vào',
  'chi',
  'thu',
  'nghiêm',
  'trên',
  'từ',
  'với',
  'tích',
  'đề',
  'bằng',
  'ngoài',
  'khi',
  'cử',
  'giúp',
  'gửi',
  'nộp',
  'ra',
  'sử',
  'trực',
  'tùy',
  'chuẩn',
  'đôn',
  'lên',
  'dành',
  'mở',
  'tiến',
  'phân',
  'nhanh',
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
  /** Where the last bodies that act end. */
  let passedOn = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token === undefined) break
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
        subjects.push(...parseBodies(text, { from: token.from, to: tokens[duty]?.from ?? token.to }, knowledge))
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
    if (accepted) {
      passedOn = list.next
      if (ordered === 'đề nghị' && subjects.length === 0 && sentenceStart(reader, i, text)) requested = true
      subjects.push(...actors)
      if (first === null) {
        first = i
        afterSubject = list.next
      }
    } else spoken.push({ from: i, to: list.next })
    i = Math.max(i, list.next - 1)
  }
  const lead = leads(reader, [...taken, ...spoken], subjects.length > 0 || headed.length > 0)
  const role = lead
    ? 'lead'
    : supports(reader, first === null ? 0 : afterSubject, partners.bodies.length > 0)
      ? 'support'
      : 'perform'
  return { subjects, with: partners.bodies, role, requested }
}

/** "(Sở Công Thương chủ trì)", "(UBND các xã thực hiện)": the bodies of a bracket that closes an item. */
function told(reader: BodyReader, at: number): boolean {
  const { tokens } = reader
  const close = tokens.slice(at, at + 60).findIndex((t) => t.key === ')')
  if (close < 1 || tokens.slice(at + close + 1).some((t) => t.word)) return false
  return /^(?:chủ trì|thực hiện|tham mưu|chịu trách nhiệm|triển khai|tổ chức|phụ trách)/u.test(
    tokens
      .slice(at, at + 2)
      .map((t) => t.key)
      .join(' '),
  )
}

/** The index of "chịu trách nhiệm" in the same sentence, where it closes a run of bodies; null where it does not. */
function executes(reader: BodyReader, from: number): number | null {
  const { tokens } = reader
  for (let i = from; i < Math.min(tokens.length, from + 160); i++) {
    const key = tokens[i]?.key
    if (key === '.' || key === ':') return null
    if (key !== 'chịu' || tokens[i + 1]?.key !== 'trách' || tokens[i + 2]?.key !== 'nhiệm') continue
    return /^th[iì]$/u.test(tokens[i + 3]?.key ?? '') ? i : null
  }
  return null
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

/** "Các ông (bà): …", "Đồng chí …" before the bodies. */
function skipForms(reader: BodyReader, at: number): number {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  if (key(0) === 'các' && (key(1) === 'ông' || key(1) === 'đồng')) {
    let i = at + 2
    while (i < at + 9 && /^(?:chí|\(|\)|bà|\/|:|,|ông|và)$/u.test(reader.tokens[i]?.key ?? '')) i++
    return i
  }
  return at
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

/** True where a verb, or a word that leads to one, follows the bodies. */
function acts(reader: BodyReader, at: number): boolean {
  let i = at
  while (reader.tokens[i]?.key === ',' || reader.tokens[i]?.key === ':') i++
  i = afterBracket(reader, i)
  // "Sở Công Thương là cơ quan thường trực …, có trách nhiệm …"
  if (reader.tokens[i]?.key === 'là' && isDuty(reader, i + 1)) return true
  const token = reader.tokens[i]
  if (token === undefined || !token.word) return false
  if (goOn.has(token.key)) return !(token.key === 'có' && reader.tokens[i + 1]?.key === 'liên')
  return reader.knowledge.bodyGrammar.verbs.match(reader.tokens, i) !== null
}

/** The index after a bracket that opens at a token ("Sở Giáo dục và Đào tạo (GDĐT) yêu cầu …"); else the given one. */
function afterBracket(reader: BodyReader, at: number): number {
  if (reader.tokens[at]?.key !== '(') return at
  const close = reader.tokens.slice(at, at + 25).findIndex((t) => t.key === ')')
  return close > 0 ? at + close + 1 : at
}

/** "cơ quan thường trực …, có trách nhiệm …", "đầu mối giúp …": an office that is given with its duty. */
function isDuty(reader: BodyReader, at: number): boolean {
  const key = (k: number): string => reader.tokens[k]?.key ?? ''
  if (!/^(?:cơ|đơn|đầu|thường)$/u.test(key(at))) return false
  for (let i = at + 2; i < Math.min(reader.tokens.length, at + 40); i++) {
    if (key(i) === '.' || key(i) === ';') return false
    if (/^(?:có|chịu)$/u.test(key(i)) && key(i + 1) === 'trách' && key(i + 2) === 'nhiệm') return true
    if (key(i) === 'giúp' || (key(i) === 'có' && key(i + 1) === 'nhiệm' && key(i + 2) === 'vụ')) return true
  }
  return false
}

const noVerb = new Set([
  'của',
  'là',
  'thuộc',
  'và',
  'hay',
  'hoặc',
  'này',
  'đó',
  'nêu',
  'nói',
  'như',
  'gồm',
  'tại',
  'ở',
  'cấp',
  'đã',
  'được',
  'liên',
  'tỉnh',
  'huyện',
  'xã',
  'gồm',
  'khác',
  'vẫn',
  'còn',
  'chưa',
  'đạt',
  'bị',
  'thì',
  'mà',
  'nào',
  'cũng',
])

/** True where a small word that is no link follows bodies at the head of a clause: a verb that no list needs to know. */
function doesSomething(reader: BodyReader, at: number): boolean {
  const token = reader.tokens[at]
  return token?.word === true && !token.capital && /^\p{L}{2,}/u.test(token.raw) && !noVerb.has(token.key)
}

/** "… yêu cầu", "… đề nghị", "… giao Sở Y tế": what follows a body that speaks to others. */
function speaks(reader: BodyReader, from: number): boolean {
  const { tokens } = reader
  const at = afterBracket(reader, from)
  const key = (k: number): string => tokens[at + k]?.key ?? ''
  if (
    (key(0) === 'yêu' && key(1) === 'cầu') ||
    (key(0) === 'đề' && key(1) === 'nghị') ||
    (key(0) === 'ủy' && key(1) === 'quyền')
  ) {
    // "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "… đề nghị các cấp công đoàn …"
    const told = tokens[at + 2]
    if (told === undefined || /^(?::|các|những|mọi|toàn|tất)$/u.test(told.key)) return true
    return readBodyList(reader, skipForms(reader, at + 2)) !== null
  }
  if (key(0) === 'giao') return readBodyList(reader, skipForms(reader, key(1) === 'cho' ? at + 2 : at + 1)) !== null
  // "… có ý kiến chỉ đạo như sau:", but "Bộ Quốc phòng có ý kiến về …" is told to give one.
  const opinion = key(0) === 'có' && key(1) === 'ý' && key(2) === 'kiến'
  return (opinion && /^(?::|như|chỉ|kết)$/u.test(key(3))) || (key(0) === 'kết' && key(1) === 'luận')
}

const strongWords: readonly (readonly string[])[] = [
  ['chủ', 'trì'],
  ['có', 'trách', 'nhiệm'],
  ['chịu', 'trách', 'nhiệm'],
  ['khẩn', 'trương'],
  ['chủ', 'động'],
  ['phối', 'hợp'],
  ['tập', 'trung'],
  ['kịp', 'thời'],
]

function strongly(reader: BodyReader, at: number): boolean {
  return strongWords.some((words) => words.every((w, k) => reader.tokens[at + k]?.key === w))
}

function sentenceStart(reader: BodyReader, at: number, text: string): boolean {
  const from = reader.tokens[at]?.from ?? 0
  return (
    /^(?:(?:Trân trọng|Kính)\s)?đề nghị\s$/iu.test(text.slice(0, from)) ||
    (/^.{0,90}(?<!theo )đề nghị\s$/u.test(text.slice(0, from)) &&
      /^(?:Ủy ban|UBND|Bộ|Sở|Ban|Thường trực|Tỉnh)/u.test(text))
  )
}
