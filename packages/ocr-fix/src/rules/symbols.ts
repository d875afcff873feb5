import { symbolList } from './symbol-list.js'

const known: ReadonlySet<string> = new Set(symbolList.trim().split(/\s+/u))

/** Symbols with Đ by their form with D: "QD" → "QĐ". Forms that are symbols of their own (HD, DA) are not in it. */
const folded = new Map<string, string>()
for (const symbol of known) {
  const plain = symbol.replaceAll('Đ', 'D')
  if (plain !== symbol && !known.has(plain)) folded.set(plain, symbol)
}

/** Two letters say little; of them only types and the Party committee are restored, and only inside a reference. */
const shortForms = new Set(['QD', 'ND', 'CD', 'DU'])

/** True of a part of a symbol that is known as it stands: "UBND", "TTg", "KGVX". */
export const isSymbol = (part: string): boolean => known.has(part)

/**
 * The symbol that a part was printed as: "QD" → "QĐ", "SLDTBXH" → "SLĐTBXH". With `garbled` also the shapes that an OCR
 * of a western language gives Đ: "QP" → "QĐ", "LBDTBXH" → "LĐTBXH". Null when it is right, unknown or could be several.
 */
export function symbolFor(part: string, garbled: boolean): string | null {
  if (known.has(part)) return null
  if (part.length > 2 || shortForms.has(part)) {
    const direct = folded.get(part)
    if (direct !== undefined) return direct
  }
  const twice = /^([QNC])ĐĐ$/u.exec(part)
  if (twice !== null) return `${twice[1] ?? ''}Đ`
  if (!garbled || part.length > 14) return null
  const twin = circular(part)
  if (twin !== null) return twin
  const small = /^([QN])[bpd]$/u.exec(part)
  if (small !== null) return `${small[1] ?? ''}Đ`
  const readings = new Set<string>()
  const collect = (form: string): void => {
    const found = folded.get(form)
    if (found !== undefined && (found.length > 2 || shortForms.has(form))) readings.add(found)
  }
  for (let i = 0; i < part.length; i++) {
    const letter = part.charAt(i)
    if (letter === 'P' || letter === 'B') collect(`${part.slice(0, i)}D${part.slice(i + 1)}`)
    if (letter === 'B' && part.charAt(i + 1) === 'D') collect(part.slice(0, i) + part.slice(i + 1))
  }
  const [only, another] = [...readings]
  return only !== undefined && another === undefined ? only : null
}

/** TT, TTr or TTg of which one T lost a stroke: "ITg", "TIr", "T1-BTC"; null for anything else. */
export function circular(part: string): string | null {
  const twin = /^(?:IT|TI|II(?=[grG])|1T|T1)([grG]?)$/u.exec(part)
  return twin === null ? null : `TT${twin[1] ?? ''}`
}
