import { Transcript } from '@vanthu/document'
import { repair } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'
import { nfc, nfd } from '../src/unicode/unorm-adapter.js'

const models = { decoder: null }
const run = (text: string, ...passes: string[]) => repair(new Transcript(text, [], [], []), { models, passes })
const after = (text: string, ...passes: string[]): string => run(text, ...passes).value.text

describe('composition', () => {
  it('agrees with the language itself on every letter of the basic plane that comes apart', () => {
    let seen = 0
    for (let code = 0; code < 0x10000; code++) {
      const letter = String.fromCodePoint(code)
      const apart = letter.normalize('NFD')
      if (apart === letter) continue
      seen++
      expect(nfc(apart)).toBe(letter.normalize('NFC'))
      expect(nfd(letter)).toBe(apart)
    }
    expect(seen).toBeGreaterThan(12_000)
  })

  it.each([
    ['triê\u0309n khai', 'triển khai'],
    ['phu\u0323\u0302 phí', 'phụ̂ phí'.normalize('NFC')],
    ['nghi\u0323 quyê\u0301t', 'nghị quyết'],
    ['U\u031b\u0301ng Hòa', 'Ứng Hòa'],
    ['đường', 'đường'],
  ])('%j is written %j', (text, expected) => {
    expect(after(text, 'composed')).toBe(expected)
  })

  it('edits only the letters that change', () => {
    const { edits } = run('Phòng Kê\u0301 hoạch', 'composed').value
    expect(edits).toEqual([{ span: { from: 7, to: 9 }, replacement: 'ế', rule: 'composed.nfc', confidence: 1 }])
  })

  it('cuts a pile of marks down, says so, and takes no time over it', () => {
    const { value, diagnostics } = run(`a${'\u0323\u0301'.repeat(200_000)}`, 'composed')
    expect(value.text.length).toBeLessThan(31)
    expect(diagnostics.map((d) => d.code)).toEqual(['repair.mark_pile'])
  })
})

describe('characters that nobody sees', () => {
  it.each([
    ['UBND\u00a0xã', 'UBND xã'],
    ['thực hi\u00adện', 'thực hiện'],
    ['số 15\u00adKH/ĐU', 'số 15-KH/ĐU'],
    ['45/KH\u2011UBND', '45/KH-UBND'],
    ['\ufeffKế hoạch\u200b', 'Kế hoạch'],
    ['trang 1\ftrang 2', 'trang 1\ntrang 2'],
    ['\uf0b7 Phòng Y tế', '• Phòng Y tế'],
    ['a\u0000b\u0007c', 'abc'],
    ['\u0093Đề án\u0094 \u0096 \u0085', '“Đề án” – …'],
    ['cột 1\tcột 2', 'cột 1\tcột 2'],
    ['😀 vui', '😀 vui'],
  ])('%j is %j', (text, expected) => {
    expect(after(text, 'invisible')).toBe(expected)
  })

  it('half a character becomes U+FFFD and is reported, a whole one stays', () => {
    const { value, diagnostics } = run('a\ud800b 😀', 'invisible')
    expect(value.text).toBe('a\ufffdb 😀')
    expect(diagnostics.map((d) => d.code)).toEqual(['repair.lone_surrogate'])
  })

  it('what has no reading stays and is reported with its place', () => {
    const { value, diagnostics } = run('ký \ue123 tên', 'invisible')
    expect(value.edits).toEqual([])
    expect(diagnostics[0]).toMatchObject({ code: 'repair.unreadable_characters', at: { raw: { from: 3, to: 4 } } })
  })
})

describe('marks in the wrong place', () => {
  it.each([
    ['hướng dâñ thưc̣ hiêṇ lấy ý kiến', 'hướng dẫn thực hiện lấy ý kiến'],
    ['xa ̃hôị', 'xã hội'],
    ['hươ ńg dẫn', 'hướng dẫn'],
    ['hươ´ng dẫn', 'hướng dẫn'],
    ['hươ ́ng dẫn', 'hướng dẫn'],
    ['giám đốc sơ ̉', 'giám đốc sở'],
    ['PHÔ´I HƠP̣', 'PHỐI HỢP'],
    ['hộị nghị', 'hội nghị'],
    ['dâ~n đầu', 'dẫn đầu'],
    ['Nhiêṃ vu ̣', 'Nhiệm vụ'],
    ['ch ́inh sách', 'chính sách'],
    ['thuỷ̉ lợi', 'thuỷ lợi'],
    ['thûân lợi', 'thûân lợi'],
  ])('%j is %j', (text, expected) => {
    expect(after(text, 'composed', 'misplaced')).toBe(expected)
  })

  it.each([
    'Buôn Kô Tam, huyện Čư M’gar, Ƀuôn Hồ, ñu lăn',
    'ông Peña và bà Muñoz gặp señor Ibáñez',
    'François, façade, Škoda',
    'dùng `lệnh` này ~ 5 km',
    'ban `hành` và ban ´hành´'.replaceAll('´', '’'),
  ])('%j stays', (text) => {
    expect(after(text, 'composed', 'misplaced')).toBe(text)
  })
})
