import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run-cli.js'

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-upkeep-'))
  await writeFile(
    at('plan.txt'),
    'KẾ HOẠCH\nMở cửa thư viện\n\n1. Sở Nội vụ\n\n- Kiểm tra thư viện xã trước ngày 15/11/2026.\n',
  )
  await run(['process', at('plan.txt'), '--data', at('data')])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the upkeep of a store', () => {
  it('a backup comes back as it was', async () => {
    const made = await run(['backup', at('copy'), '--data', at('data')])
    expect(made.status).toBe(0)
    expect(made.out).toContain(at('copy'))
    const back = await run(['restore', at('copy'), '--data', at('back')])
    expect(back).toMatchObject({ status: 0 })
    const [before, after] = await Promise.all(
      ['data', 'back'].map((name) => run(['query', 'tasks', '--format', 'json', '--data', at(name)])),
    )
    expect(after?.out).toBe(before?.out)
    expect(JSON.parse(after?.out ?? '')).not.toEqual([])
  })

  it('is not restored over documents, nor from a folder that is no backup', async () => {
    expect((await run(['restore', at('copy'), '--data', at('data')])).err).toContain('store.not_empty')
    const none = await run(['restore', folder, '--data', at('none')])
    expect(none).toMatchObject({ status: 4 })
    expect(none.err).toContain('store.no_backup')
  })

  it('says what is missing for PostgreSQL', async () => {
    const { status, err } = await run(['migrate', '--from', 'sqlite', '--to', 'postgres', '--data', at('data')])
    expect(status).not.toBe(0)
    expect(err).toContain('DATABASE_URL')
    expect((await readFile(at('copy/manifest.json'), 'utf8')).length).toBeGreaterThan(10)
  })

  it('without Redis a job is neither queued nor lost', async () => {
    const redis = 'redis://127.0.0.1:1'
    const { status, err } = await run(['submit', at('plan.txt'), '--data', at('queued'), '--redis', redis])
    expect(status).not.toBe(0)
    expect(err).toContain('queue.unreachable')
    const { out } = await run(['query', 'documents', '--format', 'json', '--data', at('queued')])
    expect(JSON.parse(out)).toHaveLength(1)
  })
})
