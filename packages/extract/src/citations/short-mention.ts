import { fold } from '../text/fold.js'
import type { Instruments } from './instruments.js'

/** A number that is cited without its symbol: "Chỉ thị 28", "Nghị quyết số 18", "Đề án 06". */
export interface ShortMention {
  readonly from: number
  readonly to: number
  readonly type: string
  /** Lower case, without leading zeros. */
  readonly number: string
  /** As printed: "06", "30a". */
  readonly printed: string
}

const form =
  /(?<![\p{L}\p{N}])(nghị quyết|chỉ thị|kế hoạch|quyết định|kết luận|nghị định|thông tư|công văn|chương trình|đề án|quy định|thông báo|tờ trình|báo cáo)\s(?:số\s)?((?!(?:19|20)\d\d(?!\d))\d{1,5}[a-zđ]?)(?![\p{L}\p{N}])(?!\s?[/-]|[.,]\d)/gu
/** A year after a type is none ("Kế hoạch 2024"). "Kế hoạch 5 năm", "Chương trình 3 giảm": a count and no number. */
const counted =
  /^\s(?:năm|tháng|ngày(?!\s\d)|tuần|quý|giờ|người|trẻ|xã|tỉnh|huyện|mục|nhiệm vụ|giải pháp|chỉ tiêu|đề án|nội dung|điểm|lần|tỷ|triệu|nghìn|%|giảm|tăng|không|có|trong)(?![\p{L}])|^\s?%/u

/** Finds short citations of a passage. Only words with a capital count: "kế hoạch 5 năm" is none. */
export function findShort(text: string, known: Instruments): readonly ShortMention[] {
  const folded = fold(text)
  const found: ShortMention[] = []
  for (const match of folded.matchAll(form)) {
    const to = match.index + match[0].length
    if (!/\p{Lu}/u.test(text[match.index] ?? '') || counted.test(folded.slice(to, to + 20))) continue
    const type = known.types.get(match[1] ?? '')
    if (type === undefined) continue
    const printed = text.slice(to - (match[2] ?? '').length, to)
    found.push({ from: match.index, to, type: type.name, number: (match[2] ?? '').replace(/^0+(?=\d)/u, ''), printed })
  }
  return found
}
