import { Transcript } from '@vanthu/document'
import { repair } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'

const after = (text: string): string =>
  repair(new Transcript(text, [], [], []), { models: { decoder: null }, passes: ['look-alikes'] }).value.text

describe('letters that only look right', () => {
  it.each([
    ['Ủy bаn nhân dân', 'Ủy ban nhân dân', 'Cyrillic а'],
    ['Сông văn số 12', 'Công văn số 12', 'Cyrillic С'],
    ['số 15/2031/NÐ-CP, 8/QÐ-TTg', 'số 15/2031/NĐ-CP, 8/QĐ-TTg', 'Icelandic Ð'],
    ['ðồng ý với Ðảng ủy', 'đồng ý với Đảng ủy', 'Icelandic ð'],
    ['Ð) Phụ lục, điểm ð khoản 2', 'Đ) Phụ lục, điểm đ khoản 2', 'Icelandic Ð alone'],
    ['nǎm nay', 'năm nay', 'caron for breve'],
    ['ΤΗÔNG báo', 'THÔNG báo', 'Greek Τ and Η'],
    ['phối hợρ', 'phối hợp', 'Greek ρ'],
    ['ﬁle, ﬂash', 'file, flash', 'ligatures'],
    ['ＫẾ hoạch （２０３１）', 'KẾ hoạch (2031)', 'full width'],
    ['a\u0302\u0301p'.replace('a', 'а'), 'ấp', 'Cyrillic letter under Vietnamese marks'],
  ])('%j is %j (%s)', (text, expected) => {
    expect(after(text)).toBe(expected)
  })

  it.each([
    'Министерство здравоохранения Социалистической Республики Вьетнам',
    'Υπουργείο Υγείας, α = 5, Δt, μm, Ω',
    '（关于）ＡＢＣ进一步加强',
    'Þór Ðorvaldur, Ewe: Ɖekawo',
    'İstanbul, ışık',
    'Huyện Đắk Song, tỉnh Đắk Nông',
  ])('%j stays', (text) => {
    expect(after(text)).toBe(text)
  })
})
