import { describe, expect, it } from 'vitest'
import { events, numberEvent, piecesOf } from '../src/index.js'

const shown = (text: string): string =>
  piecesOf(text)
    .map(
      (p) =>
        `${text.slice(p.from, p.to)}${p.after === 'comma' ? ',' : p.after === 'end' ? '.' : ''}${p.glued ? '<' : ''}`,
    )
    .join(' ')

describe('pieces of a text', () => {
  it.each([
    ['Sở Nội vụ phối hợp', 'Sở Nội vụ phối hợp'],
    ['Các sở, ban, ngành; đoàn thể:', 'Các sở, ban, ngành, đoàn thể,'],
    ['Thực hiện. Báo cáo', 'Thực hiện. Báo cáo'],
    ['Kế hoạch số 17-KH/TU', 'Kế hoạch số 17 KH< TU<'],
    ['ngày 25/12/2031 của', 'ngày 25/12/2031 của'],
    ['1.590.000 đồng', '1.590.000 đồng'],
    ['giai đoạn 2031-2035', 'giai đoạn 2031-2035'],
    ['(sau đây gọi là "Đề án")', 'sau đây gọi là Đề án'],
    ['st?c khỏe', 'st?c khỏe'],
    ['c¢ng t&c', 'c¢ng t&c'],
    ['1.Mục đích', '1. Mục< đích'],
    ['s6 12/TTr', 's6 12 TTr<'],
  ])('%s → %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['word', 'huyện'],
    ['number', '12/2031'],
    ['mixed', 's6'],
    ['symbol', '&'],
  ])('knows a %s: %s', (kind, text) => {
    expect(piecesOf(text).map((p) => p.kind)).toEqual([kind])
  })

  it.each([
    ['7', '<n>'],
    ['2031', '<y>'],
    ['15/4', '<d>'],
    ['1.590', '<a>'],
  ])('a number %s is the event %s', (digits, event) => {
    expect(events[numberEvent(digits)]).toBe(event)
  })

  it('takes time linear in the text, spaces or not', () => {
    for (const text of ['a'.repeat(1_000_000), '1.'.repeat(500_000), "('".repeat(500_000), 'x, '.repeat(300_000)]) {
      const started = performance.now()
      piecesOf(text)
      expect(performance.now() - started).toBeLessThan(5_000)
    }
  })
})
