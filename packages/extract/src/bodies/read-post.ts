import { fold } from '../text/fold.js'
import { bodyOf } from './named-body.js'
import type { BodyReader, BodyReading } from './parse-bodies.js'
import { qualified, readGroup } from './read-group.js'
import { nameAfter, readNamed } from './read-named.js'
import { readPlace } from './read-place.js'
import { readSharedHead } from './read-shared-head.js'

/** Posts that stand without the name of a body. */
const alone = new Set([
  'thủ tướng',
  'phó thủ tướng',
  'các bộ trưởng',
  'bộ trưởng',
  'chánh văn phòng',
  'chánh thanh tra',
  'trưởng thôn',
  'trưởng ấp',
  'trưởng khu phố',
  'trưởng bản',
  'trưởng buôn',
  'buôn trưởng',
  'trưởng xóm',
  'trưởng khóm',
  'trưởng làng',
  'trưởng các thôn',
  'hiệu trưởng',
  'giáo viên chủ nhiệm',
  'tổ trưởng tổ dân phố',
  'bí thư chi bộ',
  'chủ tịch hội đồng',
  'phó chủ tịch hội đồng',
  'phó chủ tịch thường trực hội đồng',
  'trưởng ban chỉ đạo',
  'phó trưởng ban chỉ đạo',
  'phó trưởng ban thường trực',
  'chủ tịch hội đồng quản trị',
  'chủ tịch hội đồng thành viên',
])

/**
 * A person in office, kept so: "Giám đốc (Thủ trưởng) các sở, ban, ngành", "Chủ tịch UBND các huyện, thành phố",
 * "Bộ trưởng Bộ Y tế", "Phó Thủ tướng Chính phủ Nguyễn Văn An".
 */
export function readPost(reader: BodyReader, at: number): BodyReading | null {
  const { tokens, knowledge } = reader
  const { posts } = knowledge.bodyGrammar
  const first = tokens[at]
  if (first === undefined) return null
  // "đồng chí Giám đốc Sở Y tế": the form of address is cut.
  if (first.key === 'đồng' && tokens[at + 1]?.key === 'chí' && posts.match(tokens, at + 2) !== null)
    return readPost(reader, at + 2)
  const start = first.key === 'các' || first.key === 'đồng' ? at + 1 : at
  let end = posts.match(tokens, start)
  if (end === null) return null
  const below = tokens[start]?.capital !== true && first.key !== 'các'
  if (below && !isOfficeBelow(reader, start, end) && !isVillageHead(reader, start, end)) return null
  // "Giám đốc (Thủ trưởng) …", "Giám đốc, Thủ trưởng …", "Chủ tịch và các Phó Chủ tịch …"
  for (let guard = 0; guard < 4; guard++) {
    if (tokens[end]?.key === '(') {
      const other: number | null = posts.match(tokens, end + 1)
      if (other === null || tokens[other]?.key !== ')') break
      end = other + 1
      continue
    }
    let i: number = end
    // "Chánh Văn phòng, Trưởng phòng …": the first has its office in its name.
    if (alone.has(fold(reader.text.slice(first.from, tokens[end - 1]?.to ?? first.to)))) break
    if (tokens[i]?.key === ',' || tokens[i]?.key === 'và' || tokens[i]?.key === '/') i++
    else break
    if (tokens[i]?.key === 'các') i++
    const other: number | null = posts.match(tokens, i)
    if (other === null) break
    end = other
  }
  const post = reader.text.slice(first.from, tokens[end - 1]?.to ?? first.to)
  const shared = readSharedHead(reader, end)
  if (shared !== null) {
    return {
      bodies: shared.bodies.map((body, i) => ({
        ...body,
        name: `${knowledge.abbreviations.expand(post)} ${body.name}`,
        span: i === 0 ? { from: first.from, to: body.span.to } : body.span,
        form: 'post',
      })),
      next: shared.next,
    }
  }
  const joint = jointOffice(reader, end)
  if (joint !== null) return { bodies: [bodyOf(reader, at, joint, null, 'post')], next: joint }
  // "Trưởng thôn tổ chức …" has its place in its name.
  const office =
    villages.test(tokens[end - 1]?.key ?? '') || villages.test(tokens[end - 2]?.key ?? '')
      ? null
      : readOffice(reader, end)
  if (office !== null) {
    const next = inCharge(reader, withName(reader, office.next))
    const id = knowledge.bodies.byName(reader.text.slice(first.from, tokens[next - 1]?.to ?? first.to))?.id
    return { bodies: [bodyOf(reader, at, next, id ?? office.bodies[0]?.bodyId ?? null, 'post')], next }
  }
  // "Trưởng phòng Quản lý đô thị": the office has its head word in the post.
  const unit = /(?:phòng|ban)$/u.test(tokens[end - 1]?.key ?? '') && /trưởng$/u.test(tokens[end - 2]?.key ?? '')
  const next = unit && tokens[end]?.capital === true && tokens[end]?.caps !== true ? nameAfter(reader, at, end) : null
  if (next !== null) return { bodies: [bodyOf(reader, at, next, null, 'post')], next }
  const several = first.key === 'các' && tokens[start]?.key !== 'đồng' && tokens[start]?.capital === true
  if (!several && !alone.has(fold(knowledge.abbreviations.expand(post)))) return null
  const whole = several ? peersAfter(reader, qualified(reader, end)) : withName(reader, ofPlace(reader, end))
  return { bodies: [bodyOf(reader, at, whole, null, 'post')], next: whole }
}

/** "Chánh Văn phòng" + "HĐND và UBND xã", "Đoàn đại biểu Quốc hội và HĐND tỉnh": an office of two bodies; the index after it. */
function jointOffice(reader: BodyReader, at: number): number | null {
  const { tokens } = reader
  if (tokens[at - 1]?.key !== 'phòng' || tokens[at - 2]?.key !== 'văn') return null
  const first = tokens[at]
  if (first === undefined || !/^(?:hđnd|hội|đoàn|đđbqh)$/u.test(first.key)) return null
  const short = first.key === 'đoàn' && tokens[at + 1]?.key === 'đbqh' ? at + 2 : null
  const long = first.key === 'đoàn' && tokens[at + 1]?.key === 'đại' && tokens[at + 4]?.key === 'hội' ? at + 5 : null
  const one = short ?? long ?? readNamed(reader, at)?.next ?? null
  if (one === null || tokens[one]?.key !== 'và') return null
  if (!/^(?:hđnd|hội|ubnd|ủy)$/u.test(tokens[one + 1]?.key ?? '')) return null
  return readNamed(reader, one + 1)?.next ?? null
}

/** "Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ": posts that share one "các". */
function peersAfter(reader: BodyReader, at: number): number {
  const { tokens, knowledge } = reader
  let end = at
  for (let guard = 0; guard < 4; guard++) {
    const from = tokens[end]?.key === ',' ? end + 1 : end
    const post = tokens[from]?.key === 'thủ' ? knowledge.bodyGrammar.posts.match(tokens, from) : null
    const office = post === null || tokens[post]?.key === 'các' ? null : readGroup(reader, post, 1)
    if (office === null || office.bodies.length !== 1) return end
    end = office.next
  }
  return end
}

/** The office after a post: "Sở Y tế", "các Sở Y tế", "các sở, ngành"; of "Trưởng Ban quản lý …" also "Ban quản lý …". */
function readOffice(reader: BodyReader, at: number): BodyReading | null {
  const { tokens } = reader
  const own = readNamed(reader, at) ?? readGroup(reader, at, 1)
  if (own !== null) return own
  const many = tokens[at]?.key === 'các' ? readNamed(reader, at + 1) : null
  if (many !== null) return many
  const last = tokens[at - 1]
  // "Viện trưởng Viện kiểm sát nhân dân tỉnh"
  return last?.capital === true && /^(?:ban|phòng|viện)$/u.test(last.key) ? readNamed(reader, at - 1) : null
}

/** True for a post in small letters with its office: "…; chủ tịch UBND các xã", "giám đốc Sở Y tế". */
function isOfficeBelow(reader: BodyReader, at: number, end: number): boolean {
  const { tokens } = reader
  const before = tokens[at - 1]
  if (before?.word === true && !/^(?:và|giao|cầu|nghị|công|cho|với)$/u.test(before.key)) return false
  return end >= at + 2 && tokens[end]?.capital === true && readNamed(reader, end) !== null
}

const villages = /^(?:thôn|ấp|bản|phố|buôn|xóm|khóm|làng)$/u

/** True for "buôn trưởng" after a comma or "và": one more head of a village. */
function isVillageHead(reader: BodyReader, at: number, end: number): boolean {
  const before = reader.tokens[at - 1]
  const listed = before?.key === ',' || before?.key === 'và' || before?.key === ';'
  return listed && reader.tokens.slice(at, end).some((t) => villages.test(t.key))
}

/** "Chánh Thanh tra" + "tỉnh", "Chánh Văn phòng" + "Sở": the index after the place or the issuer's own head word. */
function ofPlace(reader: BodyReader, at: number): number {
  const { tokens } = reader
  if (!/^(?:tra|phòng)$/u.test(tokens[at - 1]?.key ?? '')) return at
  const place = readPlace(reader, at)
  if (place > at) return place
  return /^(?:Sở|Bộ|Cục|Tỉnh)$/u.test(tokens[at]?.raw ?? '') && tokens[at + 1]?.capital !== true ? at + 1 : at
}

/** "Ủy viên Ban Thường vụ" + "phụ trách địa bàn": the index after what a holder of an office is charged with. */
function inCharge(reader: BodyReader, at: number): number {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  const field = /^(?:địa bàn|lĩnh vực|địa phương)$/u.test(`${key(2)} ${key(3)}`)
  return key(0) === 'phụ' && key(1) === 'trách' && field ? at + 4 : at
}

/** The index after the name of the person that follows the post: two to five capital words. */
function withName(reader: BodyReader, at: number): number {
  const { tokens, knowledge } = reader
  let end = at
  while (end < at + 5 && tokens[end]?.capital === true && tokens[end]?.caps !== true) {
    if (
      knowledge.bodyGrammar.heads.match(tokens, end) !== null ||
      knowledge.bodyGrammar.verbs.match(tokens, end) !== null
    )
      break
    end++
  }
  return end - at >= 2 ? end : at
}
