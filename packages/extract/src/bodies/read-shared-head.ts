import { printedName } from '../text/fold.js'
import type { BodyReader, BodyReading, FoundBody } from './parse-bodies.js'
import { bodyOf } from './named-body.js'
import { readNamed } from './read-named.js'
import { levelAt, levelsAt } from './read-place.js'

/** Head words that a list shares, as the single body has them. */
const heads: ReadonlyMap<string, string> = new Map([
  ['sở', 'Sở'],
  ['bộ', 'Bộ'],
  ['phòng', 'Phòng'],
  ['ban', 'Ban'],
  ['hội', 'Hội'],
  ['cục', 'Cục'],
  ['vụ', 'Vụ'],
  ['viện', 'Viện'],
])

/**
 * A list under one head word, the head restored: "các Sở: LĐTBXH, GDĐT, Y tế" → three departments; "các Bộ Tài chính,
 * Y tế"; "Ủy ban nhân dân các tỉnh: Tiền Giang, Long An và thành phố Hồ Chí Minh" → three. Null where none begins.
 */
export function readSharedHead(reader: BodyReader, at: number): BodyReading | null {
  return sectors(reader, at) ?? places(reader, at)
}

function sectors(reader: BodyReader, at: number): BodyReading | null {
  const { tokens } = reader
  // "Giám đốc Sở: Nội vụ, Tư pháp" has its head word without "các".
  const lone = tokens[at]?.capital === true && tokens[at + 1]?.key === ':'
  if (tokens[at]?.key !== 'các' && !lone) return null
  const word = tokens[lone ? at : at + 1]
  const head = heads.get(word?.key ?? '')
  if (word === undefined || head === undefined) return null
  let i = lone ? at + 1 : at + 2
  // "các Bộ, cơ quan: …", "các Sở, ngành: …"
  const colon = tokens.slice(i, i + 6).findIndex((t) => t.key === ':')
  const opened = colon >= 0 && tokens.slice(i, i + colon).every((t) => (t.word ? !t.capital : t.key === ','))
  if (opened) i += colon + 1
  else if (!word.capital && tokens[i]?.capital !== true) return null
  const bodies: FoundBody[] = []
  let next = i
  for (;;) {
    const item = sectorAt(
      reader,
      head,
      word.key,
      i,
      opened && bodies.length > 0 && reader.knowledge.abbreviations.body(tokens[i]?.raw ?? '') === null,
      // "các Vụ: …" alone: after "các sở, ngành: " may stand what they do.
      opened && colon === 0 && !lone && !startsBody(reader, i),
    )
    if (item === null) {
      const post = reader.knowledge.bodyGrammar.posts.match(tokens, i) !== null
      const other = bodies.length > 0 && !post ? readNamed(reader, i) : null
      if (other === null || (!opened && tokens[i]?.caps !== true)) break
      bodies.push(...other.bodies)
      next = other.next
    } else {
      bodies.push(item.body)
      next = item.next
    }
    i = next
    if (tokens[i]?.key === ',' || tokens[i]?.key === 'và' || (opened && tokens[i]?.key === ';')) i++
    else break
    if (tokens[i]?.key === 'và') i++
  }
  const first = bodies[0]
  if (first === undefined || ((!opened || lone) && bodies.length < 2)) return null
  bodies[0] = { ...first, span: { from: tokens[at]?.from ?? first.span.from, to: first.span.to } }
  return { bodies, next }
}

/** One sector of a list: by the registry, by its letters, or by its capital words. */
function sectorAt(
  reader: BodyReader,
  head: string,
  key: string,
  at: number,
  inList: boolean,
  listed: boolean,
): { readonly body: FoundBody; readonly next: number } | null {
  const { tokens, knowledge, text } = reader
  const first = tokens[at]
  if (first?.capital !== true) return null
  const known = knowledge.bodies.matchAfter([key], tokens, at)
  if (known !== null && !known.needsPlace) {
    const to = tokens[known.next - 1]?.to ?? first.to
    const name = knowledge.abbreviations.expand(`${head} ${text.slice(first.from, to)}`)
    return { body: { span: { from: first.from, to }, name, bodyId: known.body.id, form: 'named' }, next: known.next }
  }
  if (!first.caps) return listed ? unlisted(reader, head, at) : null
  let letters = ''
  let best: { body: FoundBody; next: number } | null = null
  for (let i = at; i < Math.min(tokens.length, at + 7); i++) {
    const token = tokens[i]
    if (token === undefined) break
    if (token.key === '&' || token.key === '-' || token.key === 'và') continue
    // "VH,TT&DL" is one sector, "VHTT, DL" are two.
    if (token.key === ',' && tokens[i + 1]?.from === token.to) continue
    if (!token.caps && !(token.capital && token.raw.length === 1)) break
    letters += token.raw
    const sector = knowledge.abbreviations.sector(letters)
    if (sector === null) continue
    const name = printedName(`${head} ${sector}`)
    const span = { from: first.from, to: token.to }
    best = { body: { span, name, bodyId: knowledge.bodies.byName(name)?.id ?? null, form: 'named' }, next: i + 1 }
  }
  if (best !== null || !inList) return best
  // Letters that mean nothing: read with a wrong letter, or unknown and kept as printed.
  const sector = knowledge.abbreviations.misreadSector(first.raw) ?? first.raw
  const name = printedName(`${head} ${sector}`)
  const span = { from: first.from, to: first.to }
  return { body: { span, name, bodyId: knowledge.bodies.byName(name)?.id ?? null, form: 'named' }, next: at + 1 }
}

/** True where a post or a head word with its name begins: "Chủ tịch …", "Công an tỉnh"; "Tổ chức cán bộ" is none. */
function startsBody(reader: BodyReader, at: number): boolean {
  const { posts, heads } = reader.knowledge.bodyGrammar
  if (posts.match(reader.tokens, at) !== null) return true
  const head = heads.match(reader.tokens, at)
  return head !== null && (head > at + 1 || reader.tokens[head]?.capital === true)
}

/** A sector that no list knows, by its words: "Vụ" in "các Vụ: Pháp chế, Khoa học công nghệ và Môi trường". */
function unlisted(
  reader: BodyReader,
  head: string,
  at: number,
): { readonly body: FoundBody; readonly next: number } | null {
  const { tokens, knowledge, text } = reader
  const { stops, verbs, sectorTails, nameWords } = knowledge.bodyGrammar
  let end = at
  for (let i = at; i < Math.min(tokens.length, at + 12); i++) {
    const token = tokens[i]
    if (token === undefined) break
    if (token.key === 'và' || token.key === '-' || token.key === '&') {
      const tail = sectorTails.match(tokens, i + 1) ?? nameWords.match(tokens, i)
      if (tail === null || tokens[i + 1]?.capital !== true) break
      i = tail - 1
      end = tail
      continue
    }
    if (!token.word) break
    if (!token.capital && (stops.has(token.key) || verbs.match(tokens, i) !== null)) break
    end = i + 1
  }
  const from = tokens[at]?.from
  const to = tokens[end - 1]?.to
  if (end === at || from === undefined || to === undefined) return null
  const name = printedName(`${head} ${text.slice(from, to)}`)
  return {
    body: { span: { from, to }, name, bodyId: knowledge.bodies.byName(name)?.id ?? null, form: 'named' },
    next: end,
  }
}

/**
 * "Ủy ban nhân dân các tỉnh, thành phố: Kiên Giang, Cần Thơ": one body a province; of places whose level nobody knows
 * ("UBND các xã, phường: Hạ Lâm, Hạ Trì") the whole list is one, as printed. Null where no such list stands.
 */
function placesOfLevels(reader: BodyReader, at: number, head: number): BodyReading | null {
  const { tokens, knowledge, text } = reader
  const levels = levelsAt(reader, head)
  if (levels === null || tokens[levels]?.key !== ':' || tokens[levels + 1]?.capital !== true) return null
  const office = knowledge.abbreviations.expand(text.slice(tokens[at]?.from ?? 0, tokens[head - 1]?.to ?? 0))
  const bodies: FoundBody[] = []
  let known = true
  let count = 0
  let next = levels + 1
  for (let i = next; ;) {
    const province = knowledge.provinces.match(tokens, i)
    let end = province?.next ?? i
    if (province === null) while (tokens[end]?.capital === true && tokens[end]?.caps === false && end < i + 4) end++
    const from = tokens[i]?.from
    const to = tokens[end - 1]?.to
    // "các xã, phường: Xây dựng …" goes on with what they do.
    if (end === i || (province === null && end < i + 2) || from === undefined || to === undefined) break
    count++
    if (province === null) known = false
    else {
      const name = printedName(`${office} ${province.province.type} ${text.slice(from, to)}`)
      bodies.push({ span: { from, to }, name, bodyId: knowledge.bodies.byName(name)?.id ?? null, form: 'named' })
    }
    next = end
    i = tokens[end]?.key === ',' || tokens[end]?.key === 'và' ? end + 1 : end
    if (i === end) break
    if (tokens[i]?.key === 'và') i++
  }
  if (count < 2) return null
  return known ? { bodies, next } : { bodies: [bodyOf(reader, at, next, null, 'group')], next }
}

/** "Ủy ban nhân dân các tỉnh: A, B và thành phố C": one body a place. */
function places(reader: BodyReader, at: number): BodyReading | null {
  const { tokens, knowledge, text } = reader
  const first = tokens[at]
  if (first?.capital !== true) return null
  const head = knowledge.bodyGrammar.heads.match(tokens, at)
  if (head === null || tokens[head]?.key !== 'các') return null
  const level = levelAt(reader, head + 1)
  if (level === null) return null
  const several = tokens[level]?.key === ':' ? null : placesOfLevels(reader, at, head)
  if (several !== null) return several
  const colon = tokens[level]?.key === ':'
  let i = colon ? level + 1 : level
  const office = knowledge.abbreviations.expand(text.slice(first.from, tokens[head - 1]?.to ?? first.to))
  let word = text.slice(tokens[head + 1]?.from ?? 0, tokens[level - 1]?.to ?? 0).toLowerCase()
  const bodies: FoundBody[] = []
  let next = i
  for (;;) {
    // "các phường: A, B và các xã: C, D"
    const named = tokens[i]?.key === 'các' ? i + 1 : i
    const own = levelAt(reader, named)
    if (own !== null) {
      word = knowledge.abbreviations
        .expand(text.slice(tokens[named]?.from ?? 0, tokens[own - 1]?.to ?? 0))
        .toLowerCase()
      i = tokens[own]?.key === ':' ? own + 1 : own
    }
    const province = knowledge.provinces.match(tokens, i)
    let end = province?.next ?? i
    if (province === null) while (tokens[end]?.capital === true && end < i + 4) end++
    const from = tokens[i]?.from
    const to = tokens[end - 1]?.to
    if (end === i || from === undefined || to === undefined) break
    const span = { from: bodies.length === 0 ? first.from : from, to }
    const name = printedName(`${office} ${word} ${text.slice(from, to)}`)
    const id = knowledge.bodies.byName(`${office} ${word}`)?.id ?? null
    bodies.push({ span, name, bodyId: id, form: 'named' })
    next = end
    i = end
    if (tokens[i]?.key === ',' || tokens[i]?.key === 'và' || (colon && tokens[i]?.key === ';')) i++
    else break
    if (tokens[i]?.key === 'và') i++
  }
  return bodies.length < 2 ? null : { bodies, next }
}
