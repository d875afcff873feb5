import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { OpenNode } from '../outline/build-outline.js'
import { afterMark } from '../outline/build-outline.js'
import { tokenize } from '../text/tokens.js'
import type { Bound } from './heading-bodies.js'
import { headingBodies } from './heading-bodies.js'

/** "2. Các sở: Y tế, Du lịch; Công an tỉnh: Căn cứ …": the list is the heading, up to its own colon. */
export function listedHeading(
  text: string,
  node: OpenNode,
  knowledge: Knowledge,
): { readonly bound: Bound; readonly begins: number } | null {
  const after = afterMark(text, node.heading.to)
  const colon = text.indexOf(': ', after)
  if (colon < 0 || colon > after + 300) return null
  const bound = headingBodies(text.slice(node.begins, colon), knowledge)
  return bound === null ? null : { bound, begins: colon + 2 }
}

/** True where a colon after bodies introduces a list ("Giám đốc các Sở: …"), not what they must do. */
export function listsBodies(heads: Bound, words: string, knowledge: Knowledge): boolean {
  const last = heads.bodies.at(-1)
  if (last === undefined) return false
  if (/(?:^|\s)các\s(?:sở|bộ|ban|phòng|huyện|quận|xã|phường|tỉnh|cục|vụ|hội|cơ quan|đơn vị)$/iu.test(last.name))
    return true
  // "UBND các tỉnh, thành phố: Kiên Giang, Cần Thơ khẩn trương …"
  if (/\scác\s\p{Ll}[\p{Ll}\s]{1,10}(?:,| và)\s\p{Ll}[\p{Ll}\s,]{1,30}$/u.test(last.name) && placeNames.test(words))
    return true
  if (last.form === 'named') return false
  if (opensClause.test(words)) return false
  const tokens = tokenize(words, 0, Math.min(words.length, 40))
  // "Dành thời lượng phát sóng miễn phí, …" is too long for the first name of a list.
  const mark = tokens.findIndex((t) => t.key === ',' || t.key === ';' || t.key === 'và')
  if ((mark < 0 ? tokens.length : mark) > 6 && !parses(words, knowledge)) return false
  return tokens[0]?.capital === true && knowledge.bodyGrammar.verbs.match(tokens, 0) === null
}

const parses = (words: string, knowledge: Knowledge): boolean =>
  readBodyList(bodyReader(words, { from: 0, to: Math.min(words.length, 120) }, knowledge), 0) !== null

const placeNames =
  /^\p{Lu}\p{Ll}{1,6}(?: \p{Lu}\p{Ll}{1,6}){1,3}(?:,| và) \p{Lu}\p{Ll}{0,6}(?: \p{Lu}\p{Ll}{1,6}){1,3}(?![\p{L}])/u

/** Words after the colon that begin what bodies must do, no list of bodies. */
const opensClause =
  /^(?:Mỗi|Trên cơ sở|Căn cứ|Theo|Trong|Tùy|Dựa|Thực hiện|Định kỳ|Khi|Để|Nhằm|Hằng|Hàng|Ngoài|Có trách nhiệm|Tại|Từ|Đến|Sau|Trước)\s/u
