import { fold } from '../text/fold.js'
import { rowsOf, textsOf } from '../knowledge/read-json.js'

/** A kind of instrument: "Quyết định", abbreviated "QĐ" in symbols. `citedAs` is the type that a wording stands for. */
export interface InstrumentType {
  readonly name: string
  readonly abbreviations: readonly string[]
  readonly citedAs: string
}

export interface Law {
  readonly type: string
  readonly name: string
  /** Short forms met in print: "NSNN". */
  readonly aliases: readonly string[]
  /** Numbers under which laws of this name were adopted, oldest first. */
  readonly references: readonly string[]
  /** The day from which a number is in force, where the data know it. */
  readonly inForce: ReadonlyMap<string, string>
}

/** What is known of instruments before a document is read. */
export interface Instruments {
  /** By the folded name: "quyết định", "thông báo kết luận". */
  readonly types: ReadonlyMap<string, InstrumentType>
  /** Types by the abbreviation as keyed by `symbolKey`, the usual one first. */
  readonly byAbbreviation: ReadonlyMap<string, readonly InstrumentType[]>
  /** The right form of a type abbreviation, by its key. */
  readonly abbreviations: ReadonlyMap<string, string>
  /** The right form of an issuer's symbol, by its key. */
  readonly issuers: ReadonlyMap<string, string>
  /** Every printed form of an issuer's symbol. */
  readonly issuerForms: ReadonlySet<string>
  /** Names of the bodies that print a symbol, by its key; several for "UBND" and "LĐTBXH". */
  readonly issuerNames: ReadonlyMap<string, readonly string[]>
  readonly units: ReadonlySet<string>
  /** By "luật trẻ em". */
  readonly laws: ReadonlyMap<string, Law>
  /** Names and short forms by their first word, the longest first. */
  readonly lawsByFirstWord: ReadonlyMap<string, readonly { readonly form: string; readonly law: Law }[]>
  readonly lawByReference: ReadonlyMap<string, Law>
  /** Matches a type's name at the end of a text. */
  readonly typeAtEnd: RegExp
}

const plainLetters: Readonly<Record<string, string>> = { Đ: 'D', Ư: 'U', Ơ: 'O', Ô: 'O', Ê: 'E', Â: 'A', Ă: 'A' }

/**
 * How symbols are compared: capitals without marks, "&" and brackets dropped. "BGD&ĐT" and "bgdđt" are one, "TƯ" is
 * "TW" (Trung ương) and not "TU" (Tỉnh ủy).
 */
export function symbolKey(symbol: string): string {
  return symbol
    .toUpperCase()
    .replace(/TƯ/gu, 'TW')
    .replace(/[ĐƯƠÔÊÂĂ]/gu, (c) => plainLetters[c] ?? c)
    .replace(/[&\s().]/gu, '')
}

/** @throws RangeError where a data file has not the form that the code was written for. */
export function openInstruments(files: {
  readonly documentTypes: unknown
  readonly instruments: unknown
  readonly laws: unknown
}): Instruments {
  const types = new Map<string, InstrumentType>()
  const byAbbreviation = new Map<string, InstrumentType[]>()
  const abbreviations = new Map<string, string>()
  for (const row of rowsOf(files.documentTypes, 'types')) {
    if (row.optional('use') === 'heading') continue
    const name = row.text('name')
    const type = { name, abbreviations: row.texts('abbreviations'), citedAs: row.optional('citedAs') ?? name }
    types.set(fold(name), type)
    for (const abbreviation of type.abbreviations) {
      const key = symbolKey(abbreviation)
      byAbbreviation.set(key, [...(byAbbreviation.get(key) ?? []), type])
      if (!abbreviations.has(key)) abbreviations.set(key, abbreviation)
    }
  }
  const issuers = new Map<string, string>()
  const issuerForms = new Set<string>()
  const issuerNames = new Map<string, readonly string[]>()
  for (const row of rowsOf(files.instruments, 'issuers')) {
    const symbol = row.text('symbol')
    // A variant keeps its own letters: "BGD&ĐT" is printed so.
    for (const form of [symbol, ...row.texts('variants')]) {
      const key = symbolKey(form)
      issuerForms.add(form)
      if (!issuers.has(key)) issuers.set(key, form)
      issuerNames.set(key, [...(issuerNames.get(key) ?? []), ...row.texts('bodies')])
    }
  }
  const laws = new Map<string, Law>()
  const lawsByFirstWord = new Map<string, { readonly form: string; readonly law: Law }[]>()
  const lawByReference = new Map<string, Law>()
  for (const row of rowsOf(files.laws, 'laws')) {
    const law = {
      type: row.text('type'),
      name: row.text('name'),
      aliases: row.texts('aliases'),
      references: row.texts('references'),
      inForce: new Map(row.rows('inForce').map((r) => [r.text('reference'), r.text('from')])),
    }
    laws.set(fold(`${law.type} ${law.name}`), law)
    const loose = [law.name, ...law.aliases].filter((n) => n.startsWith('Phòng, chống'))
    for (const name of [law.name, ...law.aliases, ...loose.map((n) => n.replace(',', ''))]) {
      const first = firstWord(name)
      lawsByFirstWord.set(first, [...(lawsByFirstWord.get(first) ?? []), { form: fold(name), law }])
    }
    for (const reference of law.references) lawByReference.set(reference, law)
  }
  for (const list of lawsByFirstWord.values()) list.sort((a, b) => b.form.length - a.form.length)
  const names = [...types.keys()].sort((a, b) => b.length - a.length)
  return {
    types,
    byAbbreviation,
    abbreviations,
    issuers,
    issuerForms,
    issuerNames,
    units: new Set(textsOf(files.instruments, 'draftingUnits').map(symbolKey)),
    laws,
    lawsByFirstWord,
    lawByReference,
    typeAtEnd: new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map((n) => n.replace(/ /gu, '\\s')).join('|')})$`, 'u'),
  }
}

/** First word of a name as laws are looked up by: "phòng" of "Phòng, chống ma túy". */
export function firstWord(name: string): string {
  return /^[\p{L}\p{N}]+/u.exec(fold(name))?.[0] ?? ''
}
