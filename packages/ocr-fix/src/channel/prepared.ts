/** The words behind the commonest garbles of an engine, found when the model was built. */
export class PreparedCandidates {
  /** Where the words of each garble begin in `#words`, after their number. */
  readonly #at = new Map<string, number>()
  readonly #words: Uint16Array

  /** `garbles`: one a line; `words`: for each the number of its words and their ids, best first, as `writePrepared` wrote them. */
  constructor(garbles: string, words: Uint8Array) {
    const view = new DataView(words.buffer, words.byteOffset, words.byteLength)
    const rows = new Uint16Array(words.byteLength >>> 1)
    for (let i = 0; i < rows.length; i++) rows[i] = view.getUint16(2 * i)
    let at = 0
    for (const garble of garbles.split('\n')) {
      this.#at.set(garble, at)
      at += 1 + (rows[at] ?? 0)
    }
    this.#words = rows
  }

  /** The ids of a garble's words, best first; undefined for one that was not prepared. */
  of(garble: string): Uint16Array | undefined {
    const at = this.#at.get(garble)
    return at === undefined ? undefined : this.#words.subarray(at + 1, at + 1 + (this.#words[at] ?? 0))
  }
}

/** The `words` of `PreparedCandidates`, in the order of the garbles. */
export function writePrepared(rows: readonly ArrayLike<number>[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * rows.reduce((sum, row) => sum + 1 + row.length, 0)))
  let at = 0
  for (const row of rows) {
    view.setUint16(at, row.length)
    at += 2
    for (let i = 0; i < row.length; i++, at += 2) view.setUint16(at, row[i] ?? 0)
  }
  return new Uint8Array(view.buffer)
}
