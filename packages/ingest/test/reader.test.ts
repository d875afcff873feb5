import { spawn } from 'node:child_process'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { RecognizeOptions } from '@vanthu/ingest'
import { defaultLimits, openReader, picturePage, recognize } from '@vanthu/ingest'
import { scratchFile } from '../src/scratch-file.js'
import { line, pdf } from './fixtures/pdf.js'
import { printed } from './fixtures/blocks.js'

const page = (text: string) => ({ content: line(text, 60, 700) })
const file = (pages: number) => ({
  filename: 'ke-hoach.pdf',
  bytes: pdf(Array.from({ length: pages }, (_, i) => page(`Điều ${i + 1}. Ủy ban nhân dân xã rà soát hộ nghèo.`))),
})
const readers: { close(): Promise<void> }[] = []
const open = (options: Parameters<typeof openReader>[0] = {}) => {
  const reader = openReader(options)
  readers.push(reader)
  return reader
}
afterAll(() => Promise.all(readers.map((reader) => reader.close())))

describe('reading processes', () => {
  it('are started when needed, kept between documents, and end with the reader', async () => {
    const reader = open({ processes: 1 })
    expect(reader.pids()).toEqual([])
    await recognize(file(2), { reader })
    const first = reader.pids()
    expect(first).toHaveLength(1)
    await recognize(file(3), { reader })
    expect(reader.pids()).toEqual(first)
    await reader.close()
    expect(() => process.kill(first[0] ?? 0, 0)).toThrow('ESRCH')
    await expect(recognize(file(1), { reader })).rejects.toMatchObject({ code: 'ingest.reader_closed' })
  })

  it('read several documents at once, each as alone', async () => {
    const reader = open({ processes: 2 })
    const together = await Promise.all([4, 1, 3].map((pages) => recognize(file(pages), { reader })))
    expect(together.map(({ value }) => value.source.pages)).toEqual([4, 1, 3])
    const alone = await recognize(file(4), { reader })
    expect(together[0]).toEqual(alone)
  })

  it('are left alone by a document that ends once another one has them', async () => {
    const reader = open({ processes: 2 })
    const [first, second] = await Promise.all([file(1), file(8)].map(({ bytes }) => scratchFile(bytes)))
    if (first === undefined || second === undefined) throw new RangeError('two files')
    const ref = ({ path }: typeof first) => ({ path, mediaType: 'application/pdf', limits: defaultLimits }) as const
    const run = { timeoutMs: 10_000 }
    // Both processes have the first file open.
    await Promise.all([1, 2].map(() => reader.run({ kind: 'open', file: ref(first) }, run)))
    const read: number[] = []
    const task = { kind: 'pages', file: ref(second), from: 1, to: 8, forceOcr: false, imageWidth: 0 } as const
    await Promise.all([
      reader.forget(first.path),
      reader.run(task, { ...run, onPart: ({ words }) => read.push(words.page) }),
    ])
    expect(read).toContain(1)
    await Promise.all([first.remove(), second.remove()])
  })

  it('end with a long document where they hold much memory, and go on otherwise', async () => {
    const pids: (readonly number[])[] = []
    for (const memoryToEndMb of [1, 1_000]) {
      const reader = open({ processes: 1, pagesToEnd: 3, memoryToEndMb })
      await recognize(file(2), { reader })
      pids.push(reader.pids())
      await recognize(file(2), { reader })
      pids.push(reader.pids())
    }
    expect(pids[1]).toEqual([])
    expect(pids[3]).toEqual(pids[2])
  })

  it('are replaced after their share of pages', async () => {
    const reader = open({ processes: 1, pagesPerProcess: 3 })
    await recognize(file(2), { reader })
    const [first] = reader.pids()
    await recognize(file(2), { reader })
    expect(reader.pids()).not.toContain(first)
  })

  it('that dies is replaced, and its page read again', async () => {
    const reader = open({ processes: 1 })
    const killed: number[] = []
    const onPage: RecognizeOptions['onPage'] = (done) => {
      const [pid] = reader.pids()
      if (done !== 2 || pid === undefined) return
      killed.push(pid)
      process.kill(pid, 'SIGKILL')
    }
    const { value, diagnostics } = await recognize(file(5), { reader, onPage })
    expect(killed).toHaveLength(1)
    expect(value.quality.pages.map((p) => p.textFrom)).toEqual(Array.from({ length: 5 }, () => 'text-layer'))
    expect(diagnostics).toEqual([])
  })

  it('that takes too long fails its page', async () => {
    const reader = open({ processes: 1 })
    await recognize(file(1), { reader })
    const { value, diagnostics } = await recognize(file(2), { reader, limits: { pageTimeoutMs: 0 } })
    expect(value.quality.pages.map((p) => p.textFrom)).toEqual(['failed', 'failed'])
    expect(diagnostics[0]?.message).toContain('ingest.timeout')
    const after = await recognize(file(1), { reader })
    expect(after.value.quality.grade).toBe('excellent')
  })

  it('that takes too long to open a file fails the file', async () => {
    const reader = open({ processes: 1 })
    await expect(recognize(file(1), { reader, limits: { openTimeoutMs: 1 } })).rejects.toMatchObject({
      code: 'ingest.timeout',
      retry: true,
    })
  })

  it('that takes too much memory is ended', async () => {
    const reader = open({ processes: 1, processMemoryMb: 40 })
    await expect(recognize(file(1), { reader })).rejects.toMatchObject({ code: 'ingest.out_of_memory' })
  })
})

it('reading processes end with a parent that is killed', async () => {
  const program = `
    import { openReader, recognize } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}
    const reader = openReader({ processes: 1 })
    const bytes = Buffer.from(${JSON.stringify(Buffer.from(file(1).bytes).toString('base64'))}, 'base64')
    await recognize({ filename: 'a.pdf', bytes }, { reader })
    console.log(reader.pids()[0])
    setInterval(() => undefined, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (data) => {
      resolve(Number(data))
    }),
  )
  expect(process.kill(pid, 0)).toBe(true)
  parent.kill('SIGKILL')
  await vi.waitFor(() => {
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  }, 10_000)
})

describe('a document', () => {
  const reader = open({ processes: 2 })

  it('is read page by page, with its progress', async () => {
    const steps: [number, number][] = []
    const { value } = await recognize(file(3), { reader, onPage: (done, total) => steps.push([done, total]) })
    expect(steps).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(printed(value.blocks).join('\n')).toContain('Điều 3. Ủy ban nhân dân xã rà soát hộ nghèo.')
    expect(value.pages).toEqual([1, 2, 3].map((n) => ({ page: n, width: 595, height: 842 })))
  })

  it('is left when the signal says so', async () => {
    const controller = new AbortController()
    const reading = recognize(file(50), {
      reader,
      signal: controller.signal,
      onPage: () => {
        controller.abort(new RangeError('đủ rồi'))
      },
    })
    await expect(reading).rejects.toThrow('đủ rồi')
  })

  it('gives the picture of a page when asked', async () => {
    const picture = await picturePage(file(2), 2, { reader, width: 400 })
    expect(picture).toMatchObject({ page: 2, mediaType: 'image/png', width: 400 })
    await expect(picturePage(file(2), 3, { reader })).rejects.toThrow(RangeError)
  })
})
