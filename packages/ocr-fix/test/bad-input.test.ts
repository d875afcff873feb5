import { readFileSync } from 'node:fs'
import { Transcript } from '@vanthu/document'
import { beforeAll, describe, expect, it } from 'vitest'
import { modelFile, openDecoder, repair, type Decoder } from '../src/index.js'

let decoder: Decoder
beforeAll(() => {
  decoder = openDecoder(readFileSync(modelFile))
})

const run = (text: string) => repair(new Transcript(text, [], [], []), { models: { decoder } }).value

const lettersOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

const english = 'The Ministry of Health shall report to the Government on the results of the vaccination programme.'
const clean = [
  'Ủy ban nhân dân xã Tân Bình Hạ chủ trì, phối hợp với các đơn vị liên quan tổ chức thực hiện Kế hoạch này;',
  'báo cáo kết quả về Phòng Nội vụ trước ngày 15 tháng 12 năm 2031 để tổng hợp, trình cấp có thẩm quyền xem xét.',
].join('\n')

describe('what is no damaged Vietnamese comes back as it was', () => {
  it.each([
    ['Chinese', '关于进一步加强未成年人保护工作的意见，请各地认真贯彻执行。\n'.repeat(40)],
    ['Japanese and Korean', '児童の保護に関する計画 아동 보호 계획\n'.repeat(40)],
    ['Russian', 'План мероприятий по защите детей на 2031 год.\n'.repeat(40)],
    ['Khmer and Thai', 'ផែនការការពារកុមារ แผนคุ้มครองเด็ก\n'.repeat(40)],
    ['English', `${english}\n`.repeat(40)],
    ['Êđê', 'Ƀuôn Čư M’gar ñu lŏ hriê kơ anei, anak ƀuôn sang mă bruă hlăm hma.\n'.repeat(40)],
    ['Chăm in its own letters', 'ꨀꨇꩉ ꨌꩌ ꨚꨰꩊ ꨧꨰꨈꩉ ꨝꨂꩍ ꨍꩇ ꨅꨮꩊ ꨓꨁꨩ ꨠꨴꨮꩃ\n'.repeat(40)],
    [
      'Chăm in letters',
      'Bani urang Campa hu adat cambat saong ndih dhan ngap yang rija, ndom puec xap drei.\n'.repeat(40),
    ],
    ['a table of numbers', '12.345\t6,7\t89%\t2031\n1\t2\t3,14\t1.000.000\n'.repeat(60)],
    ['base64', `${'TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5'.repeat(3)}\n`.repeat(40)],
    ['keys and hashes', '9f86d081884c7d659a2feaa0c55ad015 a3bf4f1b2b0b822c AB12-CD34-EF56\n'.repeat(40)],
    ['code', 'const x = await fetch(`https://vidu.gov.vn/api?id=${n}`); if (!x.ok) return null\n'.repeat(40)],
    ['clean Vietnamese', `${clean}\n`.repeat(20)],
    ['one letter a line', 'a\nb\nc\nđ\n'.repeat(100)],
    ['signs', '--- *** === ||| ~~~ ??? !!! ### ...\n'.repeat(60)],
  ])('%s', (_, text) => {
    expect(run(text).text).toBe(text)
  })

  it.each([
    ['control characters', 'Ủy\u0000 ban\u0007 nhân\u001b dân\u0008 xã\n'.repeat(50)],
    ['lone surrogates', 'Ủy ban \ud800 nhân dân \udc00 xã\n'.repeat(50)],
    ['zero-width and direction marks', 'Ủy\u200b ban\u202e nhân\u2066 dân\ufeff xã\n'.repeat(50)],
  ])('%s: every letter stays', (_, text) => {
    expect(lettersOf(run(text).text)).toBe(lettersOf(text))
  })
})

const garbled =
  'Uy ban nhan dan huyén giao Phong Gido duc va Dao tao chu tri, phdi hgp véi cac co quan lién quan bao cdo két qua'

/** Pieces that no text has twice, so that nothing is remembered of them. */
function scribble(count: number, seed: number): string {
  const units = 'aeiouydtghnmcéôà6¢&'
  let state = seed
  const next = (most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % most
  }
  const piece = (): string => Array.from({ length: 2 + next(6) }, () => units.charAt(next(units.length))).join('')
  return Array.from({ length: count }, piece).join(' ')
}

describe('what was repaired once is not repaired again', () => {
  it.each([
    ['read by an engine that knows no marks', garbled],
    ['without marks', 'Trien khai thuc hien ke hoach cua Uy ban nhan dan tinh ve bao ve va cham soc tre em'],
    ['in lines', `${garbled}\n${garbled.toUpperCase()}\n${garbled}`],
  ])('%s', (_, text) => {
    const once = run(text).text
    expect(once).not.toBe(text)
    expect(run(once).text).toBe(once)
  })
})

describe('time is linear in the length', () => {
  /** Milliseconds of the processor, so that a busy machine does not matter. */
  function cost(text: string): number {
    const before = process.cpuUsage()
    run(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }

  it.each([
    ['a line of garble without end', (n: number) => `${garbled} `.repeat(n)],
    ['a page of garble without end', (n: number) => `${garbled}\n`.repeat(n)],
    ['pieces that are all different', (n: number) => scribble(n, 5)],
    ['garble without a space', (n: number) => garbled.replaceAll(' ', '').repeat(n)],
    ['garble and numbers', (n: number) => 's6 12/KH-UBND ngay 3/5/2031 ctia Uy ban nhan dan huyén '.repeat(n)],
    ['signs that stand for letters', (n: number) => '¢&€|~ '.repeat(n * 20)],
  ])('%s', (_, make) => {
    cost(make(8))
    const short = cost(make(12))
    const long = cost(make(96))
    expect(long).toBeLessThan(8 * 4 * (short + 20))
  })

  it('a line of 1 MB without a space', () => {
    expect(cost('kehoachphattrienkinhte'.repeat(48_000))).toBeLessThan(6_000)
  })

  it('a megabyte of clean text', () => {
    expect(cost(`${clean}\n`.repeat(4_700))).toBeLessThan(20_000)
  })
})
