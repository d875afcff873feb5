import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { BlobStore } from '../blobs/blob-store.js'
import type { Tables } from '../database/tables.js'
import type { WordsIndex } from '../database/words-index.js'
import type { Finding, FindingSeverity, VerifyOptions } from './finding.js'
import { verifyVersions } from './verify-versions.js'
import { verifyWords } from './verify-words.js'

export interface VerifyParts {
  readonly database: Kysely<Tables>
  readonly blobs: BlobStore
  readonly words: WordsIndex
  readonly checkItself: () => Promise<readonly string[]>
}

const ranks: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, info: 2 }

/** See `Store.verify`. Changes nothing; may run while others write. */
export async function verifyStore(parts: VerifyParts, options: VerifyOptions): Promise<readonly Finding[]> {
  const { database, words, checkItself } = parts
  const damage = [...(await checkItself()), ...(await words.check(database))]
  const findings: Finding[] = damage.map((message) => ({
    code: 'verify.damaged_database',
    severity: 'error',
    subject: null,
    message,
  }))
  findings.push(...(await verifyFiles(parts, options)))
  findings.push(...(await verifyVersions(database)))
  findings.push(...(await verifyWords(database, words)))
  findings.push(...(await verifyRuns(database)))
  return findings.sort((a, b) => ranks[a.severity] - ranks[b.severity])
}

interface NamedFile {
  readonly sha256: string
  /** The document that names it. */
  readonly document: string
  /** Null where the row does not say. */
  readonly bytes: number | null
  readonly page: number | null
}

async function verifyFiles({ database, blobs }: VerifyParts, options: VerifyOptions): Promise<readonly Finding[]> {
  // Files first, rows second: a file is written before its row, so what comes in meanwhile is no orphan's opposite.
  const kept = new Set<string>()
  for await (const sha256 of blobs.list()) kept.add(sha256)
  const named = await sql<NamedFile>`
    SELECT sha256, sha256 AS document, bytes, NULL AS page FROM documents UNION ALL
    SELECT p.image_sha256, d.sha256, NULL, p.page FROM pages p JOIN documents d ON d.id = p.document_id
    WHERE p.image_sha256 IS NOT NULL`.execute(database)
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const [done, file] of named.rows.entries()) {
    options.onProgress?.(done, named.rows.length)
    if (seen.has(file.sha256)) continue
    seen.add(file.sha256)
    const finding = await verifyFile(blobs, file, options.hashFiles ?? true)
    if (finding !== null) findings.push(finding)
  }
  options.onProgress?.(named.rows.length, named.rows.length)
  for (const sha256 of kept) {
    if (seen.has(sha256)) continue
    const message = 'no document names this file; an interrupted run leaves such files, and they do no harm'
    findings.push({ code: 'verify.orphan_blob', severity: 'info', subject: sha256, message })
  }
  for (const name of await blobs.leftovers()) {
    const message = 'left by an interrupted write; can be removed while nothing is running'
    findings.push({ code: 'verify.leftover_file', severity: 'info', subject: name, message })
  }
  return findings
}

async function verifyFile(blobs: BlobStore, file: NamedFile, hash: boolean): Promise<Finding | null> {
  const what = file.page === null ? 'the received file' : `the image of page ${file.page}`
  const error = (code: string, message: string): Finding => ({
    code,
    severity: 'error',
    subject: file.document,
    message,
  })
  const size = await blobs.size(file.sha256)
  if (size === null) return error('verify.missing_blob', `${what} (${file.sha256}) is not there`)
  if (file.bytes !== null && size !== file.bytes) {
    return error('verify.damaged_blob', `${what} (${file.sha256}) has ${size} bytes instead of ${file.bytes}`)
  }
  if (!hash) return null
  const found = createHash('sha256')
    .update(await blobs.get(file.sha256))
    .digest('hex')
  return found === file.sha256 ? null : error('verify.damaged_blob', `${what} (${file.sha256}) has other content`)
}

/** Runs that were cut off. They are taken up by the next one; no harm, but someone may be waiting. */
async function verifyRuns(database: Kysely<Tables>): Promise<readonly Finding[]> {
  const found = await sql<{ readonly sha256: string; readonly status: string; readonly n: number }>`
    SELECT sha256, status, attempts AS n FROM documents WHERE status IN ('received', 'processing') ORDER BY id`.execute(
    database,
  )
  return found.rows.map(({ sha256, status, n }) => ({
    code: 'verify.unfinished',
    severity: 'info',
    subject: sha256,
    message: status === 'received' ? 'received and not yet processed' : `being processed, or cut off in try ${n}`,
  }))
}
