/** Quotients from here on are written as this many ones and 24 plain bits. */
export const riceEscape = 20

/** Writes numbers as bits, most significant first. The counterpart of `BitReader`; used when a model is built. */
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

  /** Rice code: quotient in unary, remainder in `shift` bits. Quotients of `riceEscape` and more cost 44 bits. */
  putRice(value: number, shift: number): void {
    const quotient = value >>> shift
    if (quotient >= riceEscape) {
      this.put((1 << riceEscape) - 1, riceEscape)
      this.put(value, 24)
      return
    }
    this.put(((1 << quotient) - 1) << 1, quotient + 1)
    this.put(value & ((1 << shift) - 1), shift)
  }

  /** What was written, padded to whole bytes and by four more, which the reader may look at. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, ((this.#bits + 7) >>> 3) + 4)
  }
}

/** Reads what `BitWriter` wrote, in the same order and with the same widths. Past the end it reads zeros. */
export class BitReader {
  readonly #view: DataView
  readonly #last: number
  #bits = 0

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#last = bytes.byteLength - 4
    if (this.#last < 0) throw new RangeError(`a bit stream has at least 4 bytes, this one ${bytes.byteLength}`)
  }

  /** The next 25 or more bits at the top of a 32-bit number. */
  #window(): number {
    const at = this.#bits >>> 3
    if (at > this.#last) return 0
    return this.#view.getUint32(at) << (this.#bits & 7)
  }

  take(width: number): number {
    if (width === 0) return 0
    const value = this.#window() >>> (32 - width)
    this.#bits += width
    return value
  }

  takeRice(shift: number): number {
    const quotient = Math.clz32(~this.#window())
    if (quotient >= riceEscape) {
      this.#bits += riceEscape
      return this.take(24)
    }
    this.#bits += quotient + 1
    return (quotient << shift) | this.take(shift)
  }
}

/** The shift with which `count` gaps that add up to about `range` are coded shortest. */
export function riceShift(range: number, count: number): number {
  const mean = (0.7 * range) / Math.max(1, count)
  return mean < 1 ? 0 : Math.min(20, 31 - Math.clz32(Math.floor(mean) + 1))
}
