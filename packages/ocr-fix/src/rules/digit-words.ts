import type { Edit } from '@vanthu/document'
import { damageAt, replace, type Rule } from './rule.js'

/** One word that an engine without Vietnamese reads as digits, between words that leave it no other reading. */
interface Place {
  readonly digits: string
  readonly word: string
  /** What stands right before and right after, a space included; the words are as the decoder writes them. */
  readonly before: string
  readonly after: string
}

const notInWord = '(?<![\\p{L}\\p{N}])'
/** A number may stand before these: "thuốc 14 ngày", "sạt 16 m". */
const notCounted =
  '(?!\\s(?:ngày|tháng|năm|tuần|giờ|lần|loại|viên|liều|hộp|triệu|nghìn|đồng|tỷ|m|km|ha|hộ|nhà|căn|điểm|người|%))'
const endsHere = '(?=[,;.)]|\\s(?:và|hoặc|của|tại|ven|do|trên|cho|với|theo)\\s|\\s*$)'

/** Words after which "6" is the number of something, or one of several numbers. */
const counting =
  'điều|khoản|điểm|mục|chương|phần|lục|số|mẫu|biểu|bảng|hình|tập|quyển|lớp|cấp|khối|tổ|nhóm|quận|khu|phường|phòng|tầng|nhà|ngày|tháng|năm|quý|kỳ|khóa|lần|thứ|bước|loại|hạng|bậc|vòng|đợt|tuần|tiết|bài|câu|trang|dòng|cột|hàng|tiêu|dung|phố|thôn|ấp|bản|xóm|trạm|đội|cụm|tuyến|đường|ngõ|lô|tuổi|hơn|dưới|trên|gần|khoảng|đủ|thiểu|đa|và|đến|hoặc|từ|với|là|có|cả|trong|gồm'
const free = `(?<=${notInWord}\\p{Ll}{1,7}\\s)(?<!${notInWord}(?:${counting})\\s)`

/**
 * No number can stand in any of these: before "các" or "nước ngoài", inside "ô tô" or "cơ sở dữ liệu", after "tỷ" with no
 * number before it. Each digit is the usual reading of its word ("lệ" → "16", "lá" → "14", "ở" → "6").
 */
const table: readonly Place[] = [
  { digits: '1[60]', word: 'lệ', before: '(?<!\\p{N}\\s)(?<!\\p{N})(?<=Tỷ\\s|\\p{L}[,;]?\\stỷ\\s)', after: notCounted },
  { digits: '16', word: 'lệ', before: `(?<=${notInWord}[Pp]hí(?:,|\\svà)\\s)`, after: '(?=\\sphí(?!\\p{L}))' },
  {
    digits: '16',
    word: 'lệ',
    before: `(?<=${notInWord}[Tt]hể\\s)`,
    after: '(?=\\s(?:trò chơi|cuộc thi|hội thi|tham gia|giải)(?!\\p{L}))',
  },
  {
    digits: '1[60]',
    word: 'lở',
    before: `(?<=${notInWord}(?:sạt|xói),?\\s)`,
    after: `(?:${endsHere}|(?=\\s(?:đất|bờ|núi)(?!\\p{L})))`,
  },
  { digits: '16', word: 'lễ', before: `(?<=${notInWord}tang\\s)`, after: endsHere },
  { digits: '16', word: 'lễ', before: `(?<=${notInWord}(?:dịp|nghỉ|hè,?)\\s)`, after: '(?=,?\\s[Tt]ết(?!\\p{L}))' },
  {
    digits: '16',
    word: 'lộ',
    before: `(?<=${notInWord}(?:theo|có|xây dựng|bảo đảm|đúng)\\s)`,
    after: '(?=\\strình(?!\\p{L}))',
  },
  {
    digits: '16',
    word: 'tờ',
    before: `(?<=${notInWord}[Gg]iấy\\s)`,
    after: '(?=\\s(?:có giá|có liên|liên quan|tùy thân|chứng minh|hợp lệ|pháp lý)(?!\\p{L}))',
  },
  {
    digits: '1[234]?',
    word: 'lá',
    before: `(?<=${notInWord}(?:điện tử|sản phẩm|tác hại|tác hại của|khói|hút|cai|nghiện|nhập khẩu|xuất khẩu|sản xuất|kinh doanh|nguyên liệu|lá)\\sthuốc\\s)`,
    after: `(?:${endsHere}|(?=\\s(?:nhập khẩu|điếu,|giả|lậu|điện tử)))`,
  },
  { digits: '6', word: 'ô', before: `(?<=${notInWord}xe\\s)`, after: '(?=\\stô(?!\\p{L}))' },
  {
    digits: '6',
    word: 'ô',
    before: '',
    after: '(?=\\stô(?:,|\\s-|\\svà|\\shoặc)\\s(?:mô tô|xe máy|xe mô tô)(?!\\p{L}))',
  },
  { digits: '6', word: 'ô', before: '', after: '(?=\\snhiễm(?!\\p{L}))' },
  {
    digits: '6',
    word: 'ở',
    before: free,
    after:
      '(?=\\s(?:nước ngoài|ngoài nước|trong nước|nước ta|Việt Nam|xung quanh|các|những|mọi|mỗi|từng|một|đây|đâu|đó|xa)(?!\\p{L}))',
  },
  { digits: '6', word: 'có', before: free, after: '(?=\\s(?:liên quan|hiệu lực|thẩm quyền|nhu cầu)(?!\\p{L}))' },
  {
    digits: '8[06]|50',
    word: 'sở',
    before: `(?<!(?:động|thời|nguy)\\scơ\\s)(?<=${notInWord}[Cc]ơ\\s)`,
    after:
      '(?=,|\\s(?:dữ liệu|vật chất|hạ tầng|giáo dục|y tế|sản xuất|kinh doanh|đào tạo|khám|chữa|pháp lý|thực tiễn|chế biến|dạy|chăn nuôi|đó|này)(?!\\p{L}))',
  },
  {
    digits: '8[06]|50',
    word: 'sở',
    before: `(?<=${notInWord}[Tt]rụ\\s)`,
    after: '(?=[,;.]|\\s(?:làm việc|cơ quan|chính|của|tại)(?!\\p{L}))',
  },
  {
    digits: '1[234]',
    word: 'là',
    before: `(?<=${notInWord}(?:gọi tắt|gọi chung|nghĩa|được coi)\\s)`,
    after: '(?=\\s\\p{L})',
  },
]

const patterns = table.map(({ digits, word, before, after }) => ({
  word,
  pattern: new RegExp(`${before}(?<![\\p{N}.,/:-])(?:${digits})(?![\\p{N}/:%-]|[.,]\\p{N})${after}`, 'gu'),
}))

/**
 * A word that was read as digits, in a line that the decoder has read from an English engine's garbles: "tỷ 16 phần trăm" →
 * "tỷ lệ phần trăm". Digits that may be a number stay ("16 hộ", "Điều 6 các quy định").
 */
export const digitWords: Rule = ({ text, damage, english }) => {
  const edits: Edit[] = []
  if (english.length === 0) return edits
  for (const { word, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const line = damageAt(damage, match.index)
      if (line === undefined || !english.includes(line.span)) continue
      edits.push(replace(match.index, match.index + match[0].length, word, 'digit-word', 0.95))
    }
  }
  return edits.sort((a, b) => a.span.from - b.span.from)
}
