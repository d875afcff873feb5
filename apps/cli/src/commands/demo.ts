import pc from 'picocolors'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { deadlineColumns, taskColumns } from '../columns.js'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openDataStore } from '../store-place.js'
import { ruledTable } from '../terminal/table.js'
import { runProcess } from './process.js'

export interface DemoOptions {
  readonly data: string
  readonly language: Language
}

/** What `npm start` shows: the samples go into the store, then a first look at tasks and deadlines. */
export async function runDemo(samples: string, options: DemoOptions): Promise<number> {
  const say = messages(options.language)
  const status = await runProcess(await sampleInputs(samples), options)
  const store = await openDataStore(options.data)
  try {
    const tasks = await store.tasks({ role: 'lead', limit: 5 })
    process.stdout.write(`\n${pc.bold(say.tasks)}\n${ruledTable(taskColumns(say), tasks.rows)}\n`)
    const deadlines = await store.deadlines({ limit: 5 })
    process.stdout.write(`\n${pc.bold(say.deadlines)}\n${ruledTable(deadlineColumns(say), deadlines.rows)}\n`)
    process.stdout.write(
      `\n${say.dataIn} ${options.data}\n${say.next}:\n` +
        `  npm start -- process FOLDER\n  npm start -- query tasks --body "Sở Tài chính"\n  npm start -- show ID\n  npm start -- --help\n`,
    )
    return status
  } finally {
    await store.close()
  }
}

/** The input of each sample folder; beside it lie the expected text, the expected record and the source it is made from. */
async function sampleInputs(samples: string): Promise<readonly string[]> {
  const inputs: string[] = []
  for (const folder of (await readdir(samples)).sort()) {
    if (!/^\d\d-/u.test(folder)) continue
    for (const file of (await readdir(join(samples, folder))).sort()) {
      if (file !== 'text.txt' && /\.(?:pdf|tiff?|jpe?g|png|docx|txt)$/u.test(file))
        inputs.push(join(samples, folder, file))
    }
  }
  return inputs
}
