import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { DocumentBrief, DocumentFilter } from '../questions.js'
import { blindName } from '../search/words.js'

/** Columns that `brief` reads; the statement joins `documents d` and `headers h`. */
export const briefColumns = sql`d.sha256, d.filename, h.type AS doc_type, h.reference AS doc_reference,
  h.issued_on AS doc_issued_on, h.issuer AS doc_issuer, h.province_id AS doc_province_id, h.title AS doc_title`

export interface BriefColumns {
  readonly sha256: string
  readonly filename: string
  readonly doc_type: string | null
  readonly doc_reference: string | null
  readonly doc_issued_on: string | null
  readonly doc_issuer: string | null
  readonly doc_province_id: string | null
  readonly doc_title: string | null
}

export function brief(row: BriefColumns): DocumentBrief {
  return {
    documentId: row.sha256,
    filename: row.filename,
    type: row.doc_type,
    reference: row.doc_reference,
    issuedOn: row.doc_issued_on === '' ? null : row.doc_issued_on,
    issuer: row.doc_issuer,
    provinceId: row.doc_province_id,
    title: row.doc_title,
  }
}

/** Part of a WHERE. */
export type Condition = RawBuilder<unknown>

/** All hold; none is true of every row. */
export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` AND `)

/** `column IN (…)`; nothing is in an empty list. */
export const inList = (column: RawBuilder<unknown>, values: readonly (string | number)[]): Condition =>
  values.length === 0 ? sql`1 = 0` : sql`${column} IN (${sql.join(values)})`

/**
 * Conditions on the header `h` of the document that holds a fact. Type and issuer compare without marks, for they are
 * read from scans; the issuer may be named without its place ("Ủy ban nhân dân" finds every province's).
 */
export function headerConditions(filter: DocumentFilter | undefined): readonly Condition[] {
  if (filter === undefined) return []
  const { type, issuer, issuerId, provinceId, issued } = filter
  const out: Condition[] = []
  if (type !== undefined) out.push(sql`h.type_blind = ${blindName(type)}`)
  if (issuer !== undefined) out.push(sql`(h.issuer_blind || ' ') LIKE ${`${blindName(issuer)} %`}`)
  if (issuerId !== undefined) out.push(sql`h.issuer_id = ${issuerId}`)
  if (provinceId !== undefined) out.push(sql`h.province_id = ${provinceId}`)
  if (issued?.from !== undefined) out.push(sql`h.issued_on >= ${issued.from}`)
  if (issued?.to !== undefined) out.push(sql`h.issued_on <= ${issued.to} AND h.issued_on <> ''`)
  return out
}

/** The same with the document itself. */
export function documentConditions(filter: DocumentFilter | undefined): readonly Condition[] {
  const own = filter?.documentId === undefined ? [] : [sql`d.sha256 = ${filter.documentId}`]
  return [...own, ...headerConditions(filter)]
}
