// Makes a fresh clone able to run: installs what is missing, builds what is stale. Says what it does and how long it may
// take. Plain Node, since nothing else is there yet.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text) => process.stderr.write(`${text}\n`)

function fail(text) {
  say(text)
  process.exit(1)
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  return done.status === 0
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`vanthu needs Node.js 20.19 or newer; this is ${process.versions.node}. / Cần Node.js 20.19 trở lên.`)
  }
}

/** Changes whenever the wanted packages do. */
const wanted = () =>
  createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex')
const stamp = `${root}/node_modules/.vanthu-installed`

function databaseOpens() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function installCompiler() {
  if (run('sh', ['-c', 'command -v make && command -v g++ && command -v python3'], { stdio: 'ignore' })) return true
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false
  say('Installing a C++ compiler for the database library … / Đang cài trình biên dịch cho thư viện cơ sở dữ liệu …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    run('apt-get', ['update', '-qq'], { env }) &&
    run('apt-get', ['install', '-y', '-qq', 'make', 'g++', 'python3'], { env })
  )
}

function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return
  say('First run: installing packages; the database library may compile for a minute or two.')
  say('Lần chạy đầu: đang cài các gói; thư viện cơ sở dữ liệu có thể phải biên dịch một, hai phút.')
  const clean = () => run('npm', ['ci', '--no-audit', '--no-fund'])
  // npm ci fails where the database library has neither a prebuilt binary nor a compiler.
  if (!clean() && !(installCompiler() && clean())) {
    fail(
      'npm ci failed. Check the network and the messages above, then run the command again. / Cài đặt không thành công.',
    )
  }
  if (!databaseOpens() && !(installCompiler() && run('npm', ['rebuild', 'better-sqlite3']) && databaseOpens())) {
    fail('better-sqlite3 cannot be loaded. Install make, g++ and python3, then run "npm rebuild better-sqlite3".')
  }
  writeFileSync(stamp, wanted())
}

function newest(folder) {
  let time = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return time
}

/** Folders that hold code of ours to be compiled. */
export function workspaces() {
  const { workspaces: patterns } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  return patterns
    .flatMap((p) => (p.endsWith('/*') ? readdirSync(root + p.slice(0, -2)).map((name) => p.slice(0, -1) + name) : [p]))
    .filter((dir) => existsSync(`${root}/${dir}/tsconfig.json`))
}

function build() {
  const stale = workspaces().filter((dir) => {
    const info = `${root}/${dir}/dist/.built`
    return !existsSync(info) || statSync(info).mtimeMs < newest(`${root}/${dir}/src`)
  })
  if (stale.length === 0) return
  say('Building … / Đang dựng chương trình …')
  const turbo = `${root}/node_modules/.bin/turbo`
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
  const started = new Date()
  const done = spawnSync(turbo, ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (done.status !== 0) fail(`${done.stdout}\n${done.stderr}\nThe build failed.`)
  for (const dir of workspaces()) {
    mkdirSync(`${root}/${dir}/dist`, { recursive: true })
    writeFileSync(`${root}/${dir}/dist/.built`, started.toISOString())
  }
}

export function bootstrap() {
  checkNode()
  install()
  build()
}

/** Runs a command of the project in the foreground and gives its exit code. */
export function foreground(command, args, env = {}) {
  try {
    execFileSync(command, args, { cwd: process.cwd(), stdio: 'inherit', env: { ...process.env, ...env } })
    return 0
  } catch (error) {
    return typeof error.status === 'number' ? error.status : 1
  }
}
