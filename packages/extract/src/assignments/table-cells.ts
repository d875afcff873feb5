import type { FoundBody } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fieldBodies, readLabelLine } from './label-lines.js'

/** Whom a cell of a task table names, and whether it says itself who leads. */
export interface CellBodies {
  readonly bodies: readonly FoundBody[]
  readonly with: readonly FoundBody[]
  readonly lead: boolean
}

const bracketed = /([^;()]{3,140}?)\s?\((chủ trì|đầu mối|phối hợp)\)/giu

/**
 * The bodies of a cell under "Đơn vị thực hiện": "Sở A chủ trì, phối hợp với Sở B", "- Chủ trì: Sở A. - Phối hợp: Sở B" and
 * "Sở A (chủ trì); Sở B (phối hợp)" name partners, too. A name that no rule knows ("Văn phòng") is taken as printed.
 */
export function cellBodies(text: string, knowledge: Knowledge): CellBodies {
  const marked = [...text.matchAll(bracketed)]
  if (marked.length > 0 && marked.some((m) => m[2]?.toLowerCase() === 'chủ trì')) {
    const of = (support: boolean): readonly FoundBody[] =>
      marked
        .filter((m) => (m[2]?.toLowerCase() === 'phối hợp') === support)
        .flatMap((m) => printed((m[1] ?? '').replace(/^[\s,;.-]{1,4}/u, ''), knowledge))
    return { bodies: of(false), with: of(true), lead: true }
  }
  if (/phối hợp/iu.test(text)) {
    const line = text.replace(/(?:^|[\s.;])[-+•]\s(?=\p{Lu})/gu, '; ').replace(/^[;\s]{1,4}/u, '')
    const labelled = /^(?:(?:cơ quan|đơn vị)\s)?chủ trì\s?:/iu.test(line) ? line : `Thực hiện: ${line}`
    const read = readLabelLine(labelled, knowledge)
    if (read !== null && read.bodies.length > 0) return { ...read, lead: read.kind === 'lead' }
  }
  return { bodies: printed(text, knowledge), with: [], lead: false }
}

/** The bodies of a field, or what it prints where no rule knows the name. */
export function printed(text: string, knowledge: Knowledge): readonly FoundBody[] {
  const known = fieldBodies(text, knowledge)
  return known.length > 0 || !/^\p{Lu}\p{Ll}/u.test(text)
    ? known
    : (readLabelLine(`Thực hiện: ${text}`, knowledge)?.bodies ?? [])
}
