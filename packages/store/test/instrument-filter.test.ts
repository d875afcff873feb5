import { expect, it } from 'vitest'
import { instrumentFilter } from '../src/index.js'

it.each([
  ['28-CT/TW', 'reference'],
  ['1248/QĐ-TTg', 'reference'],
  ['86 / KH-UBND', 'reference'],
  ['24a/2012/NQ-CP', 'reference'],
  ['Luật Trẻ em', 'title'],
  ['Luật Tổ chức chính quyền địa phương năm 2025', 'title'],
  ['Chương trình 135', 'title'],
])('%s is asked for by its %s', (text, kind) => {
  expect(instrumentFilter(text)).toEqual({ [kind]: text })
})
