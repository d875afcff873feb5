import { openPipeline } from '@vanthu/pipeline'
import { exitCodes } from '../exit-codes.js'
import type { ReadingOptions } from '../reading-options.js'
import { processOptions } from '../reading-options.js'
import { readSource } from '../paths.js'

export interface TextOptions extends ReadingOptions {
  readonly raw?: boolean
}

/** Prints the text of one file; `raw`: as read. The offsets of a record's evidence count in these two texts. */
export async function runText(path: string, options: TextOptions): Promise<number> {
  const file = await readSource(path)
  const pipeline = await openPipeline(options.jobs === undefined ? {} : { processes: options.jobs })
  try {
    const { repaired } = await pipeline.read(file, processOptions(options))
    process.stdout.write(`${options.raw === true ? repaired.raw : repaired.text}\n`)
    return exitCodes.done
  } finally {
    await pipeline.close()
  }
}
