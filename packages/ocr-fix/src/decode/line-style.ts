import { events } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { isBareSyllable } from '../syllable/syllable.js'
import type { CaseSlot } from './case.js'
import { formOf } from './case.js'
import { pass } from './lattice.js'
import { formCount, lowerForm, oddForm, titleForm, upperForm } from '../language-model/vocabulary.js'
import type { Weighed } from './settle.js'

/** How a printed line is set, as the rest of the line shows; null where it says little. */
export type LineStyle = 'capitals' | 'small'

/** Letters of the other words of a line, at least, and the share of capitals among them. */
const leastLetters = 4
const leastSmallLetters = 14
const mostlyLarge = 0.7
const mostlySmall = 0.25

/** What a form costs in a line that is set otherwise (natural logarithm). */
const cost: Readonly<Record<LineStyle, readonly number[]>> = {
  capitals: styleCosts(lowerForm, 4, 4),
  small: styleCosts(upperForm, 4, 0),
}

function styleCosts(form: number, own: number, title: number): readonly number[] {
  const out = new Array<number>(formCount).fill(0)
  out[form] = own
  out[titleForm] = title
  out[oddForm] = 0
  return out
}

interface Letters {
  readonly large: number
  readonly all: number
}

/** For every word how the other words of its printed line are set. */
export function lineStyles(
  row: readonly Weighed[],
  vocabulary: Vocabulary,
  text: string,
): readonly (LineStyle | null)[] {
  const lines: { sum: Letters; readonly words: Letters[] }[] = []
  let end = -1
  for (const weighed of row) {
    const { reading } = weighed
    const { piece } = reading
    let line = lines.at(-1)
    if (line === undefined || text.slice(end, piece.from).includes('\n')) {
      line = { sum: { large: 0, all: 0 }, words: [] }
      lines.push(line)
    }
    const counts = piece.kind === 'word' && reading.text.length > 1 && !isAbbreviation(weighed, vocabulary)
    const word = counts ? lettersOf(reading.text) : { large: 0, all: 0 }
    line.words.push(word)
    line.sum = { large: line.sum.large + word.large, all: line.sum.all + word.all }
    end = piece.to
  }
  return lines.flatMap(({ sum, words }) =>
    words.map(({ large, all }) => styleOf({ large: sum.large - large, all: sum.all - all })),
  )
}

/** True of what stands in capitals in any line: "UBND", "TTg", and "VHTTDL" that no list knows. Its neighbours owe it nothing. */
export function isAbbreviation({ reading, options }: Weighed, vocabulary: Vocabulary): boolean {
  const best = options[0]
  if (best === undefined || best.word < events.length || best.word === pass) {
    return formOf(reading.text) === upperForm && reading.text.length > 1 && !isBareSyllable(reading.text.toLowerCase())
  }
  const total = vocabulary.total(best.word)
  return vocabulary.count(best.word, upperForm) + vocabulary.count(best.word, oddForm) > 0.6 * total
}

function lettersOf(word: string): Letters {
  let large = 0
  let all = 0
  for (const letter of word) {
    if (letter.toLowerCase() === letter.toUpperCase()) continue
    all++
    if (letter !== letter.toLowerCase()) large++
  }
  return { large, all }
}

function styleOf({ large, all }: Letters): LineStyle | null {
  if (all >= leastLetters && large >= mostlyLarge * all) return 'capitals'
  return all >= leastSmallLetters && large <= mostlySmall * all ? 'small' : null
}

/** Letters that look the same large and small: a whole word of them is read small or large at once. */
const sameShape = /^[cosuvwxzkp]{2,7}$/i
const sameShapeCost = 16

/** The slot with what the style of its line says of its form; `text` is what was read. */
export function inStyle(slot: CaseSlot, style: LineStyle | null, text: string): CaseSlot {
  if (style === null) return slot
  const costs = cost[style]
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '')
  const tall = style === 'capitals' && sameShape.test(bare)
  return {
    ...slot,
    seen: Array.from(slot.seen, (p, form) => p - (tall && form <= titleForm ? sameShapeCost : (costs[form] ?? 0))),
  }
}
