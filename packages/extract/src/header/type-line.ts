import { bare } from '../text/fold.js'

/** Types that may stand alone in capitals above the title (Nghị định 30/2020/NĐ-CP, Quy định 66-QĐ/TW). */
const types = [
  'Nghị quyết',
  'Quyết định',
  'Chỉ thị',
  'Quy chế',
  'Quy định',
  'Thông cáo',
  'Thông báo',
  'Hướng dẫn',
  'Chương trình',
  'Kế hoạch',
  'Phương án',
  'Đề án',
  'Dự án',
  'Báo cáo',
  'Biên bản',
  'Tờ trình',
  'Hợp đồng',
  'Công điện',
  'Bản ghi nhớ',
  'Bản thỏa thuận',
  'Giấy ủy quyền',
  'Giấy mời',
  'Giấy giới thiệu',
  'Phiếu gửi',
  'Phiếu chuyển',
  'Phiếu báo',
  'Thư công',
  'Kết luận',
  'Thông tri',
  'Nghị định',
  'Thông tư',
  'Thông tư liên tịch',
  'Chương trình hành động',
  'Kế hoạch hành động',
  'Chương trình phối hợp',
  'Kế hoạch phối hợp',
  'Quy chế phối hợp',
  'Thông báo kết luận',
  'Kế hoạch liên tịch',
  'Kế hoạch liên ngành',
  'Hướng dẫn liên ngành',
  'Hướng dẫn liên tịch',
  'Quy chế liên ngành',
  'Chương trình liên tịch',
  'Chương trình công tác',
  'Thông báo liên tịch',
  'Nghị quyết liên tịch',
  'Lệnh',
  'Pháp lệnh',
  'Luật',
  'Chiến lược',
  'Quy hoạch',
  'Điều lệ',
] as const
const byKey: ReadonlyMap<string, string> = new Map(types.map((t) => [bare(t).replace(/\s/g, ''), t]))

/** What a line in capitals says is the document's type, and the title that goes on in the same line. */
export interface TypeLine {
  readonly type: string
  /** Length of the type's words in the line. */
  readonly length: number
}

/** "KẾ HOẠCH", "K Ế H O Ạ C H", "KẾ HOẠCH Triển khai …"; null for a line that names no type. "QUYẾT ĐỊNH:" is none. */
export function typeLine(text: string): TypeLine | null {
  const line = text.replace(/[*_]/g, ' ').trim()
  const whole = byKey.get(bare(line).replace(/[\s.]/g, ''))
  if (whole !== undefined && !/\p{Ll}/u.test(line)) return { type: whole, length: text.length }
  const head = /^(?:\p{Lu}{1,7}\s){1,4}(?=\p{Lu}?\p{Ll}|["“])/u.exec(text)
  if (head === null) return null
  const type = byKey.get(bare(head[0]).replace(/\s/g, ''))
  return type === undefined ? null : { type, length: head[0].length }
}
