import type { Chosen } from './chosen.js'
import type { Observed } from './observed.js'
import { reach, width } from './observed.js'
import type { PartTable } from './word-parts.js'

/** What is this small beside the least likelihood that matters is left out. */
const negligible = 0.02

/**
 * Finds the words of one table by their parts: the forward probabilities of all heads, the backward probabilities of all
 * rests, and for every word the two joined. A branch of either tree is left when even its best part cannot make a word
 * that is still wanted. Rows of probabilities are by place, as in `Observed`.
 */
export class PartSearch {
  /** What frequency adds to the rank: of each pair of the table, and the most that a branch of either tree can give. */
  readonly #weight: Float64Array
  readonly #headWeight: Float64Array
  readonly #restWeight: Float64Array
  /** One row for each letter on the way down a tree. */
  readonly #headStack: Float64Array
  readonly #restStack: Float64Array
  /** A row for each head, valid where the head is alive. */
  readonly #head: Float64Array
  readonly #alive: Uint8Array
  /** The best of them at each place. */
  readonly #best = new Float64Array(width)

  constructor(
    private readonly table: PartTable,
    private readonly observed: Observed,
    private readonly chosen: Chosen,
    weights: Float64Array,
  ) {
    this.#weight = new Float64Array(table.word.length)
    for (let pair = 0; pair < table.word.length; pair++) this.#weight[pair] = weights[table.word[pair] ?? 0] ?? 0
    const byHead = new Float64Array(table.headCount)
    const byRest = new Float64Array(table.start.length - 1)
    for (let rest = 0; rest < byRest.length; rest++) {
      const to = table.start[rest + 1] ?? 0
      for (let pair = table.start[rest] ?? 0; pair < to; pair++) {
        const own = this.#weight[pair] ?? 0
        const head = table.head[pair] ?? 0
        byRest[rest] = Math.max(byRest[rest] ?? 0, own)
        byHead[head] = Math.max(byHead[head] ?? 0, own)
      }
    }
    this.#headWeight = table.heads.mostBelow(byHead)
    this.#restWeight = table.rests.mostBelow(byRest)
    this.#headStack = new Float64Array((table.heads.depth + 1) * width)
    this.#restStack = new Float64Array((table.rests.depth + 1) * width)
    this.#head = new Float64Array(table.headCount * width)
    this.#alive = new Uint8Array(table.headCount)
  }

  /** Puts every word of the table that is wanted among the chosen. */
  run(): void {
    const end = reach + this.observed.length
    this.#alive.fill(0)
    this.#best.fill(0)
    this.#headStack.fill(0, 0, width)
    this.#headStack[reach] = 1
    this.#keep(0, 0, reach, reach)
    this.#heads(0, 0, reach, reach)
    this.#restStack.fill(0, 0, width)
    this.#restStack[end] = 1
    this.#join(0, 0, end, end)
    this.#rests(0, 0, end, end)
  }

  /** The branches below a head; its row is in the stack from `base` on, 0 outside `low` to `high`. */
  #heads(node: number, base: number, low: number, high: number): void {
    const { observed, chosen } = this
    const { first, letter } = this.table.heads
    const { column, after, ahead } = observed
    const stack = this.#headStack
    const here = base + width
    const last = reach + observed.length
    const to = first[node + 1] ?? 0
    for (let child = first[node] ?? 0; child < to; child++) {
      const own = letter[child] ?? 0
      let bound = 0
      for (let i = low; i <= high; i++) bound += (stack[base + i] ?? 0) * (ahead[own * width + i] ?? 0)
      if (bound < chosen.limit || bound * (this.#headWeight[child] ?? 0) < chosen.leastRank) continue
      const cell = observed.columnAt(own)
      const least = chosen.limit * negligible
      const end = high + reach < last ? high + reach : last
      let from = width
      let until = 0
      for (let k = 1; k <= reach; k++) stack[here + low - k] = stack[here + end + k] = 0
      for (let i = low; i <= end; i++) {
        const c = cell + i * 4
        const sum =
          (column[c] ?? 0) * (stack[base + i] ?? 0) +
          (column[c - 3] ?? 0) * (stack[base + i - 1] ?? 0) +
          (column[c - 6] ?? 0) * (stack[base + i - 2] ?? 0) +
          (column[c - 9] ?? 0) * (stack[base + i - 3] ?? 0)
        const kept = sum * (after[i] ?? 0) >= least
        stack[here + i] = kept ? sum : 0
        if (!kept) continue
        if (from === width) from = i
        until = i
      }
      this.#keep(child, here, from, until)
      this.#heads(child, here, from, until)
    }
  }

  #keep(node: number, base: number, low: number, high: number): void {
    const head = this.table.heads.value[node] ?? -1
    if (head < 0) return
    this.#alive[head] = 1
    this.#head.fill(0, head * width, head * width + width)
    for (let i = low; i <= high; i++) {
      const p = this.#headStack[base + i] ?? 0
      this.#head[head * width + i] = p
      if (p > (this.#best[i] ?? 0)) this.#best[i] = p
    }
  }

  /** The branches before the end of a rest. */
  #rests(node: number, base: number, low: number, high: number): void {
    const { observed, chosen } = this
    const { first, letter } = this.table.rests
    const { column, before, behind } = observed
    const stack = this.#restStack
    const here = base + width
    const to = first[node + 1] ?? 0
    for (let child = first[node] ?? 0; child < to; child++) {
      const own = letter[child] ?? 0
      let bound = 0
      for (let i = low; i <= high; i++) bound += (stack[base + i] ?? 0) * (behind[own * width + i] ?? 0)
      if (bound < chosen.limit || bound * (this.#restWeight[child] ?? 0) < chosen.leastRank) continue
      const cell = observed.columnAt(own)
      const least = chosen.limit * negligible
      const start = low - reach < reach ? reach : low - reach
      let from = width
      let until = 0
      for (let k = 1; k <= reach; k++) stack[here + start - k] = stack[here + high + k] = 0
      for (let i = start; i <= high; i++) {
        const c = cell + i * 4
        const sum =
          (column[c] ?? 0) * (stack[base + i] ?? 0) +
          (column[c + 1] ?? 0) * (stack[base + i + 1] ?? 0) +
          (column[c + 2] ?? 0) * (stack[base + i + 2] ?? 0) +
          (column[c + 3] ?? 0) * (stack[base + i + 3] ?? 0)
        const kept = sum * (before[i] ?? 0) >= least
        stack[here + i] = kept ? sum : 0
        if (!kept) continue
        if (from === width) from = i
        until = i
      }
      this.#join(child, here, from, until)
      this.#rests(child, here, from, until)
    }
  }

  /** The words that a rest makes with the heads. */
  #join(node: number, base: number, low: number, high: number): void {
    const { start, head, word, rests } = this.table
    const { chosen } = this
    const rest = rests.value[node] ?? -1
    if (rest < 0) return
    const stack = this.#restStack
    const heads = this.#head
    let most = 0
    for (let i = low; i <= high; i++) most += (stack[base + i] ?? 0) * (this.#best[i] ?? 0)
    if (most < chosen.limit || most * (this.#restWeight[node] ?? 0) < chosen.leastRank) return
    const end = start[rest + 1] ?? 0
    for (let pair = start[rest] ?? 0; pair < end; pair++) {
      const h = head[pair] ?? 0
      if (this.#alive[h] === 0) continue
      const at = h * width
      let p = 0
      for (let i = low; i <= high; i++) p += (heads[at + i] ?? 0) * (stack[base + i] ?? 0)
      const rank = p * (this.#weight[pair] ?? 0)
      if (p >= chosen.limit && rank >= chosen.leastRank) chosen.put(word[pair] ?? 0, p, rank)
    }
  }
}
