/** How the rows of one table of names are found and made. */
export interface NamesTable<Key, Wanted extends Key> {
  readonly keyOf: (name: Key) => string
  readonly known: (some: readonly Wanted[]) => Promise<readonly (Key & { readonly id: number })[]>
  /** Waited for before the first `add`. */
  readonly lock: () => Promise<void>
  readonly add: (some: readonly Wanted[]) => Promise<void>
}

/**
 * Row numbers by key, of names that are mostly known: only what is missing is added, and only then others have to wait.
 * Asks for 500 names at a time.
 */
export async function rowNumbers<Key, Wanted extends Key>(
  wanted: readonly Wanted[],
  { keyOf, known, lock, add }: NamesTable<Key, Wanted>,
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  const note = async (some: readonly Wanted[]): Promise<void> => {
    for (const row of await known(some)) numbers.set(keyOf(row), row.id)
  }
  for (let i = 0; i < wanted.length; i += 500) {
    const some = wanted.slice(i, i + 500)
    await note(some)
    const missing = some.filter((name) => !numbers.has(keyOf(name)))
    if (missing.length === 0) continue
    await lock()
    await add(missing)
    await note(missing)
  }
  return numbers
}
