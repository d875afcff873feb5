import type { AssignmentRole, Span } from '@vanthu/document'
import type { FoundBody } from '../bodies/parse-bodies.js'
import type { LabelLine } from './label-lines.js'

/** An assignment before it has an id and evidence. */
export interface FoundAssignment {
  readonly section: string | null
  readonly text: string
  /** Of the repaired text: the item, or the row of the table. */
  readonly span: Span
  /** Label lines of its own ("Thời gian thực hiện: …"): what stands in them is said of it. */
  readonly labels: readonly Span[]
  readonly responsible: readonly FoundBody[]
  readonly role: AssignmentRole
  readonly with: readonly FoundBody[]
  readonly requested: boolean
  readonly confidence: number
}

/** An item while the lines below it may still say who does it. */
export interface Draft extends FoundAssignment {
  readonly labels: Span[]
  /** A label line was read for it. */
  labelled: boolean
  responsible: readonly FoundBody[]
  role: AssignmentRole
  with: readonly FoundBody[]
}

/** The items found so far, and those among them that a label line ("Thực hiện: …") still to come belongs to. */
export class Drafts {
  readonly #found: Draft[] = []
  #pending: { readonly draft: Draft; readonly list: object | null }[] = []
  #labelled = false

  /** The items in text order. */
  get found(): readonly FoundAssignment[] {
    return this.#found.map(({ labelled: _, ...found }) => found)
  }

  /** Adds an item. `list` is that in which it stands with a number of its own; null for a paragraph. */
  add(draft: Draft, list: object | null): void {
    if (this.#labelled) this.restart()
    this.#pending.push({ draft, list })
    this.#found.push(draft)
  }

  /** A heading begins: label lines below it say nothing of what stands above it. */
  restart(): void {
    this.#pending = []
    this.#labelled = false
  }

  /**
   * A task with label lines below it begins: those say the same of the tasks before it in the list that had no line of
   * their own.
   */
  goOn(list: object | null): void {
    const alike = list !== null && !this.#labelled && this.#pending.every((p) => p.list === list)
    if (!alike) this.restart()
  }

  /** Says what a label line says of the items that wait for one; false where none waits. */
  label(line: LabelLine, span: Span | null): boolean {
    if (this.#pending.length === 0) return false
    this.#labelled = true
    for (const { draft, list } of this.#pending) {
      // A numbered task that says itself who does it is not the one above the line.
      if (list !== null && draft !== this.#found.at(-1) && draft.responsible.length > 0 && !draft.labelled) continue
      draft.labelled = true
      if (span !== null) draft.labels.push(span)
      if (line.kind === 'time' || line.kind === 'other') continue
      if (line.kind === 'support') {
        draft.with = merged(draft.with, line.with)
        continue
      }
      const joins = draft.responsible.length > 0 && line.kind === 'perform'
      draft.responsible = merged(joins ? draft.responsible : [], line.bodies)
      draft.with = merged(draft.with, line.with)
      if (line.kind === 'lead') draft.role = 'lead'
    }
    return true
  }
}

/** Both lists, each name once. */
export function merged(first: readonly FoundBody[], more: readonly FoundBody[]): readonly FoundBody[] {
  const out = [...first]
  for (const body of more) if (!out.some((b) => b.name.toLowerCase() === body.name.toLowerCase())) out.push(body)
  return out
}
