import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { EditSet } from '@vanthu/document'
import { PlanRecord } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from './tables.js'

// What a version keeps: the record, the raw text and the edits, each deflated. Together they come to a quarter.

const StoredEdits = z.array(
  z.object({
    span: z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }),
    replacement: z.string(),
    rule: z.string(),
    confidence: z.number(),
    alternatives: z.array(z.string()).optional(),
  }),
)

export interface PackedVersion {
  readonly record: Uint8Array
  readonly raw: Uint8Array
  readonly edits: Uint8Array
  readonly content_sha256: string
}

/** Packs a checked extraction. Equal extractions have equal digests. */
export function packVersion(record: PlanRecord, raw: string, edits: EditSet): PackedVersion {
  const texts = [JSON.stringify(record), raw, JSON.stringify(edits)] as const
  const [recordJson, rawText, editsJson] = texts
  return {
    record: deflateSync(recordJson),
    raw: deflateSync(rawText),
    edits: deflateSync(editsJson),
    content_sha256: digest(texts),
  }
}

export interface UnpackedVersion {
  readonly record: PlanRecord
  readonly raw: string
  readonly edits: EditSet
  /** Of what was found; equal to the stored digest unless the row is damaged. */
  readonly content_sha256: string
}

/** @throws when a part is damaged or does not fit its schema. */
export function unpackVersion(packed: Pick<PackedVersion, 'record' | 'raw' | 'edits'>): UnpackedVersion {
  const texts = [inflated(packed.record), inflated(packed.raw), inflated(packed.edits)] as const
  return {
    record: PlanRecord.parse(JSON.parse(texts[0])),
    raw: texts[1],
    edits: readEdits(texts[2]),
    content_sha256: digest(texts),
  }
}

/** Only the texts, for which the record need not be read. @throws when a part is damaged. */
export function unpackTexts(packed: Pick<PackedVersion, 'raw' | 'edits'>): {
  readonly raw: string
  readonly edits: EditSet
} {
  return { raw: inflated(packed.raw), edits: readEdits(inflated(packed.edits)) }
}

function readEdits(json: string): EditSet {
  return StoredEdits.parse(JSON.parse(json)).map(({ alternatives, ...edit }) =>
    alternatives === undefined ? edit : { ...edit, alternatives },
  )
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts)
    hash
      .update(String(Buffer.byteLength(text)))
      .update('\n')
      .update(text)
  return hash.digest('hex')
}

const inflated = (bytes: Uint8Array): string => inflateSync(bytes).toString('utf8')

/** A version as it is kept; null when there is none of the number. */
export async function packedVersion(
  database: Kysely<Tables>,
  id: number,
  version: number,
): Promise<{ readonly record: Uint8Array; readonly raw: Uint8Array; readonly edits: Uint8Array } | null> {
  const row = await database
    .selectFrom('versions')
    .select(['record', 'raw', 'edits'])
    .where('document_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}
