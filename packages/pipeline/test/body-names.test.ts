import { beforeAll, expect, it } from 'vitest'
import type { BodyFilter } from '@vanthu/store'
import { openBodyNames } from '../src/index.js'

let filterOf: (name: string) => BodyFilter
beforeAll(async () => {
  filterOf = await openBodyNames()
})

it('a short name finds the whole one, and the bodies that came before', () => {
  const { names, bodyIds } = filterOf('Sở GD&ĐT')
  expect(names).toContain('Sở GD&ĐT')
  expect(names).toContain('Sở Giáo dục và Đào tạo')
  expect(bodyIds?.length).toBeGreaterThan(0)
  expect(filterOf('Sở Giáo dục và Đào tạo').bodyIds).toEqual(bodyIds)
})

it('a name that no registry has is searched by its words', () => {
  expect(filterOf('Ban quản lý bến đò ngang')).toEqual({
    names: ['Ban quản lý bến đò ngang'],
    words: 'Ban quản lý bến đò ngang',
  })
})
