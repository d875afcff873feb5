import { bodyOf } from './named-body.js'
import type { BodyReader, FoundBody } from './parse-bodies.js'
import { readBody } from './parse-bodies.js'
import { readTailGroup } from './read-group.js'

const links = new Set([',', ';', 'và', '&', '+', 'cùng', 'với', '.'])

/** Words that make a clause of a stretch: what stands there is no list of bodies. */
const clauseWords: readonly string[] = [
  'chủ trì',
  'phối hợp',
  'có trách nhiệm',
  'căn cứ',
  'theo chức',
  'trong phạm',
  'theo phạm',
  'được giao',
  'yêu cầu',
  'đề nghị',
  'báo cáo',
  'hiệu lực',
  'kể từ',
  'thi hành',
  'thực hiện',
]

/**
 * The bodies of a stretch that is a list of them to its end, as in "Chánh Văn phòng …; Giám đốc các doanh nghiệp viễn
 * thông trên địa bàn tỉnh; Chủ đầu tư các dự án … chịu trách nhiệm thi hành Quyết định này": each goes as far as the next
 * mark or "và" before another one, whatever words it has. Tokens `[from, to)`. Null where the stretch is no such list.
 */
export function readExecutors(reader: BodyReader, from: number, to: number): readonly FoundBody[] | null {
  const { tokens } = reader
  for (let i = from; i < to; i++) {
    if (clauseWords.includes(`${tokens[i]?.key ?? ''} ${tokens[i + 1]?.key ?? ''}`) && !isQualified(reader, i))
      return null
  }
  const bodies: FoundBody[] = []
  /** "Vụ trưởng Vụ", where a list under "các Vụ:" goes on with names alone. */
  let head: string | null = null
  let i = skipLinks(reader, from, to)
  while (i < to) {
    const list = readBody(reader, i) ?? readTailGroup(reader, i)
    const read = list === null || list.next > to ? null : list
    const end = partEnd(reader, read === null ? i + 1 : read.next, to)
    const last = read?.bodies.at(-1)
    if (read === null || last === undefined) {
      const body = bodyOf(reader, i, end, null)
      bodies.push(head !== null && tokens[i]?.capital === true ? { ...body, name: `${head}${body.name}` } : body)
    } else {
      bodies.push(...read.bodies.slice(0, -1), end > read.next ? prolonged(reader, last, end) : last)
      head = sharedHead(reader, read.bodies[0], i, read.next)
    }
    if (tokens[end]?.key === ';') head = null
    i = skipLinks(reader, end, to)
  }
  return bodies
}

/** "các đơn vị được giao nhiệm vụ" has no clause of its own, nor has "tổ chức thực hiện dự án" after a noun. */
function isQualified(reader: BodyReader, at: number): boolean {
  const key = reader.tokens[at]?.key
  return (key === 'được' || key === 'thực') && reader.tokens[at - 1]?.word === true
}

/** The body with the words up to a token: "Giám đốc các doanh nghiệp" + "viễn thông trên địa bàn tỉnh". */
function prolonged(reader: BodyReader, body: FoundBody, end: number): FoundBody {
  const to = reader.tokens[end - 1]?.to ?? body.span.to
  const rest = reader.text.slice(body.span.to, to)
  const spaced = /^\s/u.test(rest) ? ' ' : ''
  const name = `${body.name}${spaced}${reader.knowledge.abbreviations.expand(rest.trim())}`
  return { ...body, name, bodyId: null, span: { from: body.span.from, to } }
}

/** What the names of "Vụ trưởng các Vụ: Pháp chế, …" share, "Vụ trưởng Vụ "; null for a body that shares nothing. */
function sharedHead(reader: BodyReader, first: FoundBody | undefined, from: number, to: number): string | null {
  const colon = reader.tokens.slice(from, to).findIndex((t) => t.key === ':')
  const own = reader.tokens[from + colon + 1]
  if (colon < 1 || own === undefined || first === undefined) return null
  const at = first.name.indexOf(reader.text.slice(own.from, own.to))
  return at > 0 ? first.name.slice(0, at) : null
}

/** The index of the mark, or of the "và", that ends a part of the list. */
function partEnd(reader: BodyReader, from: number, to: number): number {
  const { tokens } = reader
  let depth = 0
  for (let i = from; i < to; i++) {
    const key = tokens[i]?.key
    if (key === '(') depth++
    if (key === ')') depth--
    if (depth > 0 || (key !== ',' && key !== ';' && key !== 'và')) continue
    if (key === ';' || begins(reader, skipLinks(reader, i, to), key === ',')) return i
  }
  return to
}

/** True where another member of the list begins: a body, or words that name people. After "và" a capital alone is none. */
function begins(reader: BodyReader, at: number, comma: boolean): boolean {
  const { tokens, knowledge } = reader
  const token = tokens[at]
  if (token === undefined || /^(?:các|những|mọi|toàn|người)$/u.test(token.key)) return true
  if (token.capital && comma) return true
  const { heads, posts } = knowledge.bodyGrammar
  if (token.capital && (heads.match(tokens, at) ?? posts.match(tokens, at)) !== null) return true
  return readBody(reader, at) !== null || readTailGroup(reader, at) !== null
}

/** The index after marks, links and "các ông (bà):". */
function skipLinks(reader: BodyReader, from: number, to: number): number {
  let i = from
  for (;;) {
    const at = i
    while (i < to && (links.has(reader.tokens[i]?.key ?? '') || reader.tokens[i]?.key === ':')) i++
    i = Math.min(to, afterForms(reader, i))
    if (i === at) return i
  }
}

/** The index after "Các ông (bà)", "Các đồng chí" before those who are meant; "các ông, bà có tên tại …" are meant. */
function afterForms(reader: BodyReader, at: number): number {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  if (key(0) !== 'các' || (key(1) !== 'ông' && key(1) !== 'đồng')) return at
  let i = at + 2
  while (i < at + 9 && /^(?:chí|\(|\)|bà|\/|:|,|ông|và)$/u.test(reader.tokens[i]?.key ?? '')) i++
  return reader.tokens[i]?.capital === true ? i : at
}
