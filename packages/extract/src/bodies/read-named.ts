import type { BodyReader, BodyReading, FoundBody } from './parse-bodies.js'
import type { BodyMatch } from './registry.js'
import { bodyOf } from './named-body.js'
import { readGroup } from './read-group.js'
import { levelsAt, readPlace } from './read-place.js'

/** Kinds whose names the registry holds in full: a capital word after them begins something else. */
const fixedNames = new Set(['department', 'ministry', 'ministerial-body', 'division', 'post'])
const upperJoints = new Set(['và', '-', ',', '&'])

/**
 * One body with a name of its own. The registry's longest name wins ("Sở Văn hóa, Thể thao và Du lịch"); what it does
 * not know is read from its head word ("Trung tâm Khuyến nông", "Chi cục Trồng trọt và Bảo vệ thực vật") up to the verb
 * or mark that ends it.
 */
export function readNamed(reader: BodyReader, at: number): BodyReading | null {
  const own = readOwnName(reader, at)
  const owner = own === null ? null : ownerAfter(reader, at, own.next)
  if (own === null || owner === null) return own
  return { bodies: [bodyOf(reader, at, owner, own.bodies[0]?.bodyId ?? null)], next: owner }
}

/** The index after "thuộc Sở Y tế", "trực thuộc Ủy ban nhân dân tỉnh" that follow a name; null where neither stands. */
function ownerAfter(reader: BodyReader, from: number, at: number): number | null {
  const { tokens } = reader
  const unit = unitOf(reader, from, at)
  if (unit !== null) return unit
  // "Ủy ban Kiểm tra" + "Đảng ủy", "Văn phòng" + "Đảng ủy xã Sơn Hạ"
  const committee = tokens[at]?.raw === 'Đảng' && tokens[at + 1]?.key === 'ủy'
  if (committee && /^(?:Ủy|Ban|Văn|Uỷ)$/u.test(tokens[from]?.raw ?? '')) return readOwnName(reader, at)?.next ?? at + 2
  const under = tokens[at]?.key === 'trực' ? at + 1 : at
  if (tokens[under]?.key !== 'thuộc' || tokens[under + 1]?.capital !== true) return null
  return readOwnName(reader, under + 1)?.next ?? null
}

/** "Phòng Dân vận" + "- Ban Dân vận Tỉnh ủy": the index after the body that a unit belongs to, or null. */
function unitOf(reader: BodyReader, from: number, at: number): number | null {
  const { tokens, text } = reader
  const dash = tokens[at]
  const spaced = dash !== undefined && /[-–]/u.test(dash.key) && /^\s.\s/u.test(text.slice(dash.from - 1, dash.to + 1))
  if (!spaced || !/^(?:Phòng|Vụ|Cục|Khoa|Ban|Văn)$/u.test(tokens[from]?.raw ?? '')) return null
  const owner = tokens[at + 1]
  if (!/^(?:Sở|Bộ|Ban|Liên|Hội|Tỉnh|Văn|Ủy|UBND)$/u.test(owner?.raw ?? '') || owner?.key === tokens[from]?.key)
    return null
  return readOwnName(reader, at + 1)?.next ?? null
}

/** "Vùng 5 Hải quân", "Bộ Tư lệnh Vùng Cảnh sát biển 4": a number within the name or behind it. */
const seaRegion =
  /^(?:(?:Bộ Tư lệnh|BTL) )?Vùng (?:\d{1,2} (?:Hải quân|Cảnh sát biển)|(?:Hải quân|Cảnh sát biển) \d{1,2})(?![\p{L}\d])/u

function readOwnName(reader: BodyReader, at: number): BodyReading | null {
  const { tokens, knowledge } = reader
  const first = tokens[at]
  if (first?.capital !== true) return null
  // "trực thuộc Trung ương" says where, not who.
  if (first.key === 'trung' && tokens[at + 1]?.key === 'ương' && tokens[at - 1]?.key === 'thuộc') return null
  if (tokens[at - 1]?.key === '/' && tokens[at - 2]?.word === true) return null
  if (doing(reader, at)) return null
  const size = seaRegion.exec(reader.text.slice(first.from, first.from + 60))?.[0].length ?? 0
  if (size > 0) {
    const next = tokens.findLastIndex((t) => t.to <= first.from + size) + 1
    return { bodies: [bodyOf(reader, at, next, null)], next }
  }
  const known = knowledge.bodies.match(tokens, at)
  const pattern = byPattern(reader, at)
  if (known !== null && known.body.kind !== 'group') {
    const place = levelsFrom(reader, known.next) ?? readPlace(reader, regionFrom(reader, known.next))
    const placed = place > known.next || (known.next > at + 1 && tokens[known.next - 1]?.key === 'tỉnh')
    const short = !placed && known.next === at + 1 && first.raw.length <= 4 && !first.caps
    const fixed = fixedNames.has(known.body.kind) && known.next > at + 1
    if (
      !(known.needsPlace && !placed) &&
      !short &&
      (fixed || pattern === null || place >= pattern || place > known.next)
    ) {
      return { bodies: [registered(reader, known, at, place)], next: place }
    }
    if (!known.needsPlace && !short && goesOnAsName(reader, known.next) === false) {
      return { bodies: [bodyOf(reader, at, place, known.body.id)], next: place }
    }
  }
  const misread = readMisread(reader, at, Math.max(pattern ?? 0, known?.next ?? 0))
  if (misread !== null) return misread
  return pattern === null ? null : { bodies: [bodyOf(reader, at, pattern, null)], next: pattern }
}

/** "các đơn vị thuộc Sở xây dựng kế hoạch": what the body does, in small letters and with its object, is no name. */
function doing(reader: BodyReader, at: number): boolean {
  const { tokens, knowledge } = reader
  const { verbs, stops } = knowledge.bodyGrammar
  if (!/^(?:Sở|Bộ)$/u.test(tokens[at]?.raw ?? '') || tokens[at + 1]?.raw !== 'xây') return false
  const object = tokens[at + 3]
  return object?.word === true && !object.capital && !stops.has(object.key) && verbs.match(tokens, at + 3) === null
}

/** A name of the registry; one printed in letters ("Phòng VH&TT") is written out as registered. */
function registered(reader: BodyReader, known: BodyMatch, at: number, next: number): FoundBody {
  const body = bodyOf(reader, at, next, known.body.id)
  const letters = reader.tokens.slice(at, known.next).some((t) => t.caps)
  if (!letters || !/^(?:Sở|Bộ|Phòng)\s/u.test(known.body.name)) return body
  const tail = reader.text.slice(reader.tokens[known.next - 1]?.to ?? 0, body.span.to)
  return { ...body, name: reader.knowledge.abbreviations.expand(known.body.name + tail) }
}

/** The index after the number of a region whose word ends the name: "Ngân hàng Nhà nước Khu vực" + "5". */
function regionFrom(reader: BodyReader, next: number): number {
  const { tokens } = reader
  return tokens[next - 1]?.key === 'vực' && /^[IVX\d]{1,5}$/u.test(tokens[next]?.raw ?? '') ? next + 1 : next
}

/** "Công an tỉnh, thành phố trực thuộc Trung ương", "UBND xã, phường": the levels that go on from the last word of a name, or null. */
function levelsFrom(reader: BodyReader, next: number): number | null {
  const { tokens } = reader
  if (!/^(?:tỉnh|huyện|xã|phường)$/u.test(tokens[next - 1]?.key ?? '') || tokens[next]?.key !== ',') return null
  const end = levelsAt(reader, next - 1)
  return end !== null && end > next && tokens[end]?.capital !== true ? end : null
}

/** A name of the registry whose marks were read badly, where it is longer than what stands there letter for letter. */
function readMisread(reader: BodyReader, at: number, longerThan: number): BodyReading | null {
  const known = reader.knowledge.bodies.matchBare(reader.tokens, at)
  if (known === null || known.next < longerThan || known.body.kind === 'group') return null
  if (known.needsPlace && reader.knowledge.provinces.match(reader.tokens, known.next) === null) return null
  const place = readPlace(reader, known.next)
  const body = bodyOf(reader, at, place, known.body.id)
  const tail = reader.text.slice(reader.tokens[known.next - 1]?.to ?? 0, body.span.to)
  return { bodies: [{ ...body, name: reader.knowledge.abbreviations.expand(known.form + tail) }], next: place }
}

/** True where a capital word right after a known name goes on with it ("Ban Quản lý" + "Dự án"). */
function goesOnAsName(reader: BodyReader, at: number): boolean {
  const token = reader.tokens[at]
  return token?.capital === true && reader.knowledge.bodyGrammar.heads.match(reader.tokens, at) === null
}

/** The index after a name that begins with a head word and is not in the registry; null where none begins. */
function byPattern(reader: BodyReader, at: number): number | null {
  const { tokens, knowledge } = reader
  const { heads } = knowledge.bodyGrammar
  const head = heads.match(tokens, at)
  if (head === null) return null
  // A heading in capitals ("TỔ CHỨC THỰC HIỆN") is read by the registry alone.
  const first = tokens[at]
  if (first?.caps === true && !/^(?:UBND|HĐND|UBMTTQ|UBMTTQVN|VNPT|TTYT|BHXH|HTX|BQL|CA)$/u.test(first.raw)) return null
  const levels = readPlace(reader, head)
  if (levels > head) return levels
  // "Công an các đơn vị, địa phương", "Ban Giám hiệu các trường": the same office of many.
  const many = tokens[head]?.key === 'các' ? readGroup(reader, head, 1) : null
  if (many !== null) return many.next
  // "Tổ chức", "Ban hành", "Báo cáo": a small letter after a head word of one syllable makes another word.
  if (tokens[head]?.capital !== true && head === at + 1) return null
  return nameAfter(reader, at, head)
}

/** The index after the name whose head words end at `head`; null where nothing that could be a name follows. */
export function nameAfter(reader: BodyReader, at: number, head: number): number | null {
  const { tokens, knowledge } = reader
  const { heads, posts, stops, verbs } = knowledge.bodyGrammar
  let end = head
  let lower = 0
  // Capital words in a row: words of two syllables have one capital, so these are a proper name, and close it.
  let proper = 0
  for (let i = head; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const words = proper >= 2 && token.key !== 'và' ? null : wordsOfName(reader, i)
    if (words !== null) {
      end = words
      lower = 0
      proper = 0
      i = words - 1
      continue
    }
    if (upperJoints.has(token.key)) {
      const next = tokens[i + 1]
      // "…, Sở …" begins another body; "Văn hóa, Thể thao và Du lịch" goes on.
      if (next?.capital !== true || lower > 3 || heads.match(tokens, i + 1) !== null) break
      if (posts.match(tokens, i + 1) !== null) break
      if (token.key === ',' && !joinsSector(reader, head, i)) break
      proper = 0
      continue
    }
    if (!token.word) break
    // "Ban Quản trị các hợp tác xã"
    const many = token.key === 'các' && end > head ? readGroup(reader, i, 1) : null
    if (many !== null) {
      end = many.next
      break
    }
    const place = readPlace(reader, i)
    if (place > i && (token.key !== 'trung' || end > head)) {
      // "Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia"
      end = wordsOfName(reader, place) ?? place
      break
    }
    // "Ban Chính sách pháp luật Liên đoàn Lao động tỉnh": a unit with the name of its body.
    // "Văn phòng Sở xây dựng lịch …": the issuer's own office, and what it does.
    if (i === head && doing(reader, i)) {
      end = i + 1
      break
    }
    const owner = token.capital && i >= head ? knowledge.bodies.match(tokens, i) : null
    const long = owner !== null && owner.next > (i > head + 1 ? i + 1 : i + 2)
    if (owner !== null && long && owner.body.kind !== 'group' && heads.match(tokens, i) !== null) {
      end = readPlace(reader, owner.next)
      break
    }
    if (token.capital) {
      if (i > head && headAt(reader, i) && !/^(?:Hội|Ban|Bộ|Tổ|Khu|Thuế|Trường|Trung|Đoàn|Đội)/u.test(token.raw)) break
      end = i + 1
      lower = 0
      proper = token.caps || token.key === 'vùng' || heads.match(tokens, i) !== null ? 0 : proper + 1
      continue
    }
    if (isNumeral(reader, head, i)) {
      end = i + 1
      lower = 0
      proper = 0
      continue
    }
    if (proper >= 2) break
    proper = 0
    if (/^\p{N}/u.test(token.raw) || stops.has(token.key) || verbs.match(tokens, i) !== null) break
    lower++
    if (end === head && lower > 1) return null
    if (lower > 6) return end === head ? null : end
    if (i + 1 === tokens.length || endsHere(reader, i + 1)) end = i + 1
  }
  // "Hội đồng nhân dân" and "Tỉnh ủy" are bodies with nothing after them, "Sở" and "Trung tâm" are not.
  const whole = head - at >= 4 || /^(?:Tỉnh|Thành|Huyện|Thị|Quận|UBND|HĐND)$/u.test(tokens[at]?.raw ?? '')
  if (end === head && endsHere(reader, head) && tokens[head]?.key !== 'của') {
    const words = tokens.slice(at, head).map((t) => t.key)
    if (selfNamed.has(words.join(' '))) return head
  }
  return end === head && !whole ? null : end
}

/** Head words that name a body of the place where they are written, with nothing after them. */
const selfNamed: ReadonlySet<string> = new Set([
  'đoàn thanh niên',
  'trạm y tế',
  'mặt trận tổ quốc',
  'ban chỉ đạo',
  'ban chỉ huy',
  'ban tổ chức',
  'ban điều hành',
  'ban giám hiệu',
  'ban giám đốc',
  'tổ công tác',
  'bảo hiểm xã hội',
  'công đoàn',
  'bưu điện',
  'hạt kiểm lâm',
  'hội phụ nữ',
  'hội nông dân',
  'hội cựu chiến binh',
  'công an',
  'ban công tác mặt trận',
  'ban đại diện cha mẹ học sinh',
  'ban tự quản',
  'tổ tư vấn tâm lý',
  'đoàn giám sát',
  'đoàn kiểm tra',
  'đoàn thanh tra',
  'đoàn công tác',
])

/** The index after words that belong to a name as a whole: "phòng, chống thiên tai", "Viễn thông"; null for none. */
function wordsOfName(reader: BodyReader, at: number): number | null {
  const { nameWords, nameStarts } = reader.knowledge.bodyGrammar
  const capital = reader.tokens[at]?.capital === true && !reader.tokens[at]?.caps
  const started = capital ? nameStarts.match(reader.tokens, at) : null
  const whole = nameWords.match(reader.tokens, at)
  return Math.max(started ?? 0, whole ?? 0) || null
}

/** True for the number of a name: "Ban Chỉ đạo 35 tỉnh", "Quân khu 7", "Trường Mầm non số 2"; not for a count of things. */
function isNumeral(reader: BodyReader, head: number, at: number): boolean {
  const { tokens } = reader
  const before = tokens[at - 1]
  if (at < head || !/^\d{1,4}$/u.test(tokens[at]?.raw ?? '')) return false
  const named = before?.capital === true || (at >= head + 2 && tokens[at - 2]?.capital === true)
  if (!named && !/^(?:số|án|khu|đoàn|vực|tác|đạo)$/u.test(before?.key ?? '')) return false
  const after = tokens[at + 1]
  return after === undefined || /^[,;.:)]$/u.test(after.key) || endsHere(reader, at + 1)
}

/** True where a head word stands; "Hải" before "quan trắc" is none. */
function headAt(reader: BodyReader, at: number): boolean {
  const { heads, verbs } = reader.knowledge.bodyGrammar
  const head = heads.match(reader.tokens, at)
  return head !== null && !(head === at + 2 && verbs.match(reader.tokens, at + 1) !== null)
}

function endsHere(reader: BodyReader, at: number): boolean {
  const token = reader.tokens[at]
  if (token === undefined) return true
  const { stops, verbs } = reader.knowledge.bodyGrammar
  if (token.capital && reader.knowledge.bodyGrammar.heads.match(reader.tokens, at) !== null) return true
  return (
    !token.word ||
    /^\d/u.test(token.raw) ||
    stops.has(token.key) ||
    verbs.match(reader.tokens, at) !== null ||
    readPlace(reader, at) > at
  )
}

/** A comma inside a name that the registry does not know is taken for its own only before "… và …" of the same name. */
function joinsSector(reader: BodyReader, head: number, comma: number): boolean {
  for (let i = comma + 1; i < Math.min(reader.tokens.length, comma + 6); i++) {
    const token = reader.tokens[i]
    if (token === undefined) return false
    if (token.key === 'và')
      return (
        reader.tokens[i + 1]?.capital === true &&
        comma - head <= 4 &&
        reader.knowledge.bodyGrammar.heads.match(reader.tokens, i + 1) === null
      )
    if (!token.word) return false
  }
  return false
}
