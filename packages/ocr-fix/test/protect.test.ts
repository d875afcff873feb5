import { protect } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'

const of = (text: string): readonly string[] =>
  protect(text).map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`)

describe('what decoding may not touch', () => {
  it.each([
    ['Ke hoach so 45/2019/NĐ-CP ngay', ['reference: 45/2019/NĐ-CP']],
    ['s6 12-KH/ĐU va 305/UBND-KGVX', ['reference: 12-KH/ĐU', 'reference: 305/UBND-KGVX']],
    ['Nghi quyet 30a/2008/NQ-CP', ['reference: 30a/2008/NQ-CP']],
    ['so 05 - CT/TW va 33/2018/TT- BGTVT', ['reference: 05 - CT/TW', 'reference: 33/2018/TT- BGTVT']],
    ['1645/BTC - QLCS', ['reference: 1645/BTC - QLCS']],
    ['1 - Muc dich', ['number: 1']],
    ['ngay 25/12/2023 den 1.234.567,8 dong', ['number: 25/12/2023', 'number: 1.234.567,8']],
    ['giai doan 2021-2025, dat 98,5%', ['number: 2021-2025', 'number: 98,5%']],
    ['luc 17h30, dai 12km2', ['number: 17h30', 'number: 12km2']],
    [
      'thu gui vp-ubnd.xa@vidu.gov.vn hoac https://vidu.vn/a?b=1 nhe',
      ['address: vp-ubnd.xa@vidu.gov.vn', 'address: https://vidu.vn/a?b=1'],
    ],
    ['trang vidu.gov.vn.', ['address: vidu.gov.vn']],
    ['  IV. NOI DUNG', ['label: IV.']],
    ['a) Muc tieu\nđ) Giai phap\n1.2. Yeu cau', ['label: a)', 'label: đ)', 'label: 1.2.']],
    ['b1) Ho so\na2. Trinh tu, theo diem b1 khoan 2', ['label: b1)', 'label: a2.', 'label: b1', 'number: 2']],
    ['ma AB12CD345 va QUJDREVGR0hJSktMTU5PUFFSUw==', ['code: AB12CD345', 'code: QUJDREVGR0hJSktMTU5PUFFSUw==']],
    ['Chu tich (b/cáo); V/v ban hanh', ['abbreviation: b/cáo', 'abbreviation: V/v']],
    ['Bo Tai chinh⁵ va S@', ['number: ⁵']],
    ['rong 5m2, dai 12m, cao m3, v@i 6m, tru@ng', ['number: 5m2', 'number: 12m', 'number: m3']],
    ['s6 la 1a cua 16t', []],
    ['UBND tinh, HĐND', []],
    ['Chuan muc so 700- HOP DONG; so 12- QD', ['number: 700', 'reference: 12- QD']],
  ])('%j: %j', (text, expected) => {
    expect(of(text)).toEqual(expected)
  })

  it.each([
    '1.'.repeat(400_000),
    '1'.repeat(800_000) + 'a',
    'a@'.repeat(400_000),
    'A1'.repeat(400_000),
    '1-A/'.repeat(200_000),
    ' '.repeat(800_000),
  ])('takes linear time (%#)', (text) => {
    const start = performance.now()
    protect(text)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
