import { existsSync } from 'node:fs'
import type { Assignment, Citation, Deadline, Doubt, PlanRecord } from '@vanthu/document'
import { CodedError, doubtsOf } from '@vanthu/document'
import { openPipeline } from '@vanthu/pipeline'
import pc from 'picocolors'
import { exitCodes } from '../exit-codes.js'
import type { Language, Messages } from '../language.js'
import { messages } from '../language.js'
import { readSource } from '../paths.js'
import { openDataStore } from '../store-place.js'

export interface ShowOptions {
  readonly data: string
  readonly json?: boolean
  readonly language: Language
}

/** Shows a stored document by the first letters of its id or by its number, or a file that is read for it. */
export async function runShow(target: string, options: ShowOptions): Promise<number> {
  const record = existsSync(target) ? await fromFile(target) : await fromStore(target, options)
  if (options.json === true) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`)
  else process.stdout.write(printed(record, messages(options.language)))
  return exitCodes.done
}

async function fromFile(path: string): Promise<PlanRecord> {
  const pipeline = await openPipeline()
  try {
    return (await pipeline.process(await readSource(path))).record
  } finally {
    await pipeline.close()
  }
}

async function fromStore(target: string, { data, language }: ShowOptions): Promise<PlanRecord> {
  const say = messages(language)
  const store = await openDataStore(data)
  try {
    const ids = await store.find(target)
    if (ids.length > 1) {
      throw new CodedError('cli.ambiguous_id', `${say.several}: ${ids.map((id) => id.slice(0, 12)).join(', ')}`, {
        hint: 'Give more letters of the id.',
      })
    }
    const record = ids[0] === undefined ? null : await store.record(ids[0])
    if (record === null) {
      throw new CodedError('cli.no_such_document', `${say.noDocument}: ${target}`, {
        hint: '"vanthu query documents" lists them.',
      })
    }
    return record
  } finally {
    await store.close()
  }
}

function printed(record: PlanRecord, say: Messages): string {
  const { document: d, source, quality } = record
  const lines: string[] = []
  const field = (name: string, value: string | null): void => {
    lines.push(`${pc.bold(`${name}:`.padEnd(18))} ${value ?? pc.dim('–')}`)
  }
  field(say.document, `${source.filename}  ${pc.dim(source.sha256.slice(0, 12))}`)
  field(say.type, d.type)
  field(say.reference, d.reference)
  field(say.issuedOn, [d.issuedAt, d.issuedOn].filter((x) => x !== null).join(', ') || null)
  field(say.issuer, [d.issuer, d.parentBody].filter((x) => x !== null).join(' — ') || null)
  field(say.title, d.title)
  field(
    say.signer,
    d.signer === null
      ? null
      : [d.signer.name, d.signer.position, d.signer.signsFor].filter((x) => x !== null).join(', '),
  )
  field(say.recipients, d.recipients.join('; ') || null)
  field(say.quality, `${quality.grade} (${quality.textFrom}), ${source.pages} ${say.pages}`)
  section(lines, say.tasks, record.assignments, (a) => task(a, record, say))
  section(lines, say.deadlines, record.deadlines, (x) => deadline(x, say))
  section(lines, say.citations, record.citations, citation)
  section(
    lines,
    say.indicators,
    record.indicators,
    (i) =>
      `${i.number ?? '-'} ${i.name}: ${i.baseline?.text ?? '–'} → ${i.target?.text ?? '–'}${where(i.evidence.page, say)}`,
  )
  section(lines, say.doubts, doubtsOf(record).slice(0, 12), (x) => doubt(x, say))
  section(
    lines,
    say.warnings,
    record.diagnostics.filter((x) => x.severity !== 'info'),
    (x) => `${x.code}${x.at?.page === undefined ? '' : where(x.at.page, say)}: ${x.message}`,
  )
  return `${lines.join('\n')}\n`
}

function section<T>(lines: string[], name: string, items: readonly T[], print: (item: T) => string): void {
  if (items.length === 0) return
  lines.push('', pc.bold(pc.underline(`${name} (${items.length})`)))
  for (const item of items) lines.push(`  ${print(item)}`)
}

const where = (page: number | null, say: Messages): string =>
  page === null ? '' : pc.dim(` [${say.page.toLowerCase()} ${page}]`)
const names = (bodies: readonly { readonly name: string }[]): string => bodies.map((b) => b.name).join('; ')

function task(a: Assignment, record: PlanRecord, say: Messages): string {
  const due = record.deadlines.filter((d) => a.deadlineIds.includes(d.id)).map((d) => d.text)
  const parts = [
    `${pc.cyan((a.section ?? '–').padEnd(7))} ${a.text}${where(a.evidence.page, say)}`,
    `          ${pc.green(a.role)} ${names(a.responsible) || '–'}${a.with.length === 0 ? '' : ` + ${names(a.with)}`}${due.length === 0 ? '' : pc.yellow(`  ⏰ ${due.join('; ')}`)}`,
  ]
  return parts.join('\n')
}

function deadline(d: Deadline, say: Messages): string {
  const value = d.date ?? d.rrule ?? (d.to === null ? '' : `${d.from ?? ''}…${d.to}`)
  const to = d.reportTo.length === 0 ? '' : ` → ${names(d.reportTo)}${d.via.length === 0 ? '' : ` (${names(d.via)})`}`
  return `${pc.yellow(d.text)} ${pc.dim(`${d.kind} ${value}`.trim())} ${d.what} — ${names(d.who) || '–'}${to}${where(d.evidence.page, say)}`
}

function citation(c: Citation): string {
  const name = [c.type, c.reference, c.kind === 'numbered' ? null : c.title].filter((x) => x !== null).join(' ')
  const about = [c.date ?? c.year, c.issuer?.name, c.period].filter((x) => x != null).join(', ')
  return `${name}${about === '' ? '' : ` (${about})`} ${pc.dim(`${c.relation}, ×${c.mentions.length}, ${c.status}`)}`
}

function doubt({ confidence, kind, id, text, reason, page }: Doubt, say: Messages): string {
  const words = kind === 'header' ? `${id ?? ''}: ${text}` : text
  const shown = words.length > 140 ? `${words.slice(0, 139)}…` : words
  return `${pc.red(confidence.toFixed(2))} ${shown} ${pc.dim(`(${say.doubtReasons[reason]})`)}${where(page, say)}`
}
