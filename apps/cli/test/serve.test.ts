import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run, start } from './run-cli.js'

const password = 'bến đò ngang sông'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-serve-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})
const accounts = (args: readonly string[], input = '') => run(['accounts', ...args, '--data', folder], {}, input)

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

async function answering(url: string): Promise<Response> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      return await fetch(url)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`${url} does not answer`)
}

describe('vanthu serve', () => {
  it('serves this machine without accounts, says where, and stops when told to', { timeout: 60_000 }, async () => {
    const port = await freePort()
    const server = start(['serve', '--port', String(port), '--data', join(folder, 'alone')])
    const url = `http://127.0.0.1:${port}`
    expect(await (await answering(`${url}/ready`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${url}/api/session`)).json()).toMatchObject({ who: 'local', role: 'admin' })
    server.kill('SIGTERM')
    const { status, err, out } = await server.done
    expect(status).toBe(0)
    expect(err).toContain(`Serving at ${url}/`)
    expect(err).toContain('Nobody needs to sign in')
    for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('time')
  })

  it.each([
    [['--host', '0.0.0.0'], {}, 'server.no_accounts'],
    [[], { VANTHU_PUBLIC_URL: 'https://vanthu.example.vn' }, 'server.no_accounts'],
    [[], { DATABASE_URL: 'nonsense' }, 'server.bad_config'],
    [[], { OIDC_ISSUER: 'https://id.example.vn' }, 'server.bad_config'],
  ])('%j with %j: %s, and a way out', async (args, env, code) => {
    const { status, err } = await run(['serve', ...args, '--port', '0', '--data', join(folder, 'empty')], env)
    expect(status).toBe(3)
    expect(err).toContain(`[${code}]`)
    expect(err).toContain('What helps: ')
  })
})

describe('vanthu accounts', () => {
  it('organisations, people and tokens; passwords come from the standard input', { timeout: 60_000 }, async () => {
    expect((await accounts(['organisation', 'hoa_giang', 'Tỉnh Hòa Giang'])).status).toBe(0)
    expect((await accounts(['organisation'])).out).toContain('Tỉnh Hòa Giang')
    const added = await accounts(
      ['add', 'Mai@hoagiang.vn', '--organisation', 'hoa_giang', '--role', 'admin', '--name', 'Lê Thị Mai'],
      `${password}\n`,
    )
    expect([added.status, added.out]).toEqual([0, expect.stringContaining('mai@hoagiang.vn (hoa_giang, admin)')])
    // The organisation of an installation without others is there by itself.
    expect((await accounts(['add', 'lan'], password)).out).toContain('lan (default, reader)')
    expect((await accounts(['role', 'lan', 'archivist'])).status).toBe(0)
    expect((await accounts(['disable', 'lan'])).status).toBe(0)
    expect((await accounts(['password', 'mai@hoagiang.vn'], 'một câu khác\n')).status).toBe(0)
    const listed = JSON.parse((await accounts(['list', '--json'])).out)
    expect(listed).toEqual([
      expect.objectContaining({ login: 'lan', organisation: 'default', role: 'archivist', disabled: true }),
      expect.objectContaining({
        login: 'mai@hoagiang.vn',
        organisation: 'hoa_giang',
        role: 'admin',
        hasPassword: true,
      }),
    ])
    expect((await accounts(['list', '--organisation', 'hoa_giang'])).out).not.toContain('lan')

    const token = await accounts(['token', 'cổng dữ liệu', '--organisation', 'hoa_giang', '--days', '30'])
    expect(token.out).toMatch(/^vt_[\w-]{43}\n$/u)
    expect(token.err).toContain('shown this once')
    const tokens = await accounts(['token', '--organisation', 'hoa_giang'])
    expect(tokens.out).toContain('cổng dữ liệu')
    expect(tokens.out).not.toContain(token.out.trim())
    expect((await accounts(['token', '--revoke', '1', '--organisation', 'default'])).status).toBe(3)
    expect((await accounts(['token', '--revoke', '1', '--organisation', 'hoa_giang'])).status).toBe(0)

    const log = (await accounts(['log'])).out.trim().split('\n')
    expect(log.map((line) => JSON.parse(line).action)).toEqual([
      'token.revoked',
      'token.added',
      'user.password_set',
      'user.disabled',
      'user.role_archivist',
      'user.added',
      'user.added',
      'organisation.added',
    ])
    expect(log.join('\n')).not.toContain(password)
  })

  it.each([
    [['add', 'x'], '', 'cli.no_secret'],
    [['add', 'x'], 'ngắn\n', 'accounts.weak_password'],
    [['add', 'x', '--organisation', 'khong_co'], password, 'accounts.unknown_organisation'],
    [['role', 'khong-co', 'admin'], '', 'accounts.unknown_user'],
    [['organisation', 'Hòa Giang'], '', 'accounts.bad_name'],
  ])('%j with %j: %s', async (args, input, code) => {
    const { status, err } = await accounts(args, input)
    expect(status).toBe(3)
    expect(err).toContain(`[${code}]`)
  })

  it.each([[['role', 'x', 'king']], [['add']], [['add', 'x', '--role', 'king']], [['token', 'x', '--days', '0']]])(
    '%j is wrong usage',
    async (args) => {
      expect((await accounts(args)).status).toBe(2)
    },
  )
})

describe('work on one machine', () => {
  const plan = `KẾ HOẠCH
Triển khai thư viện xã năm 2026

1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan kiểm tra thư viện; báo cáo trước ngày 15/11/2026.
`
  const asked = async (...about: Parameters<typeof fetch>) => JSON.parse(await (await fetch(...about)).text())
  it(
    'what is sent over HTTP is read by a process beside the server, as one can watch; killed, it goes on',
    { timeout: 90_000 },
    async () => {
      const port = await freePort()
      const data = join(folder, 'reads')
      const url = `http://127.0.0.1:${port}`
      const first = start(['serve', '--port', String(port), '--data', data, '--concurrency', '1'])
      await answering(`${url}/ready`)
      const events = await fetch(`${url}/api/events`)
      const form = new FormData()
      form.append('file', new Blob([plan]), 'Kế hoạch.txt')
      const { rows } = await asked(`${url}/api/uploads?urgent=true`, { method: 'POST', body: form })
      const [{ documentId }] = rows
      let told = ''
      for await (const piece of events.body ?? []) {
        told += Buffer.from(piece).toString('utf8')
        if (told.includes('event: stored')) break
      }
      expect(told).toContain('event: started')
      expect(told).toContain(documentId)
      const record = await asked(`${url}/api/documents/${documentId}/record`)
      expect(record.assignments).toHaveLength(1)

      // The server is killed, not its reader, which must not go on alone.
      process.kill(first.pid, 'SIGKILL')
      await first.done
      const second = start(['serve', '--port', String(port), '--data', data, '--concurrency', '1'])
      await answering(`${url}/ready`)
      const again = new FormData()
      again.append('file', new Blob([plan]), 'x.txt')
      again.append('file', new Blob([plan.replace('thư viện', 'chợ đêm')]), 'y.txt')
      const answer = await asked(`${url}/api/uploads`, { method: 'POST', body: again })
      expect(answer.rows).toMatchObject([
        { documentId, known: true, status: 'done' },
        { known: false, status: 'received' },
      ])
      await expect.poll(async () => (await asked(`${url}/api/counts`)).documents.done, { timeout: 30_000 }).toBe(2)
      const bad = new FormData()
      bad.append('file', new Blob(['%PDF-1.7 cụt']), 'hong.pdf')
      await fetch(`${url}/api/uploads`, { method: 'POST', body: bad })
      const listed = async () => JSON.parse((await run(['jobs', 'list', '--local', '--data', data, '--json'])).out)
      await expect.poll(async () => (await listed()).counts, { timeout: 30_000 }).toMatchObject({ failed: 1 })
      const [job] = (await listed()).jobs
      expect(job).toMatchObject({ state: 'failed', reason: expect.stringContaining('ingest.') })
      expect((await run(['jobs', 'retry', job.jobId, '--local', '--data', data])).status).toBe(0)
      second.kill('SIGTERM')
      expect((await second.done).status).toBe(0)
    },
  )
})
