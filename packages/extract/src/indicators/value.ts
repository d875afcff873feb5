import type { Comparator } from '@vanthu/document'

/** A quantity in print: "86,7%", "trên 90 %", "giảm 5‰", "129/100.000", "5.000 trẻ em". */
export interface PrintedValue {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly unit: string | null
  readonly comparator: Comparator | null
}

const words: readonly { readonly form: string; readonly comparator: Comparator }[] = [
  { form: '(?:tăng )?gấp (?:ít nhất |tối thiểu |trên |hơn |khoảng )?', comparator: 'change-up' },
  { form: '(?:cắt )?giảm (?:ít nhất |tối thiểu |trên |từ )?|giảm bình quân ', comparator: 'change-down' },
  { form: 'tăng (?:ít nhất |tối thiểu |thêm |trên |từ )?|tăng bình quân ', comparator: 'change-up' },
  { form: 'không (?:quá|vượt quá|cao hơn|nhiều hơn) |tối đa |nhiều nhất |≤ ?', comparator: 'at-most' },
  { form: 'dưới |thấp hơn |ít hơn |< ?', comparator: 'less-than' },
  { form: 'không (?:dưới|thấp hơn|ít hơn) |ít nhất |tối thiểu |≥ ?|từ ', comparator: 'at-least' },
  { form: 'trên |hơn |vượt |> ?', comparator: 'more-than' },
  { form: 'khoảng |gần ', comparator: 'equal' },
]
const reductions = /giảm(?: xuống)?(?: còn)? $/u
const number = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?(?:\\.\\d{1,2}(?!\\d))?'
const unit =
  '\\s?%(?:\\s?\\/\\s?năm)?|\\sđiểm\\s?(?:%|phần trăm)(?:\\s?\\/\\s?năm)?|\\s?‰|\\s?\\/\\s?(?:100\\.000|10\\.000|1\\.000|1000|100)(?!\\d)(?:\\s(?:trẻ đẻ sống|trẻ|dân|ca sinh|người))?|\\s?(?:m2|m²|usd)(?:\\s?(?:sàn)?\\s?\\/\\s?người)?(?![\\p{L}])|\\s(?:(?:nghìn|triệu|tỷ)\\s)?(?:usd|lượt khách|lượt người|tấn(?!\\s?\\/)|lao động(?:\\s?\\/\\s?năm)?|việc làm(?:\\s?\\/\\s?năm)?|học sinh|công trình|dự án|đảng viên|đoàn viên|hội viên)(?![\\p{L}])|\\s(?:nghìn|triệu)\\slượt(?![\\p{L}])|\\s(?!lần|tỷ|triệu|nghìn)\\p{L}{1,6}(?:\\s\\p{L}{1,6})?\\s?\\/\\s?\\p{L}{1,6}(?:\\sdân)?(?![\\p{L}\\d])|\\s(?:trẻ em|trẻ|người|hộ|xã|phường|lượt|vụ|trường hợp|cơ sở|mô hình|lớp|cuộc|bác sĩ|giường bệnh|đơn vị|buổi|(?:nghìn|triệu|tỷ) đồng(?:\\s?\\/\\s?(?:người|hộ|lao động|ha|tháng|năm)){0,2}|hợp tác xã|tổ hợp tác|km|ha|điểm|tuổi|câu lạc bộ|cặp|thôn|sản phẩm|doanh nghiệp|văn bản)(?![\\p{L}])|\\slần(?![\\p{L}/])'
const form = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(${words.map((w) => w.form).join('|')})?(${number})(${unit})?(?![\\p{L}\\p{N}]|[.,]\\d)(\\strở (?:lên|xuống))?(\\s?(?:-|đến)\\s?\\d+(?:,\\d+)?(?:\\s?%(?:\\s?\\/\\s?năm)?|(${unit})))?`,
  'gu',
)
const comparators = words.map((w) => ({ ...w, form: new RegExp(`^(?:${w.form})$`, 'u') }))

/** Values in a folded stretch. A bare number without unit counts only where `bare` (a cell of numbers). */
export function findValues(folded: string, bare = false): readonly PrintedValue[] {
  const found: PrintedValue[] = []
  for (const match of folded.matchAll(form)) {
    const [whole, word, printed, plain, edge, range, rangeUnit] = match
    const after = plain ?? (range === undefined ? undefined : (rangeUnit ?? '%'))
    if (printed === undefined || (after === undefined && !bare)) continue
    // "trên 1.000 trẻ đẻ sống" is what a rate is counted on.
    if (word === 'trên ' && /^1(?:0{0,2})\.000$/u.test(printed) && !/^\s?%/u.test(after ?? '')) continue
    // "gấp 1,5 lần" is an aim; "02 lần" says how often.
    if (plain === ' lần' && !/^(?:tăng|gấp)/u.test(word ?? '')) continue
    if (!bare && /năm\s$/u.test(folded.slice(Math.max(0, match.index - 4), match.index))) continue
    const lead = comparators.find((c) => word !== undefined && c.form.test(word))
    const before = folded.slice(Math.max(0, match.index - 16), match.index)
    let comparator = lead?.comparator ?? null
    if (edge?.includes('lên') === true || (range !== undefined && comparator === null)) comparator = 'at-least'
    else if (edge?.includes('xuống') === true) comparator = 'at-most'
    else if (comparator === null && reductions.test(`${before} `.replace(/\s+$/u, ' '))) comparator = null
    found.push({
      from: match.index,
      to: match.index + whole.trimEnd().length,
      value: Number(printed.replace(/\.(?=\d{3}(?:\D|$))/gu, '').replace(',', '.')),
      unit: after === undefined ? null : after.trim().replace(/\s{2,}/gu, ' '),
      comparator,
    })
  }
  return found
}

/** A cell of a target table that holds one value and little else; null for words, dates and blanks. */
export function valueOfCell(folded: string): PrintedValue | null {
  const cell = folded.trim()
  if (cell === '' || cell.length > 60 || /\d{1,2}\/\d{1,2}\/\d{4}/u.test(cell)) return null
  const values = findValues(cell, true)
  return values[0] ?? null
}
