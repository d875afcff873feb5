import type { Diagnostic, RepairedText, Span } from '@vanthu/document'
import { covers } from '@vanthu/document'
import { readDate } from '../dates/printed-date.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fold } from '../text/fold.js'
import { labelAt } from '../text/labels.js'
import type { Flow } from '../text/paragraphs.js'
import { readingConfidence } from '../text/reading-confidence.js'
import type { FoundCitation, Mention } from './found-citation.js'
import type { Instruments } from './instruments.js'
import { symbolKey } from './instruments.js'
import type { IssuerReader } from './issuer.js'
import { issuerReader } from './issuer.js'
import { lawInForce } from './law-in-force.js'
import type { LawMention } from './laws.js'
import { findLaws } from './laws.js'
import { locatorOf } from './locators.js'
import type { NamedMention } from './named.js'
import { findNamed } from './named.js'
import type { NumberedMention } from './numbered.js'
import { findNumbered } from './numbered.js'
import type { Passage } from './passage.js'
import { oneDash, passagesOf } from './passage.js'
import { merged } from './places.js'
import { readReference } from './reference.js'
import { relationAt } from './relation.js'
import { resolveMentions } from './resolve.js'
import { findShort } from './short-mention.js'
import { titleLikeness } from './similar-title.js'

/** What is known of the document itself: its own number and title are no citations. */
export interface CitationContext {
  readonly knowledge: Knowledge
  /** The document's own date: which law of a name was in force then. */
  readonly issuedOn: string | null
  readonly own: {
    readonly type: string | null
    readonly reference: string | null
    readonly title: string | null
    /** Where its title is printed. */
    readonly titleSpan: Span | null
  }
}

export interface CitationsFound {
  readonly citations: readonly FoundCitation[]
  /** Every place that a citation takes, its date and issuer included, in order: no deadline stands in them. */
  readonly taken: readonly Span[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Every instrument that a document names, resolved. Footnotes and table cells count; recipients do not. */
export function findCitations(text: RepairedText, flow: Flow, context: CitationContext): CitationsFound {
  const { knowledge, own } = context
  const known = knowledge.instruments
  const issuers = issuerReader(knowledge)
  const ownReference = own.reference === null ? null : readReference(oneDash(own.reference), 0, known)
  const mentions: Mention[] = []
  const taken: Span[] = []
  let preamble = true
  for (const passage of passagesOf(flow)) {
    if (preamble && passage.part === 'body' && labelAt(passage.text) !== null) preamble = false
    const read = readPassage(passage, known, issuers, own.type)
    const folded = fold(passage.text)
    const span = passage.place(0, passage.text.length)
    const title = passage.title || (own.titleSpan !== null && covers(own.titleSpan, span))
    const relate = (from: number, to: number): Mention['relation'] =>
      relationAt({ folded, from, to, title, preamble: preamble && passage.part !== 'cell' })
    const lawAt = (at: number): LawMention | undefined => read.laws.find((l) => l.from <= at && at <= l.to + 6)
    const absorbed = new Set<NumberedMention>()
    for (const law of read.laws) {
      const numbered = read.numbered.find(
        (n) =>
          !absorbed.has(n) &&
          !n.typePrinted &&
          n.reference.form === 'assembly' &&
          /^\s{1,2}$/u.test(folded.slice(law.to, n.from)),
      )
      if (numbered !== undefined) absorbed.add(numbered)
      const to = numbered?.to ?? law.tail
      const place = passage.place(law.from, to)
      taken.push(passage.place(law.from, Math.max(law.tail, numbered?.tail ?? 0)))
      mentions.push({
        ...fromLaw(law, folded, passage.text, known, context.issuedOn),
        key: numbered?.reference.key ?? null,
        reference: numbered?.reference.text ?? null,
        date: numbered?.date ?? law.date,
        year: law.year ?? yearOf(numbered),
        issuer: numbered?.issuer ?? null,
        relation: relate(law.from, to),
        confidence: readingConfidence(text, place) * (law.known ? 0.98 : 0.8),
        span: place,
      })
    }
    for (const found of read.numbered) {
      taken.push(passage.place(found.from, found.tail))
      if (absorbed.has(found)) continue
      if (passage.part === 'letterhead' && found.from < 12) continue
      if (ownReference !== null && ownReference.key === found.reference.key && isOwn(found, own.type)) continue
      const place = passage.place(found.from, found.to)
      const isLaw = /^(?:Luật|Bộ luật|Pháp lệnh)$/u.test(found.type)
      if (isLaw && lawAt(found.from) !== undefined) continue
      const base = fromNumbered(found, known)
      mentions.push({
        ...base,
        locator: locatorOf(passage.text, folded, found.from, found.to),
        relation: relate(found.from, found.to),
        confidence: base.confidence * readingConfidence(text, place),
        reading: readingConfidence(text, passage.place(found.reference.from, found.reference.to)),
        span: place,
      })
    }
    const inside = (from: number): boolean =>
      read.numbered.some((n) => n.from <= from && from < n.to) || read.named.some((n) => n.from === from)
    const shorts = findShort(passage.text, known)
    for (const short of shorts) {
      if (inside(short.from)) continue
      const named = /^(?:Đề án|Chương trình)$/u.test(short.type)
      mentions.push({
        ...empty,
        kind: 'numbered',
        type: short.type,
        number: short.number,
        reference: named ? null : short.printed,
        title: named ? short.printed : null,
        ...(named ? {} : afterShort(passage.text, folded, short.to, issuers)),
        confidence: 0.6,
        relation: relate(short.from, short.to),
        span: passage.place(short.from, short.to),
      })
    }
    for (const found of read.named) {
      if (isOwnTitle(found, own)) continue
      const place = passage.place(found.from, found.to)
      mentions.push({
        ...fromNamed(found),
        number: shorts.find((s) => s.type === found.type && calledBy(folded, found.to, s.from))?.number ?? null,
        relation: relate(found.from, found.to),
        confidence: found.confidence * readingConfidence(text, place),
        span: place,
      })
      taken.push(place)
    }
  }
  const { citations, doubts } = resolveMentions(mentions.map((m) => wholeTitle(m, mentions, text.text)))
  return {
    citations: citations.flatMap(settleShort),
    taken: merged(taken),
    diagnostics: doubts.map(({ span, settled }) => doubtful(text, span, settled)),
  }
}

const doubtful = (text: RepairedText, span: Span, settled: boolean): Diagnostic => ({
  code: settled ? 'extract.reference_misread' : 'extract.ambiguous_reference',
  severity: settled ? 'info' : 'warning',
  message: settled
    ? 'A badly read number was taken for the one that the other mentions agree on'
    : 'A badly read number is one digit from another of the same type and day; both are kept',
  at: { raw: text.toRaw(span) },
})

/** Date and issuer behind a number alone: "Nghị quyết 57 của Bộ Chính trị", "Quyết định số 33 ngày 12/5/2025 của …". */
function afterShort(text: string, folded: string, to: number, issuers: IssuerReader): Pick<Mention, 'date' | 'issuer'> {
  const day = /^,?\s{1,2}ngày\s{1,2}/u.exec(folded.slice(to, to + 10))
  const date = day === null ? null : readDate(folded, to + day[0].length)
  const at = date?.iso == null ? to : date.to
  const word = /^\s{1,2}của\s{1,2}/u.exec(folded.slice(at, at + 8))
  const read = word === null ? null : issuers.at(text, at + word[0].length)
  return { date: date?.iso ?? null, issuer: read === null ? null : { name: read.name, bodyId: read.bodyId } }
}

const empty = {
  typePrinted: true,
  key: null,
  number: null,
  reference: null,
  title: null,
  date: null,
  issuer: null,
  year: null,
  period: null,
  locator: null,
  known: false,
  several: false,
  reading: 1,
} as const

interface PassageReading {
  readonly numbered: readonly NumberedMention[]
  readonly laws: readonly LawMention[]
  readonly named: readonly NamedMention[]
}

function readPassage(
  passage: Passage,
  known: Instruments,
  issuers: IssuerReader,
  ownType: string | null,
): PassageReading {
  const text = oneDash(passage.text)
  const numbered = findNumbered(text, known, issuers)
  const laws = findLaws(text, known)
  const heading = labelAt(text) !== null && text.length < 160 && !/[.;:]$/u.test(text)
  const taken = numbered.map((n) => ({ from: n.from, to: n.tail }))
  const named = findNamed(text, { taken, ownType: ownType === null ? null : fold(ownType), heading })
  return { numbered, laws, named }
}

/** "Kế hoạch số 12/KH-UBND" in a Quyết định of the same number is another instrument than the document. */
const isOwn = (found: NumberedMention, ownType: string | null): boolean =>
  ownType === null || found.type === ownType || !found.typePrinted || ownType === 'Công văn'

function fromLaw(
  law: LawMention,
  folded: string,
  text: string,
  known: Instruments,
  issuedOn: string | null,
): Omit<Mention, 'relation' | 'confidence' | 'span'> {
  const entry = law.title === null ? undefined : known.laws.get(fold(`${law.type} ${law.title}`))
  return {
    ...empty,
    kind: 'law',
    type: law.type,
    title: law.title,
    date: law.date,
    year: law.year,
    locator: locatorOf(text, folded, law.from, law.tail),
    known: law.known,
    several: entry !== undefined && entry.references.length > 1 && lawInForce(entry, issuedOn) === null,
  }
}

function yearOf(numbered: NumberedMention | undefined): number | null {
  if (numbered === undefined) return null
  return numbered.date === null ? numbered.reference.year : Number(numbered.date.slice(0, 4))
}

function fromNumbered(
  found: NumberedMention,
  known: Instruments,
): Omit<Mention, 'relation' | 'span' | 'locator' | 'reading'> {
  const { reference } = found
  const issuerKnown = reference.bodies.some((b) => known.issuers.has(symbolKey(b)))
  return {
    kind: 'numbered',
    type: found.type,
    typePrinted: found.typePrinted,
    key: reference.key,
    number: reference.number.replace(/^0+(?=\d)/u, '').toLowerCase(),
    reference: reference.text,
    title: found.subject,
    date: found.date,
    issuer: found.issuer === null ? null : { name: found.issuer.name, bodyId: found.issuer.bodyId },
    year: null,
    period: null,
    known: issuerKnown,
    several: false,
    confidence: (reference.sure ? 0.99 : 0.85) - (reference.damaged ? 0.1 : 0) - (found.typePrinted ? 0 : 0.05),
  }
}

function fromNamed(found: NamedMention): Omit<Mention, 'relation' | 'confidence' | 'span'> {
  return { ...empty, kind: 'named', type: found.type, title: found.title, period: found.period }
}

/** "… giai đoạn 2022 - 2025, tầm nhìn đến năm 2030 (sau đây gọi tắt là Đề án 06)": the number right after a title. */
const calledBy = (folded: string, to: number, from: number): boolean =>
  from > to &&
  from < to + 90 &&
  /^[^.;()]{0,45}\((?:sau đây )?(?:(?:gọi|viết) tắt |gọi )?(?:là )?"?$/u.test(folded.slice(to, from))

/** A title that was cut at a comma, where the text goes on as another mention of the type does. */
function wholeTitle(mention: Mention, all: readonly Mention[], text: string): Mention {
  if (mention.kind !== 'named' || mention.title === null || mention.period !== null) return mention
  const { title, type, span } = mention
  for (const { kind, type: other, title: whole } of all) {
    if (kind !== 'named' || other !== type || whole?.startsWith(`${title},`) !== true) continue
    const rest = whole.slice(title.length)
    const next = text.slice(span.to, span.to + rest.length + 10).replace(/\s+/gu, ' ')
    if (next.startsWith(rest)) return { ...mention, title: whole, span: { from: span.from, to: span.to + rest.length } }
  }
  return mention
}

/** The document's title with its type: "CHƯƠNG TRÌNH PHỐI HỢP tuyên truyền …" under one heading is the document itself. */
function isOwnTitle(found: NamedMention, own: CitationContext['own']): boolean {
  if (own.title === null || own.type?.startsWith(found.type) !== true) return false
  const rest = own.type.slice(found.type.length).trim()
  const title =
    rest !== '' && fold(found.title).startsWith(`${fold(rest)} `) ? found.title.slice(rest.length + 1) : found.title
  return (rest === '' || title !== found.title) && titleLikeness(own.title, title) >= 0.75
}

/** What was cited by a bare number and found no full mention: "Đề án 06" is a title, "Nghị quyết 30a" a number. */
function settleShort(citation: FoundCitation): readonly FoundCitation[] {
  if (citation.kind !== 'numbered') return [citation]
  if (citation.reference === null) return [{ ...citation, kind: 'named', status: 'unresolved' }]
  if (!/[/-]/u.test(citation.reference)) return [{ ...citation, status: 'unresolved', confidence: 0.4 }]
  return [citation]
}
