import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { documentOfFact } from '../database/fact-key.js'
import type { Tables } from '../database/tables.js'
import type { WordsIndex } from '../database/words-index.js'
import type { Finding } from './finding.js'

/** Every task and every text is in the full-text index, and nothing else is. */
export async function verifyWords(database: Kysely<Tables>, words: WordsIndex): Promise<readonly Finding[]> {
  const tasks = await sql<{ readonly id: number }>`SELECT id FROM tasks ORDER BY id`.execute(database)
  const texts = await sql<{
    readonly id: number
  }>`SELECT 2147483647 - document_id AS id FROM headers ORDER BY 1`.execute(database)
  const ofTasks = difference(
    tasks.rows.map((row) => row.id),
    await words.held(database, 'task'),
  )
  const ofTexts = difference(
    texts.rows.map((row) => row.id),
    await words.held(database, 'document'),
  )
  const documents = new Set([...ofTasks.map(documentOfFact), ...ofTexts.map((key) => 2147483647 - key)])
  const findings: Finding[] = []
  for (const id of documents) {
    const found = await sql<{ readonly sha256: string }>`SELECT sha256 FROM documents WHERE id = ${id}`.execute(
      database,
    )
    const message = 'its words are not all found by searches; reindexing makes them anew'
    findings.push({ code: 'verify.words_differ', severity: 'error', subject: found.rows[0]?.sha256 ?? null, message })
  }
  return findings
}

/** What is in one of two rising lists only. */
function difference(a: readonly number[], b: readonly number[]): readonly number[] {
  const [inA, inB] = [new Set(a), new Set(b)]
  return [...a.filter((n) => !inB.has(n)), ...b.filter((n) => !inA.has(n))]
}
