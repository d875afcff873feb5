import type { Diagnostic, Edit, EditSet, Span, TranscriptWord } from '@vanthu/document'
import type { TextFacts } from './damage/text-facts.js'
import type { Decoder } from './decode/decoder.js'

/** What the passes may use besides the text. */
export interface RepairModels {
  /** The statistical decoder; without one (null) the syllable list repairs single words. */
  readonly decoder: Decoder | null
}

/** What one pass sees: the text as the passes before it left it. All spans are in `text`. */
export interface PassInput {
  readonly text: string
  readonly lines: readonly Span[]
  readonly words: readonly TranscriptWord[]
  readonly models: RepairModels
  /** Judgement and protection of the text, shared by the passes. */
  readonly facts: TextFacts
  /** What the passes before this one changed, in the raw text. */
  readonly made: EditSet
}

/** Edits in any order, not overlapping. Spans of diagnostics are in the text that the pass saw. */
export interface PassOutput {
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
}

/** One step of the repair. `name` is stable; the rules of its edits begin with it ("unicode.nfc"). */
export interface Pass {
  readonly name: string
  readonly summary: string
  run(input: PassInput): PassOutput
}
