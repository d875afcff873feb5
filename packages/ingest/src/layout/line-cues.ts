/**
 * What the wording of a printed line says about the paragraph it stands in. Layout rules of administrative documents:
 * Decree 30/2020/NĐ-CP, appendix I.
 */

/** "I.", "IV.1.", "1.", "1.1", "a)", "Điều 3.", "Chương II", "Phần thứ nhất", "Phụ lục I" at the start of a line. */
const label =
  /^(?:\(?(?:[IVX]{1,6}|\d{1,2})(?:\.\d{1,2}){0,3}[.)](?=\s|\p{Lu})|\d{1,2}(?:\.\d{1,2}){1,3}\s(?=\p{Lu})|\p{Ll}\d?[).]\s|(?:Điều|Khoản)\s\d{1,3}[.:]|(?:Điều|ĐIỀU)\s\d{1,3}$|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)\s(?:[IVX\d]{1,5}(?![\p{L}\p{N}])|thứ|THỨ))/u

/** "- ", "+ ", "* ", "• " at the start of a line; "-Sở" without the space too. */
const bullet = /^(?:[-–—+*•●▪○](?:\s|(?=\p{Lu}))|(?:\\-)\s)/u

/** Lines that the layout rules put on their own, whatever stands before them. */
const ownLine =
  /^(?:Số\s?:|V\/v(?![\p{L}])|Kính gửi|Nơi nhận|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$|Độc lập\s?[-–]|(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}|Căn cứ\s\p{Lu}|Theo đề nghị của\s|Xét đề nghị của\s|QUYẾT ĐỊNH\s?:?$|QUYẾT NGHỊ\s?:?$|(?:KẾ HOẠCH|THÔNG BÁO|CHỈ THỊ|QUYẾT ĐỊNH|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|CÔNG ĐIỆN|NGHỊ QUYẾT|CHƯƠNG TRÌNH|PHỤ LỤC)$)/u

/** Words that no sentence or heading of this kind ends with: what follows is the same paragraph. */
const openEnd =
  /(?<![\p{L}\p{N}])(?:của|và|các|những|về|cho|tại|theo|với|trong|từ|đến|do|bởi|là|số|ngày|tháng|năm|hoặc|để|được|bị|có|trên|dưới|vào|ra|một|này và|thuộc|giữa|như|nhằm|khi|mà|nếu|ủy ban|nhân dân các|tỉnh và)$/iu

/** Formulas that open a paragraph: the closing one of a notice, of a report, of a plan. */
const opener =
  /^(?:Văn phòng .{2,40} thông báo (?:để|ý kiến)|Trên đây là|Trong quá trình (?:tổ chức|triển khai|thực hiện)|Thừa lệnh|Sau khi nghe|Thực hiện (?:Kế hoạch|Chỉ thị|Nghị quyết|Quyết định|Công văn|Kết luận) số)/u

/** "2. Về việc …:" leads into the sentence after it; a colon there ends no paragraph. */
export const isLeadIn = (paragraph: string): boolean =>
  /^(?:\d{1,2}|\p{Ll}|[IVX]{1,5})[.)]\s?(?:Về|Đối với)\s/u.test(paragraph)

export const startsWithFormula = (line: string): boolean => opener.test(line)
export const startsRecipients = (line: string): boolean => /^(?:Nơi nhận|Noi nh[^\s]{1,2}n)\s?:?/iu.test(line)
/** "Nơi nhận:" as an engine without Vietnamese reads it: "Noi nhén:", "Not nh@n:", "Noinhgn:". */
export const startsLostRecipients = (line: string): boolean => /^No[itrkl]?\s?nh[^\s:]{1,4}\s?:/iu.test(line)
export const startsWithLabel = (line: string): boolean => label.test(line)
export const startsWithBullet = (line: string): boolean => bullet.test(line)
export const startsOwnLine = (line: string): boolean => ownLine.test(line)
export const endsOpen = (line: string): boolean => openEnd.test(line) || /,$/u.test(line)

/** Ends in a mark that may end a paragraph; closing quotes and brackets after it are looked through. */
export const endsSentence = (line: string): boolean => /[.;:!?…][”"’)\]»]{0,2}$/u.test(line)

export const startsLower = (line: string): boolean => /^[“"‘(]?\p{Ll}/u.test(line)

/** Starts in a way that only the middle of a paragraph does: small letter, bracket, closing mark, a bare number. */
export const startsInside = (line: string): boolean =>
  /^[“"‘]?\p{Ll}|^[(\])»”,;:%/]|^\d{1,4}(?:[/\-.]\d{1,4}){0,2}(?:[,;]|\s\p{Ll}|\s?%|$)/u.test(line)

/** Letters are capitals throughout: "II. NHIỆM VỤ VÀ GIẢI PHÁP". */
export const isCapitals = (line: string): boolean => /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line)

/** Two to six words, each with a capital and small letters after it: "Trần Thị Bích Hà". */
export const isPersonName = (line: string): boolean =>
  /^(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\.\s?){0,2}\p{Lu}\p{Ll}{0,6}(?:\s\p{Lu}\p{Ll}{0,6}){1,5}$/u.test(line)

/** The first of two lines that print one agency's name: "ỦY BAN NHÂN DÂN" + "TỈNH HÒA SƠN". */
export const isAgencyOverTwoLines = (first: string, second: string): boolean =>
  /(?:BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|HĐND|UBND)$/u.test(first) &&
  /^(?:TỈNH|THÀNH PHỐ|TP\.|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẢNG BỘ)(?![\p{L}])/u.test(second) &&
  isCapitals(second)

const narrow = new Set([...'iltjfrI.,;:!()[]-/|\'"'])
const wide = new Set([...'mwMW%&@—'])

/**
 * Width of a text in em of a Times-like face: enough to tell a line that was wrapped from one that ended. Letters count
 * by their base, since marks add no width.
 */
export function printedWidth(text: string): number {
  let width = 0
  for (const c of text.normalize('NFD')) {
    if (/\p{M}/u.test(c)) continue
    if (c === ' ') width += 0.25
    else if (wide.has(c)) width += 0.8
    else if (narrow.has(c)) width += 0.3
    else if (/\p{Lu}/u.test(c)) width += 0.68
    else width += 0.47
  }
  return width
}
