import type { Span, TranscriptWord } from '@vanthu/document'
import type { ProtectedSpan } from '../protect/protect.js'
import { protect } from '../protect/protect.js'
import type { LineDamage } from './damage.js'
import { judge } from './judge.js'

/** What several passes ask about the same text; each is found at the first question. */
export class TextFacts {
  #protected: readonly ProtectedSpan[] | null = null
  #damage: readonly LineDamage[] | null = null
  #traces = -1

  constructor(
    readonly text: string,
    readonly lines: readonly Span[],
    readonly words: readonly TranscriptWord[],
  ) {}

  /** As `protect` finds them. */
  protectedSpans(): readonly ProtectedSpan[] {
    this.#protected ??= protect(this.text)
    return this.#protected
  }

  /** As `judge` finds it. */
  damage(traces: number, mended: readonly Span[] = []): readonly LineDamage[] {
    if (mended.length > 0) return judge(this.text, this.lines, this.words, traces, mended)
    if (this.#damage === null || this.#traces !== traces) {
      this.#damage = judge(this.text, this.lines, this.words, traces)
      this.#traces = traces
    }
    return this.#damage
  }
}
