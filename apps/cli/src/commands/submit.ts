import { defaultTenant } from '@vanthu/store'
import { openJobs } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { expandPaths, readSource } from '../paths.js'
import { openDataStore } from '../store-place.js'
import { failureOf, printFailure } from '../terminal/failure.js'

export interface SubmitOptions {
  readonly data: string
  readonly redis: string
  readonly urgent?: boolean
  readonly language: Language
}

/** Receives files and queues them for the workers; prints the id of each. What is known already is not queued again. */
export async function runSubmit(paths: readonly string[], options: SubmitOptions): Promise<number> {
  const say = messages(options.language)
  const store = await openDataStore(options.data)
  const jobs = openJobs({ url: options.redis })
  let failures = 0
  let given = 0
  try {
    for (const file of await expandPaths(paths)) {
      given += 1
      try {
        if (typeof file !== 'string') throw file
        const { documentId, status } = await store.receive(await readSource(file))
        if (status === 'failed') await store.requeue(documentId)
        if (status !== 'done') {
          await jobs.enqueue({ tenant: defaultTenant, documentId }, { urgent: options.urgent === true })
        }
        process.stdout.write(`${documentId} ${status === 'done' ? say.known : say.queued} ${file}\n`)
      } catch (error) {
        failures += 1
        printFailure(error, options.language, typeof file === 'string' ? file : failureOf(file).message)
      }
    }
    if (given === 0) process.stderr.write(`${say.noFiles}\n`)
    return failures === 0 && given > 0 ? exitCodes.done : failures < given ? exitCodes.some : exitCodes.nothing
  } finally {
    await jobs.close()
    await store.close()
  }
}
