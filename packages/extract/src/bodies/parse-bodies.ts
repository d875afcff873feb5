import type { Span } from '@vanthu/document'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { Token } from '../text/tokens.js'
import { tokenize } from '../text/tokens.js'
import { readGroup, readTailGroup } from './read-group.js'
import { readNamed } from './read-named.js'
import { readPerson } from './read-person.js'
import { readPost } from './read-post.js'
import { readSharedHead } from './read-shared-head.js'

/** A body that a text names. */
export interface FoundBody {
  readonly span: Span
  /** Abbreviations written out, tone marks modern: "Ủy ban nhân dân các huyện, thành phố". */
  readonly name: string
  /** Its entry in the registry; null for one that the registry does not know. */
  readonly bodyId: string | null
  /** `group`: "các sở, ban, ngành"; `post`: a person in office; `named`: one body. */
  readonly form: 'named' | 'group' | 'post'
}

/** Bodies read from a token on, and the index of the token after them. */
export interface BodyReading {
  readonly bodies: readonly FoundBody[]
  readonly next: number
}

/** What one reader of bodies needs. */
export interface BodyReader {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly knowledge: Knowledge
}

/** One body (or the several of "các Sở: Y tế, Tài chính") that begins at a token; null where none does. */
export function readBody(reader: BodyReader, at: number): BodyReading | null {
  return readOne(reader, at) ?? readMany(reader, at)
}

/** "các Viện Vệ sinh dịch tễ", or the first of "các Sở Y tế, Sở Tài chính", where the head word is repeated. */
function readMany(reader: BodyReader, at: number): BodyReading | null {
  const { tokens } = reader
  const head = tokens[at + 1]
  const named = tokens[at]?.key === 'các' && head?.capital === true ? readNamed(reader, at + 1) : null
  const body = named?.bodies[0]
  if (named === null || body === undefined || named.next < at + 3) return null
  const from = tokens[at]?.from ?? body.span.from
  const again = tokens[named.next]?.word === false && tokens[named.next + 1]?.key === head?.key
  const name = again ? body.name : `${reader.text.slice(from, body.span.from)}${body.name}`
  const form = again ? 'named' : 'group'
  return { bodies: [{ ...body, name, form, span: { from, to: body.span.to } }], next: named.next }
}

function readOne(reader: BodyReader, at: number): BodyReading | null {
  return (
    readPerson(reader, at) ??
    readSharedHead(reader, at) ??
    readPost(reader, at) ??
    readNamed(reader, at) ??
    readGroup(reader, at)
  )
}

const separators = new Set([',', 'và', '&', '+', 'cùng'])

/**
 * A list of bodies that begins at a token: "Sở Y tế, Công an tỉnh và các đơn vị liên quan". A word before a body that
 * belongs to a request ("đề nghị Báo …") is passed over. `clauses: false`: a semicolon ends the list. Null where no body
 * begins there. `bare: true`: it may begin without "các" ("chính quyền địa phương, các đoàn thể").
 */
export function readBodyList(
  reader: BodyReader,
  at: number,
  options: { readonly clauses?: boolean; readonly bare?: boolean } = {},
): BodyReading | null {
  const semicolons = options.clauses !== false
  const first = readBody(reader, at) ?? (options.bare === true ? readTailGroup(reader, at) : null)
  if (first === null) return null
  if (first.bodies[0]?.form === 'group' && reader.tokens[first.next]?.key === ':') {
    // "Các cơ quan: Công an tỉnh, Tòa án nhân dân tỉnh": those that the list names.
    const named = readBodyList(reader, first.next + 1, options)
    if (named !== null && named.bodies.length > 1 && named.bodies.every((b) => b.form !== 'group')) return named
  }
  const bodies = [...first.bodies]
  let next = first.next
  for (;;) {
    let i = bracketEnd(reader, next)
    const from = i
    let parted = false
    while (
      (separators.has(reader.tokens[i]?.key ?? '') || (semicolons && reader.tokens[i]?.key === ';')) &&
      i < from + 3
    ) {
      parted = true
      i++
    }
    if (reader.tokens[i]?.key === 'với' && reader.tokens[i - 1]?.key === 'cùng') i++
    if (parted && reader.tokens[i]?.key === 'đề' && reader.tokens[i + 1]?.key === 'nghị') i += 2
    const more = parted ? (readBody(reader, i) ?? readTailGroup(reader, i)) : null
    if (more === null) return { bodies, next }
    bodies.push(...more.bodies)
    next = more.next
  }
}

/** The index after "(Chi cục An toàn thực phẩm)" between two bodies of a list; else the given one. */
function bracketEnd(reader: BodyReader, at: number): number {
  if (reader.tokens[at]?.key !== '(') return at
  const close = reader.tokens.slice(at, at + 20).findIndex((t) => t.key === ')')
  const after = reader.tokens[at + close + 1]?.key ?? ''
  return close > 0 && separators.has(after) ? at + close + 1 : at
}

/** A reader over part of a text; spans are in `text`. */
export function bodyReader(text: string, span: Span, knowledge: Knowledge): BodyReader {
  return { text, tokens: tokenize(text, span.from, span.to), knowledge }
}

/**
 * Every body that a stretch of text names, in order. A list in a heading ("Đài Phát thanh và Truyền hình Kiên Giang,
 * Báo Kiên Giang") gives several; "UBND các huyện, thành phố" is one. Nothing is guessed: words that no rule reads as a
 * body are passed over.
 */
export function parseBodies(text: string, span: Span, knowledge: Knowledge): readonly FoundBody[] {
  const reader = bodyReader(text, span, knowledge)
  const found: FoundBody[] = []
  for (let i = 0; i < reader.tokens.length;) {
    // A run without "các" counts only where a clause or a list item begins: "cục bộ, viện trợ" is none.
    const token = reader.tokens[i]
    const within = token?.capital === false && token.key !== 'các' && reader.tokens[i - 1]?.word === true
    const list = within ? null : readBodyList(reader, i)
    if (list === null) i++
    else {
      found.push(...list.bodies)
      i = Math.max(i + 1, list.next)
    }
  }
  return found
}

/** The bodies of a stretch that consists of bodies, but for edge words; null where something else stands in it. */
export function parseBodyList(text: string, span: Span, knowledge: Knowledge): readonly FoundBody[] | null {
  const reader = bodyReader(text, span, knowledge)
  let at = 0
  while (reader.tokens[at]?.word === false) at++
  const list = readBodyList(reader, at)
  if (list === null) return null
  return reader.tokens.slice(list.next).every((t) => !t.word) ? list.bodies : null
}
