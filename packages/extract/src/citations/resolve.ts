import type { CitationStatus, Span } from '@vanthu/document'
import { fold } from '../text/fold.js'
import type { FoundCitation, Mention } from './found-citation.js'
import { oneEditApart } from './issuer.js'
import { digitDoubts } from './misread.js'
import { NamedIndex } from './named-index.js'
import { strongerRelation } from './relation.js'

/** Mentions of one instrument, the first one first. */
interface Group {
  readonly mentions: Mention[]
  dates: string[]
  readonly years: Set<number>
  /** True where another number of the document may be this one, badly read. */
  doubtful: boolean
}

/** The citations of a document, and the badly read numbers among them. */
export interface Resolved {
  readonly citations: readonly FoundCitation[]
  readonly doubts: readonly { readonly span: Span; readonly settled: boolean }[]
}

/**
 * Brings the mentions of each instrument together. Decree 30/2020/NĐ-CP is the rule: the first mention is full, later
 * ones are short, so a mention without date belongs to the last full one of its number. One number with dates of two
 * years is two instruments, since numbers start again each year.
 */
export function resolveMentions(mentions: readonly Mention[]): Resolved {
  const ordered = [...mentions].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const groups: Group[] = []
  const byKey = new Map<string, Group[]>()
  const byNumber = new Map<string, Group[]>()
  const laws = new Map<string, Group[]>()
  const named = new NamedIndex<Group>()
  const late: Mention[] = []
  const open = (mention: Mention): Group => {
    const group: Group = { mentions: [], dates: [], years: new Set(), doubtful: false }
    add(group, mention)
    groups.push(group)
    return group
  }
  for (const mention of ordered) {
    if (mention.kind === 'numbered' && mention.key === null) late.push(mention)
    else if (mention.kind === 'numbered' && mention.key !== null) {
      const same = byKey.get(mention.key) ?? []
      const home = homeOf(same, mention)
      if (home === null) {
        const group = open(mention)
        byKey.set(mention.key, [...same, group])
        const number = `${mention.type}/${mention.number ?? ''}`
        byNumber.set(number, [...(byNumber.get(number) ?? []), group])
      } else add(home, mention)
    } else if (mention.kind === 'law') {
      const key = fold(`${mention.type} ${mention.title ?? mention.reference ?? ''}`)
      const same = laws.get(key) ?? []
      const home = same.find((g) => compatibleYears(g, mention))
      if (home === undefined) laws.set(key, [...same, open(mention)])
      else add(home, mention)
    } else {
      const home = named.find(mention)
      const group = home ?? open(mention)
      if (home !== null) add(home, mention)
      named.add(mention, group)
      // "(sau đây gọi tắt là Đề án 06)": the number stands for the title from here on.
      if (mention.number !== null) byNumber.set(`${mention.type}/${mention.number}`, [group])
    }
  }
  for (const mention of late) {
    const same = byNumber.get(`${mention.type}/${mention.number ?? ''}`) ?? []
    const only = same[0]
    if (only !== undefined && same.length === 1) add(only, mention)
    else {
      const group = open(mention)
      if (same.length === 0) byNumber.set(`${mention.type}/${mention.number ?? ''}`, [group])
    }
  }
  const settled = settleMisread(groups)
  const doubts = digitDoubts(settled)
  const taken = new Set<Group>()
  for (const doubt of doubts) {
    if (doubt.settled) {
      for (const mention of doubt.odd.mentions) add(doubt.other, mention)
      taken.add(doubt.odd)
    } else {
      doubt.odd.doubtful = true
      doubt.other.doubtful = true
    }
  }
  return {
    citations: settled
      .filter((g) => !taken.has(g))
      .map(citation)
      .sort((a, b) => (a.mentions[0]?.from ?? 0) - (b.mentions[0]?.from ?? 0)),
    doubts: doubts.flatMap(({ odd, settled }) => odd.mentions.map(({ span }) => ({ span, settled }))),
  }
}

/** A symbol that nobody knows, one letter from that of another mention of the same number and day, is a misreading. */
function settleMisread(groups: readonly Group[]): readonly Group[] {
  const kept: Group[] = []
  const misread: Group[] = []
  for (const group of groups) {
    const first = group.mentions[0]
    const doubtful = first?.kind === 'numbered' && first.key !== null && group.mentions.every((m) => !m.known)
    ;(doubtful ? misread : kept).push(group)
  }
  const byNumber = new Map<string, Group[]>()
  const known = (group: Group): void => {
    const number = numberOf(group.mentions[0])
    byNumber.set(number, [...(byNumber.get(number) ?? []), group])
  }
  kept.filter((g) => g.mentions[0]?.kind === 'numbered').forEach(known)
  for (const group of misread) {
    const first = group.mentions[0]
    const home = (byNumber.get(numberOf(first)) ?? []).find((other) => {
      const head = other.mentions[0]
      if (first === undefined || head?.kind !== 'numbered' || head.key === null || first.key === null) return false
      return group.dates.some((d) => other.dates.includes(d)) && oneEditApart(head.key, first.key)
    })
    if (home === undefined) {
      kept.push(group)
      known(group)
    } else for (const mention of group.mentions) add(home, mention)
  }
  return kept
}

const numberOf = (m: Mention | undefined): string => (m === undefined ? '' : `${m.type}/${m.number ?? ''}`)

function add(group: Group, mention: Mention): void {
  group.mentions.push(mention)
  if (mention.year !== null) group.years.add(mention.year)
  if (mention.date !== null && !group.dates.includes(mention.date)) group.dates.push(mention.date)
}

function homeOf(groups: readonly Group[], mention: Mention): Group | null {
  if (mention.date === null) return groups.at(-1) ?? null
  const { date } = mention
  return (
    groups.find((g) => g.dates.includes(date)) ??
    groups.find((g) => g.dates.length === 0) ??
    groups.find((g) => g.dates.some((d) => d.slice(0, 4) === date.slice(0, 4))) ??
    null
  )
}

function compatibleYears(group: Group, mention: Mention): boolean {
  return mention.year === null || group.years.size === 0 || group.years.has(mention.year)
}

function citation(group: Group): FoundCitation {
  const mentions = [...group.mentions].sort((a, b) => a.span.from - b.span.from)
  const first = mentions[0]
  if (first === undefined) throw new RangeError('a citation without a mention')
  const full = mentions.find((m) => m.period !== null) ?? first
  const kind = first.kind
  return {
    kind,
    type: (mentions.find((m) => m.typePrinted && m.key !== null) ?? first).type,
    reference:
      (
        mentions.find((m) => m.key === group.mentions[0]?.key && m.key !== null && m.known) ??
        mentions.find((m) => m.key !== null && m.known) ??
        mentions.find((m) => m.key !== null)
      )?.reference ?? first.reference,
    title: kind === 'named' ? full.title : (mentions.find((m) => m.title !== null)?.title ?? null),
    date: mostFrequent(mentions.flatMap((m) => (m.date === null ? [] : [m.date]))),
    issuer: fullestIssuer(mentions),
    year: mentions.find((m) => m.year !== null)?.year ?? null,
    period: full.period,
    locators: [...new Set(mentions.flatMap((m) => (m.locator === null ? [] : [m.locator])))],
    relation: mentions.map((m) => m.relation).reduce(strongerRelation),
    status: group.doubtful ? 'ambiguous' : statusOf(kind, mentions, group.dates),
    mentions: mentions.map((m) => m.span),
    confidence: round(Math.max(...mentions.map((m) => m.confidence)) - (group.dates.length > 1 ? 0.2 : 0)),
  }
}

function statusOf(kind: FoundCitation['kind'], mentions: readonly Mention[], dates: readonly string[]): CitationStatus {
  if (dates.length > 1) return 'ambiguous'
  const first = mentions[0]
  if (kind === 'numbered') {
    if (first !== undefined && first.date !== null && first.issuer !== null) return 'complete'
    const date = mentions.some((m) => m.date !== null)
    const issuer = mentions.some((m) => m.issuer !== null)
    if (date && issuer) return 'resolved'
    return mentions.some((m) => m.known && (date || m.year !== null)) ? 'resolved' : 'unresolved'
  }
  if (kind === 'law') {
    if (mentions.some((m) => m.year !== null || m.reference !== null))
      return first?.year == null && first?.reference == null ? 'resolved' : 'complete'
    if (mentions.some((m) => m.several)) return 'ambiguous'
    return mentions.some((m) => m.known) ? 'resolved' : 'unresolved'
  }
  if (first?.period != null) return 'complete'
  return mentions.some((m) => m.period !== null) ? 'resolved' : 'unresolved'
}

function fullestIssuer(mentions: readonly Mention[]): FoundCitation['issuer'] {
  let best: FoundCitation['issuer'] = null
  for (const { issuer } of mentions) {
    if (issuer === null) continue
    // "Ban Thường vụ Tỉnh ủy Kiên Giang" says more than "Ban Thường vụ Tỉnh ủy".
    const capitals = best !== null && !/\p{Ll}/u.test(best.name) && fold(issuer.name) === fold(best.name)
    if (
      best === null ||
      capitals ||
      (issuer.name.length > best.name.length && fold(issuer.name).startsWith(fold(best.name)))
    ) {
      best = issuer
    }
  }
  return best
}

function mostFrequent(dates: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1)
  let best: string | null = null
  for (const [date, n] of counts) if (best === null || n > (counts.get(best) ?? 0)) best = date
  return best
}

const round = (x: number): number => Math.round(Math.min(1, Math.max(0, x)) * 100) / 100
