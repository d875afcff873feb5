import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { secretNames } from '../src/secret-files.js'
import { run } from './run-cli.js'

// Dockerfile and docker-compose.yml against the program that they start: no Docker is needed for that.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8')

const Texts = z.record(z.string(), z.string())
const Service = z.object({
  build: z.string().optional(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: Texts.default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  restart: z.string(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
})
const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})

const compose = Compose.parse(parse(read('docker-compose.yml'), { merge: true }))
const services = Object.entries(compose.services)
const ours = services.filter(([, service]) => service.build !== undefined)
const dockerfile = read('Dockerfile')

describe('docker-compose.yml', () => {
  let help: ReadonlyMap<string, string>
  beforeAll(async () => {
    const commands = [['serve'], ['worker'], ['jobs', 'list']]
    const asked = commands.map(async (words) => [words.join(' '), (await run([...words, '--help'])).out] as const)
    help = new Map(await Promise.all(asked))
  })

  it('starts server, worker, Redis and PostgreSQL', () => {
    expect(services.map(([name]) => name)).toEqual(['server', 'worker', 'redis', 'postgres'])
    expect(ours.map(([name]) => name)).toEqual(['server', 'worker'])
  })

  it.each(
    ours.flatMap(([name, { command = [], healthcheck }]) => [
      [name, command] as const,
      ...(healthcheck === undefined ? [] : [[`health of ${name}`, healthcheck.test.slice(2)] as const]),
    ]),
  )('%s: %j is a command of the program, with options that it has', (_, line) => {
    const first = line.findIndex((word) => word.startsWith('-'))
    const said = help.get(line.slice(0, first === -1 ? line.length : first).join(' '))
    expect(said).toContain('Usage: vanthu')
    for (const option of line.filter((word) => word.startsWith('--'))) expect(said).toContain(`${option} `)
  })

  it.each(ours)('%s: every variable is one that the program reads', (_, { environment }) => {
    const known = `${help.get('serve') ?? ''} ${help.get('worker') ?? ''}`
    for (const name of Object.keys(environment)) {
      const plain = name.endsWith('_FILE') ? secretNames.find((secret) => `${secret}_FILE` === name) : name
      expect(plain).toBeDefined()
      expect(known).toMatch(new RegExp(`(?<![A-Z_])${plain ?? ''}(?![A-Z_])`, 'u'))
    }
  })

  it('every variable that the server reads can be set from outside', () => {
    const asked = help.get('serve')?.match(/(?<![A-Z_])(?:DATABASE|REDIS|VANTHU|OIDC|S3)_[A-Z_]+/gu) ?? []
    const given = Object.keys(compose.services['server']?.environment ?? {})
    // The image says where its data is.
    const names = new Set(asked.map((name) => name.replace(/_FILE$/u, '')).filter((name) => name !== 'VANTHU_DATA'))
    expect(names.size).toBeGreaterThan(15)
    for (const name of names)
      expect([name, given.includes(name) || given.includes(`${name}_FILE`)]).toEqual([name, true])
  })

  it.each(services)('%s: names only what there is', (_, service) => {
    for (const name of Object.keys(service.depends_on)) {
      expect(service.depends_on[name]?.condition).toBe('service_healthy')
      expect(compose.services[name]?.healthcheck).toBeDefined()
    }
    for (const name of service.secrets) expect(compose.secrets[name]?.file).toBe(`./secrets/${name}`)
    const named = service.volumes.filter((volume) => !volume.startsWith('/'))
    for (const volume of named) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
    for (const name of service.networks) expect(Object.keys(compose.networks)).toContain(name)
    for (const [name, value] of Object.entries(service.environment)) {
      if (name.endsWith('_FILE')) expect(service.secrets).toContain(value.replace('/run/secrets/', ''))
    }
  })

  it('keeps what must not be lost in volumes, comes back after a crash, and is watched', () => {
    const mounts = services.map(([name, { volumes }]) => [name, ...volumes.map((volume) => volume.split(':').at(-1))])
    expect(mounts).toEqual([
      ['server', '/data', '/scratch'],
      ['worker', '/data', '/scratch'],
      ['redis', '/data'],
      ['postgres', '/var/lib/postgresql/data'],
    ])
    expect(new Set(services.map(([, { restart }]) => restart))).toEqual(new Set(['unless-stopped']))
    // The server's is in the image.
    const unwatched = services.filter(([, { healthcheck }]) => healthcheck === undefined).map(([name]) => name)
    expect(unwatched).toEqual(['server'])
    expect(dockerfile).toContain('/health`')
  })

  it.each(ours)('%s: copies of files are on a disk of its own, for a tmpfs counts as memory', (_, service) => {
    const place = / TMPDIR=(\S+)/u.exec(dockerfile)?.[1] ?? ''
    expect(service.volumes).toContain(place)
    expect(service.tmpfs.map((one) => one.split(':')[0])).not.toContain(place)
    // It is writable for whoever the program runs as.
    expect(dockerfile).toContain(`install -d -o node -g node /data ${place}\n`)
    expect(service.environment['TMPDIR']).toBeUndefined()
    for (const one of service.tmpfs) expect(one).toMatch(/size=\d{1,3}m/u)
  })

  it('Redis forgets nothing and drops nothing', () => {
    const command = compose.services['redis']?.command?.join(' ')
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
  })

  it('lets nobody in from outside but through the server, and that on this machine only', () => {
    for (const name of ['redis', 'postgres']) {
      expect(compose.services[name]?.ports).toEqual([])
      expect(compose.services[name]?.networks).toEqual(['inside'])
    }
    expect(compose.networks['inside']?.internal).toBe(true)
    for (const [, { ports }] of ours) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u)
  })

  it('holds no secret', () => {
    for (const [, { environment }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|KEY|DATABASE_URL/u.test(name)) expect(value).toMatch(/^(?:\/run\/secrets\/|\$\{\w+:-\}$)/u)
      }
    }
    expect(read('.gitignore')).toMatch(/^secrets\/$/mu)
    expect(read('.dockerignore')).toMatch(/^secrets$/mu)
  })
})

describe('Dockerfile', () => {
  const lines = dockerfile.split('\n')

  it('builds and runs on a Node that the program takes', () => {
    const bases = lines.flatMap((line) => /^FROM node:(\d+)-bookworm-slim(?: AS \w+)?$/u.exec(line)?.[1] ?? [])
    const { engines } = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')))
    expect(bases).toEqual(['20', '20'])
    expect(engines.node).toBe('>=20.19')
  })

  it('copies only what there is', () => {
    const copied = lines.flatMap((line) => /^COPY --from=build \/app\/(\S+)/u.exec(line)?.[1] ?? [])
    expect(copied.length).toBeGreaterThan(5)
    for (const path of copied) expect(existsSync(`${root}${path}`)).toBe(true)
  })

  it('has every workspace that npm looks for', () => {
    const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(JSON.parse(read('package.json')))
    for (const pattern of workspaces) expect(dockerfile).toContain(`/app/${pattern.replace('/*', '')}`)
  })

  it('does not run as root', () => {
    const last = lines.filter((line) => /^(?:USER|FROM) /u.test(line)).at(-1)
    expect(last).toBe('USER node')
  })
})
