import type { Diagnostic, DocumentHeader, Outline, OutlineNode, RepairedText, Span } from '@vanthu/document'
import type { Regions } from '../header/regions.js'
import { bare } from '../text/fold.js'
import type { Flow, Paragraph } from '../text/paragraphs.js'

/** What is known of a document when its oddities are looked for. */
export interface Looked {
  readonly flow: Flow
  readonly regions: Regions
  readonly header: DocumentHeader
  readonly outline: Outline
  /** Where tables stood that came as lines. */
  readonly loose: readonly Span[]
  /** True where the text gave assignments or citations. */
  readonly facts: boolean
}

/** What a text shows of not being whole or in order: a warning each, for a person to look at. */
export function oddities(text: RepairedText, looked: Looked): readonly Diagnostic[] {
  const { flow, regions, header, outline, loose, facts } = looked
  const warn = (code: string, message: string, span?: Span): Diagnostic => ({
    code,
    severity: 'warning',
    message,
    ...(span === undefined ? {} : { at: { raw: text.toRaw(span) } }),
  })
  const out: Diagnostic[] = []
  const second = regions.second === null ? undefined : flow.paragraphs[regions.second]
  if (second !== undefined) {
    const message = 'Another document with a letterhead of its own follows; only the first was read'
    out.push(warn('extract.several_documents', message, second.span))
  }
  for (const span of loose) {
    const message = 'A table came as lines of text; its rows were put together by their words'
    out.push(warn('extract.table_as_lines', message, span))
  }
  if (!facts) return out
  const { type, reference, issuer, issuedOn } = header
  if (type === null && reference === null && issuer === null && issuedOn === null) {
    out.push(warn('extract.no_header', 'The text shows neither type, number, issuer nor date of a document'))
  }
  const cut = cutParagraph(flow, header)
  if (cut !== null) out.push(warn('extract.cut_off', 'The text ends in the middle of a sentence', cut.span))
  const place = outOfOrder(outline.nodes)
  if (place !== null)
    out.push(warn('extract.headings_out_of_order', 'A heading has a lower number than one before it', place))
  return out
}

/** The last paragraph where it has no closing mark and nobody signs below it. */
function cutParagraph(flow: Flow, header: DocumentHeader): Paragraph | null {
  const last = flow.paragraphs.at(-1)
  if (last === undefined || header.signers.length > 0 || header.recipients.length > 0 || header.archive !== null)
    return null
  const tail = flow.tables.at(-1)
  if (tail !== undefined && tail.after === flow.paragraphs.length) return null
  return last.text.length > 40 && !/[.;:!?…/)"”»\]*]\s{0,3}$/u.test(last.text) ? last : null
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 }

function valueOf(node: OutlineNode): number | null {
  const label =
    node.label
      .replace(/^\D{2,12}\s/u, '')
      .split('.')
      .at(-1) ?? ''
  if (/^\d{1,3}$/u.test(label)) return Number(label)
  if (node.kind !== 'roman' || !/^[IVXL]{1,6}$/u.test(label)) return null
  const digits = [...label].map((c) => roman[c] ?? 0)
  return digits.reduce((sum, d, i) => sum + (d < (digits[i + 1] ?? 0) ? -d : d), 0)
}

/** The first heading whose number is lower than that of the one before it under the same heading; "1" begins anew. */
function outOfOrder(nodes: readonly OutlineNode[]): Span | null {
  const last = new Map<string, { first: number; value: number }>()
  for (const node of nodes) {
    const inside = outOfOrder(node.children)
    if (inside !== null) return inside
    const value = valueOf(node)
    if (value === null || !/^(?:roman|number|article)$/u.test(node.kind)) continue
    const before = last.get(node.kind)
    if (before !== undefined && value < before.value && (value > 1 || before.first > 1)) return node.span
    last.set(node.kind, { first: before === undefined || value === 1 ? value : before.first, value })
  }
  return null
}

const trade =
  /^\W*(?:hoa don|phieu (?:thu|chi|xuat kho|nhap kho|giao hang|bao hanh|dat hang)|bien lai|(?:bang )?bao gia|don dat hang)(?![a-z])/u

/** "HÓA ĐƠN GIÁ TRỊ GIA TĂNG", "PHIẾU XUẤT KHO" in capitals near the head: a paper of trade and no document of an office. */
export function isTradePaper(flow: Flow): boolean {
  return flow.paragraphs.slice(0, 12).some((p) => !/\p{Ll}/u.test(p.text) && trade.test(bare(p.text)))
}
