import { describe, expect, test } from 'vitest'
import { tasksOf } from './tasks-of.js'

const partnersOf = (words: string): string | undefined =>
  tasksOf('KẾ HOẠCH', `I. NHIỆM VỤ\n1. Phòng Kinh tế phối hợp với ${words} kiểm tra bến.`)[0]?.split(' | ')[3]

describe('what kind of bodies a group is of', () => {
  test.each([
    ['các doanh nghiệp cấp nước', 'các doanh nghiệp cấp nước'],
    ['các doanh nghiệp viễn thông', 'các doanh nghiệp viễn thông'],
    ['các công ty cấp điện', 'các công ty cấp điện'],
    ['các chủ đập thủy điện', 'các chủ đập thủy điện'],
    ['các doanh nghiệp cung cấp dịch vụ', 'các doanh nghiệp cung cấp dịch vụ'],
    ['UBND các xã, phường có hồ chứa', 'Ủy ban nhân dân các xã, phường có hồ chứa'],
    ['UBND các xã bị ảnh hưởng', 'Ủy ban nhân dân các xã bị ảnh hưởng'],
    ['UBND các huyện có rừng', 'Ủy ban nhân dân các huyện có rừng'],
    ['các doanh nghiệp', 'các doanh nghiệp'],
  ])('phối hợp với %s', (words, expected) => expect(partnersOf(words)).toBe(expected))

  test('"mỗi" of a group takes up its heading', () => {
    expect(
      tasksOf('KẾ HOẠCH', 'I. NHIỆM VỤ\n1. Các trường học trên địa bàn xã: Mỗi trường tham gia 01 tiết mục.'),
    ).toEqual(['I.1 | perform | Các trường học trên địa bàn xã | -'])
  })

  test.each([
    ['Các doanh nghiệp cấp đủ nước cho dân ven kè.', 'Các doanh nghiệp'],
    ['Các doanh nghiệp đăng ký tham gia hội chợ.', 'Các doanh nghiệp'],
    ['Các chủ đập vận hành hồ theo quy trình.', 'Các chủ đập'],
    ['UBND các xã có trách nhiệm dọn kè.', 'Ủy ban nhân dân các xã'],
    ['UBND các xã có kế hoạch dọn kè.', 'Ủy ban nhân dân các xã'],
  ])('%s', (item, expected) => {
    expect(tasksOf('KẾ HOẠCH', `I. NHIỆM VỤ\n1. ${item}`)).toEqual([`I.1 | perform | ${expected} | -`])
  })
})
