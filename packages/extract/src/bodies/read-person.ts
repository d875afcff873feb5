import type { BodyReader, BodyReading } from './parse-bodies.js'
import { bodyOf } from './named-body.js'
import { readPost } from './read-post.js'

/**
 * A person by name with the post behind it: "đồng chí Lê Văn Hạ - Phó Chủ tịch UBND tỉnh", "ông Trần Sơn, Giám đốc Sở
 * Y tế". The form of address is cut. Null where no post follows the name.
 */
export function readPerson(reader: BodyReader, at: number): BodyReading | null {
  const name = afterAddress(reader, at)
  if (name === null) return null
  const { tokens } = reader
  let end = name
  while (end < name + 5 && tokens[end]?.capital === true && tokens[end]?.caps === false) end++
  if (end - name < 2 || !/^[-–,(]$/u.test(tokens[end]?.key ?? '')) return null
  const post = readPost(reader, end + 1)
  if (post === null) return null
  let next = tokens[end]?.key === '(' && tokens[post.next]?.key === ')' ? post.next + 1 : post.next
  // "…, Phó Chủ tịch UBND tỉnh - Trưởng Ban Chỉ đạo"
  while (/^[-–,]$/u.test(tokens[next]?.key ?? '') && tokens[next + 1]?.capital === true) {
    const more = readPost(reader, next + 1)?.next ?? reader.knowledge.bodyGrammar.posts.match(tokens, next + 1)
    if (more === null) break
    next = more
  }
  return { bodies: [bodyOf(reader, name, next, post.bodies[0]?.bodyId ?? null, 'post')], next }
}

/** The index after "đồng chí", "ông", "bà", "đ/c"; null where none stands. */
function afterAddress(reader: BodyReader, at: number): number | null {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  if (key(0) === 'đồng' && key(1) === 'chí') return at + 2
  if (key(0) === 'đ' && key(1) === '/' && key(2) === 'c') return at + 3
  return key(0) === 'ông' || key(0) === 'bà' ? at + 1 : null
}
