import { describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import type { Column, DeadlineRow } from '../src/index.js'
import { calendarFile, csv, json, jsonLines, sheet, xlsx } from '../src/index.js'
import { foldLine } from '../src/calendar/content-line.js'
import { seeded } from './seeded.js'

interface Row {
  readonly text: string | null
  readonly number: number
}

const columns: readonly Column<Row>[] = [
  { key: 'text', heading: 'Nội dung', width: 30, value: (row) => row.text },
  { key: 'number', heading: 'Số', width: 8, value: (row) => row.number },
]

describe('CSV', () => {
  it.each([
    ['plain', 'Sở Y tế', 'Sở Y tế'],
    ['a comma', 'huyện, xã', '"huyện, xã"'],
    ['quotes', 'theo "quy chế"', '"theo ""quy chế"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['nothing', null, ''],
    ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a dash, which a spreadsheet reads as a formula', '- Rà soát', '"\'- Rà soát"'],
    ['a plus', '+84', '"\'+84"'],
    ['an at sign', '@SUM(A1)', '"\'@SUM(A1)"'],
    ['a full-width sign', '＝1+1', '"\'＝1+1"'],
    ['a tab first', '\t=1', '"\'\t=1"'],
  ])('%s', (_, text, expected) => {
    expect(csv([{ text, number: -2.5 }], columns)).toBe(`\uFEFFtext,number\r\n${expected},-2.5\r\n`)
  })

  it('has headings for people when asked, and none for later pages', () => {
    expect(csv([], columns, { head: 'heading' })).toBe('\uFEFFNội dung,Số\r\n')
    expect(csv([{ text: 'a', number: 1 }], columns, { head: 'none' })).toBe('a,1\r\n')
  })
})

describe('JSON', () => {
  it('reads back, whole or line by line', () => {
    const rows = [
      { text: 'a\nb', number: 1 },
      { text: '"', number: 2 },
    ]
    expect(JSON.parse(json(rows))).toEqual(rows)
    const lines = jsonLines(rows).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
  })
})

describe('workbook', () => {
  it('holds every sheet, its texts, numbers and days; control characters are left out', async () => {
    const rows = [
      { text: 'Sở Y tế & Sở Nội vụ <x>\u0000', number: 12.5 },
      { text: '2024-06-30', number: 3 },
      { text: '=1+1', number: 4 },
    ]
    const bytes = await xlsx([sheet('Nhiệm vụ', rows, columns), sheet('Trống [*]', [], columns)])
    const files = unzipSync(bytes)
    const parts = Object.entries(files).map(([name, part]) => [name, new TextDecoder().decode(part)] as const)
    const all = parts.map(([, text]) => text).join('\n')
    expect(parts.filter(([name]) => /worksheets\/sheet\d+\.xml$/u.test(name))).toHaveLength(2)
    expect(all).toContain('Sở Y tế &amp; Sở Nội vụ &lt;x&gt;')
    expect(all).not.toContain('\u0000')
    expect(all).toContain('>12.5<')
    expect(all).toContain('>45473<')
    expect(all).toContain('=1+1')
    expect(all).not.toContain('<f>')
  })
})

const row = (rest: Partial<DeadlineRow>): DeadlineRow => ({
  document: {
    documentId: 'ab'.repeat(32),
    filename: 'a.pdf',
    type: 'Kế hoạch',
    reference: '12/KH-UBND',
    issuedOn: '2024-02-05',
    issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
    provinceId: null,
    title: null,
  },
  deadlineId: 'd1',
  text: 'trước ngày 30/6/2024',
  kind: 'fixed',
  bound: 'before',
  date: '2024-06-30',
  every: null,
  month: null,
  day: null,
  from: null,
  to: null,
  rrule: null,
  what: 'báo cáo kết quả; đề xuất khen thưởng, nhân rộng',
  who: [{ name: 'Sở Đường thủy', bodyId: null }],
  reportTo: [{ name: 'Ủy ban nhân dân tỉnh', bodyId: null }],
  via: [],
  page: 3,
  confidence: 0.9,
  dueOn: '2024-06-30',
  rule: null,
  startsOn: null,
  ...rest,
})

/** The lines of a calendar as a reader sees them. */
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')
const stamp = new Date('2024-03-01T02:03:04.567Z')

describe('calendar', () => {
  it('is one whole-day event a deadline, in the time zone of Việt Nam', () => {
    const lines = unfolded(calendarFile([row({})], { stamp }))
    expect(lines.filter((line) => !line.startsWith('UID'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//vanthu//vanthu//VI',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Văn thư',
      'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Ho_Chi_Minh',
      'BEGIN:STANDARD',
      'DTSTART:19750613T000000',
      'TZOFFSETFROM:+0700',
      'TZOFFSETTO:+0700',
      'TZNAME:+07',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'DTSTAMP:20240301T020304Z',
      'DTSTART;VALUE=DATE:20240630',
      'DTEND;VALUE=DATE:20240701',
      'SUMMARY:Báo cáo kết quả\\; đề xuất khen thưởng\\, nhân rộng (trước ngày 30/6/2024)',
      'DESCRIPTION:Thời hạn: trước ngày 30/6/2024\\nThực hiện: Sở Đường thủy\\nBáo cáo về: Ủy ban nhân dân tỉnh\\nVăn bản: Kế hoạch 12/KH-UBND\\, Ủy ban nhân dân tỉnh Hòa Giang\\nTrang 3',
      'CATEGORIES:Kế hoạch 12/KH-UBND',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it.each([
    [
      'yearly',
      { rule: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15', startsOn: '2024-02-05' },
      '20250115',
      'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15',
    ],
    [
      'last day of the month',
      { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', startsOn: '2024-02-05' },
      '20240229',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ],
    [
      'with an end',
      { rule: 'FREQ=MONTHLY;BYMONTHDAY=5', startsOn: '2024-02-06', to: '2025-12-31' },
      '20240305',
      'FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20251231',
    ],
    [
      'anchored',
      { rule: 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1;DTSTART=20240205', startsOn: '2024-02-05' },
      '20240401',
      'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1',
    ],
  ])('recurring, %s: begins on a day of its rule', (_, rest, start, rrule) => {
    const lines = unfolded(calendarFile([row({ kind: 'recurring', dueOn: null, date: null, ...rest })], { stamp }))
    expect(lines).toContain(`DTSTART;VALUE=DATE:${start}`)
    expect(lines).toContain(`RRULE:${rrule}`)
  })

  it('leaves out what falls on no day, and rhythms unless asked', () => {
    const rows = [
      row({ kind: 'adhoc', dueOn: null }),
      row({ kind: 'periodic', dueOn: null, rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', startsOn: '2024-02-05' }),
    ]
    const events = (text: string): number => text.split('BEGIN:VEVENT').length - 1
    expect(events(calendarFile(rows))).toBe(0)
    expect(events(calendarFile(rows, { periodic: true }))).toBe(1)
  })

  it('ids stay when the record is read again, and differ for two deadlines alike', () => {
    const uids = (rows: readonly DeadlineRow[]): readonly string[] =>
      unfolded(calendarFile(rows)).filter((line) => line.startsWith('UID:'))
    const [first] = uids([row({ deadlineId: 'd1' })])
    expect(uids([row({ deadlineId: 'd7', page: 4, confidence: 0.5 })])).toEqual([first])
    const both = uids([row({}), row({ deadlineId: 'd2' }), row({ text: 'khác' })])
    expect(new Set(both).size).toBe(3)
    expect(both[0]).toBe(first)
  })

  it.each([
    [0, 'PT8H'],
    [1, '-P0DT16H'],
    [7, '-P6DT16H'],
  ])('reminds %d days before at 08:00', (days, trigger) => {
    expect(unfolded(calendarFile([row({})], { remindDaysBefore: [days] }))).toContain(`TRIGGER:${trigger}`)
  })

  it('folds at 75 octets, never within a letter or between it and its marks (500 lines)', () => {
    const random = seeded(9)
    const letters = ['a', 'đ', 'ế', 'e\u0302\u0301', ' ', '𝄞', '–', 'ư\u0323']
    for (let i = 0; i < 500; i++) {
      const line = Array.from({ length: Math.floor(random() * 120) }, () => letters[Math.floor(random() * 8)]).join('')
      const pieces = foldLine(line).split('\r\n ')
      expect(pieces.join('')).toBe(line)
      for (const [n, piece] of pieces.entries()) {
        expect(Buffer.byteLength(piece) + (n === 0 ? 0 : 1)).toBeLessThanOrEqual(75)
        expect(piece).not.toMatch(/^\p{M}/u)
      }
    }
  })
})
