import type { BodyReader } from './parse-bodies.js'

const levels = new Set([
  'tỉnh',
  'huyện',
  'quận',
  'xã',
  'phường',
  'thôn',
  'ấp',
  'bản',
  'buôn',
  'xóm',
  'khóm',
  'tp',
  'tx',
  'tt',
  'vùng',
])
const doubleLevels = new Map([
  ['thành', 'phố'],
  ['thị', 'xã'],
  ['thị', 'trấn'],
  ['đặc', 'khu'],
  ['khu', 'phố'],
])

/** The index after "tỉnh" | "thành phố" | "thị trấn" … at a token, or null. */
export function levelAt(reader: BodyReader, at: number): number | null {
  const token = reader.tokens[at]
  if (token === undefined) return null
  const second = reader.tokens[at + 1]
  if (second?.key === 'ủy' || second?.key === 'đoàn' || second?.key === 'hội') return null
  if (token.key === 'thị' && (second?.key === 'xã' || second?.key === 'trấn')) return at + 2
  const pair = doubleLevels.get(token.key)
  if (pair !== undefined && second?.key === pair) return at + 2
  // "vùng biên", "vùng trũng" say what sort of place, no level.
  // "Ủy ban nhân dân các tính": the tone of "tỉnh" was misread.
  const misread = /^t(?:ính|ĩnh|inh)$/u.test(token.key) && /^(?:các|dân)$/u.test(reader.tokens[at - 1]?.key ?? '')
  if ((!levels.has(token.key) && !misread) || (token.key === 'vùng' && second?.word === true && !second.capital))
    return null
  return (token.raw === 'TP' || token.raw === 'Tp' || token.raw === 'TX') && second?.key === '.' ? at + 2 : at + 1
}

/** The index after "các huyện, thị xã, thành phố" or "huyện, thị xã và thành phố" (two levels or more), or null. */
export function levelsAt(reader: BodyReader, at: number): number | null {
  const short = shortLevels(reader, at)
  if (short !== null) return short
  const many = reader.tokens[at]?.key === 'các'
  let i = many ? at + 1 : at
  let end: number | null = null
  let count = 0
  for (;;) {
    const next = levelAt(reader, i) ?? (count > 0 ? shortLevel(reader, i) : null)
    if (next === null) break
    count++
    // "các huyện, thị xã Cam Sơn, thành phố Nha Hạ"
    const named = many && count >= 2 ? placeName(reader, next) : next
    end = named
    // "các quận huyện", "các huyện, thành thị"
    if (
      many &&
      (levelAt(reader, named) ?? shortLevel(reader, named)) !== null &&
      reader.tokens[named]?.capital === false
    ) {
      i = named
      continue
    }
    const mark = reader.tokens[named]?.key
    if (mark !== ',' && mark !== 'và' && mark !== '/' && mark !== '-') break
    i = named + 1
    if (reader.tokens[i]?.key === 'và') i++
    if (levelAt(reader, i) === null && shortLevel(reader, i) === null) break
  }
  if (end === null || (!many && count < 2)) return null
  return tail(reader, end)
}

/** "thành", "thị" after another level ("các huyện, thành, thị"): the index after it, or null. */
function shortLevel(reader: BodyReader, at: number): number | null {
  const token = reader.tokens[at]
  if (token?.key !== 'thành' && token?.key !== 'thị') return null
  const after = reader.tokens[at + 1]
  if (after?.word === true && /^(?:viên|lập|phần|tích|công|trường|sát|ủy|đoàn|hội|phố|xã|trấn)$/u.test(after.key))
    return null
  return at + 1
}

/** "các huyện, thị, thành đoàn", "các huyện, thành ủy": levels that share the last word; the index after it, or null. */
function shortLevels(reader: BodyReader, at: number): number | null {
  if (reader.tokens[at]?.key !== 'các') return null
  for (let i = at + 1; i < at + 9; i++) {
    const key = reader.tokens[i]?.key ?? ''
    if (/^(?:ủy|đoàn|hội)$/u.test(key)) return i > at + 3 ? i + 1 : null
    if (!/^(?:huyện|thị|thành|quận|tỉnh|,|và|xã|phố)$/u.test(key)) return null
  }
  return null
}

const tails = [
  ['trực', 'thuộc', 'trung', 'ương'],
  ['trực', 'thuộc', 'tw'],
  ['trực', 'thuộc', 'tỉnh'],
  ['trực', 'thuộc'],
  ['trên', 'địa', 'bàn', 'tỉnh'],
  ['trên', 'địa', 'bàn', 'thành', 'phố'],
  ['trên', 'địa', 'bàn', 'huyện'],
  ['trên', 'địa', 'bàn'],
  ['thuộc', 'tỉnh'],
  ['trong', 'tỉnh'],
  ['toàn', 'tỉnh'],
  ['của', 'tỉnh'],
  ['có', 'liên', 'quan'],
  ['liên', 'quan'],
  ['biên', 'giới'],
  ['miền', 'núi'],
  ['vùng', 'cao'],
  ['hải', 'đảo'],
  ['đồng', 'bằng'],
  ['có', 'biển'],
  ['cùng', 'cấp'],
  ['bị', 'ảnh', 'hưởng'],
  ['bị', 'thiệt', 'hại'],
]

/** What places have by which they are told: "UBND các xã, phường có hồ chứa". */
const had =
  /^có (?:hồ chứa|hồ đập|đập|đê|rừng|cảng cá|cảng|chợ|di tích|làng nghề|khu công nghiệp|dự án đi qua|dự án|công trình|tuyến đường đi qua|sông|mỏ|dịch|bến|tàu cá)(?= |$)/u

/** The index after "trực thuộc Trung ương", "trên địa bàn tỉnh", "liên quan"; the given one where none stands. */
export function tail(reader: BodyReader, at: number): number {
  // "UBND các phường ven kênh"
  const bank = reader.tokens[at]?.key === 'ven' && reader.tokens[at + 1]?.word === true
  if (bank && reader.tokens[at + 1]?.capital === false) return tail(reader, at + 2)
  // "các tỉnh, thành phố ven biển từ Quảng Ninh đến Kiên Giang"
  const from = reader.tokens[at]?.key === 'từ' ? reader.knowledge.provinces.match(reader.tokens, at + 1) : null
  if (from !== null && reader.tokens[from.next]?.key === 'đến') {
    const to = reader.knowledge.provinces.match(reader.tokens, from.next + 1)
    if (to !== null) return to.next
  }
  const region = regionAfter(reader, at)
  if (region !== null) return region
  if (reader.tokens[at]?.key === 'có') {
    const next = reader.tokens.slice(at, at + 6).map((t) => t.key)
    const own = had.exec(next.join(' '))
    if (own !== null) return at + own[0].split(' ').length
  }
  const found = tails.find((words) => words.every((word, i) => reader.tokens[at + i]?.key === word))
  return found === undefined ? at : at + found.length
}

/** "vùng đồng bằng sông Cửu Long", "khu vực Tây Nguyên": the index after the region's name, or null. */
function regionAfter(reader: BodyReader, at: number): number | null {
  const { tokens } = reader
  let i =
    tokens[at]?.key === 'vùng' ? at + 1 : tokens[at]?.key === 'khu' && tokens[at + 1]?.key === 'vực' ? at + 2 : null
  if (i === null) return null
  const from = i
  while (i < from + 3 && /^(?:đồng|bằng|sông|trung|du|miền|núi|duyên|hải|phía)$/u.test(tokens[i]?.raw ?? '')) i++
  const name = i
  while (i < name + 4 && tokens[i]?.capital === true && tokens[i]?.caps === false) i++
  return i > name ? i : null
}

/**
 * The index after the words of place that close a body's name: "tỉnh", "tỉnh Kiên Giang", "Kiên Giang", "TP. Hà Nội",
 * "các huyện, thành phố", "các cấp", "cấp huyện", "Việt Nam", "huyện Gò Quao". The given one where none stands.
 */
export function readPlace(reader: BodyReader, at: number): number {
  const { tokens, knowledge } = reader
  const token = tokens[at]
  // "Vùng Cảnh sát biển 3" is a name, no region.
  if (token === undefined || (token.raw === 'Vùng' && reader.tokens[at + 1]?.capital === true)) return at
  const before = tokens[at - 1]
  if (token.key === '.' && /^(?:TP|Tp|TX|Tx|TT)$/u.test(before?.raw ?? '')) return readPlace(reader, at + 1)
  const cooperative = before?.key === 'xã' && tokens[at - 2]?.key === 'tác'
  if (
    token.capital &&
    !token.caps &&
    !cooperative &&
    /^(?:huyện|quận|xã|phường|trấn|phố|tp|tx)$/u.test(before?.key ?? '')
  ) {
    const place = knowledge.provinces.match(tokens, at)
    return place?.next ?? placeName(reader, at)
  }
  if (token.key === 'các' && tokens[at + 1]?.key === 'cấp') return at + 2
  const ranked = token.key === 'cấp' ? levelAt(reader, at + 1) : null
  if (ranked !== null) return tail(reader, ranked)
  if (token.key === 'cấp' && tokens[at + 1]?.key === 'cơ' && tokens[at + 2]?.key === 'sở') return at + 3
  if (token.key === 'việt' && tokens[at + 1]?.key === 'nam') return readPlace(reader, at + 2)
  if (token.key === 'trung' && tokens[at + 1]?.key === 'ương') return at + 2
  // "Thuế cơ sở 5"
  if (token.raw === 'cơ' && tokens[at + 1]?.key === 'sở')
    return /^\d{1,2}$/u.test(tokens[at + 2]?.raw ?? '') && tokens[at - 1]?.key === 'thuế' ? at + 3 : at + 2
  if (token.key === 'khu' && tokens[at + 1]?.key === 'vực')
    return /^[IVX\d]{1,12}$/u.test(tokens[at + 2]?.raw ?? '') ? at + 3 : at + 2
  const many = levelsAt(reader, at)
  if (many !== null) return many
  const level = levelAt(reader, at)
  const named = knowledge.provinces.match(tokens, level ?? at)
  if (named !== null) return named.next
  if (level === null) return at
  return placeName(reader, level)
}

/** The index after the capital words that name a place below the province: "Gò Quao", "An Hòa". */
function placeName(reader: BodyReader, at: number): number {
  let end = at
  while (reader.tokens[end]?.capital === true && reader.tokens[end]?.caps !== true && end < at + 4) {
    const head = reader.knowledge.bodyGrammar.heads.match(reader.tokens, end)
    // A head word of two syllables and a capital after it begins another body: "thành phố" + "Đại học Hạ Sơn".
    if (head !== null && (end >= at + 2 || (head >= end + 2 && reader.tokens[head]?.capital === true))) break
    end++
  }
  return end
}
