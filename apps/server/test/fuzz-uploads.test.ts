import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InjectOptions } from 'fastify'
import { seeded } from '../../../packages/store/test/seeded.js'
import { form } from './form.js'
import { fastest, fuzzTimes, mutations, odd } from './fuzzing.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import { archive } from './uploads/archive.js'

// Whatever is sent as a file, the answer is one that was foreseen, and what was refused leaves nothing behind.

const times = Math.ceil(fuzzTimes / 2)

let ground: Ground
beforeAll(async () => {
  ground = await openGround({ env: { VANTHU_REQUESTS_PER_MINUTE: '100000000', VANTHU_LOG_LEVEL: 'error' } })
})
afterAll(() => ground.clean())

const files = [
  ['Kế hoạch.txt', Buffer.from('Kế hoạch kiểm tra thư viện các xã ven sông năm 2026.')],
  ['a.txt', Buffer.from('\uFEFFKế hoạch', 'utf16le')],
  ['a.html', Buffer.from('<!doctype html><p>Kế hoạch</p>')],
  ['a.md', Buffer.from('# Kế hoạch\n\n- việc một')],
  ['a.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF')],
  ['a.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01', 'latin1')],
  ['a.jpg', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1')],
  ['a.tif', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
  ['a.docx', archive(['[Content_Types].xml', 'word/document.xml'])],
  ['a.xlsx', archive(['xl/workbook.xml'])],
] as const

it(`${times} mutated files, forms and parts of files`, { timeout: 60_000 + times * 60 }, async () => {
  const random = seeded(20_261_123)
  const { oneOf, mutated, mutatedBytes } = mutations(random)
  const uploads: string[] = []

  const asForm = (): InjectOptions => {
    const some = Array.from({ length: Math.floor(random() * 4) }, () => {
      const [name, bytes] = oneOf(files)
      return [random() < 0.7 ? name : mutated(name), mutatedBytes(bytes)] as const
    })
    const { type, body } = form(some)
    const bytes = Buffer.from(body, 'latin1')
    return {
      method: 'POST',
      url: `/api/uploads${random() < 0.1 ? `?urgent=${encodeURIComponent(oneOf(['true', 'x', ''] as const))}` : ''}`,
      headers: { 'content-type': random() < 0.9 ? type : mutated(type).replace(/[^\x20-\x7e]/gu, '') },
      payload: random() < 0.6 ? bytes : mutatedBytes(bytes),
    }
  }
  const number = (n: number): string => (random() < 0.7 ? String(n) : oneOf(odd).replace(/[^\x20-\x7e]/gu, ''))
  const asPart = (): InjectOptions => {
    const [, bytes] = oneOf(files)
    const known = uploads.length === 0 || random() < 0.1 ? 'f'.repeat(32) : oneOf(uploads)
    const url = `/api/uploads/resumable/${known}`
    const headers = random() < 0.95 ? { 'tus-resumable': '1.0.0' } : {}
    switch (oneOf(['begin', 'begin', 'send', 'send', 'send', 'look', 'end'] as const)) {
      case 'begin': {
        const name = `filename ${Buffer.from(oneOf(odd)).toString('base64')}`
        const told = { 'upload-length': number(bytes.length), 'upload-metadata': random() < 0.8 ? name : number(0) }
        return { method: 'POST', url: '/api/uploads/resumable', headers: { ...headers, ...told } }
      }
      case 'send': {
        const type = random() < 0.9 ? 'application/offset+octet-stream' : oneOf(['text/plain', 'x'] as const)
        const told = { 'upload-offset': number(0), 'content-type': type }
        const payload = random() < 0.5 ? bytes : mutatedBytes(bytes)
        return { method: 'PATCH', url, headers: { ...headers, ...told }, payload }
      }
      case 'look':
        return { method: random() < 0.5 ? 'GET' : 'HEAD', url }
      default:
        return { method: 'DELETE', url, headers }
    }
  }

  const statuses = new Map<number, number>()
  for (let n = 0; n < times; n++) {
    const options = random() < 0.5 ? asForm() : asPart()
    const from = performance.now()
    const answer = await ground.ask(options)
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    const told = `${n}: ${options.method ?? ''} ${String(options.url)} ${JSON.stringify(options.headers)} ${String(options.payload)}\n${answer.body}\n${ground.lines.at(-1) ?? ''}`
    expect(answer.statusCode, told).toBeLessThan(500)
    if (performance.now() - from > 5000) expect(await fastest(() => ground.ask(options), 5000), told).toBeLessThan(5000)
    // Nor does a file of several end as a fault of ours.
    expect(answer.body, told).not.toContain('server.internal')
    const begun = answer.headers['location']
    if (typeof begun === 'string') uploads.push(begun.slice(-32))
    if (uploads.length > 20) uploads.shift()
  }
  for (const status of [200, 201, 204, 400, 404, 422]) expect(statuses.get(status) ?? 0).toBeGreaterThan(times / 200)
  const left = await readdir(join(ground.directory, 'incoming', 'default'))
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
})
