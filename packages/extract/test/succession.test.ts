import { expect, test } from 'vitest'
import { formerNames, holdersOn, membersOf } from '../src/index.js'
import { knowledge } from './plain-text.js'

const { bodies } = knowledge
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((b) => b.id)

test.each([
  ['so-y-te', '2020-01-01', ['so-y-te']],
  ['bo-ke-hoach-va-dau-tu', '2024-06-01', ['bo-ke-hoach-va-dau-tu']],
  ['bo-ke-hoach-va-dau-tu', '2025-06-01', ['bo-tai-chinh']],
])('the tasks of %s lie on %s with %j', (id, day, expected) => {
  expect(ids(holdersOn(bodies, id, day).map((h) => h.body))).toEqual(expected)
})

test('the labour department gave its functions to several', () => {
  const holders = holdersOn(bodies, 'so-lao-dong-thuong-binh-va-xa-hoi', '2025-06-01')
  expect(ids(holders.map((h) => h.body))).toContain('so-y-te')
  expect(ids(holders.map((h) => h.body))).toContain('so-noi-vu')
})

test("a question for today's body finds yesterday's", () => {
  expect(ids(formerNames(bodies, 'bo-tai-chinh'))).toContain('bo-ke-hoach-va-dau-tu')
  expect(ids(formerNames(bodies, 'so-y-te'))[0]).toBe('so-y-te')
})

test('a group has its members, a body itself', () => {
  expect(ids(membersOf(bodies, 'so-y-te'))).toEqual(['so-y-te'])
  expect(ids(membersOf(bodies, 'uy-ban-nhan-dan-cac-tinh-thanh-pho-truc-thuoc-trung-uong'))).toEqual([
    'uy-ban-nhan-dan-cap-tinh',
  ])
})

test('an id that is not in the registry breaks the contract', () => {
  expect(() => holdersOn(bodies, 'so-khong-co', '2025-01-01')).toThrow(RangeError)
})
