import type { BodyMention, Deadline, RepairedText, Span } from '@vanthu/document'
import { parseBodies } from '../bodies/parse-bodies.js'
import type { Passage } from '../citations/passage.js'
import { oneDash, passagesOf } from '../citations/passage.js'
import { Places } from '../citations/places.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fold } from '../text/fold.js'
import { labelAt } from '../text/labels.js'
import type { Flow } from '../text/paragraphs.js'
import { readingConfidence } from '../text/reading-confidence.js'
import { sentences } from '../text/sentences.js'
import { actionAt } from './action.js'
import { findDated } from './dated.js'
import { findDaily, findDayOfUnit, findFrequencies, findOnEvent } from './frequency.js'
import { partiesAt, subjectOf } from './parties.js'
import { findAdhoc } from './adhoc.js'
import { findPeriodic, findReportRhythms, findTrailingRhythms } from './periodic.js'
import { findRelative } from './relative.js'
import { findEventDays, findStarts } from './ranges.js'
import { findSeasons } from './seasons.js'
import {
  findBracketedSpans,
  findLeadingSpans,
  findReviews,
  findSchoolTerms,
  findSessions,
  findSpansOfTime,
} from './spans-of-time.js'
import { timeCells } from './time-cells.js'
import { dayOfEvent, findTimeLabels, valueTimes } from './time-labels.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { fixed, rruleOf } from './time.js'

/** A time by which or in which something must be done. `span` is in the repaired text. */
export type FoundDeadline = Omit<Deadline, 'id' | 'evidence'> & { readonly span: Span }

export interface DeadlineContext {
  readonly knowledge: Knowledge
  readonly issuedOn: string | null
  readonly title: string | null
  /** Places that citations take: dates there are those of instruments. */
  readonly taken: readonly Span[]
  /** The bodies that the item at a place makes responsible; null where no item holds it. */
  responsibleAt(span: Span): readonly BodyMention[] | null
  /** The last item before a place: what "Thời gian thực hiện: …" below it is about. */
  itemBefore(span: Span): { readonly responsible: readonly BodyMention[]; readonly text: string } | null
}

/** Every deadline of a document, in text order. */
export function findDeadlines(text: RepairedText, flow: Flow, context: DeadlineContext): readonly FoundDeadline[] {
  const frame = frameOf(context)
  const taken = new Places(context.taken)
  const found: FoundDeadline[] = []
  let aims = false
  for (const passage of passagesOf(flow)) {
    if (passage.part !== 'body' || passage.title) continue
    const label = labelAt(passage.text)
    // A heading, not an item "2. Hằng năm kết nạp 500 đoàn viên." among the aims.
    if (label !== null && label.kind === 'roman') aims = ofAims.test(fold(passage.text))
    else if (label !== null && passage.text.length < 160 && !/[.;]$/u.test(passage.text))
      // "II. CHỈ TIÊU" holds for "1. Đến hết năm 2026" below it.
      aims = ofAims.test(fold(passage.text)) || (aims && yearHead.test(fold(passage.text.slice(label.length))))
    found.push(...inPassage(text, passage, frame, context, taken, aims))
  }
  for (const cell of timeCells(flow)) {
    const folded = fold(oneDash(cell.text))
    const printed = valueTimes(folded, frame)
    const onDay = cell.event && /^\s{0,2}(?:ngày\s)?\d/u.test(folded)
    const times = printed.map((t) => (onDay && t.time.kind === 'fixed' ? { ...t, time: fixed(t.time.date, 'on') } : t))
    for (const time of times) {
      const span = { from: cell.span.from + time.from, to: cell.span.from + time.to }
      const lead =
        cell.lead === null ? [] : parseBodies(cell.lead, { from: 0, to: cell.lead.length }, context.knowledge)
      found.push(
        deadline(text, cell.text.slice(time.from, time.to), time, span, {
          what: cell.task === null ? '' : cell.task.split(/\s+/u).slice(0, 30).join(' '),
          who:
            lead.length > 0 ? lead.map(({ name, bodyId }) => ({ name, bodyId })) : (context.responsibleAt(span) ?? []),
          ...receiversOf(cell.task, context.knowledge),
        }),
      )
    }
  }
  return withReceivers(
    text.text,
    found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to),
  )
}

/** "Xây dựng báo cáo, gửi Đoàn giám sát": whom the task of a row is sent to. */
function receiversOf(task: string | null, knowledge: Knowledge): Pick<Said, 'reportTo' | 'via'> {
  if (task === null || !/(?:^|[,;]\s|\svà\s)(?:gửi|trình|báo cáo)\s/iu.test(task)) return { reportTo: [], via: [] }
  const { reportTo, via } = partiesAt(
    task,
    { from: 0, to: task.length },
    { from: task.length, to: task.length },
    knowledge,
  )
  return { reportTo, via }
}

/**
 * "- Gửi kế hoạch về Tỉnh đoàn trước ngày 25/5. - Báo cáo tổng kết trước ngày 10/8.": a report whose receiver the same
 * bodies' item before names goes to the same.
 */
function withReceivers(text: string, deadlines: readonly FoundDeadline[]): readonly FoundDeadline[] {
  let last: FoundDeadline | null = null
  return deadlines.map((one) => {
    const same = last !== null && namesOf(last.who) === namesOf(one.who) && one.span.from - last.span.to < nearby
    if (!same) last = null
    if (one.reportTo.length > 0) {
      // Who is told of a date is no receiver of reports.
      if (!/^(?:thông báo|mời|phổ biến)\s/iu.test(one.what)) last = one
      return one
    }
    const silent = one.via.length === 0 && one.who.length > 0 && ownReport.test(fold(one.what))
    const between = last === null ? '' : text.slice(last.span.to, one.span.from)
    // Not from one part of the plan to the next, and not to what is said at a session.
    const apart = between.includes('\n') && !/\n\s?[IVX]{1,5}\.\s/u.test(between) && !one.text.startsWith('tại ')
    return last !== null && silent && apart ? { ...one, reportTo: last.reportTo } : one
  })
}

/** How far behind a report with a receiver another one goes to the same, in UTF-16 units. */
const nearby = 500
const ownReport = /^(?:gửi\s)?báo cáo(?! viên| tài chính| chuyên đề tại)/u
const namesOf = (bodies: readonly BodyMention[]): string => bodies.map((b) => b.name).join('; ')

const ofAims = /mục tiêu|chỉ tiêu|mục đích/u
const yearHead = /^(?:(?:đến|trong|vào) )?(?:hết |cuối )?(?:năm|giai đoạn) (?:19|20)\d\d/u

function inPassage(
  text: RepairedText,
  passage: Passage,
  frame: TimeFrame,
  context: DeadlineContext,
  taken: Places,
  aims: boolean,
): readonly FoundDeadline[] {
  const words = oneDash(passage.text)
  const folded = fold(words)
  if (!hasTime.test(folded) || isBasis(folded)) return []
  const spans = sentences(words, { from: 0, to: words.length })
  const sentenceOf = (at: number): Span => spans.find((s) => s.from <= at && at < s.to) ?? { from: 0, to: words.length }
  const clauseOf = (at: number): string => {
    const s = sentenceOf(at)
    return folded.slice(s.from, s.to)
  }
  const free = (t: FoundTime): boolean => {
    const place = passage.place(t.from, t.to)
    return !taken.overlap(place)
  }
  const ofTask = (t: FoundTime): boolean => context.responsibleAt(passage.place(t.from, t.to)) !== null
  const kept: FoundTime[] = []
  const put = (times: readonly FoundTime[]): void => {
    for (const time of times) {
      const clash = kept.some(
        (k) =>
          k.from < time.to &&
          time.from < k.to &&
          !(k.from === time.from && k.to === time.to && severalRhythms(k.time, time.time)),
      )
      if (!clash && free(time)) kept.push(time)
    }
  }
  put(findDated(folded, frame, clauseOf))
  put(findDayOfUnit(folded))
  // "100% ổ dịch được xử lý trong vòng 48 giờ" is an aim.
  put(findRelative(folded, frame, context.knowledge.workingDays, clauseOf).filter((t) => !aims || ofTask(t)))
  if (!aims) put(findSpansOfTime(folded, frame, false))
  // A line of its own ("- Thời gian thực hiện: …") speaks of the item above it.
  const lines: FoundTime[] = []
  const labelled: FoundTime[] = []
  for (const label of findTimeLabels(folded)) {
    const { from } = label
    const to = sentenceOf(from).to
    const value = folded.slice(from, to)
    const said = valueTimes(value, frame)
    const held = said.length > 0 || context.itemBefore(passage.place(from, to)) === null ? null : dayOfEvent(value)
    const times = (held === null ? said : [held]).map((t) => ({ ...t, from: t.from + from, to: t.to + from }))
    put(times)
    if (!label.opens) labelled.push(...times)
    else if (/(?<![\p{L}])(?:gửi|báo cáo|trình|nộp)(?![\p{L}])/u.test(value)) lines.push(...times)
    else lines.push(...kept.filter((k) => k.from >= from && k.to <= to))
  }
  const dated = (from: number, to: number): boolean =>
    kept.some((k) => k.from >= from && k.to <= to && (k.time.kind === 'recurring' || k.time.kind === 'fixed'))
  // "Hằng năm giảm 1% …" among the aims is no task's rhythm.
  put(findPeriodic(folded, sentenceOf, dated).filter((t) => !aims || ofTask(t)))
  put(findReportRhythms(folded))
  // "Báo cáo đột xuất: khi có …, trong vòng 24 giờ": the name of a report whose time follows.
  const timed = (t: FoundTime): boolean =>
    folded[t.to] === ':' &&
    kept.some((k) => k.from > t.to && k.from < sentenceOf(t.from).to && k.time.kind !== 'periodic')
  put(findAdhoc(folded, sentenceOf).filter((t) => !timed(t)))
  // Rhythms and events are said of many things; only a task's are its time.
  if (!aims) {
    put(
      findFrequencies(folded).filter((t) => ofTask(t) || reviewed.test(folded.slice(Math.max(0, t.from - 40), t.from))),
    )
    put(frame.words.phrasesIn(folded).filter(ofTask))
    // "rà soát hằng năm (từ ngày 01/9 đến ngày 14/12)": the bracket says when.
    const dayBehind = (t: FoundTime): boolean =>
      folded.startsWith(' (', t.to) && dated(t.to, folded.indexOf(')', t.to) + 1)
    put(findTrailingRhythms(folded).filter((t) => ofTask(t) && !dayBehind(t)))
    put([...findDaily(folded), ...findOnEvent(folded, sentenceOf)].filter(ofTask))
    put(
      [
        ...findLeadingSpans(folded, frame),
        ...findBracketedSpans(folded, frame),
        ...findSchoolTerms(folded),
        ...findReviews(folded, frame),
        ...findSeasons(folded),
        ...findSessions(folded),
      ].filter(ofTask),
    )
    put([...findEventDays(folded, frame), ...findStarts(folded, frame)].filter(ofTask))
  }
  const due = kept.filter((k) => !isPast(k, frame, folded, sentenceOf(k.from))).sort((a, b) => a.from - b.from)
  return due.map((time) => {
    const sentence = sentenceOf(time.from)
    const span = passage.place(time.from, time.to)
    const item = lines.includes(time) ? context.itemBefore(span) : null
    if (item !== null) {
      const what = item.text.split(/\s+/u).slice(0, 30).join(' ')
      return deadline(text, passage.text.slice(time.from, time.to), time, span, {
        what,
        who: item.responsible,
        reportTo: [],
        via: [],
      })
    }
    const reach = { from: sentence.from, to: anotherReport(folded, sentence, time) ? time.to : sentence.to }
    const parties = partiesAt(words, reach, time, context.knowledge)
    // "… Thực hiện: Sở A; Sở B phối hợp. Thời gian: …": the time of the item, and so of those who do it.
    const ofLabel = labelled.some((l) => l.from < time.to && time.from < l.to)
    const responsible = context.responsibleAt(span) ?? []
    const subject = ofLabel ? null : (parties.who ?? before(words, spans, sentence, context.knowledge))
    // "2. Đảng ủy UBND tỉnh" above "- Lãnh đạo UBND tỉnh xây dựng …": it leads others, and they are not its leaders.
    const leads = subject?.[0]?.name.startsWith('Lãnh đạo ') === true && responsible.length > 0
    const said = leads ? null : subject
    const who = said ?? responsible
    // Who must act is sure where the sentence says it, less where the item does, and little where nobody is named.
    const share = said !== null ? 1 : who.length > 0 ? 0.96 : 0.9
    const weighed = { ...time, confidence: time.confidence * share }
    return deadline(text, passage.text.slice(time.from, time.to), weighed, span, {
      what:
        (ofLabel ? named(context.itemBefore(span)?.text) : null) ??
        actionAt(words, { from: parties.actorTo ?? sentence.from, to: reach.to }, time),
      who,
      reportTo: parties.reportTo,
      via: parties.via,
    })
  })
}

const reportAgain =
  /^,\s(?:và\s|đồng thời\s)?(?:báo cáo|gửi|trình|tổng hợp)\s[^;]{3,200}(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|năm)|vào ngày)\s/u

/** "Quán triệt trong tháng 5, báo cáo Sở Nội vụ trước ngày 31/5": behind its time begins an act with a time of its own. */
function anotherReport(folded: string, sentence: Span, { from, to, time }: FoundTime): boolean {
  if (time.kind !== 'fixed' && time.kind !== 'window') return false
  const begin = Math.max(sentence.from, folded.lastIndexOf('; ', from))
  return /\p{L}\s\p{L}+\s\p{L}/u.test(folded.slice(begin, from)) && reportAgain.test(folded.slice(to, sentence.to))
}

/** The first words of an item, as the act that a label's time is for. */
const named = (text: string | undefined): string | null =>
  text
    ?.split(/[.;]\s|\s\((?=(?:Đơn vị|Cơ quan|Chủ trì|Thực hiện|Thời gian)(?!\p{L}))/u, 1)[0]
    ?.split(/\s+/u)
    .slice(0, 12)
    .join(' ') ?? null

/** "Định kỳ 6 tháng và hằng năm": two times in the same words. */
const severalRhythms = (one: Time, other: Time): boolean =>
  one.kind === 'periodic' &&
  other.kind === 'periodic' &&
  one.every !== null &&
  other.every !== null &&
  one.every !== other.every

/** "Các bên sơ kết mỗi năm một lần": a review is a task wherever it is said. */
const reviewed = /(?:sơ kết|tổng kết|báo cáo|giao ban|họp|luân phiên)(?![\p{L}])[^.;:]{0,30}$/u

/** What a sentence tells as done or as not to be done any more. */
const told = /(?<![\p{L}])(?:đã|không xảy ra|chưa xảy ra|vẫn (?:còn|xảy ra|có)|còn hạn|còn hiệu lực)(?![\p{L}])/u

/**
 * A day of a year before the document's own is the time of a state: "hồ sơ được lập trước ngày 01/7/2014". So is any
 * day before the document's in a clause that tells what was: "Trước ngày 15/9/2023, Sở đã khảo sát".
 */
function isPast({ time, from, to }: FoundTime, { issuedOn }: TimeFrame, folded: string, sentence: Span): boolean {
  const last = time.date ?? time.to
  if (last === null || issuedOn === null) return false
  if (last.slice(0, 4) < issuedOn.slice(0, 4)) return true
  if (last >= issuedOn) return false
  // "Đến ngày 31/10/2025, toàn tỉnh …" of a later document tells how things stood.
  if (/^(?:tính )?đến (?:hết )?ngày/u.test(folded.slice(from)) && !/\p{L}{2}/u.test(folded.slice(sentence.from, from)))
    return true
  const begin = Math.max(sentence.from, folded.lastIndexOf('; ', from))
  const end = folded.indexOf('; ', to)
  return told.test(folded.slice(begin, end < 0 ? sentence.to : Math.min(sentence.to, end)))
}

/** The subject of the sentences before within one paragraph, the nearest first. */
function before(
  words: string,
  spans: readonly Span[],
  sentence: Span,
  knowledge: Knowledge,
): readonly BodyMention[] | null {
  for (const earlier of spans.filter((s) => s.to <= sentence.from).reverse()) {
    const subject = subjectOf(words, earlier, knowledge)
    if (subject !== null) return subject
  }
  return null
}

/** "Căn cứ Luật …;" names no time; "Căn cứ Kế hoạch này, các đơn vị … chậm nhất ngày …" does. */
const isBasis = (folded: string): boolean =>
  /^căn cứ (?:vào\s)?(?:các\s)?(?:luật|bộ luật|hiến pháp|nghị|quyết|thông tư|chỉ thị|pháp lệnh|điều lệ|kế hoạch|chương trình|công văn|văn bản|quy định|quy chế|hướng dẫn|kết luận|đề án|chức năng|tờ trình)(?![\p{L}])/u.test(
    folded,
  ) &&
  !/trước ngày|trước \d|chậm nhất|muộn nhất|hạn chót|trong thời hạn|hằng năm|hàng năm|định kỳ|hoàn thành/u.test(folded)

/** A cheap look before the rules run: most paragraphs give no time. */
const hasTime =
  /\d|hằng |hàng |mỗi |từng |định k|đột xuất|kịp thời|thường xuyên|ngay|yêu cầu|trước|cuối|đầu|qu[ýí]|thời (?:gian|hạn|điểm)|tiến độ|lộ trình|\slần|trong ngày|(?:kỳ|phiên) họp/u

/** "năm 2022" in the title makes it a plan for that year; "giai đoạn 2021 - 2025" one for several. */
function frameOf(context: DeadlineContext): TimeFrame {
  const title = fold(oneDash(context.title ?? ''))
  const several = /(?:giai đoạn|nhiệm kỳ)\s(?:19|20)\d\d\s?-\s?(?:19|20)\d\d|đến năm (?:19|20)\d\d/u.test(title)
  const named = /năm ((?:19|20)\d\d)(?!\s?-)/u.exec(
    title.replace(/(?:đến|ngày \d{1,2} tháng \d{1,2}) năm \d{4}/gu, ''),
  )?.[1]
  const issued = context.issuedOn === null ? null : Number(context.issuedOn.slice(0, 4))
  const school = /năm học ((?:19|20)\d\d)\s?-\s?(?:19|20)\d\d/u.exec(title)?.[1]
  return {
    issuedOn: context.issuedOn,
    year: several ? issued : named === undefined ? issued : Number(named),
    named: named !== undefined,
    schoolYear: school === undefined ? null : Number(school),
    severalYears: several && named === undefined,
    words: context.knowledge.deadlineWords,
  }
}

interface Said {
  readonly what: string
  readonly who: readonly BodyMention[]
  readonly reportTo: readonly BodyMention[]
  readonly via: readonly BodyMention[]
}

function deadline(text: RepairedText, words: string, found: FoundTime, span: Span, said: Said): FoundDeadline {
  return {
    text: words.trim(),
    ...found.time,
    rrule: found.rrule ?? rruleOf(found.time),
    what: said.what,
    who: [...said.who],
    reportTo: [...said.reportTo],
    via: [...said.via],
    confidence: Math.round(found.confidence * readingConfidence(text, span) * 100) / 100,
    span,
  }
}
