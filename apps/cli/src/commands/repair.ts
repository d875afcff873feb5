import { openPipeline } from '@vanthu/pipeline'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { readSource } from '../paths.js'
import type { ReadingOptions } from '../reading-options.js'
import { processOptions } from '../reading-options.js'
import { editedText } from '../terminal/diff.js'

export interface RepairCommandOptions extends ReadingOptions {
  readonly diff?: boolean
  readonly edits?: boolean
  readonly language: Language
}

/** Prints the repaired text, the text with its changes in place (`diff`), or the changes alone (`edits`). */
export async function runRepair(path: string, options: RepairCommandOptions): Promise<number> {
  const file = await readSource(path)
  const pipeline = await openPipeline(options.jobs === undefined ? {} : { processes: options.jobs })
  try {
    const { repaired } = await pipeline.read(file, processOptions(options))
    if (options.edits === true) {
      for (const edit of repaired.edits) {
        const read = repaired.raw.slice(edit.span.from, edit.span.to)
        process.stdout.write(`${JSON.stringify({ ...edit, read })}\n`)
      }
    } else if (options.diff === true) {
      process.stdout.write(
        `${editedText(repaired, process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined)}\n`,
      )
    } else process.stdout.write(`${repaired.text}\n`)
    process.stderr.write(`${repaired.edits.length} ${messages(options.language).edits}\n`)
    return exitCodes.done
  } finally {
    await pipeline.close()
  }
}
