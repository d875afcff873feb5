import type { Edit } from '@vanthu/document'
import { isGarbled, isSuspect, lineText, replace, type Rule } from './rule.js'

/**
 * Phrases that stand in the capitals of headings, letterheads and signatures (Decree 30/2020/NĐ-CP, appendix I, and the
 * headings that offices give to plans). Of words with the same letters and other marks each is the only one printed there.
 */
const phrases = `
MỤC ĐÍCH|YÊU CẦU|MỤC TIÊU|CHỈ TIÊU|NHIỆM VỤ|GIẢI PHÁP|NỘI DUNG|TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|KINH PHÍ|QUAN ĐIỂM|THỜI GIAN
TIẾN ĐỘ|PHẠM VI|ĐỐI TƯỢNG|HÌNH THỨC|ĐIỀU KHOẢN THI HÀNH|CHẾ ĐỘ BÁO CÁO|GIÁM SÁT|KIỂM TRA|TRÁCH NHIỆM|QUY ĐỊNH|ĐÁNH GIÁ
PHỐI HỢP|HOẠT ĐỘNG|THỰC HIỆN|PHỤ LỤC|KẾ HOẠCH|QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN
CHƯƠNG TRÌNH|HƯỚNG DẪN|DANH MỤC|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|THÀNH PHỐ|BAN THƯỜNG VỤ|BAN THƯỜNG TRỰC|BAN CHẤP HÀNH
BAN CHỈ ĐẠO|MẶT TRẬN TỔ QUỐC|TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG|LIÊN HIỆP PHỤ NỮ|HỘI NÔNG DÂN|CỰU CHIẾN BINH|VIỆT NAM
NÔNG NGHIỆP|MÔI TRƯỜNG|PHÁT TRIỂN|NÔNG THÔN|GIÁO DỤC|ĐÀO TẠO|TÀI CHÍNH|KẾ HOẠCH|ĐẦU TƯ|CÔNG THƯƠNG|XÂY DỰNG|GIAO THÔNG
VẬN TẢI|KHOA HỌC|CÔNG NGHỆ|THÔNG TIN|TRUYỀN THÔNG|VĂN HÓA|THỂ THAO|DU LỊCH|LAO ĐỘNG|THƯƠNG BINH|XÃ HỘI|NỘI VỤ|TƯ PHÁP
DÂN TỘC|TÔN GIÁO|NGOẠI VỤ|THANH TRA|VĂN PHÒNG|BẢO HIỂM|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ
CHỦ NHIỆM|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|PHÓ CHỦ TỊCH|PHÓ GIÁM ĐỐC|PHÓ BÍ THƯ
THƯỜNG TRỰC|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|THỊ ỦY|ĐẢNG ỦY|ĐẢNG BỘ|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM
CẢI CÁCH HÀNH CHÍNH|CHUYỂN ĐỔI SỐ|CHÍNH SÁCH|NGÂN SÁCH|NGUỒN LỰC|TUYÊN TRUYỀN|KIỆN TOÀN|KHEN THƯỞNG|THI ĐUA
`
  .trim()
  .split(/[|\n]/u)

/** Written alike without marks, and printed too. */
const others = new Set(['CHI TIÊU'])

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/Đ/gu, 'D')
const byLetters = new Map(phrases.map((phrase) => [bare(phrase), phrase]))
const longest = Math.max(...phrases.map((phrase) => phrase.split(' ').length))
const word = /\p{Lu}+/gu
/** Marks after capitals that dust and underlines make: "I. MỤC TIÊU..", "BAN THƯỜNG VỤ." */
const tail = /(?<=\p{Lu}{2})(?:\.{1,4}|,|\s?[~_°'’`-]{1,2})[ \t]{0,3}$/u

/**
 * Phrases in lines of capitals whose marks were misread on a scan: "CHÍ TIÊU" → "CHỈ TIÊU", "NỘI DỤNG" → "NỘI DUNG"; and dust
 * at the end of such a line. Capitals within running text stay.
 */
export const capitalPhrases: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  for (const judged of damage) {
    const printed = lineText(text, judged.span)
    if (isGarbled(judged) || !isSuspect(judged, scanned) || printed.length > 140) continue
    if (!/\p{Lu}{2}\s\p{Lu}{2}/u.test(printed) || /\p{Ll}{2}/u.test(printed) || printed.includes('\t')) continue
    edits.push(...phrasesIn(printed, judged.span.from))
    const dust = tail.exec(printed)
    if (dust === null) continue
    edits.push(
      replace(judged.span.from + dust.index, judged.span.from + dust.index + dust[0].length, '', 'speck', 0.85),
    )
  }
  return edits
}

function phrasesIn(printed: string, at: number): readonly Edit[] {
  const words = [...printed.matchAll(word)]
  const edits: Edit[] = []
  for (let i = 0; i < words.length;) {
    const found = longestAt(printed, words, i)
    if (found === null) {
      i++
      continue
    }
    const first = words[i]
    const last = words[i + found.count - 1]
    if (first === undefined || last === undefined) break
    const [from, to] = [first.index, last.index + last[0].length]
    const read = printed.slice(from, to)
    if (read !== found.phrase && !others.has(read))
      edits.push(replace(at + from, at + to, found.phrase, 'capital-phrase', 0.92))
    i += found.count
  }
  return edits
}

/** The longest phrase whose letters the words from `i` on have, one space apart. */
function longestAt(
  printed: string,
  words: readonly RegExpExecArray[],
  i: number,
): { readonly phrase: string; readonly count: number } | null {
  const first = words[i]
  if (first === undefined) return null
  for (let count = Math.min(longest, words.length - i); count >= 2; count--) {
    const last = words[i + count - 1]
    if (last === undefined) continue
    const phrase = byLetters.get(bare(printed.slice(first.index, last.index + last[0].length).normalize('NFC')))
    if (phrase !== undefined) return { phrase, count }
  }
  return null
}
