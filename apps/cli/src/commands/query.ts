import { writeFile } from 'node:fs/promises'
import { openProvinceNames } from '@vanthu/pipeline'
import type { Answer, Column as FileColumn, DocumentFilter, Role, Store } from '@vanthu/store'
import * as stored from '@vanthu/store'
import { CodedError } from '@vanthu/document'
import { bodyFilter } from '../bodies.js'
import * as shown from '../columns.js'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { everyRow } from '../paging.js'
import { openDataStore } from '../store-place.js'
import type { Column } from '../terminal/table.js'
import { ruledTable } from '../terminal/table.js'

export interface QueryOptions {
  readonly data: string
  readonly body?: string
  readonly role?: string
  readonly cites?: string
  readonly issuer?: string
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly format: 'table' | 'json' | 'jsonl' | 'csv' | 'xlsx'
  readonly out?: string
  readonly language: Language
}

/** Asks the store and prints the answer. Nothing found is an answer, not a failure. */
export async function runQuery(what: string, words: readonly string[], options: QueryOptions): Promise<number> {
  if (options.format === 'xlsx' && options.out === undefined) {
    process.stderr.write('--format xlsx needs --out FILE.xlsx\n')
    return exitCodes.usage
  }
  if (what === 'compare' && (options.cites ?? words.join('').trim()) === '') {
    process.stderr.write('compare needs an instrument: --cites 28-CT/TW\n')
    return exitCodes.usage
  }
  const store = await openDataStore(options.data)
  try {
    await ask(store, what, words.join(' ').trim(), options)
    return exitCodes.done
  } finally {
    await store.close()
  }
}

async function ask(store: Store, what: string, words: string, options: QueryOptions): Promise<void> {
  const say = messages(options.language)
  const body = options.body === undefined ? {} : { body: await bodyFilter(options.body) }
  const document = options.issuer === undefined ? {} : { document: { issuer: options.issuer } }
  const searched = words === '' ? {} : { words }
  const days = {
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
  }
  switch (what) {
    case 'tasks': {
      const question = {
        ...searched,
        ...body,
        ...document,
        ...(options.role === undefined ? {} : { role: roleOf(options.role) }),
        ...(options.cites === undefined ? {} : { instrument: stored.instrumentFilter(options.cites) }),
        ...(Object.keys(days).length === 0 ? {} : { due: days }),
      }
      return print(
        (paging) => store.tasks({ ...question, ...paging }),
        stored.taskColumns,
        shown.taskColumns(say),
        options,
      )
    }
    case 'deadlines': {
      // With days: what falls due in them, a recurring deadline once for each time. Without: the deadlines as printed.
      if (options.from !== undefined || options.to !== undefined) {
        const from = options.from ?? today()
        const to = options.to ?? `${Number(from.slice(0, 4)) + 1}${from.slice(4).replace('-02-29', '-02-28')}`
        return print(
          (paging) => store.due({ from, to, ...body, ...document, ...paging }),
          stored.dueColumns,
          shown.dueColumns(say),
          options,
        )
      }
      return print(
        (paging) => store.deadlines({ ...body, ...document, ...paging }),
        stored.deadlineColumns,
        shown.deadlineColumns(say),
        options,
      )
    }
    case 'citations': {
      const instrument = options.cites ?? (words === '' ? undefined : words)
      const question =
        instrument === undefined ? document : { instrument: stored.instrumentFilter(instrument), ...document }
      return print(
        (paging) => store.citations({ ...question, ...paging }),
        stored.citationColumns,
        shown.citationColumns(say),
        options,
      )
    }
    case 'documents': {
      const issued = Object.keys(days).length === 0 ? {} : { issued: days }
      const question = {
        ...searched,
        document: { ...(options.issuer === undefined ? {} : { issuer: options.issuer }), ...issued },
        ...(options.cites === undefined ? {} : { citing: stored.instrumentFilter(options.cites) }),
      }
      return print(
        (paging) => store.documents({ ...question, ...paging }),
        stored.documentColumns,
        shown.documentColumns(say),
        options,
      )
    }
    case 'doubts':
      return print(
        (paging) => store.doubts({ ...document, ...paging }),
        stored.doubtColumns,
        shown.doubtColumns(say),
        options,
      )
    case 'compare':
      return compare(store, options.cites ?? words, { ...document }, options)
    default:
      throw new RangeError(`nothing to ask named "${what}"`)
  }
}

/** What provinces make of an instrument; a column for each. As JSON a province a row. */
async function compare(
  store: Store,
  instrument: string,
  document: { readonly document?: DocumentFilter },
  options: QueryOptions,
): Promise<void> {
  const comparison = await store.compare({ instrument: stored.instrumentFilter(instrument), ...document })
  const say = messages(options.language)
  if (comparison.cut) process.stderr.write(`${say.cut}\n`)
  if (options.format === 'json' || options.format === 'jsonl') {
    return print(() => Promise.resolve({ rows: comparison.provinces, next: null }), [], [], options)
  }
  const nameOf = await openProvinceNames()
  const columns = stored.comparisonColumns(comparison, (id) => (id === null ? say.noProvince : nameOf(id)))
  const lines = comparison.provinces.length === 0 ? [] : stored.comparisonLines(comparison)
  const shownColumns = columns.map(({ heading, value }): Column<stored.ComparisonLine> => ({
    head: heading,
    wrap: true,
    value: (line) => String(value(line) ?? ''),
  }))
  return print(() => Promise.resolve({ rows: lines, next: null }), columns, shownColumns, options)
}

function roleOf(role: string): Role {
  if (role === 'lead' || role === 'support' || role === 'perform') return role
  throw new CodedError('cli.unknown_role', `"${role}" is no role`, { hint: 'Use lead, support or perform.' })
}

/** Today's date in Vietnam, whatever the machine's zone. */
const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

/** On a terminal a first look is enough; files and pipes get everything. */
const lookLimit = 50

async function print<Row>(
  answer: (paging: { readonly limit: number; readonly after?: string }) => Promise<Answer<Row>>,
  fileColumns: readonly FileColumn<Row>[],
  columns: readonly Column<Row>[],
  { format, out, limit, language }: QueryOptions,
): Promise<void> {
  const say = messages(language)
  const most = limit ?? (format === 'table' ? lookLimit : Number.POSITIVE_INFINITY)
  const rows = await everyRow(answer, most)
  if (rows.length === 0) process.stderr.write(`${say.nothingFound}\n`)
  const put = async (bytes: string | Uint8Array): Promise<void> => {
    if (out === undefined) process.stdout.write(bytes)
    else await writeFile(out, bytes)
  }
  switch (format) {
    case 'json':
      return put(stored.json(rows))
    case 'jsonl':
      return put(stored.jsonLines(rows))
    case 'csv':
      return put(stored.csv(rows, fileColumns))
    case 'xlsx':
      return put(await stored.xlsx([stored.sheet('vanthu', rows, fileColumns)]))
    case 'table':
      if (rows.length === 0) return
      await put(`${ruledTable(columns, rows)}\n`)
      if (limit === undefined && rows.length === lookLimit)
        process.stderr.write(`--limit N, --format csv: ${say.more}\n`)
  }
}
