// A Redis server of its own for tests and benchmarks: in a new folder, on a free port, gone afterwards.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from './free-port.mjs'
import { killed } from './killed.mjs'

/** Path of the server installed, or null. */
export function redisBinary() {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin']
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path)) ?? null
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (some) => {
      resolve(String(some).startsWith('+PONG'))
      socket.destroy()
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })

/** Starts a server with an append-only file, so that a kill -9 loses nothing that was written. */
export async function startRedis({ folder } = {}) {
  const binary = redisBinary()
  if (binary === null) throw new Error('no Redis server is installed (apt-get install redis-server)')
  const base = mkdtempSync(join(folder ?? '/tmp', 'vanthu-redis-'))
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', base, '--save', '', '--daemonize', 'no']
  args.push('--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction')
  let server = null
  const start = async () => {
    server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (some) => (log = (log + some).slice(-4000)))
    const until = Date.now() + 30_000
    while (!(await answers(port))) {
      if (server.exitCode !== null || Date.now() > until) throw new Error(`Redis did not start:\n${log}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const kill = (signal = 'SIGKILL') => killed(server, signal)
  await start()
  return {
    url: `redis://127.0.0.1:${port}/0`,
    start,
    kill,
    async stop() {
      await kill('SIGTERM')
      rmSync(base, { recursive: true, force: true })
    },
  }
}
