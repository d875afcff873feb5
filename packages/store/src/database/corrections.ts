import type { Corrected, CorrectionOutcome, PlanRecord } from '@vanthu/document'
import { applyCorrections, CodedError, Correction } from '@vanthu/document'
import type { Kysely, Transaction } from 'kysely'
import type { CorrectionEvent, DocumentId, NewCorrection } from '../store.js'
import type { Locks } from './locks.js'
import type { ProjectedInto } from './projection.js'
import { project } from './projection.js'
import { documentRow } from './intake.js'
import type { Tables } from './tables.js'
import { packedVersion, unpackVersion } from './version-content.js'
import type { WordsIndex } from './words-index.js'

/** What people say that documents say: events, applied anew to every reading. */
export class Corrections {
  readonly #database: Kysely<Tables>
  readonly #words: WordsIndex
  readonly #locks: Locks
  readonly #now: () => number

  constructor(database: Kysely<Tables>, words: WordsIndex, locks: Locks, now: () => number) {
    this.#database = database
    this.#words = words
    this.#locks = locks
    this.#now = now
  }

  async correct(documentId: DocumentId, { who, note, ...given }: NewCorrection): Promise<CorrectionEvent> {
    const { target, before, after } = Correction.parse(given)
    return this.#within(documentId, async (trx, id) => {
      const row = {
        document_id: id,
        at: this.#now(),
        who,
        target: JSON.stringify(target),
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        note: note ?? null,
        undoes: null,
      }
      const made = await trx.insertInto('corrections').values(row).returning('id').executeTakeFirstOrThrow()
      return made.id
    })
  }

  async undo(documentId: DocumentId, undone: number, who: string): Promise<void> {
    await this.#within(documentId, async (trx, id) => {
      const known = (await events(trx, id)).find((event) => event.id === undone && event.undoneBy === null)
      if (known === undefined) {
        throw new CodedError('store.unknown_correction', `no correction ${undone} of this document holds`, {
          hint: 'List the corrections of the document; one that was taken back cannot be taken back again.',
        })
      }
      const row = { document_id: id, at: this.#now(), who, target: 'null', before: 'null', after: 'null', note: null }
      await trx
        .insertInto('corrections')
        .values({ ...row, undoes: undone })
        .execute()
      return undone
    })
  }

  async list(documentId: DocumentId): Promise<readonly CorrectionEvent[]> {
    const { id, current_version } = await documentRow(this.#database, documentId)
    const row = await packedVersion(this.#database, id, current_version)
    return eventsOn(row === null ? null : unpackVersion(row).record, await events(this.#database, id))
  }

  /** Adds an event, sees whether the record stands with it, and makes the rows anew; all or nothing. */
  async #within(
    documentId: DocumentId,
    add: (trx: Transaction<Tables>, id: number) => Promise<number>,
  ): Promise<CorrectionEvent> {
    return this.#database.transaction().execute(async (trx) => {
      await this.#locks.document(trx, documentId)
      const { id, current_version } = await documentRow(trx, documentId)
      const row = await packedVersion(trx, id, current_version)
      if (row === null) {
        throw new CodedError('store.no_record', 'this document has no record yet', {
          hint: 'Wait until it is processed, then correct it.',
        })
      }
      const { record, raw, edits } = unpackVersion(row)
      const made = await add(trx, id)
      const all = await events(trx, id)
      // Here, where somebody waits for the answer, what does not fit is refused.
      const valid = holding(all)
      const corrected = applyCorrections(record, valid)
      const into: ProjectedInto = { trx, words: this.#words, locks: this.#locks }
      await project(into, { documentId: id, record: corrected.record, raw, edits })
      const event = withOutcomes(all, valid, corrected.outcomes).find((e) => e.id === made)
      if (event === undefined) throw new RangeError(`correction ${made} is not there`)
      return event
    })
  }
}

type Event = Omit<CorrectionEvent, 'outcome'>

async function events(database: Kysely<Tables>, id: number): Promise<readonly Event[]> {
  const rows = await database
    .selectFrom('corrections')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('id')
    .execute()
  const undone = new Map(rows.flatMap((row) => (row.undoes === null ? [] : [[row.undoes, row.id] as const])))
  return rows
    .filter((row) => row.undoes === null)
    .map((row) => ({
      id: row.id,
      at: row.at,
      who: row.who,
      note: row.note,
      undoneBy: undone.get(row.id) ?? null,
      ...Correction.parse({
        target: JSON.parse(row.target),
        before: JSON.parse(row.before),
        after: JSON.parse(row.after),
      }),
    }))
}

const holding = (all: readonly Event[]): readonly Event[] => all.filter((event) => event.undoneBy === null)

/** The events with how those that hold stand to the record. */
function eventsOn(record: PlanRecord | null, all: readonly Event[]): readonly CorrectionEvent[] {
  const valid = holding(all)
  return withOutcomes(all, valid, record === null ? [] : applied(record, valid).outcomes)
}

/** `outcomes` are those of the events that hold, in their order. */
function withOutcomes(
  all: readonly Event[],
  valid: readonly Event[],
  outcomes: readonly CorrectionOutcome[],
): readonly CorrectionEvent[] {
  const byId = new Map(valid.map((event, i) => [event.id, outcomes[i] ?? null]))
  return all.map((event) => ({ ...event, outcome: byId.get(event.id) ?? null }))
}

/**
 * Applies what can be applied. A correction that the record cannot take, because the form of records has changed since it
 * was made, counts as detached: it stays among the events.
 */
function applied(record: PlanRecord, valid: readonly Event[]): Corrected {
  try {
    return applyCorrections(record, valid)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
  }
  let corrected = record
  const outcomes = valid.map((event): CorrectionOutcome => {
    try {
      const one = applyCorrections(corrected, [event])
      corrected = one.record
      return one.outcomes[0] ?? 'detached'
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      return 'detached'
    }
  })
  return { record: corrected, outcomes }
}

/** The record with the corrections that hold. */
export async function correctedRecord(database: Kysely<Tables>, id: number, record: PlanRecord): Promise<PlanRecord> {
  return applied(record, holding(await events(database, id))).record
}
