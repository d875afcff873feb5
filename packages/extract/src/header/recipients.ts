import { bare } from '../text/fold.js'
import type { Span } from '@vanthu/document'
import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Province } from '../bodies/provinces.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { PrintedLine } from './end-lines.js'

export interface Recipients {
  readonly names: readonly string[]
  readonly namesSpan: Span | null
  /** The content of the "Lưu:" line as printed. */
  readonly archive: string | null
  readonly archiveSpan: Span | null
}

interface Item {
  text: string
  span: Span
}

/** Brackets that say why they get it ("b/c", "để báo cáo", "thực hiện"), not who they are. */
const purposeWords =
  /^(?:de\s|b\s?[/.-]?\s?c(?:ao)?$|t\/h|p\/h|d\/b|c\/d|k\/t|t\/d|d\/t|bao cao|thuc hien|phoi hop|theo doi|chi dao|dang (?:tai|tin|cong)|biet|thay b|kiem tra|giam sat|dua tin|tuyen truyen|t\/hien|p\/hop)/u
/** A name without the bracket that says why it gets the document. */
function withoutPurpose(text: string): string {
  return text
    .replace(/\s?\(([^()]{1,70})\)/gu, (whole, words: string) => (purposeWords.test(bare(words.trim())) ? '' : whole))
    .replace(/^[-–\s]+|[^\p{L}\p{N})"”]{1,12}$/gu, '')
    .trim()
}

const heading = /^[*_\s]{0,4}Nơi (?:nhận|gửi)\s?[:.]?\s?[*_]{0,2}/iu

/**
 * Reads "Nơi nhận": one recipient an item. Lists under one head ("Các Sở: Y tế, TC") and lists of bodies are split, the
 * purpose and end punctuation cut, abbreviations written out where one reading is certain. The "Lưu" line goes to
 * `archive`.
 */
export function readRecipients(
  lines: readonly PrintedLine[],
  knowledge: Knowledge,
  province: Province | null,
): Recipients {
  const items = itemsOf(lines)
  const names: string[] = []
  let archive: string | null = null
  let archiveSpan: Span | null = null
  let from: number | null = null
  let to = 0
  for (const item of items) {
    const kept = /^Lưu\s?(?:[:.]|(?=\p{Lu}))\s?/u.exec(item.text)
    if (kept !== null) {
      archive = item.text.slice(kept[0].length).replace(/[\s.;,]{1,12}$/u, '') || null
      archiveSpan = item.span
      continue
    }
    for (const name of split(item.text, knowledge)) {
      const clean = written(name, knowledge, province)
      if (/\p{L}{2}/u.test(clean)) names.push(clean)
    }
    from ??= item.span.from
    to = item.span.to
  }
  return { names, namesSpan: from === null ? null : { from, to }, archive, archiveSpan }
}

/** Items of the list: one begins at a bullet; a line without one goes on with the item before it. */
function itemsOf(lines: readonly PrintedLine[]): readonly Item[] {
  const items: Item[] = []
  let within = false
  const bulleted = lines.some((line) => /^[-–+•]/u.test(line.text))
  for (const line of lines) {
    let text = line.text
    let begins = false
    if (heading.test(text)) {
      within = true
      text = text.replace(heading, '').trim()
      if (text === '') continue
      begins = true
    }
    if (!within) {
      if (!/^[-–+•]/u.test(text)) continue
      within = true
    }
    for (const part of text.split(/(?<=[;.])\s(?=[-–+•]\s?\p{L})/u)) {
      const bullet = /^[-–+•*]\s?/u.exec(part)
      const last = items.at(-1)
      const joined =
        bullet === null &&
        last !== undefined &&
        !begins &&
        (bulleted || !/[;.]$/u.test(last.text)) &&
        !/^Lưu\s?[:.]/u.test(part)
      const clean = part.slice(bullet?.[0].length ?? 0).trim()
      if (clean === '') continue
      if (joined) {
        // After the archive line comes something else: a stamp's text, the drafter's mark.
        if (/^Lưu\s?[:.]/u.test(last.text) && /[.]$/u.test(last.text)) continue
        last.text = `${last.text} ${clean}`
        last.span = { from: last.span.from, to: line.span.to }
      } else items.push({ text: clean, span: line.span })
    }
  }
  return items
}

/** The recipients of one item. */
function split(item: string, knowledge: Knowledge): readonly string[] {
  const text = withoutPurpose(item)
  // The distribution list of an office ("VPCP: BTCN, các PCN; Trợ lý …") stays one item.
  const colon = text.indexOf(':')
  if (colon > 0) {
    const reader = bodyReader(text, { from: 0, to: text.length }, knowledge)
    const list = readBodyList(reader, 0)
    if (list !== null && list.bodies.length > 1 && (reader.tokens[list.next - 1]?.to ?? 0) > colon) {
      const rest = text.slice(reader.tokens[list.next - 1]?.to ?? text.length).replace(/^[\s,;]+/u, '')
      return [...list.bodies.map((b) => b.name), ...(rest === '' ? [] : [rest])]
    }
    return [text]
  }
  return text.split(/;\s?/u).flatMap((part) => splitList(part.trim(), knowledge))
}

/** "Tỉnh ủy, HĐND, UBND tỉnh X" → three with their place; "Chủ tịch, các PCT UBND tỉnh" and "Các sở, ban, ngành" → one. */
function splitList(text: string, knowledge: Knowledge): readonly string[] {
  if (text === '') return []
  if (/^các\s/iu.test(text) && !/,\s(?:UBND|HĐND|Ủy ban|Uỷ ban|Công an|Sở|Hội)/u.test(text)) return [text]
  const shared = sharedPlace(text, knowledge)
  if (shared !== null) return shared
  const parts = text.split(/,\s?/u)
  if (parts.length === 1) return andSplit(text, knowledge)
  const heads = parts.map((part) => ownHead(part, knowledge))
  // A part that begins no body of its own belongs to the name before it ("Sở Văn hóa, Thể thao và Du lịch").
  const joined: string[] = []
  parts.forEach((part, i) => {
    const last = joined.at(-1)
    if (i === 0 || last === undefined || heads[i] === true) joined.push(part)
    else joined[joined.length - 1] = `${last}, ${part}`
  })
  return joined
}

function andSplit(text: string, knowledge: Knowledge): readonly string[] {
  const at = text.search(/\svà\s(?=(?:Sở|Bộ|Ban|Ủy ban|UBND|HĐND|Công an|Hội|Đoàn|Báo|Đài|Văn phòng)\s)/u)
  if (at < 0 || knowledge.bodies.byName(text) !== null) return [text]
  const left = text.slice(0, at)
  return knowledge.bodies.byName(left) === null ? [text] : [left, text.slice(at + 4)]
}

function ownHead(part: string, knowledge: Knowledge): boolean {
  if (/^(?:các|Các)\s/u.test(part)) return !/^(?:các|Các)\s(?:PCT|Phó|PCN|PVP|PCVP|PGĐ|Thứ trưởng|PTP)/u.test(part)
  if (/^(?:LĐVP|CVP|PVP|PCVP|VP|P\.|Phòng|TT|Lưu|KT|CV)/u.test(part)) return true
  const reader = bodyReader(part, { from: 0, to: part.length }, knowledge)
  return reader.tokens[0]?.capital === true && readBodyList(reader, 0) !== null
}

const shareable = new Set(
  'tinh uy|thanh uy|hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan|tt|thuong truc|ubmttqvn|ubmttq|huyen uy|dang uy'.split(
    '|',
  ),
)

/** "Tỉnh ủy, HĐND, UBND tỉnh Trà Vinh": the place of the last holds for all. */
function sharedPlace(text: string, knowledge: Knowledge): readonly string[] | null {
  const match = /^(.{3,80}?)\s((?:tinh|thanh pho|tp\.?|huyen|xa|phuong)(?:\s\S.{1,30})?)$/u.exec(bare(text))
  const list = match?.[1] === undefined ? undefined : text.slice(0, match[1].length)
  const place = match?.[2] === undefined ? undefined : text.slice(-match[2].length).replace(/^tính(?=\s)/u, 'tỉnh')
  if (place !== undefined && /\s\p{Ll}/u.test(place.replace(/^thành phố/u, 'thành_phố'))) return null
  if (list === undefined || place === undefined) return null
  const parts = list.split(/,\s?|\svà\s/u).map((p) => p.trim())
  if (parts.length < 2 || !parts.every((p) => shareable.has(bare(p).replace(/^(?:tt|thuong truc)[. ]{1,2}/u, ''))))
    return null
  return parts.map((part) => {
    const named = /^tỉnh\s/u.test(place) && /Tỉnh ủy$/iu.test(part) ? place.replace(/^tỉnh\s/u, '') : place
    const bare = /^(?:Tỉnh|Thành|Huyện) (?:ủy|uỷ)$/iu.test(part) && !/\p{Lu}/u.test(named) ? part : `${part} ${named}`
    return knowledge.abbreviations.expand(bare, 'recipients')
  })
}

/** One recipient as the record gives it. */
function written(name: string, knowledge: Knowledge, province: Province | null): string {
  let text = withoutPurpose(name)
  // "Đài … KG": the issuer's own province by its letters.
  const letters = /\s(\p{Lu}{2,4})$/u.exec(text)?.[1]
  if (province !== null && letters !== undefined && province.abbreviations.includes(letters)) {
    text = `${text.slice(0, -letters.length)}${province.name}`
  }
  const colon = text.indexOf(':')
  if (colon > 0) return knowledge.abbreviations.expand(text.slice(0, colon), 'recipients') + text.slice(colon)
  return knowledge.abbreviations.expand(text, 'recipients')
}
