import { levenshtein } from '../text/distance-adapter.js'
import { bare } from '../text/fold.js'
import { rowsOf } from '../knowledge/read-json.js'
import type { Token } from '../text/tokens.js'
import { tokenize } from '../text/tokens.js'

export interface Province {
  readonly id: string
  readonly name: string
  /** "tỉnh" or "thành phố". */
  readonly type: string
  /** What stands before ", ngày …" in its documents. */
  readonly places: readonly string[]
  readonly abbreviations: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  /** Ids of what it became. */
  readonly into: readonly string[]
}

/** The provinces by name. Of two with one name the one that held it on the given day is given. */
export class ProvinceIndex {
  readonly #byName = new Map<string, Province[]>()

  constructor(readonly provinces: readonly Province[]) {
    for (const province of provinces) {
      for (const form of [province.name, ...province.places]) this.#add(form, province)
    }
  }

  #add(form: string, province: Province): void {
    const key = keyOf(form)
    const known = this.#byName.get(key)
    if (known === undefined) this.#byName.set(key, [province])
    else if (!known.includes(province)) known.push(province)
  }

  /** The province of that name ("Kiên Giang", "TP. Hồ Chí Minh", "Rạch Giá" as a place of issue). */
  find(name: string, date: string | null = null): Province | null {
    const key = keyOf(name).replace(/^(?:tỉnh|thành phố|tp) /u, '')
    const found = this.#byName.get(key) ?? this.#byName.get(`thành phố ${key}`)
    if (found === undefined) return null
    if (date === null) return found[0] ?? null
    return found.find((p) => (p.validFrom ?? '') <= date && date <= (p.validTo ?? '9999')) ?? found[0] ?? null
  }

  /**
   * A place of issue that is a known one but for one letter: "Bà Nội" → "Hà Nội". Null where it is known as it stands,
   * or several are as near.
   */
  nearPlace(name: string): string | null {
    const key = bare(name)
    if (this.find(name) !== null || key.length < 5) return null
    const near = new Set<string>()
    for (const province of this.provinces) {
      for (const form of [province.name, ...province.places])
        if (levenshtein(bare(form), key) <= 1) near.add(province.name)
    }
    return near.size === 1 ? ([...near][0] ?? null) : null
  }

  /** The province whose abbreviation follows a place of the document's own ("Đài … KG" in Kiên Giang). */
  abbreviated(abbreviation: string): Province | null {
    return this.provinces.find((p) => p.abbreviations.includes(abbreviation)) ?? null
  }

  /** The province named by capital words from a token on: "Kiên Giang", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh". */
  match(tokens: readonly Token[], at: number): { readonly province: Province; readonly next: number } | null {
    if (tokens[at]?.capital !== true) return null
    let key = ''
    let best: { province: Province; next: number } | null = null
    for (let i = at; i < Math.min(tokens.length, at + 6); i++) {
      const token = tokens[i]
      if (token === undefined || (!token.word && token.key !== '-')) break
      if (token.word && !token.capital) break
      if (token.word) key = key === '' ? token.key : `${key} ${token.key}`
      const found = this.#byName.get(key)?.[0]
      if (found !== undefined && token.word) best = { province: found, next: i + 1 }
    }
    return best
  }
}

const keyOf = (name: string): string =>
  tokenize(name)
    .filter((t) => t.word)
    .map((t) => t.key)
    .join(' ')

/** Reads `data/provinces.json`. @throws RangeError where the file has another form. */
export function readProvinces(file: unknown): ProvinceIndex {
  return new ProvinceIndex(
    rowsOf(file, 'provinces').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      type: row.text('type'),
      places: [...row.texts('places'), ...row.texts('aliases')],
      abbreviations: row.texts('abbreviations'),
      validFrom: row.optional('validFrom'),
      validTo: row.optional('validTo'),
      into: row.texts('into'),
    })),
  )
}
