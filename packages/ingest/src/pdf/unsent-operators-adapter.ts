/**
 * pdf.js copies everything that passes between its two halves as if they were two threads; in Node they are one. Of a
 * page's operators, thousands of small objects, the copy takes longer than reading them. While operators are only
 * read, never drawn, they are handed over as they are. All else is copied.
 */
const copy = globalThis.structuredClone

interface OperatorMessage {
  readonly chunk: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
}

let reading = 0

function isOperators(message: unknown): message is OperatorMessage {
  const chunk = (message as { chunk?: { fnArray?: unknown; argsArray?: unknown } } | null)?.chunk
  return Array.isArray(chunk?.fnArray) && Array.isArray(chunk.argsArray)
}

globalThis.structuredClone = (value, options) => {
  if (reading === 0 || !isOperators(value)) return copy(value, options)
  const { chunk } = value
  // The sender empties its lists and fills them again; what they hold is not touched any more.
  return { ...value, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } }
}

/** What pdf.js gives meanwhile must only be looked at. */
export async function readingOnly<T>(read: () => Promise<T>): Promise<T> {
  reading++
  try {
    return await read()
  } finally {
    reading--
  }
}
