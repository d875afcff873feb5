import { readFileSync } from 'node:fs'
import { apply, Transcript } from '@vanthu/document'
import { lexiconFile, openLexiconDecoder, repair } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'

const models = { decoder: openLexiconDecoder(readFileSync(lexiconFile)) }
const run = (text: string) => repair(new Transcript(text, [], [], []), { models })

/** A small generator, so that every run sees the same texts (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const scraps = [
  ...'Ủy ban nhân dân xã giao Phòng Tài chính chủ trì, phối hợp với các đơn vị'.split(' '),
  ...'Trién khai thuc hién s6 1a ctia Uy ban nhan dan tinh v& x& h0i I1. HI. d) ¢) 3.S¢'.split(' '),
  ...'15/2031/ND-CP 23/CT- TTg 2O31 l5/6/2031 98,5% 12.000 a@vidu.vn SLDTBXH QÐ-TTg s6 sb 7'.split(' '),
  ...'dâñ thưc̣ hiêṇ xa ̃hôị hươ ńg ´ ˜ ñu č Ƀuôn Čư kÕ ho¹ch ®Çu t\u00ad ñaàu tö coâng Káº¿ hoáº¡ch'.split(' '),
  ...[
    '\n',
    '\n',
    '\u00a0',
    '\u200b',
    '\ud800',
    '\u0301',
    '\u0323',
    'е',
    'ﬁ',
    'Ａ',
    '中文',
    'ẹ\u0302',
    '\t',
    '.',
    '/',
    '-',
  ],
]

function scribble(next: () => number): string {
  const parts: string[] = []
  const length = 1 + Math.floor(next() * 60)
  for (let i = 0; i < length; i++) {
    parts.push(scraps[Math.floor(next() * scraps.length)] ?? '', next() < 0.8 ? ' ' : '')
  }
  return parts.join('')
}

describe('repair', () => {
  it('is done once: what it gave stays as it is', () => {
    const next = random(20)
    for (let i = 0; i < 300; i++) {
      const text = scribble(next)
      const once = run(text).value.text
      expect(run(once).value.text, JSON.stringify(text)).toBe(once)
    }
  })

  it('is its edits, and can be undone', () => {
    const next = random(7)
    for (let i = 0; i < 300; i++) {
      const text = scribble(next)
      const { value } = run(text)
      expect(apply(text, value.edits)).toBe(value.text)
      for (const { confidence, rule } of value.edits) {
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(rule).toMatch(/^[a-z]+/u)
      }
    }
  })

  it('never changes a digit', () => {
    const next = random(3)
    const digits = (text: string): string => text.replace(/[^2-9]/gu, '')
    for (let i = 0; i < 500; i++) {
      // What was read as a digit and is a letter ("s6", "1a") loses it; no other digit may come or go.
      const text = scribble(next).replaceAll('s6', '').replaceAll('9Š', '')
      expect(digits(run(text).value.text)).toBe(digits(text))
    }
  })

  it.each([
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2031;',
    'Giao Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư tham mưu bố trí kinh phí trước ngày 15/11 hằng năm.',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
    'Số: 45/KH-UBND\tPhú Thuận, ngày 02 tháng 3 năm 2031',
    'a) Hỗ trợ 1.500.000 đồng/hộ; b) Tỷ lệ 98,5%; đ) Theo điểm d khoản 1a Điều 7.',
    'Nơi nhận:\n- Như trên;\n- TT. HĐND xã (b/c);\n- Lưu: VT, KT (03b).',
    'Huyện Krông Búk, xã Đliê Ya, buôn Ea Súp, thành phố Pleiku, tỉnh Đắk Lắk',
    'Thư điện tử: phongyte@vidu.gov.vn, https://vidu.gov.vn/tin?id=2O3l',
    'The Ministry of Health reports to the Government before 30 June.',
    'Hoà, Hòa, thuỷ, thủy, khoẻ, khỏe, quý, Uỷ ban, Ủy ban',
  ])('leaves %j alone', (text) => {
    const { value, diagnostics } = run(text)
    expect(value.edits).toEqual([])
    expect(diagnostics).toEqual([])
  })

  it('makes no edit below the asked confidence, and knows its passes', () => {
    const text = 'theo khỏan 3 số 15/2031/ND-CP'
    const all = repair(new Transcript(text, [], [], []), { models }).value.edits
    const sure = repair(new Transcript(text, [], [], []), { models, minConfidence: 0.9 }).value.edits
    expect(all.map((e) => e.rule)).toEqual(['rules.tone-place', 'rules.symbol'])
    expect(sure.map((e) => e.rule)).toEqual(['rules.symbol'])
    expect(() => repair(new Transcript(text, [], [], []), { models, passes: ['magic'] })).toThrow(RangeError)
  })
})

describe('time is linear in the length', () => {
  const size = 400_000
  const fill = (unit: string): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
  it.each([
    ['a line of 1 MB without a space', fill('kehoachphathienkinhte').repeat(3)],
    ['marked letters without a space', fill('ếạồựệ')],
    ['base64', fill('TWFuIGlzIGRpc3Rpbmd1aXNoZWQ5')],
    ['Chinese', fill('关于进一步加强未成年人保护工作的意见')],
    ['Êđê', fill('Ƀuôn Čư M’gar ñu lŏ hriê kơ anei, ')],
    ['a table of numbers', fill('12.345\t6,7\t89%\t2031\n')],
    ['marks alone', fill('\u0323\u0301')],
    ['spacing marks', fill(' ´')],
    ['digits and letters', fill('s6')],
    ['references', fill('1-A/')],
    ['spaces', fill(' ')],
    ['labels', fill('I. \n')],
    ['legacy letters', fill('µ¸¹®')],
    ['mojibake', fill('áº¿')],
    ['lone surrogates', fill('\ud800a')],
  ])('%s', (_, text) => {
    const start = performance.now()
    run(text)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
