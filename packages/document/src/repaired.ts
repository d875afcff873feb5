import type { EditSet } from './edits.js'
import { apply, EditMap } from './edits.js'
import type { Region } from './box.js'
import type { Span } from './span.js'
import { slice } from './span.js'
import type { Transcript, TranscriptBlock } from './transcript.js'
import type { Evidence } from './record.js'

/** The transcript with its changes: `text === apply(raw, edits)`. The structure of the transcript holds for both. */
export class RepairedText {
  readonly text: string
  readonly #map: EditMap

  constructor(
    readonly transcript: Transcript,
    readonly edits: EditSet,
  ) {
    this.text = apply(transcript.text, edits)
    this.#map = new EditMap(edits)
  }

  get raw(): string {
    return this.transcript.text
  }

  toRaw(s: Span): Span {
    return this.#map.toRaw(s)
  }

  toRepaired(s: Span): Span {
    return this.#map.toRepaired(s)
  }

  /** The transcript's blocks with their spans in `text`. */
  blocks(): readonly TranscriptBlock[] {
    return this.transcript.blocks.map((b) => ({ ...b, span: this.toRepaired(b.span) }))
  }

  /** The places on the pages that print this span of `text`. */
  regions(s: Span): readonly Region[] {
    return this.transcript.regions(this.toRaw(s))
  }

  /** What a fact points to: the span of `text`, the raw span, the page and boxes, and the words as repaired. */
  evidence(s: Span): Evidence {
    const raw = this.toRaw(s)
    const regions = this.transcript.regions(raw)
    const page = regions[0]?.page ?? null
    return {
      page,
      boxes: regions.map(({ page: p, box }) => ({ page: p, x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y1 })),
      raw: { from: raw.from, to: raw.to },
      repaired: { from: s.from, to: s.to },
      quote: slice(this.text, s),
    }
  }
}
