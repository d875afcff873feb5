import { describe, expect, it } from 'vitest'
import { readAsEnglish } from '../src/damage/traces.js'
import { digitWords } from '../src/rules/digit-words.js'

/** A line that the decoder has read from garbles, after the rule. */
function after(text: string, english = true): string {
  const span = { from: 0, to: text.length }
  const damage = [{ span, kind: 'vie-misread' as const, score: 0.1 }]
  const edits = digitWords({ text, damage, protectedSpans: [], scanned: false, english: english ? [span] : [] })
  return edits.toReversed().reduce((s, e) => s.slice(0, e.span.from) + e.replacement + s.slice(e.span.to), text)
}

describe('words read as digits', () => {
  it.each([
    ['bảo đảm tỷ 16 phần trăm. Tỷ 16 chi', 'bảo đảm tỷ lệ phần trăm. Tỷ lệ chi'],
    ['do 6 nhiễm môi trường tại các xã 6 xa', 'do ô nhiễm môi trường tại các xã ở xa'],
    ['mức thu phí, 16 phí và phí và 16 phí khác', 'mức thu phí, lệ phí và phí và lệ phí khác'],
    ['Thể 16 cuộc thi được công bố', 'Thể lệ cuộc thi được công bố'],
    ['khu vực có nguy cơ sạt 16, ngập úng', 'khu vực có nguy cơ sạt lở, ngập úng'],
    ['xây dựng nhà tang 16, nghĩa trang', 'xây dựng nhà tang lễ, nghĩa trang'],
    ['trực trong dịp 16, Tết của tỉnh', 'trực trong dịp lễ, Tết của tỉnh'],
    ['thực hiện theo 16 trình của huyện', 'thực hiện theo lộ trình của huyện'],
    ['kê khai giấy 16 có giá trị sử dụng', 'kê khai giấy tờ có giá trị sử dụng'],
    ['phòng, chống tác hại của thuốc 14.', 'phòng, chống tác hại của thuốc lá.'],
    ['cửa hàng bán xe 6 tô đã qua sử dụng', 'cửa hàng bán xe ô tô đã qua sử dụng'],
    ['đỗ 6 tô, xe máy đúng nơi quy định', 'đỗ ô tô, xe máy đúng nơi quy định'],
    ['lao động 6 nước ngoài và 6 các khu công nghiệp', 'lao động ở nước ngoài và 6 các khu công nghiệp'],
    ['các đơn vị 6 liên quan trong tỉnh', 'các đơn vị có liên quan trong tỉnh'],
    ['nâng cấp cơ 80 dữ liệu dùng chung', 'nâng cấp cơ sở dữ liệu dùng chung'],
    ['sửa chữa trụ 80 làm việc của xã', 'sửa chữa trụ sở làm việc của xã'],
    ['(sau đây gọi tắt 14 Ban Chỉ đạo)', '(sau đây gọi tắt là Ban Chỉ đạo)'],
  ])('%s', (text, expected) => {
    expect(after(text)).toBe(expected)
  })

  it.each([
    'kinh phí 5 tỷ 16 triệu đồng, hơn 2 tỷ 16 nghìn',
    'tỷ 16% và tỷ 16,5 phần trăm',
    'uống thuốc 14 ngày; điều trị bằng thuốc 14, 15',
    'phí cho 16 hộ, phí tại 16 chợ',
    'sạt 16 m kè và sạt 16 điểm',
    'trong tháng 6 các đơn vị báo cáo; tại Điều 6 các nội dung',
    'ngày 5 và 6 các tổ họp; tổ 5, 6 các xã',
    'Phụ lục 6 liên quan đến khoản 6 có hiệu lực',
    'hỗ trợ 6 xã, 6 nước, 16 cơ sở và 80 cơ quan',
    'công suất động cơ 80 kinh doanh',
    'xe số 6 tại bến, xe 16 chỗ',
    'gọi 14 hộ dân, gọi tắt 14/15',
  ])('stays: %s', (text) => {
    expect(after(text)).toBe(text)
  })

  it('looks only at lines that the decoder has read from garbles', () => {
    expect(after('bảo đảm tỷ 16 phần trăm', false)).toBe('bảo đảm tỷ 16 phần trăm')
  })
})

describe('lines that were read from garbles', () => {
  it('are those with two words or more by the English channel, wherever edits before them moved the text', () => {
    const edit = (from: number, to: number, replacement: string, rule: string) => ({
      span: { from, to },
      replacement,
      rule,
      confidence: 1,
    })
    const made = [
      edit(0, 2, 'một', 'decode.eng'),
      edit(3, 5, 'hai', 'decode.eng+rules.symbol'),
      edit(10, 12, 'ba', 'decode.eng'),
      edit(14, 16, 'bốn', 'decode.vie'),
    ]
    const lines = [
      { from: 0, to: 9 },
      { from: 10, to: 30 },
    ]
    expect(readAsEnglish(made, lines)).toEqual([lines[0]])
  })
})
