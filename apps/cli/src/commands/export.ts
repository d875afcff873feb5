import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '@vanthu/store'
import * as stored from '@vanthu/store'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { everyRow } from '../paging.js'
import { openDataStore } from '../store-place.js'

export interface ExportOptions {
  readonly data: string
  readonly format: 'json' | 'jsonl' | 'csv' | 'xlsx'
  readonly language: Language
}

/**
 * Writes the whole store into a folder: csv a file a kind of row, xlsx one workbook with a sheet a kind, json a record a
 * file, jsonl all records in one file. Files appear when they are complete.
 */
export async function runExport(directory: string, options: ExportOptions): Promise<number> {
  await mkdir(directory, { recursive: true })
  const store = await openDataStore(options.data)
  try {
    const written = await write(store, directory, options)
    for (const file of written) process.stdout.write(`${file}\n`)
    return exitCodes.done
  } finally {
    await store.close()
  }
}

async function write(store: Store, directory: string, { format, language }: ExportOptions): Promise<readonly string[]> {
  const put = async (name: string, bytes: string | Uint8Array): Promise<string> => {
    const target = join(directory, name)
    await writeFile(`${target}.part`, bytes)
    await rename(`${target}.part`, target)
    return target
  }
  if (format === 'json' || format === 'jsonl') {
    const files: string[] = []
    const lines: string[] = []
    for (const { documentId, filename } of await everyRow((paging) => store.documents({ status: 'done', ...paging }))) {
      const record = await store.record(documentId)
      if (record === null) continue
      if (format === 'jsonl') lines.push(JSON.stringify(record))
      else
        files.push(
          await put(
            `${filename.replace(/\.[^.]{1,5}$/u, '')}.${documentId.slice(0, 8)}.json`,
            `${JSON.stringify(record, null, 2)}\n`,
          ),
        )
    }
    return format === 'jsonl' ? [await put('records.jsonl', lines.map((l) => `${l}\n`).join(''))] : files
  }
  const tasks = await everyRow((paging) => store.tasks(paging))
  const deadlines = await everyRow((paging) => store.deadlines(paging))
  const citations = await everyRow((paging) => store.citations(paging))
  const documents = await everyRow((paging) => store.documents(paging))
  if (format === 'csv') {
    return [
      await put('tasks.csv', stored.csv(tasks, stored.taskColumns)),
      await put('deadlines.csv', stored.csv(deadlines, stored.deadlineColumns)),
      await put('citations.csv', stored.csv(citations, stored.citationColumns)),
      await put('documents.csv', stored.csv(documents, stored.documentColumns)),
    ]
  }
  const say = messages(language)
  return [
    await put(
      'vanthu.xlsx',
      await stored.xlsx([
        stored.sheet(say.tasks, tasks, stored.taskColumns),
        stored.sheet(say.deadlines, deadlines, stored.deadlineColumns),
        stored.sheet(say.citations, citations, stored.citationColumns),
        stored.sheet(say.document, documents, stored.documentColumns),
      ]),
    ),
  ]
}
