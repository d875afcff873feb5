// Redis and PostgreSQL for the tests: those that REDIS_URL and DATABASE_URL name, or the system's packages. Installed
// where they are missing, the user is root and the system is Debian's kin; elsewhere the tests that need them say so.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { postgresBinaries } from './postgres.mjs'
import { redisBinary } from './redis.mjs'

const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }

export function installServices() {
  const missing = [
    ...(process.env.REDIS_URL === undefined && redisBinary() === null ? ['redis-server'] : []),
    ...(process.env.DATABASE_URL === undefined && postgresBinaries() === null ? ['postgresql'] : []),
  ]
  if (missing.length === 0) return
  const names = missing.join(', ')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`Not installed: ${names}. The tests that need them are left out. / Chưa cài: ${names}.`)
    return
  }
  console.error(`Installing ${names} for the tests … / Đang cài ${names} để chạy kiểm thử …`)
  // RUNLEVEL=1 keeps the packages from starting their servers: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args) => spawnSync('apt-get', ['-y', '-qq', ...args], { ...quiet, env }).status === 0
  if (!(apt('update') && apt('install', '--no-install-recommends', ...missing))) {
    console.error(`Could not install ${names}. The tests that need them are left out.`)
  }
}
