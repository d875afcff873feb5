/** Writes numbers as bits, most significant first; used when a model is built. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16)
  #bits = 0

  /** The lowest `width` bits of `value`; width 0–24. */
  put(value: number, width: number): void {
    const need = ((this.#bits + width) >>> 3) + 8
    if (need > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(need, this.#bytes.length * 2))
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    for (let left = width; left > 0;) {
      const at = this.#bits >>> 3
      const room = 8 - (this.#bits & 7)
      const take = Math.min(room, left)
      const part = (value >>> (left - take)) & ((1 << take) - 1)
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (part << (room - take))
      this.#bits += take
      left -= take
    }
  }

  /** So many ones and a zero. */
  putUnary(value: number): void {
    for (let left = value; left > 0; left -= 24) this.put(0xffffff, Math.min(24, left))
    this.put(0, 1)
  }

  /** What was written, padded to whole bytes and by four more, which a reader may look at. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, ((this.#bits + 7) >>> 3) + 4)
  }
}
