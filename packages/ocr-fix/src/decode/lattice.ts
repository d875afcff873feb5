import type { LanguageModel } from '../language-model/language-model.js'
import { sentenceEvent } from '../language-model/pieces.js'

/** A choice that says nothing to the language model: a part of a number, a place where a sentence might have ended. */
export const pass = 0xffff

/** One place of the text: what may stand there. */
export interface Slot {
  /** Word or event ids, or `pass`. */
  readonly words: ArrayLike<number>
  /** Their scores by everything but the language model, as logarithms; best first helps speed. */
  readonly scores: ArrayLike<number>
  /** Weight of the language model at this place: 1 for words, less for punctuation. */
  readonly weight: number
}

export interface Choice {
  /** Index into the slot's words. */
  readonly best: number
  /** P(choice | everything) for each of the slot's words, 0 for those that the search left early. */
  readonly posteriors: Float64Array
}

export interface LatticeOptions {
  /** Histories that are kept at each place. */
  readonly beam: number
  /** Histories this much below the best are dropped (natural logarithm). */
  readonly margin: number
}

/** Arcs of all slots in rows of typed arrays; a slot's arcs are neighbours. */
class Arcs {
  from = new Int32Array(4096)
  to = new Int32Array(4096)
  choice = new Int32Array(4096)
  gain = new Float64Array(4096)
  length = 0

  push(from: number, to: number, choice: number, gain: number): void {
    if (this.length === this.from.length) this.#grow()
    this.from[this.length] = from
    this.to[this.length] = to
    this.choice[this.length] = choice
    this.gain[this.length] = gain
    this.length++
  }

  #grow(): void {
    const size = this.from.length * 2
    const wider = (a: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const b = new Int32Array(size)
      b.set(a)
      return b
    }
    this.from = wider(this.from)
    this.to = wider(this.to)
    this.choice = wider(this.choice)
    const gain = new Float64Array(size)
    gain.set(this.gain)
    this.gain = gain
  }
}

/** Histories alive at one place; at most `capacity`. */
class States {
  readonly last: Int32Array
  readonly node2: Int32Array
  readonly node3: Int32Array
  readonly score: Float64Array
  count = 0

  constructor(capacity: number) {
    this.last = new Int32Array(capacity)
    this.node2 = new Int32Array(capacity)
    this.node3 = new Int32Array(capacity)
    this.score = new Float64Array(capacity)
  }
}

const hashSize = 4096
const mostNew = 2048

/**
 * Beam search over slots with the language model, then posteriors by a forward and a backward pass over the arcs that
 * the search kept. Histories that the model cannot tell apart are one. Time is linear in the number of slots.
 */
export class Lattice {
  readonly #hash = new Int32Array(hashSize)
  #now = new States(mostNew)
  #next = new States(mostNew)

  constructor(
    private readonly model: LanguageModel,
    private readonly options: LatticeOptions,
  ) {}

  /** One choice a slot. The text begins after the end of a sentence. */
  decode(slots: readonly Slot[]): Choice[] {
    const arcs = new Arcs()
    const arcEnd = new Int32Array(slots.length)
    const stateCount = new Int32Array(slots.length + 1)
    const now = this.#now
    now.count = 1
    now.last[0] = sentenceEvent
    now.node2[0] = -1
    now.node3[0] = -1
    now.score[0] = 0
    stateCount[0] = 1
    slots.forEach((slot, t) => {
      this.#step(slot, arcs)
      arcEnd[t] = arcs.length
      stateCount[t + 1] = this.#now.count
    })
    return posteriors(slots, arcs, arcEnd, stateCount)
  }

  #step(slot: Slot, arcs: Arcs): void {
    const { model, options } = this
    const now = this.#now
    const next = this.#next
    const hash = this.#hash
    hash.fill(-1)
    next.count = 0
    const firstArc = arcs.length
    let best = -Infinity
    const choices = slot.words.length
    for (let s = 0; s < now.count; s++) {
      const score = now.score[s] ?? 0
      const last = now.last[s] ?? 0
      const node2 = now.node2[s] ?? -1
      const node3 = now.node3[s] ?? -1
      for (let c = 0; c < choices; c++) {
        const own = slot.scores[c] ?? 0
        if (score + own < best - options.margin) continue
        const word = slot.words[c] ?? 0
        let gain = own
        let toLast = last
        let to2 = node2
        let to3 = node3
        if (word !== pass) {
          gain += slot.weight * model.score(last, node2, node3, word)
          toLast = word
          to2 = model.next2
          to3 = model.next3
        }
        const total = score + gain
        if (total < best - options.margin) continue
        if (total > best) best = total
        const state = this.#place(next, hash, toLast, to2, to3)
        if (state < 0) continue
        if (total > (next.score[state] ?? -Infinity)) next.score[state] = total
        arcs.push(s, state, c, gain)
      }
    }
    this.#narrow(next, arcs, firstArc, best)
  }

  /** The state of this history among the new ones; -1 when there are too many. */
  #place(next: States, hash: Int32Array, last: number, node2: number, node3: number): number {
    let at =
      (Math.imul(node3 >= 0 ? node3 : node2 >= 0 ? node2 + 0x4000000 : last + 0x8000000, 0x9e3779b1) >>> 20) &
      (hashSize - 1)
    for (;;) {
      const state = hash[at] ?? -1
      if (state < 0) break
      if (next.node3[state] === node3 && next.node2[state] === node2 && next.last[state] === last) return state
      at = (at + 1) & (hashSize - 1)
    }
    if (next.count >= mostNew) return -1
    const state = next.count++
    hash[at] = state
    next.last[state] = last
    next.node2[state] = node2
    next.node3[state] = node3
    next.score[state] = -Infinity
    return state
  }

  /** Keeps the best states, renumbered from the best, and the arcs that lead to them. */
  #narrow(next: States, arcs: Arcs, firstArc: number, best: number): void {
    const { beam, margin } = this.options
    const order: number[] = []
    for (let s = 0; s < next.count; s++) if ((next.score[s] ?? -Infinity) >= best - margin) order.push(s)
    order.sort((a, b) => (next.score[b] ?? 0) - (next.score[a] ?? 0) || a - b)
    if (order.length > beam) order.length = beam
    const renumbered = this.#hash
    renumbered.fill(-1, 0, Math.max(next.count, 1))
    const kept = this.#now
    order.forEach((s, k) => {
      renumbered[s] = k
      kept.last[k] = next.last[s] ?? 0
      kept.node2[k] = next.node2[s] ?? -1
      kept.node3[k] = next.node3[s] ?? -1
      kept.score[k] = next.score[s] ?? 0
    })
    kept.count = order.length
    let to = firstArc
    for (let a = firstArc; a < arcs.length; a++) {
      const state = renumbered[arcs.to[a] ?? 0] ?? -1
      if (state < 0) continue
      arcs.from[to] = arcs.from[a] ?? 0
      arcs.to[to] = state
      arcs.choice[to] = arcs.choice[a] ?? 0
      arcs.gain[to] = arcs.gain[a] ?? 0
      to++
    }
    arcs.length = to
  }
}

/** Best path by the highest sum, and the share of each choice in the sum over all kept paths. */
function posteriors(slots: readonly Slot[], arcs: Arcs, arcEnd: Int32Array, stateCount: Int32Array): Choice[] {
  const widest = Math.max(...stateCount)
  const n = slots.length
  const forward = new Float64Array((n + 1) * widest).fill(-Infinity)
  const top = new Float64Array((n + 1) * widest).fill(-Infinity)
  const bestArc = new Int32Array((n + 1) * widest).fill(-1)
  forward[0] = 0
  top[0] = 0
  for (let t = 0; t < n; t++) {
    for (let a = t === 0 ? 0 : (arcEnd[t - 1] ?? 0); a < (arcEnd[t] ?? 0); a++) {
      const from = t * widest + (arcs.from[a] ?? 0)
      const to = (t + 1) * widest + (arcs.to[a] ?? 0)
      const gain = arcs.gain[a] ?? 0
      const sum = (forward[from] ?? 0) + gain
      const before = forward[to] ?? -Infinity
      forward[to] = before === -Infinity ? sum : Math.max(before, sum) + Math.log1p(Math.exp(-Math.abs(before - sum)))
      const high = (top[from] ?? 0) + gain
      if (high > (top[to] ?? -Infinity)) {
        top[to] = high
        bestArc[to] = a
      }
    }
  }
  let state = 0
  let total = -Infinity
  for (let s = 0; s < (stateCount[n] ?? 0); s++) {
    const f = forward[n * widest + s] ?? -Infinity
    total = total === -Infinity ? f : Math.max(total, f) + Math.log1p(Math.exp(-Math.abs(total - f)))
    if ((top[n * widest + s] ?? -Infinity) > (top[n * widest + state] ?? -Infinity)) state = s
  }
  const out: Choice[] = new Array<Choice>(n)
  let backward = new Float64Array(widest).fill(-Infinity).fill(0, 0, stateCount[n] ?? 0)
  for (let t = n - 1; t >= 0; t--) {
    const before = new Float64Array(widest).fill(-Infinity)
    const shares = new Float64Array(slots[t]?.words.length ?? 0)
    for (let a = t === 0 ? 0 : (arcEnd[t - 1] ?? 0); a < (arcEnd[t] ?? 0); a++) {
      const from = arcs.from[a] ?? 0
      const gain = (arcs.gain[a] ?? 0) + (backward[arcs.to[a] ?? 0] ?? -Infinity)
      const choice = arcs.choice[a] ?? 0
      shares[choice] = (shares[choice] ?? 0) + Math.exp((forward[t * widest + from] ?? -Infinity) + gain - total)
      const known = before[from] ?? -Infinity
      before[from] = known === -Infinity ? gain : Math.max(known, gain) + Math.log1p(Math.exp(-Math.abs(known - gain)))
    }
    backward = before
    const arc = bestArc[(t + 1) * widest + state] ?? -1
    out[t] = { best: arcs.choice[arc] ?? 0, posteriors: shares }
    state = arcs.from[arc] ?? 0
  }
  return out
}
