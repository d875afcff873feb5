import type {
  Assignment,
  BodyMention,
  Citation,
  Deadline,
  Diagnostic,
  Outline,
  OutlineEntry,
  OutlineNode,
  PlanRecord,
  Quality,
  RecordDiagnostic,
  RepairedText,
  Source,
  Span,
  Staged,
} from '@vanthu/document'
import { covers, overlaps, recordSchemaVersion } from '@vanthu/document'
import { documentAssignments } from './assignments/document-assignments.js'
import type { FoundAssignment } from './assignments/drafts.js'
import type { FoundBody } from './bodies/parse-bodies.js'
import { findCitations } from './citations/find-citations.js'
import type { FoundDeadline } from './deadlines/find-deadlines.js'
import { findDeadlines } from './deadlines/find-deadlines.js'
import { noHeader, readHeader } from './header/header.js'
import { regionsOf } from './header/regions.js'
import type { Knowledge } from './knowledge/knowledge.js'
import { growTree, toOutline } from './outline/build-outline.js'
import { findIndicators } from './indicators/find-indicators.js'
import { findUnread } from './unread/find-unread.js'
import { isTradePaper, oddities } from './unread/oddities.js'
import { withLooseTables } from './text/loose-tables.js'
import { readFlow } from './text/paragraphs.js'
import type { FactKind } from './certainty/certainty.js'
import { repairConfidence } from './certainty/repair-confidence.js'
import { readingConfidence } from './text/reading-confidence.js'

/** What comes with a text: where it is from, how well it was read, what was odd before, and the data files. */
export interface ExtractContext {
  readonly source: Source
  readonly quality: Quality
  readonly knowledge: Knowledge
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * The plan record of a text. Every fact has evidence: the span of the repaired text that says it. A text that is no
 * administrative document gives a record with nothing but what is certain, and a diagnostic. Same text, same record.
 */
export function extract(text: RepairedText, context: ExtractContext): Staged<PlanRecord> {
  const { knowledge } = context
  const { flow, loose } = withLooseTables(readFlow(text), knowledge)
  const regions = regionsOf(flow.paragraphs, knowledge.documentTypes)
  const printed = readHeader(text, flow.paragraphs, regions, knowledge)
  const trade = printed.header.type === null && isTradePaper(flow)
  const head = trade ? noHeader : printed
  const running = flow.paragraphs.filter((_, i) => regions.inBody(i))
  const tree = growTree(running, {
    misread: context.quality.textFrom === 'ocr' || context.quality.textFrom === 'mixed',
    annexFrom: regions.body.to - regions.body.from,
  })
  const outline = toOutline(tree, running)
  const found = trade ? [] : documentAssignments({ flow, regions, running, tree, header: head.header, knowledge })
  const titleSpan = head.evidence.find((e) => e.field === 'title')?.span ?? null
  const {
    citations,
    taken,
    diagnostics: doubts,
  } = findCitations(text, flow, {
    knowledge,
    issuedOn: head.header.issuedOn,
    own: { type: head.header.type, reference: head.header.reference, title: head.header.title, titleSpan },
  })
  const places = new AssignmentPlaces(found)
  // A newspaper or a story tells of days, too; where nobody is told to act and nobody signs, none is a deadline.
  const orders = found.length > 0 || head.header.type !== null || head.header.issuer !== null
  const deadlines = !orders
    ? []
    : findDeadlines(text, flow, {
        knowledge,
        issuedOn: head.header.issuedOn,
        title: head.header.title,
        taken,
        responsibleAt: (span) => places.at(span)[0]?.responsible.map(mention) ?? null,
        itemBefore: (span) => {
          const item = places.before(span)
          return item === null ? null : { responsible: item.responsible.map(mention), text: item.text }
        },
      })
  const diagnostics: Diagnostic[] = [...(context.diagnostics ?? []), ...head.diagnostics, ...doubts]
  const facts = found.length > 0 || citations.length > 0
  diagnostics.push(...oddities(text, { flow, regions, header: head.header, outline, loose, facts }))
  const strange = !facts && head.header.type === null && head.header.issuer === null
  if (strange) {
    diagnostics.push({
      code: 'extract.no_document',
      severity: 'warning',
      message: 'The text has no header, citation or assignment of an administrative document',
    })
  }
  const read = context.quality.textFrom === 'ocr' || context.quality.textFrom === 'mixed'
  const sure: Sure = (kind, score, span) =>
    round(knowledge.certainty(kind, read, score * (span === undefined ? 1 : repairConfidence(text, span))))
  const record: PlanRecord = {
    schemaVersion: recordSchemaVersion,
    id: context.source.sha256,
    source: context.source,
    quality: context.quality,
    document: head.header,
    documentEvidence: head.evidence.map(({ field, span, confidence }) => ({
      field,
      confidence: sure('header', confidence, span),
      evidence: text.evidence(span),
    })),
    outline: entries(outline, text),
    assignments: attached(text, found, places, deadlines, citations, sure),
    deadlines: deadlines.map((d, i) => asDeadline(text, d, `d${i + 1}`, sure)),
    citations: citations.map(({ mentions, ...c }, i): Citation => ({
      id: `c${i + 1}`,
      ...c,
      locators: [...c.locators],
      confidence: sure('citation', c.confidence, mentions[0]),
      mentions: mentions.map((span) => text.evidence(span)),
    })),
    indicators: findIndicators(text, flow, outline, head.header.title).map(({ span, ...indicator }) => ({
      ...indicator,
      confidence: sure('indicator', indicator.confidence * readingConfidence(text, span), span),
      evidence: text.evidence(span),
    })),
    unread: findUnread(flow, {
      citations: [...taken, ...citations.flatMap((c) => c.mentions)],
      deadlines: deadlines.map((d) => d.span),
      assignments: found.map((a) => a.span),
    }).map(({ kind, span }) => ({ kind, evidence: text.evidence(span) })),
    diagnostics: diagnostics.map(recordDiagnostic),
  }
  return { value: record, diagnostics }
}

type Sure = (kind: FactKind, score: number, span: Span | undefined) => number

const round = (confidence: number): number => Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000

export const mention = ({ name, bodyId }: FoundBody): BodyMention => ({ name, bodyId })

function recordDiagnostic({ code, severity, message, at }: Diagnostic): RecordDiagnostic {
  if (at === undefined) return { code, severity, message }
  const place = {
    ...(at.page === undefined ? {} : { page: at.page }),
    ...(at.raw === undefined ? {} : { raw: { from: at.raw.from, to: at.raw.to } }),
  }
  return { code, severity, message, at: place }
}

function asDeadline(text: RepairedText, found: FoundDeadline, id: string, sure: Sure): Deadline {
  const { span, ...rest } = found
  return { id, ...rest, confidence: sure('deadline', rest.confidence, span), evidence: text.evidence(span) }
}

/** Which assignments a place speaks of: those whose item or label line holds it. O(log n) over places in text order. */
class AssignmentPlaces {
  readonly #places: { readonly span: Span; readonly of: FoundAssignment[] }[] = []

  constructor(found: readonly FoundAssignment[]) {
    const byStart = new Map<number, FoundAssignment[]>()
    for (const assignment of found) {
      this.#places.push({ span: assignment.span, of: [assignment] })
      for (const span of assignment.labels) {
        const known = byStart.get(span.from)
        if (known !== undefined) known.push(assignment)
        else {
          const of = [assignment]
          byStart.set(span.from, of)
          this.#places.push({ span, of })
        }
      }
    }
    this.#places.sort((a, b) => a.span.from - b.span.from)
  }

  /** Several where a label line belongs to several items; none where the place is no item's. */
  at(span: Span): readonly FoundAssignment[] {
    const last = this.#lastFrom(span.from)
    for (let i = last; i >= Math.max(0, last - 3); i--) {
      const place = this.#places[i]
      if (place !== undefined && overlaps(place.span, span)) return place.of
    }
    return []
  }

  /** The item of a label line, else the last item before the place. */
  before(span: Span): FoundAssignment | null {
    return this.at(span)[0] ?? this.#places[this.#lastFrom(span.from)]?.of[0] ?? null
  }

  #lastFrom(from: number): number {
    let lo = 0
    let hi = this.#places.length
    while (lo < hi) {
      const mid = (lo + hi) >>> 1
      if ((this.#places[mid]?.span.from ?? 0) <= from) lo = mid + 1
      else hi = mid
    }
    return lo - 1
  }
}

/** Assignments with the deadlines and citations that stand in them; a dated deadline comes first. */
function attached(
  text: RepairedText,
  found: readonly FoundAssignment[],
  places: AssignmentPlaces,
  deadlines: readonly FoundDeadline[],
  citations: readonly { readonly mentions: readonly Span[] }[],
  sure: Sure,
): Assignment[] {
  const deadlineIds = new Map<FoundAssignment, { id: string; dated: boolean }[]>()
  deadlines.forEach((d, i) => {
    for (const at of places.at(d.span)) {
      const list = deadlineIds.get(at) ?? []
      list.push({ id: `d${i + 1}`, dated: d.kind !== 'adhoc' && d.kind !== 'periodic' })
      deadlineIds.set(at, list)
    }
  })
  const citationIds = new Map<FoundAssignment, Set<string>>()
  citations.forEach((c, i) => {
    for (const span of c.mentions) {
      for (const at of places.at(span)) {
        if (!covers(at.span, span)) continue
        const ids = citationIds.get(at) ?? new Set<string>()
        ids.add(`c${i + 1}`)
        citationIds.set(at, ids)
      }
    }
  })
  return found.map((a, i) => {
    const times = deadlineIds.get(a) ?? []
    return {
      id: `a${i + 1}`,
      section: a.section,
      text: a.text,
      responsible: a.responsible.map(mention),
      role: a.role,
      with: a.with.map(mention),
      requested: a.requested,
      deadlineIds: [...times.filter((t) => t.dated), ...times.filter((t) => !t.dated)].map((t) => t.id),
      citationIds: [...(citationIds.get(a) ?? [])],
      confidence: sure('task', a.confidence * readingConfidence(text, a.span), a.span),
      evidence: text.evidence(a.span),
    }
  })
}

/** The numbered headings, in text order. */
function entries(outline: Outline, text: RepairedText): OutlineEntry[] {
  const out: OutlineEntry[] = []
  const visit = (node: OutlineNode): void => {
    if (node.path !== null && node.kind !== 'bullet' && node.heading.to > node.heading.from) {
      const evidence = text.evidence(node.heading)
      out.push({ path: node.path, heading: evidence.quote.replace(/\s+/g, ' '), evidence })
    }
    node.children.forEach(visit)
  }
  outline.nodes.forEach(visit)
  return out
}
