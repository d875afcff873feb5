import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { OpenNode, Tree } from '../outline/build-outline.js'
import { bare } from '../text/fold.js'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Paragraph } from '../text/paragraphs.js'

/** Words with which the last paragraphs turn to all addressees. */
const opens =
  /^(?:Trên đây|Trên cơ sở (?:Kế hoạch|Chương trình|Hướng dẫn|nội dung)|Trong quá trình|Quá trình|Yêu cầu|Đề nghị|Nhận được|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Căn cứ|Giám đốc|Thủ trưởng|Chủ tịch|Bộ trưởng|Các Bộ trưởng|Các sở|Các cơ quan|Trân trọng|Định kỳ|Giao|(?:Kế hoạch|Văn bản|Công văn|Chỉ thị|Thông báo|Công điện|Hướng dẫn|Chương trình) này|Thừa lệnh|Văn phòng)/u

const turns = /^(?:Trên đây|Yêu cầu|Đề nghị|Trong quá trình|Quá trình|Căn cứ|Nhận được)/u

/**
 * The closing paragraphs: plain ones at the end of the text, after the items of the last numbered section, that turn to
 * all and stand under no heading. Where annexes follow, the text ends before them; what is issued with a decision, and has
 * annexes of its own, ends before those.
 */
export function closingOf(
  tree: Tree,
  paragraphs: readonly Paragraph[],
  knowledge: Knowledge,
  annexFrom: number,
): ReadonlySet<number> {
  const annex = tree.roots.find((n) => n.kind === 'annex' && n.own > annexFrom)?.own ?? paragraphs.length
  const ends = new Set([Math.min(annexFrom, paragraphs.length), annex, paragraphs.length])
  const closing = new Set<number>()
  for (const end of ends) {
    if (end === 0) continue
    for (let i = closingFrom(tree, paragraphs, knowledge, end); i < end; i++) closing.add(i)
  }
  return closing
}

/** The index of the first closing paragraph before `end`; `end` where there is none. */
function closingFrom(tree: Tree, paragraphs: readonly Paragraph[], knowledge: Knowledge, end: number): number {
  const last = deepest(tree, end)
  if (last === null || last.kind === 'article') return end
  let from = end
  for (let i = end - 1; i > 0 && i >= end - 3; i--) {
    const text = paragraphs[i]?.text ?? ''
    if (labelAt(text) !== null || bulletAt(text) !== null || !last.paragraphs.includes(i)) break
    if (!opens.test(text) && !addressed(text, knowledge)) break
    from = i
  }
  if (from === end) return from
  // Under a heading that has nothing but plain paragraphs ("V. CHẾ ĐỘ BÁO CÁO") the last ones are its own.
  const headed = last.heading.to > last.heading.from && paragraphs[last.own]?.text.slice(last.heading.to).trim() === ''
  const first = last.paragraphs[0]
  // What stands below "IV. KINH PHÍ" and turns to all is not of the money.
  const own = paragraphs[last.own]?.text.slice(last.heading.from, last.heading.to) ?? ''
  if (headed && first !== undefined && knowledge.sectionKinds.of(own) === 'orders') {
    return last.paragraphs.find((i) => i > first && i >= from && turns.test(paragraphs[i]?.text ?? '')) ?? end
  }
  if (headed && last.children.length === 0 && (last.kind === 'roman' || first === from)) {
    // But "Trên đây là Kế hoạch …, đề nghị các đơn vị …" closes the whole document wherever it stands.
    const all = last.paragraphs.find((i) => i >= from && /^Trên đây/u.test(paragraphs[i]?.text ?? ''))
    return all ?? end
  }
  return from
}

function deepest(tree: Tree, end: number): OpenNode | null {
  let node = tree.roots.findLast((n) => n.own < end) ?? null
  for (;;) {
    const next: OpenNode | undefined = node?.children.findLast((c) => c.kind !== 'bullet' && c.own < end)
    if (next === undefined) return node
    node = next
  }
}

function addressed(text: string, knowledge: Knowledge): boolean {
  return readBodyList(bodyReader(text, { from: 0, to: Math.min(text.length, 400) }, knowledge), 0) !== null
}

/** The notifying formula at the end of letters and notices: "Văn phòng … thông báo để … biết, thực hiện./." */
export function isFormula(text: string): boolean {
  return (
    /^.{3,120}?\s(?:xin |tran trong )?thong bao (?:de|den|toi|y kien)\s.{0,400}(?:biet|thuc hien)/u.test(bare(text)) ||
    /^(?:Trân trọng|Trân trọng cảm ơn|Nơi nhận)/u.test(text) ||
    // The end of Party papers: "Kế hoạch này (được) phổ biến đến chi bộ./."
    /^\p{Lu}[\p{L} ]{3,40} này (?:được )?(?:phổ biến|quán triệt|sao gửi)(?: (?:và|,) [\p{L} ]{3,30})? (?:đến|tới) [^.;]{3,80}[./]{0,3}$/u.test(
      text,
    ) ||
    /(?:^|\s)(?:rất mong|mong (?:nhận được|được|muốn nhận)|xin (?:chân thành )?cảm ơn|trân trọng cảm ơn)\s.{0,160}$/iu.test(
      text,
    ) ||
    /\((?:Ban hành )?kèm theo [^()]{5,200}\)$/iu.test(text) ||
    // The same with its first words lost on a scan.
    /^[^()]{0,60}số\s[^()]{3,60}ngày\s[^()]{3,60}của\s[^()]{3,80}\)$/iu.test(text) ||
    /^\((?:Gửi kèm|Có .{2,60}kèm theo|Kèm theo|Chi tiết (?:tại|theo)|Đính kèm)/iu.test(text) ||
    (/^Trên đây là/u.test(text) && !/(?:yêu cầu|đề nghị|giao|báo cáo về|kịp thời)/iu.test(text))
  )
}

/** A line that is nothing but a person's name, as it stands below a post: "Ngô Thị Thắm". */
export const isPersonName = (text: string): boolean => /^\p{Lu}\p{Ll}{0,6}(?: \p{Lu}\p{Ll}{0,6}){2,4}$/u.test(text)

/** "…, nếu có vướng mắc, kịp thời báo cáo về …": a duty without a named bearer. */
export function isPlainReport(text: string): boolean {
  return /(?:báo cáo|phản ánh|thông tin|gửi)(?:\s\p{L}{1,7}){0,6}\s(?:về|UBND|Ủy ban|Sở|Bộ|Ban|Văn phòng|cho|qua|kịp thời)/u.test(
    text,
  )
}
