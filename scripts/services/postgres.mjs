// A PostgreSQL server of its own for tests and benchmarks: in a new folder, on a free port, gone afterwards. Or the one
// that DATABASE_URL names. As root it runs as the user "postgres", since the server refuses root.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port.mjs'
import { killed } from './killed.mjs'

/** Binaries of the newest server installed, or null. */
export function postgresBinaries() {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(debian, version, 'bin'))
    : []
  const onPath = (process.env.PATH ?? '').split(':')
  return [...folders, ...onPath].find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/** Numbers of the user "postgres", for root; null for anybody else. */
function otherUser() {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith('postgres:'))
  if (line === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "postgres"')
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/**
 * Starts a server. `durable: false` leaves out what protects from loss of power, which tests of kill -9 do not need.
 * Gives its URL, `kill(signal)`, `start()` again after a kill, and `stop()`, which removes it.
 */
export async function startPostgres({ folder, durable = false } = {}) {
  const bin = postgresBinaries()
  if (bin === null) throw new Error('no PostgreSQL server is installed (apt-get install postgresql)')
  const user = otherUser()
  const base = mkdtempSync(join(folder ?? '/tmp', 'vanthu-postgres-'))
  if (user !== null) chownSync(base, user.uid, user.gid)
  const data = join(base, 'data')
  const as = user === null ? {} : user
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'vanthu', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: base,
    max_connections: 100,
    shared_buffers: '128MB',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  let server = null
  const url = `postgres://vanthu@127.0.0.1:${port}/postgres`
  const spawnServer = () => {
    let log = ''
    server = spawn(join(bin, 'postgres'), args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
    server.stderr.on('data', (some) => (log = (log + some).slice(-4000)))
    return () => log
  }
  const start = async () => {
    let log = spawnServer()
    const until = Date.now() + 60_000
    for (;;) {
      // After a kill -9 the server's children hold its memory for a moment; it does not start before they are gone.
      if (server.exitCode !== null && /still in use/u.test(log())) log = spawnServer()
      if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`)
      try {
        execFileSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port), '-d', 'postgres'])
        return
      } catch {
        if (Date.now() > until) throw new Error(`PostgreSQL does not answer:\n${log()}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const kill = (signal = 'SIGKILL') => killed(server, signal)
  await start()
  return {
    url,
    start,
    kill,
    async stop() {
      await kill('SIGINT')
      rmSync(base, { recursive: true, force: true })
    },
  }
}
