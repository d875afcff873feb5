import type { BodyReader } from '../bodies/parse-bodies.js'
import { readBodyList } from '../bodies/parse-bodies.js'

/** Words after bodies that lead to what they must do. */
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
/** "Các ông (bà): …", "Đồng chí …" before the bodies. */
export function skipForms(reader: BodyReader, at: number): number {
  const key = (k: number): string => reader.tokens[at + k]?.key ?? ''
  if (key(0) === 'các' && (key(1) === 'ông' || key(1) === 'đồng')) {
    let i = at + 2
    while (i < at + 9 && /^(?:chí|\(|\)|bà|\/|:|,|ông|và)$/u.test(reader.tokens[i]?.key ?? '')) i++
    return i
  }
  return at
}

/** True where a verb, or a word that leads to one, follows the bodies. */
export function acts(reader: BodyReader, at: number): boolean {
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

/**
 * "cơ quan thường trực …, có trách nhiệm …", "đầu mối giúp …", "cơ quan đầu mối, theo dõi …", "cơ quan thường trực của …;
 * chủ trì …": an office that is given with its duty.
 */
function isDuty(reader: BodyReader, at: number): boolean {
  const key = (k: number): string => reader.tokens[k]?.key ?? ''
  if (!/^(?:cơ|đơn|đầu|thường)$/u.test(key(at))) return false
  const office = /^(?:cơ quan|đơn vị)$/u.test(`${key(at)} ${key(at + 1)}`) ? at + 2 : at
  const charged = /^(?:thường trực|đầu mối|chủ trì|chủ quản|tham mưu|điều phối|phụ trách)$/u.test(
    `${key(office)} ${key(office + 1)}`,
  )
  for (let i = at + 2; i < Math.min(reader.tokens.length, at + 40); i++) {
    if (key(i) === '.') return false
    const parted = i === office + 2 || /^[,;]$/u.test(key(i - 1)) || key(i - 1) === 'và'
    if (charged && i >= office + 2 && parted && reader.knowledge.bodyGrammar.verbs.match(reader.tokens, i) !== null)
      return true
    if (key(i) === ';') {
      if (charged) continue
      return false
    }
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
export function doesSomething(reader: BodyReader, at: number): boolean {
  const token = reader.tokens[at]
  return token?.word === true && !token.capital && /^\p{L}{2,}/u.test(token.raw) && !noVerb.has(token.key)
}

/** "… yêu cầu", "… đề nghị", "… giao Sở Y tế": what follows a body that speaks to others. */
export function speaks(reader: BodyReader, from: number): boolean {
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

export function strongly(reader: BodyReader, at: number): boolean {
  return strongWords.some((words) => words.every((w, k) => reader.tokens[at + k]?.key === w))
}

/** "(Sở Công Thương chủ trì)", "(UBND các xã thực hiện)": the bodies of a bracket that closes an item. */
export function told(reader: BodyReader, at: number): boolean {
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

/**
 * The index of "chịu trách nhiệm thi hành", "có trách nhiệm thi hành Quyết định này" or "căn cứ Quyết định thi hành" in the
 * same sentence, where it closes a run of bodies; null where it does not.
 */
export function executes(reader: BodyReader, from: number): number | null {
  const { tokens } = reader
  const key = (k: number): string => tokens[k]?.key ?? ''
  for (let i = from; i < Math.min(tokens.length, from + 220); i++) {
    if (key(i) === '.' || (key(i) === ':' && key(i + 1) === '-')) return null
    if (key(i) === 'căn' && key(i + 1) === 'cứ' && key(i + 2) === 'quyết' && /^th[iì]$/u.test(key(i + 4))) return i
    if (key(i + 1) !== 'trách' || key(i + 2) !== 'nhiệm' || (key(i) !== 'chịu' && key(i) !== 'có')) continue
    if (/^th[iì]$/u.test(key(i + 3)) && (key(i) === 'chịu' || instrument.test(key(i + 5)))) return i
    const begins = key(i + 3) === 'tổ' && key(i + 4) === 'chức' ? i + 5 : i + 3
    const doing =
      (key(begins) === 'thực' && key(begins + 1) === 'hiện') || (key(begins) === 'thi' && key(begins + 1) === 'hành')
    return doing && instrument.test(key(begins + 2)) && tokens[begins + 2]?.capital === true ? i : null
  }
  return null
}

const instrument = /^(?:quyết|nghị|thông|chỉ|kế|quy)$/u
