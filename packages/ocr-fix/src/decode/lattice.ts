import type { LanguageModel } from '../language-model/language-model.js'
import { sentenceEvent } from '../language-model/pieces.js'
import { Arcs, States } from './arcs.js'

/** A choice that says nothing to the language model: a part of a number, a place where a sentence might have ended. */
export const pass = 0xffff

/** One place of the text: what may stand there. */
export interface Slot {
  /** Word or event ids, or `pass`. */
  readonly words: ArrayLike<number>
  /** Their scores by everything but the language model, as logarithms. */
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

const hashSize = 4096
const mostNew = 2048

/** A second way into a history is forgotten when it is this much worse than the worst history kept (natural logarithm). */
const wayMargin = 4

/** After so many words the model knows no more of what stood before them. */
const memory = 3

/** Not looked up yet. */
const unknown = -2

/** The choices of a slot, those first that can be worth the most. */
interface Ranked {
  readonly scores: ArrayLike<number>
  readonly weight: number
  readonly order: Int32Array
  /** By choice: the most that it can be worth after any history, but for that history's lift. */
  readonly bound: Float64Array
}

/** Slots with fewer choices are ranked faster than looked up. */
const worthKeeping = 8

function ranked({ words, scores, weight }: Slot, ceiling: Float32Array): Ranked {
  const order = new Int32Array(words.length)
  const bound = new Float64Array(words.length)
  for (let c = 0; c < words.length; c++) {
    const word = words[c] ?? 0
    const most = (scores[c] ?? 0) + (word === pass ? 0 : weight * (ceiling[word] ?? 0))
    bound[c] = most
    let at = c
    for (; at > 0 && most > (bound[order[at - 1] ?? 0] ?? 0); at--) order[at] = order[at - 1] ?? 0
    order[at] = c
  }
  return { scores, weight, order, bound }
}

/**
 * Beam search over slots with the language model, then the share of each choice in the sum over all ways that the search
 * kept. Histories that the model cannot tell apart are one. Time is linear in the number of slots.
 */
export class Lattice {
  /** Index of a new history + 1 by hash, 0 for none. */
  readonly #hash = new Int32Array(hashSize)
  readonly #place = new Int32Array(mostNew)
  readonly #renumbered = new Int32Array(mostNew)
  readonly #now: States
  readonly #next = new States(mostNew)
  readonly #arcs = new Arcs()
  readonly #best: Float64Array
  readonly #bestOf: Int32Array
  /** Sum over all ways into each history of the slot before, as a multiple of the best way. */
  #sum: Float64Array
  #nextSum: Float64Array
  /** By the words of a slot: many pieces of a document are the same. */
  readonly #ranks = new WeakMap<ArrayLike<number>, Ranked>()
  /** Pairs of each last word with each choice in the model, for the slot in hand. */
  #pairs = new Int32Array(64)

  constructor(
    private readonly model: LanguageModel,
    private readonly options: LatticeOptions,
  ) {
    const { beam } = options
    this.#now = new States(beam)
    this.#best = new Float64Array(beam)
    this.#bestOf = new Int32Array(beam)
    this.#sum = new Float64Array(beam)
    this.#nextSum = new Float64Array(beam)
  }

  /** One choice a slot. The text begins after the end of a sentence. */
  decode(slots: readonly Slot[]): Choice[] {
    const arcs = this.#arcs
    const now = this.#now
    const arcEnd = new Int32Array(slots.length)
    arcs.empty(slots.length * this.options.beam)
    now.count = 1
    now.last[0] = sentenceEvent
    now.node2[0] = -1
    now.node3[0] = -1
    now.score[0] = 0
    this.#sum[0] = 1
    for (let t = 0; t < slots.length; t++) {
      for (const end = now.count === 1 ? this.#plain(slots, t) : t; t < end; t++) {
        arcs.way[t * this.options.beam] = arcs.length
        arcs.push(0, 0, 0, 1)
        arcEnd[t] = arcs.length
      }
      const slot = slots[t]
      if (slot !== undefined) this.#step(slot, t * this.options.beam)
      arcEnd[t] = arcs.length
    }
    return this.#choices(slots, arcEnd)
  }

  /**
   * The end of a stretch of slots from `t` on that have one choice each, and that nothing is to be worked out for: it
   * stops so long before the next slot with several that the history is known again there. The last word of the stretch
   * becomes the history. `t` itself where there is no such stretch.
   */
  #plain(slots: readonly Slot[], t: number): number {
    let end = t
    while (end < slots.length && slots[end]?.words.length === 1) end++
    if (end === slots.length) return end
    for (let words = 0; end > t; end--) {
      const word = slots[end - 1]?.words[0] ?? pass
      if (word !== pass && words++ === memory) {
        this.#now.last[0] = word
        this.#now.node2[0] = -1
        this.#now.node3[0] = -1
        return end
      }
    }
    return t
  }

  #step(slot: Slot, firstWay: number): void {
    const { model, options } = this
    const { words, scores, weight } = slot
    const { unigram } = model
    const now = this.#now
    const next = this.#next
    const arcs = this.#arcs
    const choices = words.length
    const { order, bound } = this.#ranked(slot)
    const need = choices * options.beam
    if (this.#pairs.length < need) this.#pairs = new Int32Array(need * 2)
    const pairs = this.#pairs
    const firstArc = arcs.length
    next.count = 0
    let best = -Infinity
    let least = -Infinity
    let look = 1
    const top = bound[order[0] ?? 0] ?? 0
    for (let s = 0; s < now.count; s++) {
      const score = now.score[s] ?? 0
      const last = now.last[s] ?? 0
      const node2 = now.node2[s] ?? -1
      const node3 = now.node3[s] ?? -1
      model.after(last, node2, node3)
      const most = score + weight * model.lift
      if (most + top < least) continue
      const { back } = model
      const row = this.#pairRow(s, choices)
      for (let k = 0; k < choices; k++) {
        const c = order[k] ?? 0
        if (most + (bound[c] ?? 0) < least) break
        const own = scores[c] ?? 0
        const word = words[c] ?? 0
        let gain = own
        let toLast = last
        let to2 = node2
        let to3 = node3
        if (word !== pass) {
          let pair = pairs[row + c] ?? unknown
          if (pair === unknown) {
            pair = model.pair(last, word)
            pairs[row + c] = pair
          }
          toLast = word
          if (pair < 0) {
            gain += weight * ((unigram[word] ?? -20) + back)
            to2 = -1
            to3 = -1
          } else {
            gain += weight * model.scorePair(pair, last, node2, node3, word)
            to2 = model.next2
            to3 = model.next3
          }
        }
        const total = score + gain
        if (total < least) continue
        if (total > best) {
          best = total
          if (best - options.margin > least) least = best - options.margin
        }
        const state = this.#stateOf(toLast, to2, to3)
        if (state < 0) continue
        if (total > (next.score[state] ?? -Infinity)) next.score[state] = total
        arcs.push(s, state, c, gain)
      }
      if (s + 1 === look) {
        look *= 2
        if (next.count > options.beam) least = Math.max(least, this.#worstKept() - wayMargin)
      }
    }
    this.#narrow(firstArc, firstWay, best)
  }

  #ranked(slot: Slot): Ranked {
    const known = this.#ranks.get(slot.words)
    if (known !== undefined && known.scores === slot.scores && known.weight === slot.weight) return known
    const made = ranked(slot, this.model.ceiling)
    if (slot.words.length >= worthKeeping) this.#ranks.set(slot.words, made)
    return made
  }

  /** Where the pairs of a history's last word begin; histories with the same last word share them. */
  #pairRow(s: number, choices: number): number {
    const { last } = this.#now
    for (let earlier = 0; earlier < s; earlier++) if (last[earlier] === last[s]) return earlier * choices
    const row = s * choices
    for (let c = 0; c < choices; c++) this.#pairs[row + c] = unknown
    return row
  }

  /** The state of this history among the new ones; -1 when there are too many. */
  #stateOf(last: number, node2: number, node3: number): number {
    const hash = this.#hash
    const next = this.#next
    const key = node3 >= 0 ? node3 : node2 >= 0 ? node2 + 0x4000000 : last + 0x8000000
    let at = (Math.imul(key, 0x9e3779b1) >>> 20) & (hashSize - 1)
    for (;;) {
      const state = (hash[at] ?? 0) - 1
      if (state < 0) break
      if (next.node3[state] === node3 && next.node2[state] === node2 && next.last[state] === last) return state
      at = (at + 1) & (hashSize - 1)
    }
    if (next.count >= mostNew) return -1
    const state = next.count++
    hash[at] = state + 1
    this.#place[state] = at
    next.last[state] = last
    next.node2[state] = node2
    next.node3[state] = node3
    next.score[state] = -Infinity
    return state
  }

  /** Puts the best new histories into `#best` and `#bestOf`, best first, and says how many they are. */
  #select(least: number): number {
    const { beam } = this.options
    const next = this.#next
    const best = this.#best
    const bestOf = this.#bestOf
    let count = 0
    for (let s = 0; s < next.count; s++) {
      const score = next.score[s] ?? -Infinity
      if (score < least || (count === beam && score <= (best[beam - 1] ?? 0))) continue
      let at = count < beam ? count++ : beam - 1
      for (; at > 0 && score > (best[at - 1] ?? 0); at--) {
        best[at] = best[at - 1] ?? 0
        bestOf[at] = bestOf[at - 1] ?? 0
      }
      best[at] = score
      bestOf[at] = s
    }
    return count
  }

  #worstKept(): number {
    return this.#select(-Infinity) < this.options.beam ? -Infinity : (this.#best[this.options.beam - 1] ?? -Infinity)
  }

  /** Keeps the best new histories, numbered from the best, and the arcs that lead to them. */
  #narrow(firstArc: number, firstWay: number, best: number): void {
    const next = this.#next
    const now = this.#now
    const arcs = this.#arcs
    const renumbered = this.#renumbered
    const count = this.#select(best - this.options.margin)
    for (let s = 0; s < next.count; s++) {
      renumbered[s] = -1
      this.#hash[this.#place[s] ?? 0] = 0
    }
    const sum = this.#nextSum
    for (let k = 0; k < count; k++) {
      renumbered[this.#bestOf[k] ?? 0] = k
      sum[k] = 0
    }
    let to = firstArc
    for (let a = firstArc; a < arcs.length; a++) {
      const state = renumbered[arcs.to[a] ?? 0] ?? -1
      if (state < 0) continue
      const from = arcs.from[a] ?? 0
      const total = (now.score[from] ?? 0) + (arcs.gain[a] ?? 0)
      if (total === this.#best[state]) arcs.way[firstWay + state] = to
      const share = (this.#sum[from] ?? 0) * Math.exp(total - (this.#best[state] ?? 0))
      sum[state] = (sum[state] ?? 0) + share
      arcs.from[to] = from
      arcs.to[to] = state
      arcs.choice[to] = arcs.choice[a] ?? 0
      arcs.gain[to] = share
      to++
    }
    arcs.length = to
    // From here on an arc's gain is its share of all ways into its history.
    for (let a = firstArc; a < to; a++) arcs.gain[a] = (arcs.gain[a] ?? 0) / (sum[arcs.to[a] ?? 0] ?? 1)
    let largest = 0
    for (let k = 0; k < count; k++) largest = Math.max(largest, sum[k] ?? 0)
    for (let k = 0; k < count; k++) {
      const s = this.#bestOf[k] ?? 0
      now.last[k] = next.last[s] ?? 0
      now.node2[k] = next.node2[s] ?? -1
      now.node3[k] = next.node3[s] ?? -1
      now.score[k] = this.#best[k] ?? 0
      sum[k] = (sum[k] ?? 0) / largest
    }
    now.count = count
    this.#nextSum = this.#sum
    this.#sum = sum
  }

  /** Goes back from the last slot: the best way, and how much of all ways goes through each choice. */
  #choices(slots: readonly Slot[], arcEnd: Int32Array): Choice[] {
    const arcs = this.#arcs
    const now = this.#now
    let here = this.#nextSum
    let before = this.#best
    let all = 0
    for (let s = 0; s < now.count; s++) {
      here[s] = (this.#sum[s] ?? 0) * Math.exp((now.score[s] ?? 0) - (now.score[0] ?? 0))
      all += here[s] ?? 0
    }
    for (let s = 0; s < now.count; s++) here[s] = (here[s] ?? 0) / all
    const out = new Array<Choice>(slots.length)
    let state = 0
    // One row for all slots: small arrays by the thousand keep the garbage collector busy.
    let room = 0
    for (const slot of slots) room += slot.words.length
    const shares = new Float64Array(room)
    for (let t = slots.length - 1; t >= 0; t--) {
      const rowEnd = room
      room -= slots[t]?.words.length ?? 0
      before.fill(0)
      const end = arcEnd[t] ?? 0
      for (let a = t === 0 ? 0 : (arcEnd[t - 1] ?? 0); a < end; a++) {
        const from = arcs.from[a] ?? 0
        const choice = arcs.choice[a] ?? 0
        const share = (here[arcs.to[a] ?? 0] ?? 0) * (arcs.gain[a] ?? 0)
        shares[room + choice] = (shares[room + choice] ?? 0) + share
        before[from] = (before[from] ?? 0) + share
      }
      const way = arcs.way[t * this.options.beam + state] ?? 0
      out[t] = { best: arcs.choice[way] ?? 0, posteriors: shares.subarray(room, rowEnd) }
      state = arcs.from[way] ?? 0
      const swap = here
      here = before
      before = swap
    }
    return out
  }
}
