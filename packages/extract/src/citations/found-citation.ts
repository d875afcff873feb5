import type { CitationRelation, CitationStatus, Span } from '@vanthu/document'

/** An instrument that a document names, with every place where it does. Spans are in the repaired text, in order. */
export interface FoundCitation {
  readonly kind: 'numbered' | 'law' | 'named'
  readonly type: string
  readonly reference: string | null
  readonly title: string | null
  readonly date: string | null
  readonly issuer: { readonly name: string; readonly bodyId: string | null } | null
  readonly year: number | null
  readonly period: string | null
  readonly locators: readonly string[]
  readonly relation: CitationRelation
  readonly status: CitationStatus
  readonly mentions: readonly Span[]
  readonly confidence: number
}

/** One mention on its way to a citation: what the text says at this place. */
export interface Mention {
  readonly kind: FoundCitation['kind']
  readonly type: string
  readonly typePrinted: boolean
  /** Key of the reference; null for what is cited by name. */
  readonly key: string | null
  readonly number: string | null
  readonly reference: string | null
  readonly title: string | null
  readonly date: string | null
  readonly issuer: FoundCitation['issuer']
  readonly year: number | null
  readonly period: string | null
  readonly locator: string | null
  readonly relation: CitationRelation
  readonly confidence: number
  /** True where a reader with the registry at hand would know the instrument from this alone. */
  readonly known: boolean
  readonly several: boolean
  /** How well its number was read, 0.5–1. */
  readonly reading: number
  readonly span: Span
}
