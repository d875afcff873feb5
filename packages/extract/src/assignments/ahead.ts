import type { Span } from '@vanthu/document'
import type { Bound } from './heading-bodies.js'
import { merged } from './drafts.js'
import type { LabelLine } from './label-lines.js'

/**
 * What label lines above all items of their section say: "a) Cơ quan chủ trì: Sở Y tế. b) Thời gian: … c) Nội dung: …".
 * It holds for the items that follow.
 */
export interface Ahead {
  readonly bound: Bound | null
  /** The lines themselves: what stands in them is said of the items, too. */
  readonly labels: readonly Span[]
}

export const nothingAhead: Ahead = { bound: null, labels: [] }

/** With one more line. What names no body says nothing of itself: the time or the place of a whole section is no task's. */
export function withLine(ahead: Ahead, line: LabelLine, span: Span | null): Ahead {
  const labels = span === null || line.kind === 'other' ? ahead.labels : [...ahead.labels, span]
  const { bound } = ahead
  switch (line.kind) {
    case 'time':
    case 'other':
      return { bound, labels }
    case 'support':
      return { bound: { ...(bound ?? open), with: merged(bound?.with ?? [], line.with) }, labels }
    case 'lead':
    case 'perform':
      return {
        bound: {
          bodies: merged(bound?.bodies ?? [], line.bodies),
          with: merged(bound?.with ?? [], line.with),
          lead: line.kind === 'lead' || bound?.lead === true,
          requested: false,
          firm: true,
        },
        labels,
      }
  }
}

const open: Bound = { bodies: [], with: [], lead: false, requested: false, firm: false }
