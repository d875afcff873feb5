import type { Instruments } from './instruments.js'
import { symbolKey } from './instruments.js'

/** Số, ký hiệu of an instrument as it stands in a text. Offsets are in that text. */
export interface Reference {
  readonly from: number
  readonly to: number
  /** With its letter, the leading zero kept: "06", "1842b". */
  readonly number: string
  /** Of normative instruments: 2016 in "121/2016/QH14". */
  readonly year: number | null
  /** Abbreviation of the type in the symbol, in its right form: "QĐ"; null for công văn and laws. */
  readonly type: string | null
  /** Symbols of issuers and drafting units after the type. */
  readonly bodies: readonly string[]
  readonly form: 'state' | 'party' | 'letter' | 'assembly' | 'bare'
  /** As printed, without spaces; letters that reading lost (Đ read as D) restored where the symbol is known. */
  readonly text: string
  /** Same for two printings of one reference: no marks, no leading zeros. */
  readonly key: string
  /** False where only the words before it ("số", a type) can make it a reference. */
  readonly sure: boolean
  /** True where the print departs from the grammar: spaces within, a wrong or lost separator, a restored letter. */
  readonly damaged: boolean
}

/** "66.13" is the number of a resolution of the Government (Luật 2025 on trial rules), "…/2025/NĐ-CP" has none yet. */
const candidate =
  /(?<![\p{L}\p{N}])(?<!\d[.,:/-]|\/)\d{1,6}(?:\.\d{1,2}(?=\/20\d\d\/))?[a-zA-ZđĐ]{0,2}(?=\s?[/-]|\s\p{Lu}\p{L}{1,4}\s?[/-]\s?\p{Lu})/gu
const numberPart = /\d{1,6}(?:\.\d{1,2}(?=\/20\d\d\/))?[a-zA-ZđĐ]{0,2}/uy
const separator = /\s{0,2}([/-])\s{0,2}/uy
const yearPart = /((?:19|20)\d\d)\s?(?:([/-])\s?|(?=[A-ZĐ]{2}))/uy
const symbolPart = /\p{Lu}[\p{L}\d&]{0,14}(?:\([A-Z]\d{0,3}\))?/uy
const smallSymbol = /\p{Ll}[\p{Ll}\d&]{1,14}(?![\p{L}\d])/uy
/** A full stop that parts symbols, misread or in old print: "QĐ.UBND", "TTr. STC". */
const space = /\s(?=\p{Lu}{2})/uy
const pointed = /\.\s?(?=\p{Lu})/uy
const spacedRest = /\s(\p{Lu}[\p{Lu}\p{N}&]{0,9})(?![\p{L}\p{N}])/uy

/** Every place of the text that has the form of a reference; `text` has one kind of dash. Linear in its length. */
export function findReferences(text: string, known: Instruments): readonly Reference[] {
  const found: Reference[] = []
  let end = 0
  for (const match of text.matchAll(candidate)) {
    if (match.index < end) continue
    const reference = readReference(text, match.index, known)
    if (reference === null) continue
    found.push(reference)
    end = reference.to
  }
  return found
}

interface Part {
  readonly text: string
  readonly separator: string
  readonly from: number
  readonly to: number
}

/** The reference that begins at `at`, or null. */
export function readReference(text: string, at: number, known: Instruments): Reference | null {
  const number = sticky(numberPart, text, at)?.[0]
  if (number === undefined) return null
  let damaged = false
  let to = at + number.length
  const first = sticky(separator, text, to)
  // The Youth Union and old papers part number and type by a space: "298 KH/TWĐTN".
  if (first === null && !spacedType(text, to + 1, known)) return null
  if (first === null || first[0].length > 1) damaged = true
  const firstMark = first?.[1] ?? ''
  to += first?.[0].length ?? 1
  let year: number | null = null
  if (firstMark === '/') {
    const printed = sticky(yearPart, text, to)
    if (printed !== null) {
      year = Number(printed[1])
      if (printed[2] !== '/' || printed[0].length > 5) damaged = true
      to += printed[0].length
    }
  }
  const parts: Part[] = []
  let mark = firstMark
  let small = false
  while (parts.length < 7) {
    const printed = sticky(symbolPart, text, to)?.[0]
    const part =
      printed === undefined ? smallPart(text, to, parts.length === 0, known) : settle(text, to, printed, known)
    if (part === null) break
    small ||= printed === undefined
    if (part.spaced) damaged = true
    parts.push({ text: part.text, separator: mark, from: to, to: part.to })
    to = part.to
    if (part.cut) {
      damaged = true
      break
    }
    const next =
      sticky(separator, text, to) ??
      point(text, to, part.text, known) ??
      (parts.length === 1 ? lostDash(text, to, part.text, known) : null)
    if (next === null || !goesOn(text, to, next[0], known)) break
    if (next[0].length > 1 || next[1] === undefined) damaged = true
    mark = next[1] ?? '-'
    to += next[0].length
  }
  const last = parts.at(-1)
  if (last === undefined) return null
  const reference = judge(at, last.to, { number, year, firstMark, parts, damaged }, known)
  // Without its usual mark or capitals only the words before it make it a reference.
  return reference === null || (first !== null && !small) ? reference : { ...reference, sure: false }
}

/** True where a type's abbreviation stands at `at` with its mark after it. */
function spacedType(text: string, at: number, known: Instruments): boolean {
  const printed = sticky(symbolPart, text, at)?.[0]
  return (
    printed !== undefined &&
    (known.byAbbreviation.get(symbolKey(printed)) ?? []).some((t) => t.abbreviations.includes(printed)) &&
    sticky(separator, text, at + printed.length) !== null
  )
}

/** A symbol in small letters, as titles in them print it ("54/2009/nđ-cp"), in its right form; null for one not known. */
function smallPart(text: string, at: number, first: boolean, known: Instruments): ReturnType<typeof settle> | null {
  const printed = sticky(smallSymbol, text, at)?.[0]
  if (printed === undefined) return null
  const key = symbolKey(printed)
  const right = first
    ? (known.byAbbreviation.get(key)?.[0]?.abbreviations.find((a) => symbolKey(a) === key) ?? known.issuers.get(key))
    : (known.issuers.get(key) ?? (known.units.has(key) ? printed.toUpperCase() : undefined))
  return right === undefined ? null : { text: right, to: at + printed.length, cut: false, spaced: false }
}

/** A space between type and issuer, "NĐ CP": only where both are known and nothing follows. */
function lostDash(text: string, at: number, before: string, known: Instruments): RegExpExecArray | null {
  const mark = sticky(space, text, at)
  const next = mark === null ? undefined : sticky(symbolPart, text, at + 1)?.[0]
  const type = (known.byAbbreviation.get(symbolKey(before)) ?? []).some((t) => t.abbreviations.includes(before))
  return next !== undefined && type && known.issuerForms.has(next) ? mark : null
}

/** A full stop between two known symbols. */
function point(text: string, at: number, before: string, known: Instruments): RegExpExecArray | null {
  const mark = sticky(pointed, text, at)
  const next = mark === null ? undefined : sticky(symbolPart, text, at + mark[0].length)?.[0]
  const isKnown = (symbol: string): boolean => {
    const key = symbolKey(symbol)
    return known.issuers.has(key) || known.units.has(key) || typeForm(symbol, known) !== null
  }
  return next !== undefined && isKnown(before) && isKnown(next) ? mark : null
}

/** A spaced or broken separator joins only what is a symbol: "BTC - QLCS", not "28-CT/TW - Bộ Chính trị". */
function goesOn(text: string, at: number, mark: string, known: Instruments): boolean {
  const next = sticky(symbolPart, text, at + mark.length)?.[0]
  if (next === undefined) return mark.length === 1 && smallPart(text, at + 1, false, known) !== null
  if (mark.length === 1 || mark.startsWith('.') || !/[/-]/u.test(mark)) return true
  const key = symbolKey(next)
  const capitals = /^[\p{Lu}\p{N}&]{2,}$/u.test(next) && !/\p{L}/u.test(text[at + mark.length + next.length] ?? '')
  return (
    (known.issuers.has(key) && capitals) ||
    known.units.has(key) ||
    known.issuers.get(key) === next ||
    (capitals && /\S$/u.test(text.slice(0, at)) && !/^\s/u.test(mark))
  )
}

/** The symbol as far as it belongs: a glued next word is cut ("CPngày"), a space within is closed ("LĐT BXH"). */
function settle(
  text: string,
  at: number,
  printed: string,
  known: Instruments,
): { readonly text: string; readonly to: number; readonly cut: boolean; readonly spaced: boolean } {
  const isKnown = (s: string): boolean => {
    const key = symbolKey(s)
    return known.issuers.has(key) || known.abbreviations.has(key) || known.units.has(key)
  }
  const whole = { text: printed, to: at + printed.length, cut: false, spaced: false }
  const term = /^(?:UBTV)?QH$/u.test(printed) ? /^\s1\d(?!\d)/u.exec(text.slice(at + printed.length)) : null
  if (term !== null) return { text: printed + term[0].trim(), to: whole.to + term[0].length, cut: false, spaced: true }
  if (!isKnown(printed)) {
    const small = /(?<=\p{Lu}{2}\d{0,2})\p{Ll}{2}/u.exec(printed)
    if (small !== null) {
      for (let size = printed.length - 1; size >= 2; size--) {
        const head = printed.slice(0, size)
        const right = !/\p{Ll}$/u.test(head) || known.issuerForms.has(head)
        if (right && isKnown(head) && /\p{Ll}/u.test(printed[size] ?? '')) {
          return { text: printed.slice(0, size), to: at + size, cut: true, spaced: false }
        }
      }
      return { text: printed.slice(0, small.index), to: at + small.index, cut: true, spaced: false }
    }
    // A footnote's mark that lost its height: "28-CT/TW1".
    const bare = printed.replace(/\d{1,2}$/u, '')
    // Of a drafting unit it is part of the symbol: "UBND-VX1".
    const unit = known.units.has(symbolKey(bare)) && !known.issuers.has(symbolKey(bare))
    if (bare !== printed && !unit && isKnown(bare))
      return { text: bare, to: at + bare.length, cut: false, spaced: false }
    const rest = sticky(spacedRest, text, at + printed.length)
    if (rest !== null && isKnown(printed + (rest[1] ?? ''))) {
      return { text: printed + (rest[1] ?? ''), to: at + printed.length + rest[0].length, cut: false, spaced: true }
    }
  }
  return whole
}

interface Draft {
  readonly number: string
  readonly year: number | null
  readonly firstMark: string
  readonly parts: readonly Part[]
  readonly damaged: boolean
}

const assembly = /^(?:QH|UBTVQH)\d{1,2}$/u
const bareForms: ReadonlySet<string> = new Set(['CP', 'TTG', 'HDBT', 'SL', 'TTLB', 'UBND', 'HDND', 'TU', 'TW'])

function judge(from: number, to: number, draft: Draft, known: Instruments): Reference | null {
  const symbols = draft.parts.map((part) => part.text)
  const [first, second] = symbols
  if (first === undefined) return null
  const firstKey = symbolKey(first)
  const capitals = (s: string | undefined): boolean => s !== undefined && /^\p{Lu}[\p{Lu}\p{N}&()]{1,}$/u.test(s)
  // The symbol of a unit may have small letters within: "GDTrH".
  const unit = (s: string): boolean => /^\p{Lu}(?:\p{Ll}?[\p{Lu}\p{N}&()]){1,14}$/u.test(s)
  const isIssuer = (s: string | undefined): boolean => s !== undefined && known.issuers.has(symbolKey(s))
  const type = typeForm(first, known)
  const rest = symbols.slice(1)
  let { damaged } = draft
  let form: Reference['form']
  let sure: boolean
  if (draft.year !== null && assembly.test(firstKey)) {
    form = 'assembly'
    sure = true
  } else if (type !== null && second !== undefined && (isIssuer(second) || capitals(second))) {
    form = draft.firstMark === '-' ? 'party' : 'state'
    sure = isIssuer(second) || rest.some(isIssuer)
    const secondMark = draft.parts[1]?.separator
    if (form === 'party' && secondMark === '-') damaged = true
  } else if (type !== null && second === undefined) {
    form = 'state'
    sure = false
  } else if (/^L(?:CT)?$/u.test(firstKey) && second !== undefined) {
    form = 'party'
    sure = isIssuer(second)
  } else if (
    second !== undefined &&
    draft.firstMark === '/' &&
    (isIssuer(first) || capitals(first)) &&
    (unit(second) || typeForm(second, known) !== null)
  ) {
    form = 'letter'
    sure = isIssuer(first) && known.units.has(symbolKey(second))
  } else if (second === undefined && (bareForms.has(firstKey) || isIssuer(first) || /^\p{Lu}{3,9}$/u.test(first))) {
    // "Công văn số 108/TCCQ": an old or unknown office; only the words before it can make it a reference.
    form = 'bare'
    sure = false
  } else return null
  const marks = draft.parts.map((part) => part.separator)
  const right = symbols.map((s, i) => (i === 0 && type !== null ? type : bodyForm(s, known)))
  if (right.some((s, i) => s !== symbols[i])) damaged = true
  const head = draft.year === null ? draft.number : `${draft.number}/${draft.year}`
  const printed = right.reduce(
    (all, s, i) => all + (i === 0 && draft.year !== null ? '/' : (marks[i] ?? '-')) + s,
    head,
  )
  const number = draft.number.replace(/^0+(?=\d)/u, '').toLowerCase()
  return {
    from,
    to,
    number: draft.number,
    year: draft.year,
    type,
    bodies: type === null ? right : right.slice(1),
    form,
    text: printed,
    key: [number, draft.year ?? '', ...right.map(symbolKey)].join('/').toLowerCase(),
    sure,
    damaged,
  }
}

/** The same reference with the type that the words before it print: "Báo cáo số 87/RC-UBND" was 87/BC-UBND. */
export function withType(reference: Reference, type: string): Reference {
  const bodies = reference.bodies.slice(1)
  const head = reference.year === null ? reference.number : `${reference.number}/${reference.year}`
  const [number = '', year = ''] = reference.key.split('/')
  return {
    ...reference,
    type,
    bodies,
    form: 'state',
    text: `${head}/${[type, ...bodies].join('-')}`,
    key: [number, year, type, ...bodies].map(symbolKey).join('/').toLowerCase(),
    damaged: true,
  }
}

/** The type abbreviation in its right form ("QD" read for "QĐ"); null for none. HD and HĐ stay apart where printed. */
function typeForm(printed: string, known: Instruments): string | null {
  const key = symbolKey(printed)
  for (const type of known.byAbbreviation.get(key) ?? []) {
    const exact = type.abbreviations.find((a) => a === printed)
    if (exact !== undefined) return exact
  }
  return known.abbreviations.get(key) ?? null
}

function bodyForm(printed: string, known: Instruments): string {
  const right = known.issuers.get(symbolKey(printed))
  if (right === undefined || known.issuerForms.has(printed)) return printed
  // "TƯ" is as good as "TW" where it was printed.
  if (printed.includes('TƯ') && right.replace(/TW/gu, 'TƯ') === printed) return printed
  // "BGD&ĐT" is known as "BGDĐT": its "&" was printed and stays.
  return right.replace(/&/gu, '') === printed.replace(/[&\s]/gu, '')
    ? printed.replace(/\s/gu, '')
    : printed.includes('&')
      ? printed
      : right
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
