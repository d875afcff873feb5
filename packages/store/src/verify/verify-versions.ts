import type { PlanRecord } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { correctedRecord } from '../database/corrections.js'
import { doubtsOf } from '../database/doubts-of.js'
import type { Tables } from '../database/tables.js'
import { unpackVersion } from '../database/version-content.js'
import type { Finding } from './finding.js'

interface VersionRow {
  readonly id: number
  readonly sha256: string
  readonly status: string
  readonly current_version: number
  readonly version: number | null
  readonly content_sha256: string
  readonly record: Uint8Array
  readonly raw: Uint8Array
  readonly edits: Uint8Array
}

const batch = 200

/** Every version unpacks, fits its schema and has its digest; the newest one's facts are the rows that answer questions. */
export async function verifyVersions(database: Kysely<Tables>): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  let [last, lastVersion] = [0, 0]
  for (;;) {
    const found = await sql<VersionRow>`
      SELECT d.id, d.sha256, d.status, d.current_version, v.version, v.content_sha256, v.record, v.raw, v.edits
      FROM documents d JOIN versions v ON v.document_id = d.id
      WHERE d.id > ${last} OR (d.id = ${last} AND v.version > ${lastVersion})
      ORDER BY d.id, v.version LIMIT ${batch}`.execute(database)
    for (const row of found.rows) findings.push(...(await verifyVersion(database, row)))
    const end = found.rows.at(-1)
    if (end === undefined) break
    ;[last, lastVersion] = [end.id, end.version ?? 0]
  }
  const without = await sql<{ readonly sha256: string }>`
    SELECT sha256 FROM documents d WHERE current_version > 0
      AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.document_id = d.id AND v.version = d.current_version)`.execute(
    database,
  )
  for (const { sha256 } of without.rows) {
    const message = 'the newest record is not there; process the document again'
    findings.push({ code: 'verify.missing_record', severity: 'error', subject: sha256, message })
  }
  return findings
}

async function verifyVersion(database: Kysely<Tables>, row: VersionRow): Promise<readonly Finding[]> {
  const damaged = (message: string): readonly Finding[] => [
    {
      code: 'verify.damaged_record',
      severity: 'error',
      subject: row.sha256,
      message: `version ${row.version ?? 0}: ${message}`,
    },
  ]
  let record: PlanRecord
  try {
    const unpacked = unpackVersion(row)
    if (unpacked.content_sha256 !== row.content_sha256) return damaged('its content is not what was stored')
    record = unpacked.record
  } catch (error) {
    return damaged(error instanceof Error ? error.message.slice(0, 200) : String(error))
  }
  if (record.id !== row.sha256) return damaged('its record is of another document')
  if (row.version !== row.current_version) return []
  return verifyFacts(database, row, await correctedRecord(database, row.id, record))
}

async function verifyFacts(database: Kysely<Tables>, row: VersionRow, record: PlanRecord): Promise<readonly Finding[]> {
  const expected = {
    tasks: record.assignments.length,
    deadlines: record.deadlines.length,
    citations: record.citations.length,
    indicators: record.indicators.length,
    doubts: doubtsOf(record).length,
    headers: 1,
  }
  const out: Finding[] = []
  for (const [table, count] of Object.entries(expected)) {
    const found = await sql<{ readonly n: number }>`
      SELECT count(*) AS n FROM ${sql.table(table)} WHERE document_id = ${row.id}`.execute(database)
    const n = found.rows[0]?.n ?? 0
    if (n === count) continue
    out.push({
      code: 'verify.facts_differ',
      severity: 'error',
      subject: row.sha256,
      message: `${n} rows in ${table}, the record has ${count}; reindexing makes them anew`,
    })
  }
  return out
}
