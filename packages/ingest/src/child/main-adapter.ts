/**
 * The program of a reading process: answers one task after another over its channel, and ends with its parent. What
 * may crash, hang or swallow memory (decoders, rendering, OCR) runs only here.
 */
import './patient-compiler.js'
import { toWire } from '../failure.js'
import { Desk } from './desk.js'
import type { Reply, Request } from './task.js'
import { checkMemory, watchMemory } from './watchdog.js'

const desk = new Desk()
const limitMb = Number(process.argv[2])
watchMemory(limitMb)

process.on('disconnect', () => {
  process.exit(0)
})

process.on('message', (message: unknown) => {
  const request = message as Request
  void answer(request).then((reply) => {
    process.send?.(reply)
  })
})

async function answer({ id, task }: Request): Promise<Reply> {
  checkMemory(limitMb)
  try {
    const value = await desk.answer(task, (part) => {
      process.send?.({ id, part, rss: process.memoryUsage.rss() } satisfies Reply)
      checkMemory(limitMb)
    })
    return { id, ok: true, answer: value, rss: process.memoryUsage.rss() }
  } catch (error) {
    return { id, ok: false, failure: toWire(error), rss: process.memoryUsage.rss() }
  }
}
