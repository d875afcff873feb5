import { bodyOf } from './named-body.js'
import type { BodyReader, BodyReading } from './parse-bodies.js'
import { readNamed } from './read-named.js'
import { levelAt, levelsAt } from './read-place.js'

const openers = new Set(['các', 'những', 'mọi'])

/**
 * A run of generic bodies under one "các": "các sở, ban, ngành, cơ quan, đơn vị có liên quan" is one body; a new "các"
 * begins another. Without "các" at least two nouns must follow one another ("cấp ủy, Đảng bộ").
 */
export function readGroup(reader: BodyReader, at: number, least = 2): BodyReading | null {
  const { tokens, knowledge } = reader
  const { groupNouns, bareNouns, heads } = knowledge.bodyGrammar
  const both = /^(?:hai|ba|mỗi)$/u.test(tokens[at]?.key ?? '')
  if (both && tokens[at + 1]?.key === 'bên')
    return { bodies: [bodyOf(reader, at, at + 2, null, 'group')], next: at + 2 }
  // "ban thường vụ các huyện ủy, thành ủy", "lãnh đạo các đơn vị"
  const lead = tokens[at]?.capital === false ? groupLead(reader, at) : at
  if (lead > at) {
    const of = readGroup(reader, lead, 1)
    return of === null ? null : { bodies: [bodyOf(reader, at, of.next, null, 'group')], next: of.next }
  }
  // "đại biểu Hội đồng nhân dân tỉnh" stands without "các" and apart from a run before it.
  if (isDeputies(reader, at)) {
    const next = qualified(reader, at + 2)
    return next === at + 2 ? null : { bodies: [bodyOf(reader, at, next, null, 'group')], next }
  }
  // "Quý Sở", "Quý cơ quan": whom a letter is addressed to.
  const opened =
    openers.has(tokens[at]?.key ?? '') || /^(?:Mỗi|Quý)$/u.test(tokens[at]?.raw ?? '') || addresses(reader, at)
  // "Các đồng chí thành viên Ban Chỉ đạo"
  const comrades = opened && tokens[at + 1]?.key === 'đồng' && tokens[at + 2]?.key === 'chí'
  let i = comrades ? at + 3 : opened ? at + 1 : at
  let end: number | null = null
  let nouns = 0
  let owned = false
  for (;;) {
    const begins = nouns === 0 && !opened ? bareNouns.match(tokens, i) : groupNouns.match(tokens, i)
    if (begins === null) break
    // "các sở, Hội Phụ nữ tỉnh": a name of its own ends the run.
    if (nouns > 0 && tokens[i]?.capital === true && isNamed(reader, i)) break
    if (nouns > 0 && knowledge.bodyGrammar.posts.match(tokens, i) !== null) break
    // "các Ban Hội đồng nhân dân, Tổ đại biểu Hội đồng nhân dân": what has an owner of its own stands by itself.
    if (owned && tokens[i]?.capital === true) break
    // "các huyện ủy, thành ủy và liên đoàn lao động các huyện, thành phố": what has places of its own stands by itself.
    if (nouns > 0 && begins > i + 1 && tokens[i - 1]?.key === 'và' && placed(reader, begins)) break
    nouns++
    const bare = traded(reader, i, begins)
    end = qualified(reader, bare)
    owned = end > bare && tokens[bare]?.capital === true
    // "các đơn vị thuộc Bộ Y tế và cơ quan, tổ chức có liên quan": two; the second has no owner.
    const under = tokens.slice(bare, end).findIndex((t) => t.key === 'thuộc')
    if (tokens[end]?.key === 'và' && under >= 0 && tokens[bare + under + 1]?.capital === true) break
    // "các sở ban, ngành", "các bộ ngành địa phương": a comma was not printed.
    if (
      opened &&
      /^(?:sở|ban|bộ|ngành|phòng|đoàn)$/u.test(tokens[end - 1]?.key ?? '') &&
      /^(?:ban|ngành|sở|đoàn|địa)$/u.test(tokens[end]?.key ?? '') &&
      groupNouns.match(tokens, end) !== null
    ) {
      i = end
      continue
    }
    const mark = tokens[end]?.key
    if (mark !== ',' && mark !== 'và' && mark !== '/' && mark !== '&' && mark !== '-') break
    let following = end + 1
    if (mark === ',' && tokens[following]?.key === 'và') following++
    // "các cấp, các ngành" is one.
    const both = tokens[end - 1]?.key === 'cấp' ? 'ngành' : tokens[end - 1]?.key === 'ngành' ? 'cấp' : null
    const pair = both !== null && nouns === 1 && tokens[following]?.key === 'các' && tokens[following + 1]?.key === both
    if (!pair && (openers.has(tokens[following]?.key ?? '') || isDeputies(reader, following))) break
    if (pair) following++
    i = following
  }
  if (end === null || (!opened && nouns < least)) return null
  // "các cấp" alone says where, not who.
  if (nouns === 1 && end <= at + 2 && tokens[end - 1]?.key === 'cấp') return null
  if (
    opened &&
    nouns === 1 &&
    heads.match(tokens, at + 1) !== null &&
    tokens[at + 1]?.capital === true &&
    tokens[end]?.capital === true
  ) {
    // "các Bộ Tài chính, …" is no group but a list of names; "các Sở Y tế ven biển" are all that have the name.
    const named = readNamed(reader, at + 1)
    const after = named === null ? 0 : qualified(reader, named.next)
    const mark = tokens[after]
    const known = knowledge.bodies.match(tokens, at + 1)
    const listed = mark?.key === ',' || mark?.key === 'và'
    if (named?.bodies.length !== 1 || (listed && (known === null || known.next < at + 3))) return null
    return { bodies: [bodyOf(reader, at, after, null, 'group')], next: after }
  }
  return { bodies: [bodyOf(reader, at, end, groupId(reader, at, end), 'group')], next: end }
}

/**
 * The last of a list without "các": "Sở Y tế, cơ quan liên quan", "…, chi nhánh ngân hàng nước ngoài". Only nouns of two
 * words and more, and where the clause goes on behind them: "…, tổ chức kiểm tra" and "…, cấp phát thuốc" are verbs.
 */
export function readTailGroup(reader: BodyReader, at: number): BodyReading | null {
  const { tokens, knowledge } = reader
  const { groupNouns, verbs, stops } = knowledge.bodyGrammar
  const noun = tokens[at]?.word === true ? groupNouns.match(tokens, at) : null
  if (noun === null || noun < at + 2) return null
  const group = readGroup(reader, at, 1) ?? {
    bodies: [bodyOf(reader, at, qualified(reader, noun), null, 'group')],
    next: qualified(reader, noun),
  }
  const doing = verbs.match(tokens, at) !== null
  if (doing && group.next === noun) return null
  const after = tokens[group.next]
  // "cán bộ làm công tác trẻ em" goes on with what they do by trade.
  if (after?.key === 'làm') return null
  const closes = after === undefined || !after.word || stops.has(after.key) || verbs.match(tokens, group.next) !== null
  return closes ? group : null
}

/** "đề nghị quý đơn vị gửi …"; "hằng quý đơn vị …" is a quarter. */
function addresses({ tokens }: BodyReader, at: number): boolean {
  return tokens[at]?.raw === 'quý' && /^(?:nghị|mời|mong|cảm|gửi|của|với)$/u.test(tokens[at - 1]?.key ?? '')
}

/** The index of "các" after "ban thường vụ" or "lãnh đạo" in small letters; the given one where none stands. */
function groupLead(reader: BodyReader, at: number): number {
  const { tokens } = reader
  for (const words of leadWords) {
    if (words.every((w, k) => tokens[at + k]?.key === w) && openers.has(tokens[at + words.length]?.key ?? ''))
      return at + words.length
  }
  return at
}

const leadWords: readonly (readonly string[])[] = [
  ['ban', 'thường', 'vụ'],
  ['ban', 'chấp', 'hành'],
  ['thường', 'trực'],
  ['lãnh', 'đạo'],
  ['thủ', 'trưởng'],
  ['người', 'đứng', 'đầu'],
  ['giám', 'đốc'],
  ['chủ', 'tịch'],
]

const isDeputies = (reader: BodyReader, at: number): boolean =>
  reader.tokens[at]?.key === 'đại' &&
  reader.tokens[at + 1]?.key === 'biểu' &&
  /^(?:hội|hđnd|quốc)$/u.test(reader.tokens[at + 2]?.key ?? '')

/** The index after the trade of a noun that has one: "hợp tác xã vận tải", "doanh nghiệp khai thác cát"; else the given one. */
function traded(reader: BodyReader, from: number, at: number): number {
  const { tokens, knowledge } = reader
  const { trades, stops, verbs, qualifiers, nameWords, tradeWords } = knowledge.bodyGrammar
  if (trades.match(tokens, from) !== at) return at
  let i = at
  while (i < at + 4) {
    const token = tokens[i]
    if (token?.word !== true || token.capital || /^\p{N}/u.test(token.raw)) break
    const trade = tradeWords.match(tokens, i)
    if (trade === null && (stops.has(token.key) || qualifiers.match(tokens, i) !== null)) break
    const whole = trade ?? nameWords.match(tokens, i)
    if (whole === null && verbs.match(tokens, i) !== null) break
    i = whole ?? i + 1
  }
  const size = i - at
  const next = tokens[i]
  const closes = next === undefined || !next.word || verbs.match(tokens, i) !== null
  return closes && (size === 2 || size === 3) && !adverb.test(tokens[at]?.key ?? '') ? i : at
}

/** With these begins what a group does, no trade of it. */
const adverb =
  /^(?:sớm|hiện|vẫn|đều|cũng|chưa|tự|cùng|luôn|tăng|giảm|đạt|nghiêm|thường|nhanh|kịp|khẩn|chỉ|còn|đang|tích)$/u

/** True where a capital noun in a run begins a name ("Hội Phụ nữ"), not a plain noun in capitals ("Hội, đoàn thể"). */
function isNamed(reader: BodyReader, at: number): boolean {
  const { heads } = reader.knowledge.bodyGrammar
  const head = heads.match(reader.tokens, at)
  if (head === null) return false
  // "Tỉnh đoàn", "Huyện ủy" are names as they stand.
  if (head === at + 2 && /^(?:đoàn|ủy)$/u.test(reader.tokens[at + 1]?.key ?? '')) return true
  const known = reader.knowledge.bodies.match(reader.tokens, at)
  if (known !== null && known.next > head && known.body.kind !== 'group') return true
  return reader.tokens[head]?.capital === true || levelAt(reader, head) !== null || levelsAt(reader, head) !== null
}

const placed = (reader: BodyReader, at: number): boolean =>
  reader.tokens[at]?.key === 'các' && levelsAt(reader, at) !== null

const ownHead = /^(?:bộ|sở|cục|ban|tỉnh|ngành|viện|hội|trường)$/u

const charge =
  /^được (?:phân công|giao)(?: (?:chủ trì|nhiệm vụ|thực hiện|phối hợp|trách nhiệm)){0,2} (?:tại|theo|trong) (?:các )?(?:[Pp]hụ lục|[Bb]iểu|[Dd]anh mục|Kế hoạch|Quyết định|Chỉ thị|Chương trình|Nghị quyết|Đề án|Điều|[Mm]ục|[Kk]hoản)(?: (?:số )?(?:[IVX]{1,4}|\d{1,3})(?![\p{L}\d/]))?(?: (?:kèm theo|này|nêu trên|ban hành kèm theo))?(?: (?:Kế hoạch|Quyết định|Chỉ thị|Chương trình|Nghị quyết|Đề án) này)?(?![\p{L}])/u

/** "các cơ quan được phân công tại Phụ lục", "các đơn vị được giao chủ trì tại Phụ lục II kèm theo": the index after it. */
function chargedAt({ tokens, text }: BodyReader, at: number): number | null {
  const first = tokens[at]
  if (first?.key !== 'được') return null
  const size = charge.exec(text.slice(first.from, first.from + 160))?.[0].length ?? 0
  return size === 0 ? null : tokens.findLastIndex((t) => t.to <= first.from + size) + 1
}

/** The index after the words that say which bodies are meant: "có liên quan", "cấp tỉnh", "trên địa bàn tỉnh X". */
export function qualified(reader: BodyReader, at: number): number {
  const { tokens, knowledge } = reader
  let end = at
  for (;;) {
    const both = underBoth(reader, end)
    if (both !== null) {
      end = both
      continue
    }
    // "trực thuộc Tỉnh ủy", "thuộc Sở Y tế", "của Hội đồng nhân dân tỉnh"
    const key = tokens[end]?.key
    const direct =
      tokens[end - 1]?.key === 'thuộc' ||
      (tokens[end]?.capital === true && (knowledge.bodies.match(tokens, end)?.next ?? 0) > end + 1)
    // "Các thành viên Tổ Biên tập"
    const member = end === at && tokens[end - 1]?.key === 'viên' && tokens[end]?.capital === true
    if (key === 'thuộc' || key === 'của' || direct || member) {
      const owner = readNamed(reader, direct || member ? end : end + 1)
      if (owner !== null) {
        end = owner.next
        continue
      }
      // "đơn vị thuộc Bộ": the issuer's own, by its head word alone.
      const own = tokens[end]
      if (tokens[end - 1]?.key === 'thuộc' && own?.capital === true && ownHead.test(own.key)) {
        end++
        continue
      }
    }
    // "các ông, bà có tên tại Điều 1"
    if (
      key === 'có' &&
      tokens[end + 1]?.key === 'tên' &&
      tokens[end + 3]?.key === 'điều' &&
      /^\d/u.test(tokens[end + 4]?.raw ?? '')
    ) {
      end += 5
      continue
    }
    const charged = chargedAt(reader, end)
    if (charged !== null) {
      end = charged
      continue
    }
    // "các ban Hội", "các cấp ủy Đảng", "các cấp bộ Đoàn"
    if (/^(?:Hội|Đảng|Đoàn)$/u.test(tokens[end]?.raw ?? '') && end === at && tokens[end + 1]?.capital !== true) {
      const closes = tokens[end + 1]
      if (
        closes === undefined ||
        !closes.word ||
        /^(?:cấp|tỉnh|huyện|xã|và)$/u.test(closes.key) ||
        knowledge.bodyGrammar.verbs.match(tokens, end + 1) !== null
      ) {
        end++
        continue
      }
    }
    const next = knowledge.bodyGrammar.qualifiers.match(tokens, end)
    // "cấp đủ nước", "cấp giấy khám sức khỏe": a verb.
    const gives =
      key === 'cấp' && next === end + 1 && /^(?:đủ|giấy|phép|phát|miễn|kinh|nước)$/u.test(tokens[next]?.key ?? '')
    if (next !== null && !gives) {
      // "trực thuộc tỉnh" is no part of "trực thuộc Tỉnh ủy".
      const owned = tokens[next]?.key === 'ủy' && tokens[next - 2]?.key === 'thuộc'
      const place = knowledge.provinces.match(tokens, next)
      end = owned ? next - 1 : (place?.next ?? next)
      continue
    }
    const levels = levelsAt(reader, end)
    if (levels !== null) {
      end = levels
      continue
    }
    if (tokens[end]?.key === '(') {
      const close = tokens.slice(end, end + 30).findIndex((t) => t.key === ')')
      const inner = tokens.slice(end + 1, end + Math.max(close, 1))
      // A bracket that lists who they are, not one with a date, a channel or a number.
      if (
        close > 0 &&
        inner.every((t) => !/\p{N}/u.test(t.raw)) &&
        !/^(?:qua|thông|theo|nếu|gọi|sau|viết|để|bao|b)$/u.test(inner[0]?.key ?? '')
      ) {
        end += close + 1
        continue
      }
    }
    return end
  }
}

/** "thuộc và trực thuộc Bộ", "thuộc, trực thuộc Ủy ban nhân dân tỉnh": the index after the owner, or null. */
function underBoth(reader: BodyReader, at: number): number | null {
  const { tokens } = reader
  if (tokens[at]?.key !== 'thuộc' || (tokens[at + 1]?.key !== 'và' && tokens[at + 1]?.key !== ',')) return null
  if (tokens[at + 2]?.key !== 'trực' || tokens[at + 3]?.key !== 'thuộc') return null
  const owner = readNamed(reader, at + 4)
  if (owner !== null) return owner.next
  const own = tokens[at + 4]
  return own?.capital === true && ownHead.test(own.key) ? at + 5 : null
}

function groupId(reader: BodyReader, at: number, end: number): string | null {
  for (let to = end; to > at + 1; to--) {
    const from = reader.tokens[at]?.from ?? 0
    const name = reader.text.slice(from, reader.tokens[to - 1]?.to ?? from)
    const body = reader.knowledge.bodies.byName(name)
    if (body?.kind === 'group') return body.id
    if (end - to > 4) return null
  }
  return null
}
