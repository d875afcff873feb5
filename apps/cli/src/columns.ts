import type { CitationRow, DeadlineRow, DocumentBrief, DocumentRow, DoubtRow, DueRow, TaskRow } from '@vanthu/store'
import type { Messages } from './language.js'
import type { Column } from './terminal/table.js'

// What each kind of row shows on a terminal. Exports have more columns; see the store's exporters.

const short = (document: DocumentBrief): string => document.reference ?? document.filename
const names = (bodies: readonly { readonly name: string }[]): string => bodies.map((b) => b.name).join('; ')
const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
const share = (value: number): string => value.toFixed(2)

export const taskColumns = (say: Messages): readonly Column<TaskRow>[] => [
  { head: say.document, value: (t) => clip(short(t.document), 22) },
  { head: say.section, value: (t) => t.section ?? '' },
  { head: say.task, wrap: true, value: (t) => clip(t.text, 160) },
  { head: say.responsible, wrap: true, value: (t) => clip(names(t.responsible), 110) },
  { head: say.role, value: (t) => t.role },
  { head: say.due, value: (t) => clip(t.deadlines.map((d) => d.dueOn ?? d.text).join('; '), 24) },
]

export const deadlineColumns = (say: Messages): readonly Column<DeadlineRow>[] => [
  { head: say.document, value: (d) => clip(short(d.document), 22) },
  { head: say.due, value: (d) => clip(d.text, 28) },
  { head: say.date, value: (d) => d.dueOn ?? (d.kind === 'recurring' ? d.rule : null) ?? '' },
  { head: say.what, wrap: true, value: (d) => clip(d.what, 110) },
  { head: say.who, wrap: true, value: (d) => clip(names(d.who), 90) },
]

export const dueColumns = (say: Messages): readonly Column<DueRow>[] => [
  { head: say.date, value: (d) => d.on },
  { head: say.what, wrap: true, value: (d) => clip(d.deadline.what, 120) },
  { head: say.who, wrap: true, value: (d) => clip(names(d.deadline.who), 90) },
  { head: say.reportTo, value: (d) => clip(names(d.deadline.reportTo), 30) },
  { head: say.document, value: (d) => clip(short(d.deadline.document), 22) },
]

export const citationColumns = (say: Messages): readonly Column<CitationRow>[] => [
  { head: say.document, value: (c) => clip(short(c.document), 22) },
  { head: say.type, value: (c) => c.type },
  { head: say.reference, value: (c) => c.reference ?? '' },
  { head: say.title, wrap: true, value: (c) => clip(c.title ?? '', 90) },
  { head: say.date, value: (c) => c.date ?? (c.year === null ? '' : String(c.year)) },
  { head: say.kind, value: (c) => c.relation },
  { head: say.mentions, right: true, value: (c) => String(c.mentions) },
]

export const documentColumns = (say: Messages): readonly Column<DocumentRow>[] => [
  { head: 'Id', value: (d) => d.documentId.slice(0, 8) },
  { head: say.reference, value: (d) => clip(d.reference ?? '–', 24) },
  { head: say.issuedOn, value: (d) => d.issuedOn ?? '' },
  { head: say.issuer, wrap: true, value: (d) => d.issuer ?? '' },
  { head: say.title, wrap: true, value: (d) => clip(d.title ?? d.filename, 110) },
  { head: say.state, value: (d) => (d.failure === null ? d.status : d.failure.code) },
  { head: say.tasks, right: true, value: (d) => String(d.tasks) },
  { head: say.doubts, right: true, value: (d) => String(d.doubts) },
]

export const doubtColumns = (say: Messages): readonly Column<DoubtRow>[] => [
  { head: say.confidence, right: true, value: (d) => share(d.confidence) },
  { head: say.kind, value: (d) => d.kind },
  { head: say.why, value: (d) => say.doubtReasons[d.reason] },
  { head: say.document, value: (d) => clip(short(d.document), 22) },
  { head: say.page, right: true, value: (d) => (d.page === null ? '' : String(d.page)) },
  { head: say.what, wrap: true, value: (d) => clip(d.text, 140) },
]
