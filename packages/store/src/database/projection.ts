import type { BodyMention, EditSet, PlanRecord } from '@vanthu/document'
import { apply } from '@vanthu/document'
import type { Transaction } from 'kysely'
import { scheduleOf } from '../calendar/schedule.js'
import { blindName, exactName, indexedWords } from '../search/words.js'
import type { PageImageRef } from '../store.js'
import { bodyRows } from './body-rows.js'
import { doubtsOf } from './doubts-of.js'
import { documentKey, factKey, factKeys } from './fact-key.js'
import { instrumentRows } from './instrument-rows.js'
import type { Locks } from './locks.js'
import { referenceKey } from './reference-key.js'
import type { DeadlineBodiesTable, Tables, TaskBodiesTable } from './tables.js'
import type { WordsIndex } from './words-index.js'

export interface Projected {
  readonly documentId: number
  readonly record: PlanRecord
  readonly raw: string
  readonly edits: EditSet
}

export interface ProjectedInto {
  readonly trx: Transaction<Tables>
  readonly words: WordsIndex
  readonly locks: Locks
}

/** Replaces the rows that questions are asked of by those of the record. Within the caller's transaction. */
export async function project(into: ProjectedInto, value: Projected): Promise<void> {
  const { trx, words } = into
  const { documentId, record } = value
  for (const table of ['tasks', 'deadlines', 'citations', 'indicators', 'doubts'] as const) {
    await trx.deleteFrom(table).where('document_id', '=', documentId).execute()
  }
  await putHeader(trx, documentId, record)
  await putDeadlines(into, documentId, record)
  await putCitations(into, documentId, record)
  await putTasks(into, documentId, record)
  await putIndicators(trx, documentId, record)
  const doubts = doubtsOf(record).map((d, i) => ({ ...d, id: factKey(documentId, i), document_id: documentId }))
  await inBatches(doubts, (some) => trx.insertInto('doubts').values(some).execute())

  const { first, last } = factKeys(documentId)
  const tasks = record.assignments.map((a, i) => ({
    id: factKey(documentId, i),
    ...indexedWords(a.text, ...a.responsible.map((b) => b.name)),
  }))
  await words.put(trx, 'task', first, last, tasks)
  const key = documentKey(documentId)
  await words.put(trx, 'document', key, key, [{ id: key, ...indexedWords(apply(value.raw, value.edits)) }])
}

async function putHeader(trx: Transaction<Tables>, documentId: number, record: PlanRecord): Promise<void> {
  const { document, quality, source } = record
  const row = {
    document_id: documentId,
    type: document.type,
    type_blind: blindName(document.type ?? ''),
    reference: document.reference,
    reference_key: referenceKey(document.reference),
    issued_on: document.issuedOn ?? '',
    issued_at: document.issuedAt,
    issuer: document.issuer,
    issuer_blind: blindName(document.issuer ?? ''),
    issuer_id: document.issuerId,
    province_id: document.provinceId,
    parent_body: document.parentBody,
    title: document.title,
    grade: quality.grade,
    text_from: quality.textFrom,
    page_count: source.pages,
    task_count: record.assignments.length,
    deadline_count: record.deadlines.length,
    citation_count: record.citations.length,
    doubt_count: doubtsOf(record).length,
  }
  await trx.deleteFrom('headers').where('document_id', '=', documentId).execute()
  await trx.insertInto('headers').values(row).execute()
}

async function putDeadlines({ trx, locks }: ProjectedInto, documentId: number, record: PlanRecord): Promise<void> {
  const rows = record.deadlines.map((d, i) => {
    const schedule = scheduleOf(d, record.document.issuedOn)
    return {
      id: factKey(documentId, i),
      document_id: documentId,
      record_id: d.id,
      text: d.text,
      kind: d.kind,
      bound: d.bound,
      date: d.date,
      every: d.every,
      month: d.month,
      day: d.day,
      from_day: d.from,
      to_day: d.to,
      rrule: d.rrule,
      what: d.what,
      page: d.evidence.page,
      confidence: d.confidence,
      due_on: schedule.dueOn,
      rule: schedule.rule,
      starts_on: schedule.startsOn,
    }
  })
  await inBatches(rows, (some) => trx.insertInto('deadlines').values(some).execute())
  const number = await bodyRows(
    trx,
    locks,
    record.deadlines.flatMap((d) => [...d.who, ...d.reportTo, ...d.via]),
  )
  const named: DeadlineBodiesTable[] = record.deadlines.flatMap((d, i) => {
    const part = (name: DeadlineBodiesTable['part'], bodies: readonly BodyMention[]): readonly DeadlineBodiesTable[] =>
      distinct(bodies.map(number)).map((body, ordinal) => ({
        body,
        part: name,
        deadline: factKey(documentId, i),
        ordinal,
      }))
    return [...part('who', d.who), ...part('report-to', d.reportTo), ...part('via', d.via)]
  })
  await inBatches(named, (some) => trx.insertInto('deadline_bodies').values(some).execute())
}

async function putCitations({ trx, locks }: ProjectedInto, documentId: number, record: PlanRecord): Promise<void> {
  const number = await instrumentRows(trx, locks, record.citations)
  const rows = record.citations.map((c, i) => ({
    id: factKey(documentId, i),
    document_id: documentId,
    record_id: c.id,
    instrument: number(c),
    kind: c.kind,
    type: c.type,
    reference: c.reference,
    title: c.title,
    date: c.date,
    issuer: c.issuer?.name ?? null,
    year: c.year,
    period: c.period,
    relation: c.relation,
    status: c.status,
    mention_count: c.mentions.length,
    confidence: c.confidence,
  }))
  await inBatches(rows, (some) => trx.insertInto('citations').values(some).execute())
  const mentions = record.citations.flatMap((c, i) =>
    c.mentions.map((m, ordinal) => ({
      citation: factKey(documentId, i),
      ordinal,
      page: m.page,
      repaired_from: m.repaired.from,
      repaired_to: m.repaired.to,
      quote: m.quote,
    })),
  )
  await inBatches(mentions, (some) => trx.insertInto('mentions').values(some).execute())
}

/** After deadlines and citations, which tasks point to; an id that the record does not have is left out. */
async function putTasks({ trx, locks }: ProjectedInto, documentId: number, record: PlanRecord): Promise<void> {
  const rows = record.assignments.map((a, i) => ({
    id: factKey(documentId, i),
    document_id: documentId,
    record_id: a.id,
    section: a.section,
    text: a.text,
    role: a.role,
    requested: a.requested ? 1 : 0,
    page: a.evidence.page,
    confidence: a.confidence,
  }))
  await inBatches(rows, (some) => trx.insertInto('tasks').values(some).execute())

  const number = await bodyRows(
    trx,
    locks,
    record.assignments.flatMap((a) => [...a.responsible, ...a.with]),
  )
  const bodies: TaskBodiesTable[] = record.assignments.flatMap((a, i) => {
    const part = (name: TaskBodiesTable['part'], mentions: readonly BodyMention[]): readonly TaskBodiesTable[] =>
      distinct(mentions.map(number)).map((body, ordinal) => ({
        body,
        part: name,
        task: factKey(documentId, i),
        ordinal,
      }))
    return [...part('responsible', a.responsible), ...part('with', a.with)]
  })
  await inBatches(bodies, (some) => trx.insertInto('task_bodies').values(some).execute())

  const deadlineKeys = new Map(record.deadlines.map((d, i) => [d.id, factKey(documentId, i)]))
  const citationKeys = new Map(record.citations.map((c, i) => [c.id, factKey(documentId, i)]))
  const deadlines = record.assignments.flatMap((a, i) =>
    found(a.deadlineIds, deadlineKeys).map((deadline) => ({ task: factKey(documentId, i), deadline })),
  )
  await inBatches(deadlines, (some) => trx.insertInto('task_deadlines').values(some).execute())
  const citations = record.assignments.flatMap((a, i) =>
    found(a.citationIds, citationKeys).map((citation) => ({ task: factKey(documentId, i), citation })),
  )
  await inBatches(citations, (some) => trx.insertInto('task_citations').values(some).execute())
}

async function putIndicators(trx: Transaction<Tables>, documentId: number, record: PlanRecord): Promise<void> {
  const rows = record.indicators.map((n, i) => ({
    id: factKey(documentId, i),
    document_id: documentId,
    group_name: n.group,
    number: n.number,
    name: n.name,
    name_exact: exactName(n.name),
    name_blind: blindName(n.name),
    baseline_text: n.baseline?.text ?? null,
    baseline_year: n.baseline?.year ?? null,
    baseline_value: n.baseline?.value ?? null,
    baseline_unit: n.baseline?.unit ?? null,
    target_text: n.target?.text ?? null,
    target_year: n.target?.year ?? null,
    target_comparator: n.target?.comparator ?? null,
    target_value: n.target?.value ?? null,
    target_unit: n.target?.unit ?? null,
    page: n.evidence.page,
    confidence: n.confidence,
  }))
  await inBatches(rows, (some) => trx.insertInto('indicators').values(some).execute())
}

/** Rows that the version's pages give: how each was read, and its image where one is kept. */
export async function putPages(
  trx: Transaction<Tables>,
  documentId: number,
  record: PlanRecord,
  images: readonly PageImageRef[],
): Promise<void> {
  const byPage = new Map(images.map((image) => [image.page, image]))
  const rows = record.quality.pages.map((p) => {
    const image = byPage.get(p.page)
    return {
      document_id: documentId,
      page: p.page,
      text_from: p.textFrom,
      confidence: p.confidence,
      grade: p.grade,
      image_sha256: image?.sha256 ?? null,
      image_media_type: image?.mediaType ?? null,
      width: image?.width ?? null,
      height: image?.height ?? null,
    }
  })
  await trx.deleteFrom('pages').where('document_id', '=', documentId).execute()
  await inBatches(rows, (some) => trx.insertInto('pages').values(some).execute())
}

const distinct = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)]

const found = (ids: readonly string[], keys: ReadonlyMap<string, number>): readonly number[] =>
  distinct(ids.map((id) => keys.get(id)).filter((key) => key !== undefined))

/** A statement takes at most 32,766 values; no table has more than 40 columns. */
async function inBatches<Row>(rows: readonly Row[], put: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) await put(rows.slice(i, i + 500))
}
