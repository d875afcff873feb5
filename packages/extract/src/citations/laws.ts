import { readDate } from '../dates/printed-date.js'
import { fold } from '../text/fold.js'
import type { Instruments } from './instruments.js'
import { firstWord } from './instruments.js'

/** One place where a law, code, ordinance, convention or the constitution is named. Offsets are in the passage. */
export interface LawMention {
  readonly from: number
  readonly to: number
  /** Where year or date end. */
  readonly tail: number
  readonly type: string
  /** As the law has it where it is known; null for the constitution. */
  readonly title: string | null
  readonly year: number | null
  readonly date: string | null
  /** True where the name is one of the known laws. */
  readonly known: boolean
}

const typeWord =
  /(?<![\p{L}\p{N}])(bộ luật|luật|pháp lệnh|công ước|hiến pháp|hiệp định|hiệp ước|nghị định thư)(?=[\s,.;:)]|$)/gu
/** "Đại học Luật", "Hội Luật gia", "Văn phòng Luật sư", "pháp luật". */
const notLawBefore =
  /(?<![\p{L}])(?:đại học|khoa|ngành|hội|trường|viện|văn phòng|công ty|pháp|kỷ|kỉ|quy|định|dự thảo|dự án|dự kiến|xây dựng|học)\s$/u
const nameless =
  /^(?:này|được|tiền|các bên|trên|đó|số|sư|gia|hiện hành|pháp|lệ|quy định|nêu|mới|có|và|của|để|khác|định|tục)(?![\p{L}])/u
const stops =
  /[,;.:()"\n¹²³⁴-⁹]|\s(?:năm|ngày|số|và|hoặc|quy định|được|đã|đang|có|này|trong|tại|để|theo|hiện hành|của|với|cho|đối với|như|nhằm|do|khi|đến|từ|là|mà|nếu|gồm|bao gồm|hướng dẫn|ban hành|một số|các văn bản|sửa đổi|bảo đảm|đảm bảo|cùng|bằng|sẽ|phải|không)(?![\p{L}])/u
const conventionStops =
  /[,;.:()"\n]|\s(?:năm|ngày|và (?:các|pháp lệnh|luật|bộ luật|nghị định|hiệp định|công ước)|được|đã|mà|tại|trong|để|theo|nhằm|(?<!tự )do|khi|có|là|cho|với)(?![\p{L}])/u
const treaty = /công ước|hiệp|nghị định thư/u
const amendment = /^(?:sửa đổi|bổ sung)(?![\p{L}])/u

/** Finds the laws of a passage. Small "luật" counts only before a known name that has a capital, its year or its number. */
export function findLaws(text: string, known: Instruments): readonly LawMention[] {
  const folded = fold(text)
  const found: LawMention[] = []
  // Year and date behind "sửa đổi … của Luật A và Luật B" are those of the amendment, not of B.
  let amendmentTo = 0
  // "Công ước của Liên hợp quốc về Luật Biển" is no Luật Biển.
  let treatyTo = 0
  for (const match of folded.matchAll(typeWord)) {
    const word = match[1] ?? ''
    const at = match.index
    if (at < treatyTo) continue
    const capital = /\p{Lu}/u.test(text[at] ?? '')
    const before = folded.slice(Math.max(0, at - 16), at)
    if (notLawBefore.test(before) || (word === 'luật' && /bộ\s$/u.test(before))) continue
    const nameFrom = at + match[0].length + (/^\s{1,2}/u.exec(folded.slice(at + match[0].length))?.[0].length ?? 0)
    const rest = folded.slice(nameFrom, nameFrom + 320)
    if (word === 'hiến pháp') {
      if (!capital) continue
      const full = /^nước cộng hòa xã hội chủ nghĩa việt nam/u.exec(rest)
      const to = full === null ? at + match[0].length : nameFrom + full[0].length
      found.push({ from: at, to, type: 'Hiến pháp', title: null, known: true, ...readYear(folded, to) })
      continue
    }
    if (/(?:các|những|\d)\s$/u.test(before) && /^(?:bộ\s)?luật$/u.test(word)) {
      const row = lawsOfRow(folded, at + match[0].length, word, known)
      if (row.length > 1) {
        found.push(...row)
        continue
      }
    }
    const law = lawAt(rest, word, known)
    const type = word.charAt(0).toUpperCase() + word.slice(1)
    if (law !== null) {
      const to = nameFrom + law.length
      const year = to <= amendmentTo ? { year: null, date: null, tail: to } : readYear(folded, to)
      const named = capital || /\p{Lu}/u.test(text[nameFrom] ?? '')
      if (!named && year.year === null && !/^\s{1,2}số\s\d/u.test(folded.slice(to, to + 8))) continue
      found.push({
        from: at,
        to,
        type,
        title: law.name,
        known: true,
        ...year,
      })
      continue
    }
    // "Công ước của Liên hợp quốc về Quyền trẻ em"
    const whose = treaty.test(word) && /^của (?:liên hợp quốc|hội đồng châu âu|asean|ilo|unesco|la hay)\s/u.test(rest)
    if (!capital || (nameless.test(rest) && !whose)) continue
    const title = unknownTitle(rest, word)
    if (title === 0) continue
    // A name that nobody knows begins with a capital ("Luật Chuyển giới"), a convention's may not ("Công ước về …").
    const first = text[nameFrom] ?? ''
    if (/luật|pháp lệnh/u.test(word) && !/\p{Lu}/u.test(first) && !amendment.test(rest)) continue
    const to = nameFrom + title
    if (amendment.test(rest)) amendmentTo = to
    if (treaty.test(word)) treatyTo = to
    found.push({ from: at, to, type, title: printed(text, nameFrom, to), known: false, ...readYear(folded, to) })
  }
  return found
}

/** "các Luật: Đầu tư, Đấu thầu và Xây dựng": known names in a row, each a law. */
function lawsOfRow(folded: string, from: number, word: string, known: Instruments): readonly LawMention[] {
  const found: LawMention[] = []
  const gap = /\s?:\s|,\s(?:và\s)?|;\s|\s(?:và|hoặc)\s(?!luật)|\s/uy
  let at = from
  while (found.length < 20) {
    gap.lastIndex = at
    const parted = gap.exec(folded)
    if (parted === null) break
    const begin = at + parted[0].length
    const law = lawAt(folded.slice(begin, begin + 160), word, known)
    if (law === null) break
    const to = begin + law.length
    const type = word.charAt(0).toUpperCase() + word.slice(1)
    const year = readYear(folded, to)
    found.push({ from: begin, to, type, title: law.name, known: true, ...year })
    at = Math.max(to, year.tail)
  }
  return found
}

/** The longest known name at the head of `rest`; the tone marks' place and case do not count. */
function lawAt(
  rest: string,
  type: string,
  known: Instruments,
): { readonly length: number; readonly name: string } | null {
  for (const { form, law } of known.lawsByFirstWord.get(firstWord(rest)) ?? []) {
    if (fold(law.type) !== type) continue
    if (rest.startsWith(form) && !/[\p{L}\d]/u.test(rest[form.length] ?? ''))
      return { length: form.length, name: law.name }
    const spaced = rest.replace(/\s{2,}/gu, ' ')
    if (spaced !== rest && spaced.startsWith(form)) {
      const words = form.split(' ').map((w) => w.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      const loose = new RegExp(`^${words.join('\\s{1,3}')}`, 'u').exec(rest)
      if (loose !== null) return { length: loose[0].length, name: law.name }
    }
  }
  return null
}

function unknownTitle(rest: string, word: string): number {
  if (amendment.test(rest)) {
    const end =
      /[;.:()"\n]|\s(?:ngày\s\d|số\s\d|năm\s\d|được|trừ|thì|để|theo|như|và các (?:nghị định|văn bản)|và pháp lệnh)(?![\p{L}])|,\s(?:nghị định|thông tư|quyết định|điều \d|khoản|điểm|căn cứ)/u.exec(
        rest,
      )
    return end === null ? 0 : end.index
  }
  const end = (treaty.test(word) ? conventionStops : stops).exec(rest)
  const size = end === null ? rest.length : end.index
  const words = rest.slice(0, size).trim().split(/\s+/u)
  if (size === 0 || size > 120 || words.length > 16 || (words.length === 1 && (words[0] ?? '').length < 2)) return 0
  return rest.slice(0, size).trimEnd().length
}

const yearForm = /\s{1,2}(?:\(?năm\s{1,2})?((?:19|20)\d\d)(?!\d|[/.-]\d)/uy
const dateForm = /,?\s{1,2}(?:số\s\S{5,30}\s{1,2})?ngày\s{1,2}/uy

/** "năm 2016", "2016" or "ngày 25 tháng 6 năm 2015" after a law's name: the year is that of adoption. */
function readYear(
  folded: string,
  at: number,
): { readonly year: number | null; readonly date: string | null; readonly tail: number } {
  yearForm.lastIndex = at
  const year = yearForm.exec(folded)
  if (year !== null) return { year: Number(year[1]), date: null, tail: at + year[0].length }
  dateForm.lastIndex = at
  const word = dateForm.exec(folded)
  const date = word === null ? null : readDate(folded, at + word[0].length)
  if (date?.iso != null) return { year: date.year, date: date.iso, tail: date.to }
  return { year: null, date: null, tail: at }
}

const printed = (text: string, from: number, to: number): string => text.slice(from, to).replace(/\s+/gu, ' ').trim()
