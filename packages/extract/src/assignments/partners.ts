import { bodyOf } from '../bodies/named-body.js'
import type { BodyReader, FoundBody } from '../bodies/parse-bodies.js'
import { readBodyList } from '../bodies/parse-bodies.js'

/** The bodies after "phối hợp với", and the token ranges where they stand. */
export interface Partners {
  readonly bodies: readonly FoundBody[]
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

const noPartner = new Set([
  'liên',
  'giữa',
  'trong',
  'chặt',
  'đồng',
  'thực',
  'để',
  'này',
  'của',
  'hiệu',
  'nhịp',
  'công',
  'thông',
  'hành',
  'và',
  'tham',
  'tổ',
  'phòng',
  'theo',
  'đa',
  'tốt',
  'quản',
  'cùng',
  'hoạt',
  'nhằm',
  'về',
  'được',
  'các',
])

/** Reads the partners of every "phối hợp (với)" of an item, each body once. A partner no rule knows is taken as printed. */
export function readPartners(reader: BodyReader): Partners {
  const { tokens } = reader
  const bodies: FoundBody[] = []
  const spans: { from: number; to: number }[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.key !== 'phối' || tokens[i + 1]?.key !== 'hợp') continue
    let at = i + 2
    for (const word of ['chặt', 'chẽ']) if (tokens[at]?.key === word) at++
    let named = false
    if (tokens[at]?.key === 'cùng') {
      at++
      named = true
    }
    if (tokens[at]?.key === 'với') {
      at++
      named = true
    }
    const list = readBodyList(reader, at, { clauses: false, bare: true })
    const bare = tokens[at]?.key ?? ''
    if (list !== null && (named || tokens[at]?.capital === true || bare === 'các' || !noPartner.has(bare))) {
      add(bodies, list.bodies)
      spans.push({ from: at, to: list.next })
      i = list.next - 1
      continue
    }
    const end = named || !noPartner.has(bare) ? unknownPartner(reader, at) : null
    if (end === null) continue
    add(bodies, [bodyOf(reader, at, end, null, 'group')])
    // "Tổ hòa giải thôn và các đơn vị liên quan": what goes on as a list of bodies does so behind an unknown one, too.
    const parted = /^(?:,|và)$/u.test(tokens[end]?.key ?? '') ? readBodyList(reader, end + 1, { clauses: false }) : null
    if (parted !== null) add(bodies, parted.bodies)
    spans.push({ from: at, to: parted?.next ?? end })
    i = (parted?.next ?? end) - 1
  }
  return { bodies, spans }
}

/** The index before the verb that follows an unknown partner ("cán bộ làm công tác trẻ em các cấp" + "cung cấp"), or null. */
function unknownPartner(reader: BodyReader, at: number): number | null {
  const { tokens, knowledge } = reader
  for (let i = at; i < Math.min(tokens.length, at + 16); i++) {
    const token = tokens[i]
    if (token === undefined) return null
    if (!token.word && token.key !== '-' && token.key !== ',' && token.key !== '/') return null
    if (/^(?:,|và)$/u.test(token.key) && i - at >= 2 && readBodyList(reader, i + 1, { clauses: false }) !== null)
      return i
    // "hội phụ nữ cùng cấp", "trường học các cấp"
    if (token.key === 'cấp' && /^(?:cùng|các)$/u.test(tokens[i - 1]?.key ?? '')) return i + 1
    if (knowledge.bodyGrammar.verbs.match(tokens, i) !== null && !token.capital) return i - at >= 2 ? i : null
    if (/^(?:để|nhằm|trong|theo|về|khi)$/u.test(token.key)) return i - at >= 2 ? i : null
  }
  return null
}

function add(bodies: FoundBody[], more: readonly FoundBody[]): void {
  for (const body of more) {
    if (!bodies.some((b) => b.name.toLowerCase() === body.name.toLowerCase())) bodies.push(body)
  }
}
