import cliProgress from 'cli-progress'
import type { Messages } from '../language.js'

/** Progress over documents and pages, on standard error: a bar on a terminal, a line a document in a pipe. */
export interface Progress {
  /** A document's page count became known, or one more page of it is read. */
  page(document: string, done: number, total: number): void
  finished(document: string, note: string): void
  stop(): void
}

export function openProgress(documents: number, say: Messages, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(documents, say, stream) : lines(documents, stream)
}

function lines(documents: number, stream: NodeJS.WritableStream): Progress {
  let finished = 0
  return {
    page: () => undefined,
    finished(document, note) {
      finished += 1
      stream.write(`[${finished}/${documents}] ${document}: ${note}\n`)
    },
    stop: () => undefined,
  }
}

function bar(documents: number, say: Messages, stream: NodeJS.WriteStream): Progress {
  const from = Date.now()
  const pages = new Map<string, { done: number; total: number }>()
  let finished = 0
  const display = new cliProgress.SingleBar(
    {
      format: `{bar} {percentage}% | {finished}/${documents} ${say.documents} | {read} ${say.pages} | {rate} ${say.pagesPerSecond} | {left} ${say.left} | {name}`,
      stream,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
    },
    cliProgress.Presets.shades_classic,
  )
  const draw = (name: string): void => {
    const known = [...pages.values()]
    const read = known.reduce((sum, p) => sum + p.done, 0)
    const total = known.reduce((sum, p) => sum + p.total, 0)
    // Documents that are not open yet are taken to be as long as those that are.
    const expected = known.length === 0 ? documents : Math.round((total / known.length) * documents)
    const rate = (read * 1000) / Math.max(1, Date.now() - from)
    display.setTotal(Math.max(1, expected))
    display.update(Math.min(expected, read), {
      finished,
      read,
      rate: rate.toFixed(1),
      left: rate > 0 ? clock((expected - read) / rate) : '–',
      name: name.length > 40 ? `${name.slice(0, 39)}…` : name,
    })
  }
  display.start(Math.max(1, documents), 0, { finished: 0, read: 0, rate: '–', left: '–', name: '' })
  return {
    page(document, done, total) {
      pages.set(document, { done, total })
      draw(document)
    },
    finished(document) {
      finished += 1
      const open = pages.get(document)
      pages.set(document, { done: open?.total ?? 1, total: open?.total ?? 1 })
      draw(document)
    },
    stop: () => display.stop(),
  }
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
