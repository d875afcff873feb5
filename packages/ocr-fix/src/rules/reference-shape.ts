import type { Edit } from '@vanthu/document'
import { replace, type Rule } from './rule.js'
import { isSymbol } from './symbols.js'

/** A number, or a number with its year, glued to a symbol: "1511LĐTBXH-CATLĐ", "34/2016NĐ-CP". */
const glued =
  /(?<![\p{L}\p{N}])(\p{N}{1,5}|\p{N}{1,5}\/\p{N}{4})(\p{Lu}[\p{L}&]{1,9})(?=-\p{Lu}[\p{L}&]{1,12}(?![\p{L}\p{N}]))/gu

/** The stroke that was lost between a number and a known symbol: "34/2016NĐ-CP" → "34/2016/NĐ-CP". */
export const lostStrokes: Rule = ({ text }) => {
  const edits: Edit[] = []
  for (const match of text.matchAll(glued)) {
    const [, number = '', symbol = ''] = match
    if (!isSymbol(symbol)) continue
    const at = match.index + number.length
    edits.push(replace(at, at, '/', 'reference-stroke', 0.93))
  }
  return edits
}

/** A stroke read as the bar of a fraction: "71⁄2031/NĐ-CP". */
const fractionBar = /(?<=\p{N})⁄(?=(?:19|20)\p{N}{2}\/|\p{Lu}{2})/gu
/** "UBTVQHI12", "QHI4": assemblies have one or two digits; an I beside two is a speck, beside one it is a 1. */
const speckInAssembly = /(?<=(?<!\p{L})(?:UBTV)?QH)I(?=1[0-6](?![\p{L}\p{N}]))/gu
const oneInAssembly = /(?<=(?<!\p{L})(?:UBTV)?QH)[Il](?=[0-6](?![\p{L}\p{N}]))/gu

/** Signs inside references that no other reading fits: the bar of a fraction for the stroke, I in the number of an assembly. */
export const specialSigns: Rule = ({ text, scanned }) => {
  const edits: Edit[] = []
  const put = (pattern: RegExp, replacement: string): void => {
    for (const { index } of text.matchAll(pattern))
      edits.push(replace(index, index + 1, replacement, 'reference-sign', 0.94))
  }
  put(fractionBar, '/')
  if (scanned) {
    put(speckInAssembly, '')
    put(oneInAssembly, '1')
  }
  return edits.sort((a, b) => a.span.from - b.span.from)
}

interface Mention {
  readonly from: number
  readonly parts: readonly { readonly text: string; readonly at: number }[]
  readonly known: boolean
}

const letters = /\p{L}[\p{L}&]{0,13}/gu

/**
 * A symbol that no list knows, where the same document gives the same number with a known symbol that differs by one
 * letter: "57-KI/TW" beside "57-KL/TW". Where the document has two such symbols nothing is done.
 */
export const otherMentions: Rule = ({ text, protectedSpans }) => {
  const byShape = new Map<string, Mention[]>()
  for (const { from, to, kind } of protectedSpans) {
    const written = text.slice(from, to)
    // Without a stroke it may number anything: "Sổ 01-SCN".
    if (kind !== 'reference' || !written.includes('/')) continue
    const parts = [...written.matchAll(letters)].map((found) => ({ text: found[0], at: from + found.index }))
    const shape = written.replace(letters, 'x')
    const mention = { from, parts, known: parts.every((part) => part.text.length === 1 || isSymbol(part.text)) }
    const group = byShape.get(shape)
    if (group === undefined) byShape.set(shape, [mention])
    else group.push(mention)
  }
  const edits: Edit[] = []
  for (const group of byShape.values()) {
    const models = new Map(group.filter((m) => m.known).map((m) => [m.parts.map((p) => p.text).join(' '), m]))
    const [model] = models.values()
    if (model === undefined || models.size > 1) continue
    for (const mention of group) if (!mention.known) edits.push(...corrected(mention, model))
  }
  return edits
}

function corrected(mention: Mention, model: Mention): readonly Edit[] {
  const edits = mention.parts.flatMap(({ text, at }, i) => {
    const right = model.parts[i]?.text ?? ''
    if (right === text) return []
    return [
      { distance: differences(text, right), edit: replace(at, at + text.length, right, 'reference-mention', 0.92) },
    ]
  })
  return edits.reduce((sum, { distance }) => sum + distance, 0) === 1 ? edits.map(({ edit }) => edit) : []
}

/** Letters that differ; 9 when the lengths do. */
const differences = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((letter, i) => letter !== b.charAt(i)).length : 9
