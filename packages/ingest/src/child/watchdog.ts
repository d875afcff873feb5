import { Worker } from 'node:worker_threads'

/** Ends the process with a signal that nothing else sends, so that the parent can tell why. */
export const MEMORY_SIGNAL = 'SIGUSR2'

const signal = process.platform === 'win32' ? 'SIGKILL' : MEMORY_SIGNAL

/** Ends the process if it is above its limit now. */
export function checkMemory(limitMb: number): void {
  if (process.memoryUsage.rss() > limitMb * 1024 * 1024) process.kill(process.pid, signal)
}

/**
 * Watches the process's resident memory from a thread of its own: decoders block the main thread, and their memory is
 * outside of the JavaScript heap that V8 can bound. Windows has no such signal and ends the process plainly.
 */
export function watchMemory(limitMb: number): void {
  const code = `
    setInterval(() => {
      if (process.memoryUsage.rss() > ${limitMb * 1024 * 1024}) process.kill(process.pid, '${signal}')
    }, 50)`
  new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } }).unref()
}
