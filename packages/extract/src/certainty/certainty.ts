import { rowsOf } from '../knowledge/read-json.js'

/** Kinds of facts whose confidence has a table of its own. */
export const factKinds = ['header', 'task', 'deadline', 'citation', 'indicator'] as const
export type FactKind = (typeof factKinds)[number]

/**
 * The chance that a fact is right, from the score that its rule, its grammar and its reading gave it. `read` is true for
 * what was read from images. Between the steps of a table the chance is drawn straight; a kind without one keeps its score.
 */
export type Certainty = (kind: FactKind, read: boolean, score: number) => number

interface Step {
  readonly score: number
  readonly chance: number
}

/** Reads `data/confidence.json`, which the calibration benchmark writes. @throws RangeError where it has another form. */
export function readCertainty(file: unknown): Certainty {
  const tables = new Map<string, readonly Step[]>()
  for (const row of rowsOf(file, 'tables')) {
    const name = `${row.text('kind')} ${row.text('reading')}`
    const steps = row.texts('steps').map(readStep)
    if (steps.some((s, i) => i > 0 && !rises(steps[i - 1], s))) throw new RangeError(`data file: ${name} does not rise`)
    tables.set(name, steps)
  }
  return (kind, read, score) => {
    const steps = tables.get(`${kind} ${read ? 'read' : 'clean'}`) ?? []
    return along(steps, Math.min(1, Math.max(0, score)))
  }
}

function readStep(words: string): Step {
  const [score, chance] = words.split(' ').map(Number)
  if (score === undefined || chance === undefined || !within(score) || !within(chance))
    throw new RangeError(`data file: "${words}" is no step of a table`)
  return { score, chance }
}

const within = (n: number): boolean => n >= 0 && n <= 1
const rises = (before: Step | undefined, after: Step): boolean =>
  before === undefined || (before.score < after.score && before.chance <= after.chance)

function along(steps: readonly Step[], score: number): number {
  const above = steps.findIndex((s) => s.score >= score)
  const to = steps[above === -1 ? steps.length - 1 : above]
  if (to === undefined) return score
  const from = steps[above - 1]
  if (above === -1) return to.chance
  // Below the first step the chance falls with the score.
  if (from === undefined) return to.score === 0 ? to.chance : (to.chance * score) / to.score
  return from.chance + ((to.chance - from.chance) * (score - from.score)) / (to.score - from.score)
}
