// Memory of the server while files are sent to it: 2,000 in one request, then all of them again, known by now, in eight
// requests at once. Peak resident memory is what the kernel says of the serving process (VmHWM). --files N makes it
// shorter. The reader beside it, a process of its own, finds that these are no documents.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = process.argv.indexOf('--files')
const files = at < 0 ? 2000 : Number(process.argv[at + 1])
/** Every 500th file is a scan of a whole folder of paper. */
const sizeOf = (i) => (i % 500 === 499 ? 100_000_000 : 20_000 + ((i * 7919) % 180_000))
const filler = Buffer.alloc(65_536, 'Văn bản số hóa ')

const scratch = mkdtempSync(join(tmpdir(), 'vanthu-uploads-'))
const cli = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url))
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address()
    probe.close(() => resolve(free))
  })
})
const server = spawn(process.execPath, [cli, 'serve', '--port', String(port), '--concurrency', '1'], {
  env: {
    ...process.env,
    VANTHU_DATA: join(scratch, 'data'),
    VANTHU_LOG_LEVEL: 'error',
    DATABASE_URL: '',
    REDIS_URL: '',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const ended = new Promise((resolve) => server.on('exit', resolve))
const memory = (name) =>
  Math.round(
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) /
      1024,
  )

for (let tries = 0; ; tries++) {
  try {
    await fetch(`http://127.0.0.1:${port}/ready`)
    break
  } catch (error) {
    if (tries > 300) throw error
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Sends the files as one form; gives the rows of the answer. */
async function send(numbers) {
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/uploads',
    headers: { 'content-type': 'multipart/form-data; boundary=ranhgioi' },
  })
  const answer = new Promise((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', async (response) => {
      const parts = []
      for await (const part of response) parts.push(part)
      resolve(JSON.parse(Buffer.concat(parts).toString('utf8')))
    })
  })
  const write = async (part) => {
    if (!sent.write(part)) await new Promise((resolve) => sent.once('drain', resolve))
  }
  for (const i of numbers) {
    await write(`--ranhgioi\r\nContent-Disposition: form-data; name="file"; filename="van-ban-${i}.pdf"\r\n\r\n`)
    await write(`%PDF-1.7\n% ${i}\n`)
    for (let left = sizeOf(i); left > 0; left -= filler.length)
      await write(filler.subarray(0, Math.min(left, filler.length)))
    await write('\r\n')
  }
  sent.end('--ranhgioi--\r\n')
  const { rows } = await answer
  return rows ?? []
}

async function round(name, requests) {
  const from = performance.now()
  const rows = (await Promise.all(requests.map(send))).flat()
  const seconds = (performance.now() - from) / 1000
  const failed = files - rows.filter((row) => row.problem === null).length
  const megabytes = Array.from({ length: files }, (_, i) => sizeOf(i)).reduce((sum, n) => sum + n, 0) / 1e6
  const known = rows.filter((row) => row.known).length
  console.log(
    `${name}: ${rows.length} files (${Math.round(megabytes)} MB), ${failed} failed, ${known} known, ${seconds.toFixed(0)} s, ` +
      `${(rows.length / seconds).toFixed(0)} files/s; server resident ${memory('VmRSS')} MB, peak ${memory('VmHWM')} MB`,
  )
  return failed
}

const all = Array.from({ length: files }, (_, i) => i)
console.log(`before: server resident ${memory('VmRSS')} MB`)
let failed = await round('one request', [all])
failed += await round(
  'again, eight requests at once',
  Array.from({ length: 8 }, (_, k) => all.filter((i) => i % 8 === k)),
)
const peak = memory('VmHWM')
server.kill('SIGTERM')
await ended
rmSync(scratch, { recursive: true, force: true })
console.log(`peak ${peak} MB (aim 300), ${failed} failed (aim 0)`)
process.exit(failed === 0 && peak <= 300 ? 0 : 1)
