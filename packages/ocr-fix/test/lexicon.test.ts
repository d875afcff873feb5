import { readFileSync } from 'node:fs'
import { Transcript } from '@vanthu/document'
import { Lexicon, lexiconFile, openLexiconDecoder, repair } from '@vanthu/ocr-fix'
import { beforeAll, describe, expect, it } from 'vitest'

describe('the lexicon', () => {
  const lexicon = new Lexicon('được\t90\nhòa\t30\ndược\t5\nhoà\t10\nhóa\t20\n')
  it('adds up both placements of a tone', () => {
    expect(lexicon.count('hoà')).toBe(40)
    expect(lexicon.withBare('hoa')).toEqual([
      { syllable: 'hòa', count: 40 },
      { syllable: 'hóa', count: 20 },
    ])
  })
  it('knows nothing of other words', () => {
    expect(lexicon.count('xyz')).toBe(0)
    expect(lexicon.withBare('xyz')).toEqual([])
  })
  it('refuses a table without counts', () => {
    expect(() => new Lexicon('được\n')).toThrow(RangeError)
  })
})

describe('the decoder without a model', () => {
  let after: (text: string) => string
  beforeAll(() => {
    const decoder = openLexiconDecoder(readFileSync(lexiconFile))
    after = (text) => repair(new Transcript(text, [], [], []), { models: { decoder } }).value.text
  })

  it.each([
    ['moi nguoi dan duoc huong quyen loi trong viec nay', 'moi người dan được huong quyền loi trong việc này'],
    ['Nguoi dan DUOC giup do 15 ngay truoc 5/6/2031', 'Người dan ĐƯỢC giúp do 15 ngày trước 5/6/2031'],
    ['Các đơn vị đươc giao nhiệm vụ báo cáo kết quả', 'Các đơn vị được giao nhiệm vụ báo cáo kết quả'],
    ['gui ve vpubnd@vidu.vn truoc ngay 5/6', 'gửi ve vpubnd@vidu.vn trước ngày 5/6'],
  ])('%j is %j', (text, expected) => {
    expect(after(text)).toBe(expected)
  })

  it.each([
    'Uỷ ban nhân dân xã giao Trạm Y tế rà soát danh sách trẻ em dưới 5 tuổi.',
    'The people of the village were asked to report before the end of May.',
    'UBND, HĐND, MTTQ',
  ])('%j stays', (text) => {
    expect(after(text)).toBe(text)
  })
})
