import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlanRecord } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
import type { Store } from '@vanthu/store'
import { leaseholder } from '@vanthu/store'
import type { RunEvent } from '@vanthu/workers'
import { openLocalRunner } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import { interruptSignal } from '../interrupt.js'
import type { Language, Messages } from '../language.js'
import { messages } from '../language.js'
import { expandPaths, readSource } from '../paths.js'
import type { ReadingOptions } from '../reading-options.js'
import { processOptions } from '../reading-options.js'
import { openDataStore } from '../store-place.js'
import type { SummaryRow } from '../summary.js'
import { failedRow, summaryOfRecord, summaryOfRow, summaryTable } from '../summary.js'
import { failureOf, printFailure } from '../terminal/failure.js'
import type { Progress } from '../terminal/progress.js'
import { openProgress } from '../terminal/progress.js'
import { producer } from '../version.js'

export interface ProcessCommandOptions extends ReadingOptions {
  readonly json?: boolean
  readonly out?: string
  readonly data?: string
  readonly language: Language
}

/**
 * Reads files and folders. With `json` or `out` and no `data` nothing is stored: a pure conversion. Otherwise files are
 * kept in the store first and worked on from there, so that a killed run is taken up by the next one.
 */
export async function runProcess(paths: readonly string[], options: ProcessCommandOptions): Promise<number> {
  const say = messages(options.language)
  const files = await expandPaths(paths)
  if (files.length === 0) {
    process.stderr.write(`${say.noFiles}\n`)
    return exitCodes.nothing
  }
  const converts = (options.json === true || options.out !== undefined) && options.data === undefined
  const rows = converts ? await convert(files, options, say) : await storeAll(files, options, say)
  if (options.json !== true) process.stdout.write(`${summaryTable(rows.done, say)}\n`)
  if (rows.interrupted) {
    process.stderr.write(`${say.interrupted}\n`)
    return exitCodes.interrupted
  }
  const failures = rows.done.filter((r) => r.failed).length
  if (failures === 0) return exitCodes.done
  return failures === rows.done.length ? exitCodes.nothing : exitCodes.some
}

interface Run {
  readonly done: readonly SummaryRow[]
  readonly interrupted: boolean
}

async function open(options: ReadingOptions): Promise<Pipeline> {
  return openPipeline(options.jobs === undefined ? {} : { processes: options.jobs })
}

async function convert(
  files: readonly (string | CodedError)[],
  options: ProcessCommandOptions,
  say: Messages,
): Promise<Run> {
  const pipeline = await open(options)
  const progress = openProgress(files.length, say)
  const { signal, done } = interruptSignal()
  const rows: SummaryRow[] = []
  try {
    for (const file of files) {
      if (signal.aborted) break
      const name = typeof file === 'string' ? file : file.message
      try {
        if (typeof file !== 'string') throw file
        const { record } = await pipeline.process(await readSource(file), {
          ...processOptions(options),
          signal,
          onPage: (read, total) => progress.page(name, read, total),
        })
        await emit(record, options, files.length)
        rows.push(summaryOfRecord(record, say.quality + ' ' + record.quality.grade))
        progress.finished(name, noteOf(record, say))
      } catch (error) {
        if (signal.aborted) break
        rows.push(failedRow(name, failureOf(error).code))
        progress.finished(name, failureOf(error).code)
        printFailure(error, options.language, name)
      }
    }
    return { done: rows, interrupted: signal.aborted }
  } finally {
    done()
    progress.stop()
    await pipeline.close()
  }
}

const noteOf = (record: PlanRecord, say: Messages): string =>
  `${record.source.pages} ${say.pages}, ${record.assignments.length} ${say.tasks.toLowerCase()}, ${record.deadlines.length} ${say.deadlines.toLowerCase()}, ${record.citations.length} ${say.citations.toLowerCase()}`

/** Prints or writes a record. Of several files each record is one line, so that a reader can stream them. */
async function emit(record: PlanRecord, options: ProcessCommandOptions, files: number): Promise<void> {
  if (options.json === true) process.stdout.write(`${JSON.stringify(record, null, files === 1 ? 2 : undefined)}\n`)
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true })
    const target = join(
      options.out,
      `${record.source.filename.replace(/\.[^.]{1,5}$/u, '')}.${record.id.slice(0, 8)}.json`,
    )
    await writeFile(`${target}.part`, `${JSON.stringify(record, null, 2)}\n`)
    await rename(`${target}.part`, target)
  }
}

async function storeAll(
  files: readonly (string | CodedError)[],
  options: ProcessCommandOptions,
  say: Messages,
): Promise<Run> {
  const store = await openDataStore(options.data ?? 'data')
  const { signal, done } = interruptSignal()
  const rows: SummaryRow[] = []
  const waiting: string[] = []
  const known: string[] = []
  try {
    for (const file of files) {
      if (signal.aborted) break
      try {
        if (typeof file !== 'string') throw file
        const { documentId, status } = await store.receive(await readSource(file))
        if (status === 'done') known.push(documentId)
        else {
          // A document that failed before is tried again: the fault may have been the machine's, or is mended.
          if (status === 'failed') await store.requeue(documentId)
          waiting.push(documentId)
        }
      } catch (error) {
        const name = typeof file === 'string' ? file : file.message
        rows.push(failedRow(name, failureOf(error).code))
        printFailure(error, options.language, name)
      }
    }
    rows.push(...(await drain(store, waiting, options, say, signal)))
    for (const id of new Set(known)) {
      const row = await store.document(id)
      if (row !== null) rows.push(summaryOfRow(row, say.known))
      const record = await store.record(id)
      if (record !== null) await emit(record, options, files.length)
    }
    if (known.length > 0) process.stderr.write(`${new Set(known).size} ${say.documents}: ${say.knownNote}\n`)
    return { done: rows, interrupted: signal.aborted }
  } finally {
    done()
    await store.close()
  }
}

async function drain(
  store: Store,
  ids: readonly string[],
  options: ProcessCommandOptions,
  say: Messages,
  signal: AbortSignal,
): Promise<readonly SummaryRow[]> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return []
  const pipeline = await open(options)
  const progress = openProgress(unique.length, say)
  const rows: SummaryRow[] = []
  const emitted: Promise<void>[] = []
  try {
    const runner = openLocalRunner({
      store,
      pipeline,
      producer,
      holder: leaseholder(),
      process: processOptions(options),
      onEvent: (event) => {
        const row = follow(event, progress, options, say)
        if (row !== null) rows.push(row)
        if (event.kind === 'stored') emitted.push(emit(event.record, options, unique.length))
      },
    })
    await runner.drain({ ids: unique, signal })
    await Promise.all(emitted)
    return rows
  } finally {
    progress.stop()
    await pipeline.close()
  }
}

function follow(event: RunEvent, progress: Progress, options: ProcessCommandOptions, say: Messages): SummaryRow | null {
  switch (event.kind) {
    case 'started':
      return null
    case 'page':
      progress.page(event.filename, event.done, event.total)
      return null
    case 'stored':
      progress.finished(event.filename, noteOf(event.record, say))
      return summaryOfRecord(event.record, say.stored)
    case 'failed':
      progress.finished(event.filename, event.code)
      printFailure(
        new CodedError(event.code, event.message, { hint: event.hint ?? '' }),
        options.language,
        event.filename,
      )
      return failedRow(event.filename, event.code)
  }
}

/** Reads stored documents again from their originals. An id that is not known fails alone. */
export async function runReprocess(
  ids: readonly string[],
  options: ProcessCommandOptions & { readonly data: string },
): Promise<number> {
  const say = messages(options.language)
  const store = await openDataStore(options.data)
  const { signal, done } = interruptSignal()
  try {
    const chosen: string[] = []
    const rows: SummaryRow[] = []
    for (const id of ids) {
      const found = await store.find(id)
      if (found.length === 1) chosen.push(...found)
      else {
        rows.push(failedRow(id, found.length === 0 ? 'cli.no_such_document' : 'cli.ambiguous_id'))
        process.stderr.write(`${found.length === 0 ? say.noDocument : say.several}: ${id}\n`)
      }
    }
    if (ids.length === 0) {
      let after: string | null = null
      do {
        const answer: Awaited<ReturnType<Store['documents']>> = await store.documents({
          limit: 1000,
          ...(after === null ? {} : { after }),
        })
        chosen.push(...answer.rows.map((r) => r.documentId))
        after = answer.next
      } while (after !== null)
    }
    for (const id of chosen) await store.requeue(id)
    rows.push(...(await drain(store, chosen, options, say, signal)))
    process.stdout.write(`${summaryTable(rows, say)}\n`)
    if (signal.aborted) return exitCodes.interrupted
    const failures = rows.filter((r) => r.failed).length
    return failures === 0 ? exitCodes.done : failures === rows.length ? exitCodes.nothing : exitCodes.some
  } finally {
    done()
    await store.close()
  }
}
