import { formCount, lowerForm, titleForm, upperForm } from '../language-model/vocabulary.js'

/** One word whose way of writing is to be chosen. */
export interface CaseSlot {
  /** log P(observed | form), by form; -Infinity for forms that the word has not. */
  readonly seen: ArrayLike<number>
  /** How often the word is written in each form. */
  readonly counts: ArrayLike<number>
  /** True after the end of a sentence or label. */
  readonly first: boolean
  /** True of an abbreviation: its capitals say nothing of the word after it. */
  readonly apart?: boolean
}

const seenFloor = -30

/**
 * What every word shares of the habits of all, by form: any word may stand in a heading in capitals or at the head of a
 * sentence (which the word's own counts leave out), but few are written small or with a capital against their habit.
 */
const common = [0.02, 0.06, 0.3, 0.1]
const commonFirst = [0.25, 0.25, 0.3, 0.25]

/** How often each form occurs in running legal text, and how often after each form and at the head of a sentence. */
const share = [0.86, 0.115, 0.021, 0.004]
const after = [
  [0.94, 0.05, 0.008, 0.002],
  [0.66, 0.325, 0.012, 0.003],
  [0.13, 0.05, 0.815, 0.005],
  [0.75, 0.15, 0.08, 0.02],
]
const afterEnd = [0.17, 0.69, 0.135, 0.005]

/**
 * log P(form | form before) - log P(form): what the neighbour adds to the word's own habit. Columns lower, title,
 * upper, odd.
 */
const lift = (row: readonly number[]): readonly number[] => row.map((p, f) => Math.log(p / (share[f] ?? 1)))
const flow = after.map(lift)
const flowFirst = lift(afterEnd)

/** The likeliest sequence of forms (Viterbi over four of them), one a slot. */
export function chooseForms(slots: readonly CaseSlot[]): readonly number[] {
  const together = slots.filter((slot) => slot.apart !== true)
  const chosen = inCompany(together)
  let at = 0
  return slots.map((slot) => (slot.apart === true ? (inCompany([slot])[0] ?? lowerForm) : (chosen[at++] ?? lowerForm)))
}

function inCompany(slots: readonly CaseSlot[]): readonly number[] {
  const back: Int8Array[] = []
  let score = new Float64Array(formCount)
  slots.forEach((slot, t) => {
    const now = new Float64Array(formCount).fill(-Infinity)
    const from = new Int8Array(formCount)
    let total = 2
    for (let f = 0; f < formCount; f++) total += slot.counts[f] ?? 0
    for (let f = 0; f < formCount; f++) {
      const seen = slot.seen[f] ?? -Infinity
      if (seen === -Infinity) continue
      const everybody = (slot.first ? commonFirst : common)[f] ?? 0
      const habit = 0.75 * (((slot.counts[f] ?? 0) + 0.5) / total) + everybody * (share[f] ?? 0)
      const own = Math.max(seen, seenFloor) + Math.log(habit)
      for (let b = 0; b < formCount; b++) {
        const move = t === 0 || slot.first ? (flowFirst[f] ?? -9) : (flow[b]?.[f] ?? -9)
        const sum = (score[b] ?? -Infinity) + own + move
        if (sum > (now[f] ?? -Infinity)) {
          now[f] = sum
          from[f] = b
        }
      }
    }
    back.push(from)
    score = now
  })
  const out = new Array<number>(slots.length).fill(lowerForm)
  let form = indexOfMost(score)
  for (let t = slots.length - 1; t >= 0; t--) {
    out[t] = form
    form = back[t]?.[form] ?? lowerForm
  }
  return out
}

function indexOfMost(values: ArrayLike<number>): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if ((values[i] ?? -Infinity) > (values[best] ?? -Infinity)) best = i
  return best
}

/** The form in which a piece of text is written. */
export function formOf(text: string): number {
  const lower = text.toLowerCase()
  if (text === lower) return lowerForm
  if (text.slice(1) === lower.slice(1)) return titleForm
  return text === text.toUpperCase() ? upperForm : 3
}

/** Writes `word` with the capitals of `pattern`, letter by letter; the last one counts for what is longer. */
export function likeCase(word: string, pattern: string): string {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const model = pattern.charAt(Math.min(i, pattern.length - 1))
    const letter = word.charAt(i)
    out += model !== model.toLowerCase() ? letter.toUpperCase() : letter
  }
  return out
}
