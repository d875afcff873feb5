import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { run, start } from './run-cli.js'

const plan = (i: number): string => `KẾ HOẠCH
Triển khai việc số ${i} năm 2026

Ủy ban nhân dân tỉnh Hòa Giang ban hành Kế hoạch triển khai việc số ${i}, cụ thể như sau:

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

${Array.from({ length: 40 }, (_, k) => `- Theo dõi, đôn đốc xã thứ ${k + 1} thực hiện việc số ${i}, báo cáo trước ngày ${(k % 28) + 1}/11/2026.`).join('\n\n')}
`

it('process killed again and again: no document lost, none twice', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-killed-'))
  const batch = join(folder, 'batch')
  const data = join(folder, 'data')
  await mkdir(batch)
  const count = 24
  for (let i = 0; i < count; i++) await writeFile(join(batch, `ke-hoach-${String(i).padStart(2, '0')}.txt`), plan(i))

  let kills = 0
  for (const after of [350, 500, 600, 700, 800, 900, 1000]) {
    const running = start(['process', batch, '--data', data])
    await Promise.race([running.done, sleep(after)])
    try {
      running.kill('SIGKILL')
      kills += 1
    } catch {
      // It had ended by itself.
    }
    await running.done
  }
  expect(kills).toBeGreaterThanOrEqual(3)

  expect((await run(['process', batch, '--data', data])).status).toBe(0)
  const { out } = await run(['query', 'documents', '--format', 'json', '--data', data])
  const documents: readonly { readonly filename: string; readonly status: string; readonly version: number }[] =
    JSON.parse(out)
  expect(documents.map((d) => d.filename).sort()).toEqual(
    Array.from({ length: count }, (_, i) => `ke-hoach-${String(i).padStart(2, '0')}.txt`),
  )
  expect(documents.every((d) => d.status === 'done' && d.version === 1)).toBe(true)
  expect((await run(['verify', '--data', data])).status).toBe(0)
  await rm(folder, { recursive: true })
})
