import { readFileSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { misplaceMarks, toTcvn3 } from '../render/legacy-text.mjs'
import { doubtsIn, recordOf, textOf } from '../render/markup.mjs'
import { random } from '../render/random.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = readdirSync(root).filter((name) => /^\d\d-/u.test(name))
const read = (name: string, file: string) => readFileSync(`${root}${name}/${file}`, 'utf8')

describe('samples: what is expected agrees with its source', () => {
  it.each(names)('%s', async (name) => {
    const { default: source } = await import(`../${name}/document.mjs`)
    expect(read(name, 'text.txt')).toBe(textOf(source))
    expect(JSON.parse(read(name, 'record.json'))).toEqual(recordOf(source))
    expect(statSync(`${root}${name}/${source.input}`).size).toBeGreaterThan(0)
    const known: string[] = source.notDoubtful ?? []
    expect(doubtsIn(source).filter((doubt: string) => !known.some((words) => doubt.includes(words)))).toEqual([])
  })
})

interface Expected {
  readonly assignments: readonly {
    readonly text: string
    readonly deadline: number | null
    readonly section: string | null
  }[]
  readonly deadlines: readonly { readonly text: string; readonly kind: string; readonly who: readonly string[] }[]
  readonly indicators: readonly { readonly name: string; readonly target: { readonly text: string } }[]
}

describe('samples: every fact stands in the text', () => {
  it.each(names)('%s', (name) => {
    const text = read(name, 'text.txt')
    const unmarked = text.replace(/[⁰¹²³⁴-⁹]/gu, '')
    const record: Expected = JSON.parse(read(name, 'record.json'))
    const strayTexts = [
      ...record.assignments.map((a) => a.text),
      ...record.deadlines.map((d) => d.text),
      ...record.indicators.flatMap((i) => [i.name, i.target.text]),
    ].filter((words) => !unmarked.includes(words))
    expect(strayTexts).toEqual([])
    const used = record.assignments.map((a) => a.deadline).filter((d) => d !== null)
    expect(used.every((d) => d < record.deadlines.length)).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
  })

  it('together they are under 12 MB', () => {
    const bytes = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size, 0)
    expect(bytes).toBeLessThan(12e6)
  })
})

describe('samples: damage that is written on purpose', () => {
  it.each([
    ['Kế hoạch', 'KÕ ho¹ch'],
    ['Uỷ ban nhân dân', 'Uû ban nh©n d©n'],
    ['Độc lập - Tự do', '§éc lËp - Tù do'],
    ['trước', 'tr\u00ad\u00edc'],
  ])('TCVN3 writes %s as %s', (text, expected) => {
    expect(toTcvn3(text)).toBe(expected)
  })

  it('TCVN3 has no capital letters with a tone', () => {
    expect(() => toTcvn3('KẾ HOẠCH')).toThrow(RangeError)
  })

  it.each([
    ['hướng dẫn', 'hướng dâñ'],
    ['thực hiện', 'thưc̣ hiêṇ'],
    ['tỉnh An Khánh', 'tỉnh An Khánh'],
  ])('marks one letter late: %s as %s', (text, expected) => {
    expect(misplaceMarks(text, () => 0, 1).normalize('NFC')).toBe(expected.normalize('NFC'))
  })

  it('the same seed gives the same numbers', () => {
    const [a, b] = [random(7), random(7)]
    expect([a(), a(), a()]).toEqual([b(), b(), b()])
    expect(random(8)()).not.toBe(random(7)())
  })
})
