/** The words found so far that rank best, at most `most`; the search asks it what is still worth finding. */
export class Chosen {
  readonly words: Uint16Array
  readonly p: Float64Array
  readonly #rank: Float64Array
  count = 0
  /** Likelihood of the best word. */
  top = 0
  /** What is less likely than this, or ranks below `leastRank`, is not wanted. */
  limit = 0
  leastRank = 0

  /** Words less likely than `cut` times the best are not wanted. */
  constructor(
    private readonly most: number,
    private readonly cut: number,
  ) {
    this.words = new Uint16Array(most)
    this.p = new Float64Array(most)
    this.#rank = new Float64Array(most)
  }

  put(word: number, p: number, rank: number): void {
    const { words, most } = this
    let at = this.count
    if (at === most) at--
    else this.count++
    for (; at > 0 && rank > (this.#rank[at - 1] ?? 0); at--) {
      words[at] = words[at - 1] ?? 0
      this.p[at] = this.p[at - 1] ?? 0
      this.#rank[at] = this.#rank[at - 1] ?? 0
    }
    words[at] = word
    this.p[at] = p
    this.#rank[at] = rank
    if (this.count === most) this.leastRank = Math.max(this.leastRank, this.#rank[most - 1] ?? 0)
    if (p <= this.top) return
    this.top = p
    this.limit = Math.max(this.limit, p * this.cut)
  }
}
