import { describe, expect, it } from 'vitest'
import { oneDash } from '../../src/citations/passage.js'
import { findReferences } from '../../src/citations/reference.js'
import { knowledge } from '../plain-text.js'

const read = (text: string): readonly string[] =>
  findReferences(oneDash(text), knowledge.instruments).map((r) => `${r.text} ${r.form}`)

describe('số, ký hiệu', () => {
  it.each([
    // State, normative and individual
    ['Nghị định số 56/2017/NĐ-CP', '56/2017/NĐ-CP state'],
    ['Quyết định số 06/QĐ-TTg', '06/QĐ-TTg state'],
    ['Thông tư số 29/2019/TT-BLĐTBXH', '29/2019/TT-BLĐTBXH state'],
    ['Thông tư liên tịch số 01/2017/TTLT-BCA-BQP-BTC', '01/2017/TTLT-BCA-BQP-BTC state'],
    ['Nghị quyết số 30a/2008/NQ-CP', '30a/2008/NQ-CP state'],
    ['Kế hoạch số 86/KH-HĐBVCSTE', '86/KH-HĐBVCSTE state'],
    ['Chương trình phối hợp số 1842b/CTPH-TLĐ-BYT', '1842b/CTPH-TLĐ-BYT state'],
    ['Quyết định số 13/2003/QĐ-BGD&ĐT', '13/2003/QĐ-BGD&ĐT state'],
    // National Assembly
    ['Nghị quyết số 121/2020/QH14', '121/2020/QH14 assembly'],
    ['Pháp lệnh số 02/2020/UBTVQH14', '02/2020/UBTVQH14 assembly'],
    // Party
    ['Chỉ thị số 28-CT/TW', '28-CT/TW party'],
    ['Kế hoạch số 211-KH/TU', '211-KH/TU party'],
    ['Hướng dẫn số 18-HD/MTTW-BTT', '18-HD/MTTW-BTT party'],
    // công văn
    ['Công văn số 403/UBND-KGVX', '403/UBND-KGVX letter'],
    ['văn bản số 8424/VPCP-QHQT', '8424/VPCP-QHQT letter'],
    ['Công văn số 731/UBND-VX2', '731/UBND-VX2 letter'],
    // before 1998
    ['Nghị định số 22/CP', '22/CP bare'],
    ['Quyết định số 111-HĐBT', '111-HĐBT bare'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  it.each([
    ['space after the dash', 'số 33/2018/TT- BGTVT ngày', '33/2018/TT-BGTVT state'],
    ['space before the slash', 'số 105 /2021/TT-BQP', '105/2021/TT-BQP state'],
    ['line break after the dash', 'số 124/TTr-\nSLĐTBXH', '124/TTr-SLĐTBXH state'],
    ['space within the symbol', 'số 375/LĐT BXH-TE', '375/LĐTBXH-TE letter'],
    ['next word glued', 'số 51/1999/NĐ-CPngày 18/6', '51/1999/NĐ-CP state'],
    ['Đ read as D', 'số 299/QD-TTg', '299/QĐ-TTg state'],
    ['en dashes', 'số 05 – CT/TW', '05-CT/TW party'],
    ['slash lost after the year', 'số 34/2016NĐ-CP', '34/2016/NĐ-CP state'],
    ['dash for slash', 'số 4043-QĐ-TU', '4043-QĐ-TU party'],
    ['footnote mark, raised', 'số 28-CT/TW¹, ', '28-CT/TW party'],
    ['footnote mark that lost its height', 'số 28-CT/TW1, ', '28-CT/TW party'],
    ['TƯ is TW', 'số 29-NQ/TƯ', '29-NQ/TƯ party'],
    ['small letters of a title', 'nghị định số 41/2013/nđ-cp', '41/2013/NĐ-CP state'],
    ['a full stop for a dash', 'số 52/2007/QĐ.UBND', '52/2007/QĐ-UBND state'],
    ['a full stop and a space', 'số 61/TTr. STC ngày', '61/TTr-STC state'],
    ['a space for the dash before the issuer', 'Nghị định số 38/2021/NĐ CP ngày', '38/2021/NĐ-CP state'],
    ['a space before the term', 'Nghị quyết số 71/2021/QH 15,', '71/2021/QH15 assembly'],
    ['the next word glued to a unit no list knows', 'số 61/UBND-KTNngày 5/6', '61/UBND-KTN letter'],
    ['the next word glued to a term', 'số 71/2021/QH15ngày', '71/2021/QH15 assembly'],
    ['a space for the first mark', 'số 73 KH/TWĐTN-BTG', '73KH/TWĐTN-BTG state'],
    ['a resolution on trial rules', 'số 66.4/2025/NQ-CP', '66.4/2025/NQ-CP state'],
  ])('damaged: %s', (_, text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  it.each([
    '04 mục tiêu và 24 chỉ tiêu',
    '129/100.000 trẻ đẻ sống',
    'trực 24/24 giờ, 24/7',
    'ngày 25/12/2023 của',
    'đạt 15/20 xã',
    'tỷ lệ 1/500',
    'tốc độ 40 km/h',
    'COVID-19',
    'giai đoạn 2021-2025',
    'điện thoại 0296.3123456',
    '05 m2/người',
    'Thông tư số …/2025/TT-BXD',
    'có 15 KH trong năm',
    '12/kg, 3/ca',
  ])('is no reference: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it('knows two printings of one reference by their key', () => {
    const [a, b] = findReferences('số 06/QĐ-TTg và số 6/QD - TTg', knowledge.instruments)
    expect(a?.key).toBe(b?.key)
    const [tw, tu] = findReferences('số 29-NQ/TƯ và số 29-NQ/TU', knowledge.instruments)
    expect(tw?.key).not.toBe(tu?.key)
  })
})
