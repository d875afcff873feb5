import type { Span } from './span.js'

/**
 * One change of a text. `span` is in the text that the edit set applies to, `replacement` may be empty (deletion) and
 * the span may be empty (insertion). `rule` names what made it ("unicode.nfc", "decode.eng"); confidence 0–1 is the
 * chance that the change is right. `alternatives` are other readings worth showing, best first.
 */
export interface Edit {
  readonly span: Span
  readonly replacement: string
  readonly rule: string
  readonly confidence: number
  readonly alternatives?: readonly string[]
}

/**
 * Edits in text order that do not overlap; two may touch, but at one place there is at most one insertion. All
 * functions below expect such a list: `editSet` makes and checks it.
 */
export type EditSet = readonly Edit[]

/** Sorts and checks. @throws RangeError on overlap, or on an edit beyond `length` where that is given. */
export function editSet(edits: Iterable<Edit>, length?: number): EditSet {
  const sorted = [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
  let end = 0
  let emptyAt = -1
  for (const { span, rule } of sorted) {
    if (span.from < end || (span.from === emptyAt && span.to === emptyAt)) {
      throw new RangeError(
        `edit "${rule}" at [${span.from}, ${span.to}) overlaps the one before it, which ends at ${end}`,
      )
    }
    emptyAt = span.from === span.to ? span.from : -1
    end = span.to
  }
  if (length !== undefined && end > length) throw new RangeError(`edit ends at ${end}, the text has ${length} units`)
  return sorted
}

/** The text after the edits. @throws RangeError where an edit leaves the text. */
export function apply(text: string, edits: EditSet): string {
  const parts: string[] = []
  let at = 0
  for (const { span, replacement } of edits) {
    if (span.to > text.length)
      throw new RangeError(`edit [${span.from}, ${span.to}) leaves a text of ${text.length} units`)
    parts.push(text.slice(at, span.from), replacement)
    at = span.to
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** The edits that turn the edited text back into `text`: `apply(apply(text, e), invert(text, e)) === text`. */
export function invert(text: string, edits: EditSet): EditSet {
  const out: Edit[] = []
  for (const { edit, rawFrom, rawTo, outFrom, outTo } of placeTable(edits)) {
    const { confidence } = edit
    const undo = {
      span: { from: outFrom, to: outTo },
      replacement: text.slice(rawFrom, rawTo),
      rule: `undo:${edit.rule}`,
      confidence,
    }
    const last = out.at(-1)
    // Two deletions that touch leave one place: putting them back is one insertion.
    if (last !== undefined && outFrom === outTo && last.span.from === outFrom && last.span.to === outFrom) {
      out[out.length - 1] = { ...last, replacement: last.replacement + undo.replacement }
    } else out.push(undo)
  }
  return out
}

/**
 * One edit set with the effect of `first` and then `second` (whose spans are in the text after `first`):
 * `apply(t, compose(t, a, b)) === apply(apply(t, a), b)`. Edits of the two that overlap or touch become one, its rule
 * names joined by "+", its confidence the product; alternatives of a lone later edit are kept. Edits that cancel out
 * vanish.
 */
export function compose(text: string, first: EditSet, second: EditSet): EditSet {
  if (first.length === 0) return second
  if (second.length === 0) return first
  const middle = apply(text, first)
  const out: Edit[] = []
  let shift = 0
  for (const group of groups(placed(first, second))) {
    const grown = group.members.reduce((sum, m) => sum + (m.set === 0 ? growth(m.edit) : 0), 0)
    const raw = { from: group.from - shift, to: group.to - shift - grown }
    const later = group.members.filter((m) => m.set === 1)
    if (later.length === 0) out.push(...group.members.map((m) => m.edit))
    else if (later.length === group.members.length) {
      const back = shift
      out.push(
        ...later.map(({ edit }) => ({ ...edit, span: { from: edit.span.from - back, to: edit.span.to - back } })),
      )
    } else {
      const replacement = apply(
        middle.slice(group.from, group.to),
        later.map(({ edit }) => ({
          ...edit,
          span: { from: edit.span.from - group.from, to: edit.span.to - group.from },
        })),
      )
      if (replacement !== text.slice(raw.from, raw.to)) out.push(merged(raw, replacement, group.members, later))
    }
    shift += grown
  }
  return out
}

/** An edit with its place in the text between the two sets: what `first` wrote, what `second` replaces. */
interface Placed {
  readonly edit: Edit
  readonly set: 0 | 1
  readonly from: number
  readonly to: number
}

const growth = ({ span, replacement }: Edit): number => replacement.length - (span.to - span.from)

function placed(first: EditSet, second: EditSet): readonly Placed[] {
  const rows: Placed[] = placeTable(first).map((row) => ({ edit: row.edit, set: 0, from: row.outFrom, to: row.outTo }))
  for (const edit of second) rows.push({ edit, set: 1, from: edit.span.from, to: edit.span.to })
  // A stable sort: at one place the earlier set comes first, and edits of one set keep their order.
  return rows.sort((a, b) => a.from - b.from || a.set - b.set)
}

interface Group {
  readonly from: number
  readonly to: number
  readonly members: readonly Placed[]
}

function groups(rows: readonly Placed[]): readonly Group[] {
  const out: { from: number; to: number; members: Placed[] }[] = []
  for (const row of rows) {
    const open = out.at(-1)
    if (open !== undefined && row.from <= open.to) {
      open.members.push(row)
      open.to = Math.max(open.to, row.to)
    } else out.push({ from: row.from, to: row.to, members: [row] })
  }
  return out
}

function merged(raw: Span, replacement: string, members: readonly Placed[], later: readonly Placed[]): Edit {
  const edit: Edit = {
    span: raw,
    replacement,
    rule: [...new Set(members.map((m) => m.edit.rule))].join('+'),
    confidence: members.reduce((product, m) => product * m.edit.confidence, 1),
  }
  const alternatives = later.length === 1 ? later[0]?.edit.alternatives : undefined
  return alternatives === undefined ? edit : { ...edit, alternatives }
}

interface PlaceRow {
  readonly edit: Edit
  readonly rawFrom: number
  readonly rawTo: number
  readonly outFrom: number
  readonly outTo: number
}

function placeTable(edits: EditSet): readonly PlaceRow[] {
  let shift = 0
  return edits.map((edit) => {
    const { from, to } = edit.span
    const outFrom = from + shift
    shift += growth(edit)
    return { edit, rawFrom: from, rawTo: to, outFrom, outTo: to + shift }
  })
}

/**
 * Both directions between a raw text and its edited form, for many look-ups: O(log n) each. A span that begins or ends
 * inside an edit, or at a place where one side is empty, is widened to the whole edit; so `toRepaired(toRaw(s))` covers
 * `s`, and the other way round.
 */
export class EditMap {
  readonly #rawToOut: readonly Stretch[]
  readonly #outToRaw: readonly Stretch[]

  constructor(edits: EditSet) {
    const table = placeTable(edits)
    this.#rawToOut = table.map((r) => ({ from: r.rawFrom, to: r.rawTo, thereFrom: r.outFrom, thereTo: r.outTo }))
    this.#outToRaw = table.map((r) => ({ from: r.outFrom, to: r.outTo, thereFrom: r.rawFrom, thereTo: r.rawTo }))
  }

  /** The raw span behind a span of the edited text. */
  toRaw(s: Span): Span {
    return { from: mapStart(this.#outToRaw, s.from), to: mapEnd(this.#outToRaw, s.to) }
  }

  /** The edited span that came from a span of the raw text. */
  toRepaired(s: Span): Span {
    return { from: mapStart(this.#rawToOut, s.from), to: mapEnd(this.#rawToOut, s.to) }
  }
}

/** One edit seen from one side: `[from, to)` here is `[thereFrom, thereTo)` there. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly thereFrom: number
  readonly thereTo: number
}

function mapStart(table: readonly Stretch[], at: number): number {
  const k = countWhile(table, (e) => e.to < at || (e.to === at && e.from < at))
  const here = table[k]
  if (here !== undefined && here.from <= at) return here.thereFrom
  const before = table[k - 1]
  return before === undefined ? at : before.thereTo + (at - before.to)
}

function mapEnd(table: readonly Stretch[], at: number): number {
  const last = table[countWhile(table, (e) => e.from < at || (e.from === at && e.to === at)) - 1]
  return last === undefined ? at : last.thereTo + Math.max(0, at - last.to)
}

/** How many rows at the head of the table hold; the table must be sorted so that all that hold come first. */
function countWhile(table: readonly Stretch[], holds: (row: Stretch) => boolean): number {
  let lo = 0
  let hi = table.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    const row = table[mid]
    if (row !== undefined && holds(row)) lo = mid + 1
    else hi = mid
  }
  return lo
}

export const toRaw = (edits: EditSet, s: Span): Span => new EditMap(edits).toRaw(s)
export const toRepaired = (edits: EditSet, s: Span): Span => new EditMap(edits).toRepaired(s)
