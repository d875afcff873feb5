/**
 * Different strings as a tree of letters. Node 0 is the root; the children of node n are the nodes
 * `first[n] … first[n + 1] - 1`; each has a letter (index into the letters it was built with) and perhaps a string.
 */
export class LetterTree {
  readonly first: Uint32Array
  readonly letter: Uint16Array
  /** Index of the string that ends here, -1 for none. */
  readonly value: Int32Array
  /** Length of the longest string. */
  readonly depth: number

  /** `strings` may hold "", which ends at the root. `letters` has every letter of them. */
  constructor(strings: readonly string[], letters: readonly string[]) {
    const index = new Map(letters.map((letter, i) => [letter, i]))
    const place = new Map(strings.map((string, i) => [string, i]))
    const sorted = [...strings].sort()
    const order = sorted.map((string) => place.get(string) ?? 0)
    const first: number[] = []
    const letter: number[] = [0]
    const value: number[] = [sorted[0] === '' ? (order[0] ?? -1) : -1]
    let depth = 0
    // Breadth first: a node's children get neighbouring numbers.
    let queue: { from: number; to: number }[] = [{ from: 0, to: sorted.length }]
    for (let level = 0; queue.length > 0; level++) {
      const next: { from: number; to: number }[] = []
      for (const { from, to } of queue) {
        first.push(letter.length)
        let at = from
        while (at < to && sorted[at]?.length === level) at++
        while (at < to) {
          const unit = sorted[at]?.charAt(level) ?? ''
          let end = at + 1
          while (end < to && sorted[end]?.charAt(level) === unit) end++
          letter.push(index.get(unit) ?? 0)
          value.push(sorted[at]?.length === level + 1 ? (order[at] ?? -1) : -1)
          next.push({ from: at, to: end })
          depth = level + 1
          at = end
        }
      }
      queue = next
    }
    first.push(letter.length)
    this.first = Uint32Array.from(first)
    this.letter = Uint16Array.from(letter)
    this.value = Int32Array.from(value)
    this.depth = depth
  }

  /** For each node the largest of the values' weights at it and below it; 0 where none is. */
  mostBelow(weights: Float64Array): Float64Array {
    const { first, value } = this
    const out = new Float64Array(value.length)
    for (let node = out.length - 1; node >= 0; node--) {
      const own = value[node] ?? -1
      let most = own < 0 ? 0 : (weights[own] ?? 0)
      const to = first[node + 1] ?? 0
      for (let child = first[node] ?? 0; child < to; child++) most = Math.max(most, out[child] ?? 0)
      out[node] = most
    }
    return out
  }
}
