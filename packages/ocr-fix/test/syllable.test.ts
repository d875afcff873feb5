import { describe, expect, it } from 'vitest'
import {
  bareText,
  isBareSyllable,
  isSyllable,
  parseSyllable,
  placementKey,
  splitTone,
  writeSyllable,
} from '@vanthu/ocr-fix'

describe('a well-formed syllable', () => {
  it.each([
    ['nghị', 'ngh', 'i', 5],
    ['quyết', 'qu', 'yêt', 2],
    ['gìn', 'gi', 'in', 1],
    ['giếng', 'gi', 'iêng', 2],
    ['giữa', 'gi', 'ưa', 4],
    ['khuỷu', 'kh', 'uyu', 3],
    ['ủy', '', 'uy', 3],
    ['uỷ', '', 'uy', 3],
    ['đường', 'đ', 'ương', 1],
    ['ý', '', 'y', 2],
    ['thuở', 'th', 'uơ', 3],
    ['quốc', 'qu', 'ôc', 2],
    ['xoong', 'x', 'oong', 0],
  ])('%s = %s + %s, tone %i', (text, onset, rime, tone) => {
    expect(parseSyllable(text)).toEqual({ onset, rime, tone })
  })

  it.each([
    'ngiên',
    'trươc',
    'ceo',
    'kà',
    'sé6',
    'phật́',
    'thực̣',
    'ctia',
    'gìa',
    'nghà',
    'đ',
    '',
    'w',
    'hoặch',
    'càc',
    'việt nam',
  ])('not %j', (text) => {
    expect(parseSyllable(text)).toBeNull()
  })

  it('is read in any case', () => {
    for (const word of ['Nghị', 'THỰC', 'Ủy', 'ĐƯỜNG']) expect(isSyllable(word)).toBe(true)
  })
})

describe('the place of the tone', () => {
  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['Uỷ', 'ủy'],
    ['quý', 'quý'],
    ['toàn', 'toàn'],
    ['ABC', 'abc'],
  ])('%s has the key %s', (text, key) => {
    expect(placementKey(text)).toBe(key)
  })

  it('is written back either way', () => {
    const parts = parseSyllable('hóa')
    expect(parts && writeSyllable(parts)).toBe('hóa')
    expect(parts && writeSyllable(parts, 'modern')).toBe('hoá')
  })

  it('comes back from its parts for every spelling of a sentence', () => {
    const words = 'khuyến khích giữ gìn của quý khuya khoắt ươm mượt quỳnh luyến nghiêng yểu điệu thuở giếng'.split(' ')
    for (const word of words) {
      const parts = parseSyllable(word)
      expect(parts && writeSyllable(parts)).toBe(word)
    }
  })
})

describe('marks taken off', () => {
  it('a text', () => {
    expect(bareText('Ủy ban nhân dân xã Đồng Lộc')).toBe('Uy ban nhan dan xa Dong Loc')
  })
  it('a tone', () => {
    expect(splitTone('trường')).toEqual({ base: 'trương', tone: 1 })
  })
  it.each([
    ['hoach', true],
    ['Duong', true],
    ['nghi', true],
    ['ctia', false],
    ['street', false],
    ['đất', false],
  ])('%s as a syllable without marks: %s', (text, expected) => {
    expect(isBareSyllable(text)).toBe(expected)
  })
})
