import type { Box } from './box.js'
import type { Quality } from './quality.js'
import type { Source } from './source.js'

export interface WordAlternative {
  readonly text: string
  readonly confidence: number
}

/** One printed word. `box` is null for media without pages. Confidence 0–1; a text layer and files give 1. */
export interface RecognizedWord {
  readonly text: string
  readonly box: Box | null
  readonly confidence: number
  readonly alternatives: readonly WordAlternative[]
  readonly bold?: boolean
  readonly italic?: boolean
  readonly superscript?: boolean
}

export interface RecognizedLine {
  readonly page: number
  readonly words: readonly RecognizedWord[]
  readonly box: Box | null
}

/**
 * What a paragraph is for, as far as the page's layout shows. `body` where layout says nothing (plain text).
 * `letterhead`: agency, number, V/v (left column); `motto`: quốc hiệu, place and date (right column);
 * `title`: the centred type and trích yếu; `recipients`: Nơi nhận; `signature`: the signing block.
 */
export type ParagraphRole = 'letterhead' | 'motto' | 'title' | 'body' | 'recipients' | 'signature' | 'caption'

/** Things on the page that are not the document's running text. They are kept, and stay out of the transcript. */
export type AsideKind = 'page-number' | 'running-head' | 'margin-note' | 'stamp' | 'noise'

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly role: ParagraphRole
  readonly lines: readonly RecognizedLine[]
}

export interface TableCell {
  /** Columns that the cell covers, from 0. */
  readonly column: number
  readonly columns: number
  readonly rows: number
  readonly paragraphs: readonly ParagraphBlock[]
}

export interface TableRow {
  readonly cells: readonly TableCell[]
}

export interface TableBlock {
  readonly kind: 'table'
  /** Rows of the whole table; a table that runs over a page break is one block, a repeated heading row is dropped. */
  readonly rows: readonly TableRow[]
}

/** A footnote, in reading order right after the paragraph that it interrupts or belongs to. `mark` as printed ("1"). */
export interface FootnoteBlock {
  readonly kind: 'footnote'
  readonly mark: string
  readonly lines: readonly RecognizedLine[]
}

export interface AsideBlock {
  readonly kind: 'aside'
  readonly aside: AsideKind
  readonly lines: readonly RecognizedLine[]
}

export type Block = ParagraphBlock | TableBlock | FootnoteBlock | AsideBlock

export interface PageInfo {
  readonly page: number
  /** Size in pixels of the image that was read, or in points of a text-layer page. */
  readonly width: number
  readonly height: number
}

/** The whole file as read: blocks in reading order, across pages. A failed page has a place in `quality.pages`. */
export interface RecognizedDocument {
  readonly source: Source
  readonly quality: Quality
  readonly pages: readonly PageInfo[]
  readonly blocks: readonly Block[]
}
