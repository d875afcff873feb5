// Speed of the store on a large archive: node bench/store.mjs [--documents 20000] [--tasks 50] [--data DIR] [--seconds 3]
// [--postgres] [--rate 50] [--only WORD]. Fills DIR with invented records (kept for the next run), then asks each kind of question with changing
// parameters. --postgres: the rows are in the database that DATABASE_URL names, or in a server started for it.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '@vanthu/store'
import pg from 'pg'
import { startPostgres } from '../scripts/services/postgres.mjs'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '20000' },
    tasks: { type: 'string', default: '50' },
    data: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    postgres: { type: 'boolean', default: false },
    rate: { type: 'string' },
    only: { type: 'string' },
  },
})
const [documents, tasks, seconds] = [values.documents, values.tasks, values.seconds].map(Number)
const directory = values.data ?? mkdtempSync(join(tmpdir(), 'vanthu-bench-'))

let state = 20260
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
/** Few things are frequent and many are rare, as with words and offices. */
const zipf = (n) => Math.min(n - 1, Math.floor(n ** random()) - 1)
const pick = (list) => list[Math.floor(random() * list.length)]
const often = (list) => list[zipf(list.length)]

const common =
  'thực hiện công tác tổ chức triển khai kế hoạch phối hợp các cơ quan đơn vị địa phương báo cáo kết quả xây dựng tăng cường kiểm tra giám sát tuyên truyền vận động nhân dân bảo đảm nguồn lực kinh phí năm'.split(
    ' ',
  )
const syllables = []
for (const onset of [
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
])
  for (const rest of [
    'an',
    'ạn',
    'ang',
    'àng',
    'át',
    'ê',
    'ế',
    'iên',
    'iện',
    'inh',
    'oa',
    'òa',
    'ong',
    'ông',
    'ồng',
    'ui',
    'ương',
    'ường',
    'ăm',
    'âm',
  ])
    syllables.push(onset + rest)
const word = () => (random() < 0.5 ? often(common) : often(syllables))
const sentence = (n) => `${Array.from({ length: n }, word).join(' ')}.`

const bodies = Array.from({ length: 3000 }, (_, i) => ({
  name: `${pick(['Sở', 'Ban', 'Phòng', 'Chi cục', 'Ủy ban nhân dân xã'])} ${often(syllables)} ${pick(syllables)} ${i}`,
  bodyId: i % 3 === 0 ? `body-${i}` : null,
}))
const instruments = Array.from(
  { length: 5000 },
  (_, i) => `${i + 1}/${2010 + (i % 15)}/${pick(['NĐ-CP', 'QĐ-TTg', 'TT-BVH'])}`,
)
const provinces = Array.from({ length: 34 }, (_, i) => `tinh-${i}`)
const evidence = (quote) => ({
  page: 1,
  boxes: [{ page: 1, x0: 0.1, y0: 0.1, x1: 0.9, y1: 0.12 }],
  raw: { from: 0, to: 9 },
  repaired: { from: 0, to: 9 },
  quote,
})
const day = (year, spread) =>
  new Date(Date.UTC(year, 0, 1 + Math.floor(random() * 365 * spread))).toISOString().slice(0, 10)

function extractionOf(n) {
  const bytes = Buffer.from(`document ${n}`)
  const id = createHash('sha256').update(bytes).digest('hex')
  const issuedOn = day(2015, 11)
  const deadlines = Array.from({ length: 6 }, (_, i) => {
    const base = {
      id: `d${i}`,
      text: 'trước ngày',
      bound: 'before',
      date: null,
      every: null,
      month: null,
      day: null,
      from: null,
      to: null,
      rrule: null,
      what: sentence(8),
      who: [often(bodies)],
      reportTo: [],
      via: [],
      confidence: 0.9 + random() / 10,
      evidence: evidence('trước ngày'),
    }
    if (i < 3) return { ...base, kind: 'fixed', date: day(Number(issuedOn.slice(0, 4)), 2) }
    const [month, dom] = [1 + Math.floor(random() * 12), pick([5, 10, 15, 20, 25])]
    if (i === 3) return { ...base, kind: 'periodic', every: pick(['year', 'quarter', 'month']) }
    return {
      ...base,
      kind: 'recurring',
      every: 'year',
      month,
      day: dom,
      rrule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${dom}`,
    }
  })
  const citations = Array.from({ length: 12 }, (_, i) => ({
    id: `c${i}`,
    kind: 'numbered',
    type: 'Văn bản',
    reference: often(instruments),
    title: null,
    date: null,
    issuer: null,
    year: null,
    period: null,
    locators: [],
    relation: pick(['basis', 'carries-out', 'refers']),
    status: 'complete',
    mentions: [evidence('số')],
    confidence: 0.8 + random() / 5,
  }))
  const assignments = Array.from({ length: tasks }, (_, i) => ({
    id: `a${i}`,
    section: 'III.2',
    text: sentence(20 + Math.floor(random() * 40)),
    responsible: [often(bodies)],
    role: pick(['lead', 'perform', 'support']),
    with: random() < 0.4 ? [often(bodies)] : [],
    requested: false,
    deadlineIds: random() < 0.15 ? [`d${i % 6}`] : [],
    citationIds: random() < 0.2 ? [`c${i % 12}`] : [],
    confidence: 0.8 + random() / 5,
    evidence: evidence('việc'),
  }))
  const raw = assignments.map((a) => a.text).join('\n')
  const record = {
    schemaVersion: 1,
    id,
    source: { filename: `${n}.pdf`, mediaType: 'application/pdf', bytes: bytes.length, sha256: id, pages: 10 },
    quality: { textFrom: 'ocr', grade: 'good', pages: [{ page: 1, textFrom: 'ocr', confidence: 0.93, grade: 'good' }] },
    document: {
      type: 'Kế hoạch',
      reference: `${n}/KH-UBND`,
      issuedOn,
      issuedAt: null,
      issuer: `Ủy ban nhân dân ${provinces[n % 34]}`,
      issuerId: null,
      provinceId: provinces[n % 34],
      parentBody: null,
      title: sentence(15),
      signer: null,
      signers: [],
      recipients: [],
      archive: null,
    },
    documentEvidence: [],
    outline: [],
    assignments,
    deadlines,
    citations,
    indicators: [],
    unread: [],
    diagnostics: [],
  }
  return { bytes, id, extraction: { record, raw, edits: [], pageImages: [], producer: 'bench' } }
}

const server = values.postgres && !process.env.DATABASE_URL ? await startPostgres() : null
const url = server?.url ?? process.env.DATABASE_URL
const store = await openStore({ directory, ...(values.postgres ? { postgres: { url, schema: 'bench' } } : {}) })
const have = (await store.counts()).documents.done
if (have < documents) await fill(have)

/** Several documents at once: the database works on one while the next is made. Indexes come last, as they do in a restore. */
async function fill(have) {
  const started = performance.now()
  const indexes = values.postgres && have === 0 ? await takeIndexes() : null
  let next = have
  let done = have
  const one = async () => {
    while (next < documents) {
      const n = next++
      const { bytes, id, extraction } = extractionOf(n)
      await store.receive({ filename: `${n}.pdf`, bytes })
      await store.putVersion(id, extraction)
      if (++done % 1000 === 0)
        console.error(`${done} documents, ${((performance.now() - started) / (done - have)).toFixed(1)} ms each`)
    }
  }
  await Promise.all(Array.from({ length: values.postgres ? 4 : 1 }, one))
  await indexes?.putBack()
  console.error(`filled in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

/** Takes away the indexes that storing does not look into. */
async function takeIndexes() {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SET search_path = bench')
  const { rows } = await client.query(`SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'bench'
    AND indexname NOT IN (SELECT conname FROM pg_constraint) AND indexdef NOT LIKE 'CREATE UNIQUE%'
    AND indexname !~ '_document$|^documents_|^headers_reference$|^bodies_|^instruments_'`)
  for (const { indexname } of rows) await client.query(`DROP INDEX ${indexname}`)
  return {
    async putBack() {
      await client.query("SET maintenance_work_mem = '512MB'")
      for (const { indexdef } of rows) await client.query(indexdef)
      await client.query('ANALYZE')
      await client.end()
    },
  }
}

const rare = () => [pick(syllables), pick(syllables), pick(syllables)].join(' ')
const kinds = {
  'tasks, first page': () => store.tasks(),
  'tasks of a frequent body': () => store.tasks({ body: { names: [bodies[Math.floor(random() * 5)].name] } }),
  'tasks of a rare body': () => store.tasks({ body: { names: [pick(bodies).name] } }),
  'tasks of 30 bodies': () => store.tasks({ body: { names: Array.from({ length: 30 }, () => often(bodies).name) } }),
  'tasks of bodies by words': () => store.tasks({ body: { words: 'so' } }),
  'tasks of a body, by day of issue': () => store.tasks({ body: { names: [often(bodies).name] }, sort: 'issued' }),
  'tasks by province and role': () => store.tasks({ document: { provinceId: pick(provinces) }, role: 'lead' }),
  'tasks under an instrument': () => store.tasks({ instrument: { reference: often(instruments) } }),
  'tasks due in a month': () => store.tasks({ due: { from: '2024-05-01', to: '2024-05-31' } }),
  'tasks of a body due in a quarter': () =>
    store.tasks({ body: { names: [often(bodies).name] }, due: { from: '2024-04-01', to: '2024-06-30' } }),
  'tasks, frequent words': () => store.tasks({ words: `${often(common)} ${often(common)}` }),
  'tasks, rare words': () => store.tasks({ words: rare() }),
  'tasks, words without marks': () => store.tasks({ words: 'ke hoach kinh phi' }),
  'tasks, a phrase': () => store.tasks({ words: '"tổ chức triển"' }),
  'tasks, frequent words of a rare body': () =>
    store.tasks({ words: 'kế hoạch', body: { names: [pick(bodies).name] } }),
  'tasks, rare words of a frequent body': () =>
    store.tasks({ words: pick(syllables), body: { names: [bodies[0].name] } }),
  'documents, words': () => store.documents({ words: `${pick(syllables)} ${pick(syllables)}`, limit: 20 }),
  'documents citing an instrument': () => store.documents({ citing: { reference: often(instruments) } }),
  'citations of an instrument': () => store.citations({ instrument: { reference: often(instruments) } }),
  'falling due in a quarter': () => store.due({ from: '2024-04-01', to: '2024-06-30' }),
  'falling due, one body': () =>
    store.due({ from: '2024-01-01', to: '2024-12-31', body: { names: [often(bodies).name] } }),
  doubts: () => store.doubts({ limit: 100 }),
  'bodies by words': () => store.bodies({ words: 'so', limit: 50 }),
  'an instrument, province beside province': () => store.compare({ instrument: { reference: pick(instruments) } }),
  'counts of tasks by province': () => store.facet({ of: 'tasks', by: 'province' }),
  'counts of a body’s tasks by month': () =>
    store.facet({ of: 'tasks', by: 'month', question: { body: { names: [often(bodies).name] } } }),
  'counts of documents by issuer': () => store.facet({ of: 'documents', by: 'issuer' }),
}
const counts = await store.counts()
const size = values.postgres ? '' : `, ${(statSync(join(directory, 'vanthu.sqlite')).size / 2 ** 20).toFixed(0)} MB`
console.log(
  `${values.postgres ? 'PostgreSQL' : 'SQLite'}: ${counts.documents.done} documents, ${counts.tasks} tasks${size}`,
)
const at = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)
/** Milliseconds of processor time so far, of this process and of the server's on this machine. */
const spent = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + (values.postgres ? serverTime() : 0)
}
/** Of backends that run; none ends while the pool is in use. Fields 14 and 15 of /proc/PID/stat are in ticks of 10 ms. */
function serverTime() {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: vanthu')) continue
      const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .split(') ')[1]
        .split(' ')
        .slice(11, 13)
        .map(Number)
      ticks += user + system
    } catch {
      // The process has ended meanwhile.
    }
  }
  return ticks * 10
}
const asked = Object.entries(kinds).filter(([name]) => values.only === undefined || name.includes(values.only))
const row = (name, times, cpu) =>
  console.log(`| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${cpu?.toFixed(1) ?? ''} | ${times.length} |`)
console.log('| question | p50 ms | p95 ms | CPU ms | runs |\n|---|---:|---:|---:|---:|')
if (values.rate === undefined) await oneByOne()
else await openLoop(Number(values.rate))

/** Each kind by itself, one question after the other: what a question costs. */
async function oneByOne() {
  for (const [name, ask] of asked) {
    const times = []
    const before = spent()
    const end = performance.now() + seconds * 1000
    do {
      const from = performance.now()
      await ask()
      times.push(performance.now() - from)
    } while (performance.now() < end || times.length < 5)
    times.sort((a, b) => a - b)
    row(name, times, (spent() - before) / times.length)
  }
}

/**
 * All kinds by turns, so many questions a second whether those before are answered or not; times count from the moment at
 * which a question was due.
 */
async function openLoop(rate) {
  const times = new Map(asked.map(([name]) => [name, []]))
  const total = Math.ceil((seconds * asked.length * rate) / 10)
  const order = Array.from({ length: total }, (_, i) => asked[i % asked.length]).sort(() => random() - 0.5)
  const before = spent()
  const start = performance.now() + 100
  let late = 0
  await Promise.all(
    order.map(async ([name, ask], i) => {
      const due = start + (i * 1000) / rate
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      await ask()
      const took = performance.now() - due
      if (took > 1000) late++
      times.get(name).push(took)
    }),
  )
  const cpu = (spent() - before) / total
  for (const [name, own] of times)
    row(
      name,
      own.toSorted((a, b) => a - b),
    )
  row(
    `all, ${rate} a second`,
    [...times.values()].flat().toSorted((a, b) => a - b),
    cpu,
  )
  console.error(
    `${total} questions, ${late} took more than a second; processor ${((cpu * rate) / 1000).toFixed(2)} cores`,
  )
}

await store.close()
await server?.stop()
if (values.data === undefined) rmSync(directory, { recursive: true })
