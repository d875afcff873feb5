/** Ways from the histories of one slot to those of the next, slot by slot, in rows of typed arrays. */
export class Arcs {
  from = new Int32Array(4096)
  to = new Int32Array(4096)
  choice = new Int32Array(4096)
  gain = new Float64Array(4096)
  /** The best arc into each history. */
  way = new Int32Array(1024)
  length = 0

  /** Forgets all arcs and makes room for so many best ones. */
  empty(ways: number): void {
    this.length = 0
    if (this.way.length < ways) this.way = new Int32Array(ways * 2)
  }

  push(from: number, to: number, choice: number, gain: number): void {
    const at = this.length++
    if (at === this.from.length) this.#grow()
    this.from[at] = from
    this.to[at] = to
    this.choice[at] = choice
    this.gain[at] = gain
  }

  #grow(): void {
    const size = this.from.length * 2
    this.from = widened(this.from, size)
    this.to = widened(this.to, size)
    this.choice = widened(this.choice, size)
    const gain = new Float64Array(size)
    gain.set(this.gain)
    this.gain = gain
  }
}

function widened(row: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(size)
  out.set(row)
  return out
}

/** Histories alive at one place; at most `capacity`. */
export class States {
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
