import { Transcript } from '@vanthu/document'
import { repair } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'
import { decodeWord, type LegacyEncoding } from '../src/legacy/encodings.js'

const run = (text: string) =>
  repair(new Transcript(text, [], [], []), { models: { decoder: null }, passes: ['legacy'] })
const after = (text: string): string => run(text).value.text

const letters = [...'aăâeêioôơuưy'].flatMap((vowel) =>
  ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
)
const marked = [...letters, 'đ'].filter((letter) => letter > '\u007f')

/** Writes Unicode text in an old encoding, by trying what its table reads. */
function encoder(encoding: LegacyEncoding): (text: string) => string {
  const table = new Map<string, string>()
  const units = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))
  const signs = encoding === 'vni' ? ['', ...units.slice(0xc0)] : ['']
  for (const unit of units) {
    for (const sign of signs) {
      const read = decodeWord(unit + sign, encoding)
      if (read !== null && read.length === 1 && !table.has(read)) table.set(read, unit + sign)
    }
  }
  return (text) => [...text].map((c) => (c > '\u007f' ? (table.get(c) ?? c) : c)).join('')
}

describe('the tables', () => {
  it.each(['tcvn3', 'vni', 'vps'] as const)('%s writes every Vietnamese letter', (encoding) => {
    const encode = encoder(encoding)
    for (const letter of marked) expect(decodeWord(encode(letter), encoding)).toBe(letter)
  })
  it.each(['vni', 'vps'] as const)('%s has all capitals', (encoding) => {
    const encode = encoder(encoding)
    for (const letter of marked) expect(decodeWord(encode(letter.toUpperCase()), encoding)).toBe(letter.toUpperCase())
  })
  it('TCVN3 has the seven plain capitals', () => {
    expect(decodeWord('¡¢£¤¥¦§', 'tcvn3')).toBe('ĂÂÊÔƠƯĐ')
  })
})

const sentences = [
  'Uỷ ban nhân dân xã Phú Lộc giao Phòng Tài chính chủ trì, phối hợp với các đơn vị xây dựng kế hoạch.',
  'Trạm Y tế tổ chức tiêm chủng mở rộng cho trẻ em dưới 5 tuổi trước ngày 15/9/1998.',
  'Ông Đỗ Khắc Ưng, bà Lê Thị Ái ký nhận ý kiến ở nhà văn hoá.',
]

describe('a text in an old encoding', () => {
  it.each(['tcvn3', 'vni', 'vps'] as const)('%s comes back whole', (encoding) => {
    // "Ái" begins with a capital that TCVN3 cannot write.
    const expected = encoding === 'tcvn3' ? sentences.join('\n').replace('Ái', 'ái') : sentences.join('\n')
    const encoded = encoder(encoding)(expected)
    expect(after(encoded)).toBe(expected)
    expect(run(encoded).diagnostics[0]).toMatchObject({ code: 'repair.legacy_encoding', severity: 'info' })
  })

  it.each([
    ['ñaàu tö', 'đầu tư'],
    ['“kÕ ho¹ch” \u0093®Çu t­\u0094', '“kế hoạch” \u0093đầu tư\u0094'],
    ['kÕ ho¹ch ®Çu t­', 'kế hoạch đầu tư'],
    ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [
      'céng hoµ x· héi chñ nghÜa viÖt nam\n®éc lËp - tù do - h¹nh phóc',
      'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nđộc lập - tự do - hạnh phúc',
    ],
    ['CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['kÕ ho¹ch\nvÒ viÖc trång rõng', 'KẾ HOẠCH\nvề việc trồng rừng'],
    ['Káº¿ hoáº¡ch Ä‘áº§u tÆ° cÃ´ng', 'Kế hoạch đầu tư công'],
  ])('%j is %j', (text, expected) => {
    expect(after(text)).toBe(expected)
  })

  it('may share a document, and a line, with Unicode', () => {
    const tcvn3 = encoder('tcvn3')
    const text = `Ủy ban nhân dân huyện Đông Hà gửi: ${tcvn3('phòng giáo dục và đào tạo các trường')}\nNơi nhận: các xã`
    expect(after(text)).toBe(
      'Ủy ban nhân dân huyện Đông Hà gửi: phòng giáo dục và đào tạo các trường\nNơi nhận: các xã',
    )
  })

  it('keeps what is no word of it', () => {
    const text = encoder('tcvn3')('Quyết định số 15/1997/QD-UB, e-mail abc@vidu.vn, 36°C, đồng ý')
    expect(after(text)).toBe('Quyết định số 15/1997/QD-UB, e-mail abc@vidu.vn, 36°C, đồng ý')
  })
})

describe('text that is no old encoding stays', () => {
  it.each([
    'Diện tích 120 m², nhiệt độ 37°C, sai số ±5 µm, hạt 10 µm, © 2020, nhãn ®',
    'La société Électricité de Düsseldorf, façade, œuvre, naïve, Ångström, Øresund',
    'Sở Kế hoạch và Đầu tư à, là và có các mã ñ ö',
    'Buôn Ƀuôn Čư M’gar ñu lŏ',
    '«Được» – “Đề án” … ½ ¾',
    'Cé thé phéi hgp véi cé quan thuéc tinh, déi thué HI£U QUA, ng¢y déi céng viéc mé réng thé tuc, s£ béo cdo trén mang',
  ])('%j', (text) => {
    expect(after(text)).toBe(text)
  })
})
