/** Requests in all, over the test files; `FUZZ` sets another number. */
export const fuzzTimes = Number(process.env['FUZZ'] ?? 1500)

/** What breaks programs: bounds, signs of other languages, cursors made by hand. */
export const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9'.repeat(400),
  'NaN',
  'true',
  'null',
  '[]',
  '{}',
  '%00',
  '\0',
  'a\0b',
  '\uD800',
  '🏛️',
  'Số: 57/KH-UBND',
  'ủy ban',
  'ngày'.repeat(200),
  '"',
  '""',
  '"a',
  '%',
  '_',
  '\\',
  "'",
  "' OR 1=1 --",
  '*',
  'NEAR(a b)',
  'a AND NOT b',
  '../../etc/passwd',
  '<script>',
  '2026-02-30',
  '2026-11-15',
  '0000-01-01',
  '9999-12-31',
  '-000001-01-01',
  Buffer.from('received\n1e300').toString('base64url'),
  Buffer.from('received\n9223372036854775808').toString('base64url'),
  Buffer.from('received\n1.5').toString('base64url'),
  Buffer.from('due\n2026-01-01\n1e300').toString('base64url'),
  Buffer.from('due\nx\0\n1').toString('base64url'),
  Buffer.from('issued\n\n1').toString('base64url'),
] as const

/** Choices and changes, the same for the same seed. */
export function mutations(random: () => number): {
  readonly oneOf: <T>(list: readonly T[]) => T
  readonly mutated: (text: string) => string
  readonly mutatedBytes: (bytes: Buffer) => Buffer
} {
  const below = (n: number): number => Math.floor(random() * n)
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new RangeError('an empty list')
    return found
  }
  const step = (bytes: Buffer): Buffer => {
    const at = below(bytes.length + 1)
    switch (below(6)) {
      case 0:
        return bytes.subarray(0, at)
      case 1:
        return bytes.subarray(at)
      case 2:
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(oneOf(odd)), bytes.subarray(at)])
      case 3:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1))])
      case 4:
        return Buffer.concat([bytes, bytes.subarray(at)])
      default: {
        const changed = Buffer.from(bytes)
        for (let n = below(8); n >= 0 && changed.length > 0; n--) changed[below(changed.length)] = below(256)
        return changed
      }
    }
  }
  return {
    oneOf,
    mutated(text) {
      const at = below(text.length + 1)
      return text.slice(0, at) + oneOf(odd) + text.slice(at + (random() < 0.5 ? 1 : 0))
    },
    mutatedBytes(bytes) {
      let changed = bytes
      for (let n = below(4); n > 0; n--) changed = step(changed)
      return changed
    },
  }
}

/** How long a request took; asked again where that was long, for what hangs hangs each time and a busy machine does not. */
export async function fastest(ask: () => Promise<unknown>, limitMs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 4 && least > limitMs; tries++) {
    const from = performance.now()
    await ask()
    least = Math.min(least, performance.now() - from)
  }
  return least
}
