import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { S3Server } from '../../../packages/store/test/s3-server.js'
import { s3Key, startS3 } from '../../../packages/store/test/s3-server.js'
import { run } from './run-cli.js'

let folder: string
let server: S3Server
let env: Readonly<Record<string, string>>
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-bucket-'))
  server = await startS3()
  await writeFile(at('plan.txt'), 'KẾ HOẠCH\nMở chợ đêm\n\n1. Sở Nội vụ\n\n- Kiểm tra chợ đêm trước ngày 15/11/2026.\n')
  await writeFile(at('secret'), `${s3Key.secretAccessKey}\n`)
  env = {
    S3_URL: server.url,
    S3_REGION: s3Key.region,
    S3_ACCESS_KEY_ID: s3Key.accessKeyId,
    S3_SECRET_ACCESS_KEY_FILE: at('secret'),
  }
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

it('with S3_URL files are in the bucket, for every command, and none in the data folder', async () => {
  const place = ['--data', at('data')]
  expect(await run(['process', at('plan.txt'), ...place], env)).toMatchObject({ status: 0 })
  expect([...server.objects.keys()]).toEqual([expect.stringMatching(/^default\/[0-9a-f]{2}\/[0-9a-f]{62}$/u)])
  await expect(access(at('data/blobs'))).rejects.toThrow('ENOENT')
  expect(await run(['verify', ...place], env)).toMatchObject({ status: 0 })
  expect(await run(['reprocess', ...place], env)).toMatchObject({ status: 0 })
  expect(await run(['backup', at('copy'), ...place], env)).toMatchObject({ status: 0 })
  // The copy holds the files themselves: it comes back without any bucket.
  expect(await run(['restore', at('copy'), '--data', at('back')])).toMatchObject({ status: 0 })
  expect(await run(['verify', '--data', at('back')])).toMatchObject({ status: 0 })
  server.objects.clear()
  const harmed = await run(['verify', ...place], env)
  expect(harmed.status).toBe(4)
  expect(harmed.out).toContain('verify.missing_blob')
}, 120_000)

it('a secret that is wrong is said, and never shown', async () => {
  const wrong = { ...env, S3_SECRET_ACCESS_KEY_FILE: '', S3_SECRET_ACCESS_KEY: 'không-phải-khóa' }
  const { status, err, out } = await run(['process', at('plan.txt'), '--data', at('other')], wrong)
  expect(status).not.toBe(0)
  expect(err + out).toContain('store.refused')
  expect(err + out).not.toContain('không-phải')
}, 60_000)
