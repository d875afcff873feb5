import type { FoundBody } from '../bodies/parse-bodies.js'
import { parseBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { printedName } from '../text/fold.js'
import type { Token } from '../text/tokens.js'
import { tokenize } from '../text/tokens.js'
import { inCapitals } from '../outline/headings.js'
import type { Bound } from './heading-bodies.js'

/** How the headings beside one are read. */
export interface Beside {
  readonly bodies: number
  readonly others: number
}

/**
 * The bodies of a heading that no rule reads, by the headings beside it: "8. Người chăn nuôi, chủ cơ sở giết mổ" after
 * "7. UBND các xã", "1.3. Văn phòng, Ủy ban Kiểm tra" after "1.2. Ban Tổ chức". The names are as printed. Null where most
 * headings beside it are no bodies, or the words say what is to be done.
 */
export function printedHeading(heading: string, beside: Beside, knowledge: Knowledge): Bound | null {
  const words = heading.replace(/^\s{0,9}(?:Đề nghị|Đối với|Trách nhiệm của|Giao)\s/u, '').replace(/[\s:.;]{1,5}$/u, '')
  const tokens = tokenize(words)
  if (beside.bodies === 0 || inCapitals(words) || tokens.length > 28 || tokens[0]?.capital !== true) return null
  if (/[.:!?]|\s[-–]\s/u.test(words) || knowledge.sectionKinds.of(words) !== null) return null
  if (knowledge.bodyGrammar.verbs.match(tokens, 0) !== null || told.test(words) || place.test(words)) return null
  const plain = tokens.length <= 6 && tokens.every((t) => t.word) && beside.others === 0
  if (!plain && (beside.others > beside.bodies || !namesSomebody(tokens, knowledge))) return null
  const bodies = parts(words).flatMap(({ from, to }) => {
    const known = parseBodyList(words, { from, to }, knowledge)
    if (known !== null) return known
    const name = knowledge.abbreviations.expand(printedName(words.slice(from, to)))
    return [{ span: { from, to }, name, bodyId: null, form: 'named' } satisfies FoundBody]
  })
  return { bodies, with: [], lead: false, requested: /^\s{0,9}Đề nghị\s/u.test(heading), firm: true }
}

/** "Tại cơ quan Sở", "Ở cấp huyện": where, not who. */
const place = /^(?:Tại|Ở|Trong|Trên|Từ|Về|Sau|Trước|Khi|Theo|Qua)\s/u
/** Words that tell bodies what to do: a lead-in, no name. */
const told =
  /\s(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện|triển khai|tổ chức|tập trung|khẩn trương|xây dựng|tham mưu|theo dõi|hướng dẫn|lãnh đạo|chỉ đạo)(?:\s|$)/u

/** True where the first words are those of a body, a group or persons: "Các hộ …", "Người …", "Tổ Thư ký …". */
function namesSomebody(tokens: readonly Token[], knowledge: Knowledge): boolean {
  const { heads, posts, groupNouns } = knowledge.bodyGrammar
  const head = heads.match(tokens, 0)
  if (head !== null && (head > 1 || tokens[1]?.capital === true)) return true
  if (posts.match(tokens, 0) !== null) return true
  const many = /^(?:các|những|mỗi)$/u.test(tokens[0]?.key ?? '')
  const noun = groupNouns.match(tokens, many ? 1 : 0)
  if (noun !== null && tokens[noun]?.key !== 'hợp') return many || noun > 1
  return /^(?:người|chủ|hộ|thành viên|ủy viên|cá nhân|lực lượng)$/u.test(tokens[0]?.key ?? '')
}

/** The stretches of a list of names: a comma, a semicolon or "và" before a capital letter parts two. */
function parts(words: string): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = []
  let from = 0
  for (const mark of words.matchAll(/(?:[;,]|\s(?:và|&))\s(?=\p{Lu}|các\s)/gu)) {
    if (/^(?:các|những)\s/iu.test(words.slice(from))) continue
    out.push({ from, to: mark.index })
    from = mark.index + mark[0].length
  }
  out.push({ from, to: words.length })
  return out
}
