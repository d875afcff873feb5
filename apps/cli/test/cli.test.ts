import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PlanRecord } from '@vanthu/document'
import { run } from './run-cli.js'

const plan = `**ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Số: 57/KH-UBND

Hòa Giang, ngày 12 tháng 3 năm 2026

**KẾ HOẠCH**
Phát triển văn hóa đọc trên địa bàn tỉnh năm 2026

Thực hiện Chỉ thị số 15-CT/TW ngày 20/10/2025 của Ban Bí thư về văn hóa đọc, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Chủ trì, phối hợp với Sở Tài chính kiểm tra việc mở cửa thư viện xã; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2026.

2. Sở Tài chính

- Bố trí kinh phí mua sách trong quý II/2026.
`

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-cli-'))
  await mkdir(at('batch'))
  await writeFile(at('plan.txt'), plan)
  await writeFile(at('batch/plan.txt'), plan)
  await writeFile(at('batch/empty.pdf'), '')
  await writeFile(at('batch/cut.pdf'), '%PDF-1.7\n1 0 obj << /Type')
  await writeFile(at('batch/secret.txt'), plan)
  await chmod(at('batch/secret.txt'), 0o000)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('vanthu --help', () => {
  it('names every command and gives examples', async () => {
    const { status, out } = await run(['--help'])
    expect(status).toBe(0)
    for (const command of [
      'process',
      'text',
      'repair',
      'show',
      'query',
      'export',
      'calendar',
      'reprocess',
      'verify',
      'schema',
    ])
      expect(out).toContain(`\n  ${command}`)
    expect(out).toContain('Examples:')
    expect(out).not.toContain('demo')
  })
  it.each([
    [['no-such-command']],
    [['process']],
    [['query', 'dragons']],
    [['query', 'deadlines', '--from', 'tomorrow']],
  ])('%j is wrong usage', async (args) => {
    const { status, err } = await run(args)
    expect(status).toBe(2)
    expect(err).not.toBe('')
  })
})

describe('vanthu process', () => {
  it('--json prints one record of the published form, the same bytes each time', async () => {
    const first = await run(['process', at('plan.txt'), '--json'])
    expect(first.status).toBe(0)
    const record = PlanRecord.parse(JSON.parse(first.out))
    expect(record.document).toMatchObject({ type: 'Kế hoạch', reference: '57/KH-UBND', issuedOn: '2026-03-12' })
    expect(record.assignments).toHaveLength(2)
    expect((await run(['process', at('plan.txt'), '--json'])).out).toBe(first.out)
  })

  it('one bad file does not stop a batch', async () => {
    const { status, out, err } = await run(['process', at('batch'), '--data', at('data')])
    expect(status).toBe(1)
    expect(err).toContain('ingest.empty_file')
    expect(err).toMatch(/cut\.pdf: .*\[ingest\./u)
    expect(out).toContain('57/KH-UBND')
  })

  it('knows a file that it has read', async () => {
    const { status, out, err } = await run(['process', at('batch/plan.txt'), '--data', at('data')])
    expect(status).toBe(0)
    expect(out).toContain('known already')
    expect(err).toContain('reprocess')
  })

  it.each([
    ['a missing path', ['khong-co.pdf'], 'cli.no_such_file'],
    ['a folder without documents', ['rong'], 'No file to read'],
  ])('%s is said, and nothing done', async (_, [name = ''], said) => {
    if (name === 'rong') await mkdir(at(name))
    const { status, err } = await run(['process', at(name), '--data', at('data')])
    expect(status).toBe(3)
    expect(err).toContain(said)
  })

  it('--out writes a record a file', async () => {
    await run(['process', at('plan.txt'), '--out', at('records')])
    const [file = ''] = await readdir(at('records'))
    expect(file).toMatch(/^plan\.[0-9a-f]{8}\.json$/u)
    expect(PlanRecord.parse(JSON.parse(await readFile(at(`records/${file}`), 'utf8'))).document.reference).toBe(
      '57/KH-UBND',
    )
  })

  it('speaks Vietnamese where it is asked to', async () => {
    const { out } = await run(['process', at('plan.txt'), '--data', at('data-vi')], { VANTHU_LANG: 'vi' })
    expect(out).toContain('Nhiệm vụ')
  })
})

describe('asking the store', () => {
  const ask = (...args: string[]): ReturnType<typeof run> => run([...args, '--data', at('data')])

  it('tasks by body, under another name', async () => {
    const { out } = await ask('query', 'tasks', '--body', 'sở nội vụ', '--format', 'json')
    const rows: unknown = JSON.parse(out)
    expect(rows).toHaveLength(1)
    expect(out).toContain('kiểm tra việc mở cửa thư viện')
  })
  it('tasks by words without marks', async () => {
    expect(
      (await ask('query', 'tasks', 'mo', 'cua', 'thu', 'vien', '--format', 'jsonl')).out.trim().split('\n'),
    ).toHaveLength(1)
  })
  it('deadlines of a month', async () => {
    const { out } = await ask('query', 'deadlines', '--from', '2026-11-01', '--to', '2026-11-30', '--format', 'json')
    expect(out).toContain('2026-11-15')
  })
  it('documents that carry out an instrument', async () => {
    expect((await ask('query', 'documents', '--cites', '15-CT/TW')).out).toContain('57/KH-UBND')
  })
  it('an instrument, a column for each province', async () => {
    const { out } = await ask('query', 'compare', '--cites', '15-CT/TW', '--format', 'csv')
    const [head = '', ...lines] = out.slice(1).trim().split('\r\n')
    expect(head).toMatch(/^part,label,[\w-]+$/u)
    expect(lines).toContain('Nhiệm vụ,Sở Nội vụ,1')
    const none = await ask('query', 'compare')
    expect([none.status, none.err]).toEqual([2, expect.stringContaining('--cites')])
  })
  it('csv opens in Excel: byte order mark, CRLF', async () => {
    const { out } = await ask('query', 'tasks', '--format', 'csv')
    expect(out.startsWith('\u{feff}')).toBe(true)
    expect(out).toContain('\r\n')
  })
  it('xlsx needs a file', async () => {
    expect((await ask('query', 'tasks', '--format', 'xlsx')).status).toBe(2)
    expect((await ask('query', 'tasks', '--format', 'xlsx', '--out', at('tasks.xlsx'))).status).toBe(0)
    expect((await readFile(at('tasks.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  })
  it('nothing found is said, and is no failure', async () => {
    const { status, err } = await ask('query', 'tasks', 'kỳ lân')
    expect(status).toBe(0)
    expect(err).toContain('Nothing found')
  })
  it('a calendar', async () => {
    const { out } = await ask('calendar', '--body', 'Sở Nội vụ')
    expect(out).toContain('BEGIN:VCALENDAR')
    expect(out).toContain('Asia/Ho_Chi_Minh')
    expect(out).toContain('20261115')
  })
  it('export writes a file for each kind of row', async () => {
    expect((await ask('export', at('out'), '--format', 'csv')).status).toBe(0)
    expect((await readdir(at('out'))).sort()).toEqual(['citations.csv', 'deadlines.csv', 'documents.csv', 'tasks.csv'])
  })
  it('show finds a document by the first letters of its id', async () => {
    const { out } = await ask('query', 'documents', '--format', 'json')
    const [row]: readonly { readonly documentId: string }[] = JSON.parse(out)
    const shown = await ask('show', row?.documentId.slice(0, 8) ?? '')
    expect(shown.out).toContain('57/KH-UBND')
    expect((await ask('show', 'ffffffff')).status).toBe(3)
  })
  it('reprocess reads originals again', async () => {
    const { status, out } = await ask('reprocess', '57/KH-UBND')
    expect(status).toBe(0)
    expect(out).toContain('stored')
  })
  it('verify finds a store whole, and a lost file', async () => {
    expect((await ask('verify')).status).toBe(0)
    await rm(at('data/blobs'), { recursive: true })
    const { status, out } = await ask('verify')
    expect(status).toBe(4)
    expect(out).toContain('verify.')
  })
})

describe('vanthu text and repair', () => {
  it('text prints what the evidence counts in', async () => {
    const { out } = await run(['text', at('plan.txt')])
    expect(out).toContain('Chủ trì, phối hợp với Sở Tài chính')
  })
  it('repair --diff shows what was changed', async () => {
    await writeFile(at('marks.txt'), 'hướng dâñ thưc̣ hiêṇ công tác xa ̃hôị trên địa bàn tỉnh\n')
    const { out } = await run(['repair', at('marks.txt'), '--diff'])
    expect(out).toContain('{+')
    expect((await run(['repair', at('marks.txt')])).out).toContain('hướng dẫn thực hiện công tác xã hội')
  })
  it('schema prints the JSON Schema', async () => {
    expect(JSON.parse((await run(['schema'])).out)).toMatchObject({ type: 'object' })
  })
})
