import { rowsOf } from '../knowledge/read-json.js'
import { bare } from '../text/fold.js'

/** What a line in capitals says is the document's type, and the title that goes on in the same line. */
export interface TypeLine {
  readonly type: string
  /** Length of the type's words in the line. */
  readonly length: number
}

/** The types that may stand in capitals above a title; see `data/document-types.json`. */
export class DocumentTypes {
  readonly #byKey: ReadonlyMap<string, string>
  readonly #bySymbol: ReadonlyMap<string, string>

  constructor(types: readonly { readonly name: string; readonly abbreviations: readonly string[] }[]) {
    this.#byKey = new Map(types.map(({ name }) => [keyOf(name), name]))
    const bySymbol = new Map<string, string>()
    for (const { name, abbreviations } of types) {
      for (const letters of abbreviations) if (!bySymbol.has(letters)) bySymbol.set(letters, name)
    }
    this.#bySymbol = bySymbol
  }

  /** "KẾ HOẠCH", "K Ế H O Ạ C H", "KẾ HOẠCH Triển khai …"; null for a line that names no type. "QUYẾT ĐỊNH:" is none. */
  line(text: string): TypeLine | null {
    const line = text.replace(/[*_]/g, ' ').trim()
    const whole = this.#byKey.get(keyOf(line))
    if (whole !== undefined && !/\p{Ll}/u.test(line)) return { type: whole, length: text.length }
    const head = /^(?:\p{Lu}{1,7}\s){1,6}(?=\p{Lu}?\p{Ll}|["“])/u.exec(text)
    if (head === null) return null
    const type = this.#byKey.get(keyOf(head[0]))
    return type === undefined ? null : { type, length: head[0].length }
  }

  /** The usual type behind the letters of a number: "KH" in "86/KH-UBND" → Kế hoạch; null for those of no type. */
  ofSymbol(letters: string): string | null {
    return letters.length < 2 ? null : (this.#bySymbol.get(letters) ?? null)
  }
}

const keyOf = (text: string): string => bare(text).replace(/[\s.]/g, '')

/** Reads the types of `data/document-types.json` that head documents. @throws RangeError where the file has another form. */
export function readDocumentTypes(file: unknown): DocumentTypes {
  return new DocumentTypes(
    rowsOf(file, 'types').flatMap((row) =>
      row.optional('use') === 'cited' ? [] : [{ name: row.text('name'), abbreviations: row.texts('abbreviations') }],
    ),
  )
}
