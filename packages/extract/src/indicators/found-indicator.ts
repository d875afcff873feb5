import type { Indicator, Span } from '@vanthu/document'

/** A target that a document sets. `span` is in the repaired text. */
export type FoundIndicator = Omit<Indicator, 'evidence'> & { readonly span: Span }
