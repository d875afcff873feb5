import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { apiPage } from '../src/api-page.js'
import { apiPageWords } from '../src/api-page-words.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.clean())

const Operation = z.object({
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  'x-role': z.enum(['everybody', 'reader', 'analyst', 'archivist', 'admin']),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.unknown()),
})

it('describes every route, with who may ask it and how it fails', async () => {
  const api = (await ground.ask('/api/openapi.json')).json()
  expect(api.openapi).toBe('3.1.0')
  const described = new Set<string>()
  for (const [path, operations] of Object.entries(
    z.record(z.string(), z.record(z.string(), z.unknown())).parse(api.paths),
  ))
    for (const [method, given] of Object.entries(operations)) {
      const operation = Operation.parse(given)
      described.add(`${method.toUpperCase()} ${path}`)
      expect(operation.responses['4XX'], path).toBeDefined()
      expect(operation.security.length === 0, path).toBe(operation['x-role'] === 'everybody')
    }
  for (const { method, url, role } of ground.server.routes) {
    if (method === 'HEAD') continue
    const path = url.replace(/:(\w+)/gu, '{$1}')
    expect(described).toContain(`${method} ${path}`)
    expect(api.paths[path][method.toLowerCase()]['x-role']).toBe(role ?? 'everybody')
  }
})

it('every reference in it leads somewhere', async () => {
  const { body } = await ground.ask('/api/openapi.json')
  const api = JSON.parse(body)
  for (const [, name = ''] of body.matchAll(/"#\/components\/schemas\/([^"]+)"/gu))
    expect(Object.keys(api.components.schemas)).toContain(name)
  expect(Object.keys(api.components.schemas)).toContain('Problem')
})

it('is a page for people, without scripts and without anything from elsewhere', async () => {
  const page = await ground.ask('/api/docs')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain('<code>/api/users/{login}</code>')
  expect(page.body).not.toMatch(/<script|style=|https?:\/\//u)
  const [, href = ''] = /<link rel="stylesheet" href="([^"]+)"/u.exec(page.body) ?? []
  const style = await ground.ask(href)
  expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
})

it.each([
  ['vi', 'lang=vi', 'en', '<h2>Hàng đợi</h2>', '<small>quản trị</small>', '<th>Tham số</th>', 'lang=en'],
  ['en', 'lang=en', 'vi', '<h2>Queue</h2>', '<small>admin</small>', '<th>Parameter</th>', 'lang=vi'],
  ['vi', '', 'vi-VN,en;q=0.8', '<h2>Đăng nhập</h2>', '<small>mọi người</small>', 'bắt buộc', 'lang=en'],
  ['en', '', 'en-GB', '<h2>Signing in</h2>', '<small>everybody</small>', 'required', 'lang=vi'],
])('speaks %s when asked for %j by a browser that speaks %s', async (language, query, browser, ...said) => {
  const headers = { 'accept-language': browser }
  const { body } = await ground.ask({ url: `/api/docs?${query}`, headers })
  expect(body).toContain(`<html lang="${language}">`)
  for (const words of said) expect(body).toContain(words)
})

it('every heading and role is said in both languages', async () => {
  const { paths } = (await ground.ask('/api/openapi.json')).json()
  const operations = Object.values(z.record(z.string(), z.record(z.string(), Operation)).parse(paths)).flatMap((one) =>
    Object.values(one),
  )
  const { vi, en } = apiPageWords
  for (const { tags, 'x-role': role } of operations) {
    expect(Object.keys(vi.roles)).toContain(role)
    for (const { headings } of [vi, en]) expect(Object.keys(headings)).toContain(tags[0])
  }
  expect(Object.keys(vi.headings)).toEqual(Object.keys(en.headings))
})

it('nothing in it is taken for markup', () => {
  const page = apiPage(
    {
      info: { title: '<b>"&', version: '1' },
      paths: { '/<x>': { get: { summary: "<script>'", tags: ['a'], parameters: [{ name: '<p>', in: 'query' }] } } },
    },
    'vi',
  )
  expect(page).toContain('&lt;b&gt;&quot;&amp;')
  expect(page).not.toMatch(/<script|<x>|<p><\/code>/u)
})
