import type { Span } from './span.js'

/**
 * How a heading or item is numbered: `part` (Phần), `chapter` (Chương), `section` (Mục), `article` (Điều),
 * `roman` (I.), `number` (1., 1.1.), `letter` (a), `annex` (Phụ lục), `bullet` (-, +, *), `unnumbered` (bold or capitals).
 */
export type OutlineKind =
  'part' | 'chapter' | 'section' | 'article' | 'roman' | 'number' | 'letter' | 'annex' | 'bullet' | 'unnumbered'

/** A heading or item with what stands under it. Spans are in the repaired text. */
export interface OutlineNode {
  readonly kind: OutlineKind
  /** Label as printed without its closing mark: "IV", "1.1", "a"; "" for bullets and unnumbered headings. */
  readonly label: string
  /** Labels from the top joined by ".": "IV.1"; a bullet adds nothing. Null under no numbered heading. */
  readonly path: string | null
  /** The heading's own words, without label; of a run-in heading ("7. Sở Nội vụ: Phối hợp …") up to the colon. */
  readonly heading: Span
  /** Label, heading and everything under it. */
  readonly span: Span
  readonly paragraphs: readonly Span[]
  readonly children: readonly OutlineNode[]
}

export interface Outline {
  readonly nodes: readonly OutlineNode[]
}
