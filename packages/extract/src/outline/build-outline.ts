import type { Outline, OutlineKind, OutlineNode, Span } from '@vanthu/document'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Paragraph } from '../text/paragraphs.js'
import { placeOf } from '../text/paragraphs.js'
import { headingOf } from './headings.js'

/** A node while the outline grows; `own` is the index of its paragraph among those given. */
export interface OpenNode {
  readonly kind: OutlineKind
  readonly label: string
  readonly path: string | null
  readonly own: number
  /** Where in the paragraph's text the words after label and mark begin. */
  readonly begins: number
  /** The heading's part of the paragraph's text; `to === from` where the paragraph is an item and no heading. */
  readonly heading: { readonly from: number; readonly to: number }
  readonly style: string
  /** Indexes of the plain paragraphs that stand under it. */
  readonly paragraphs: number[]
  readonly children: OpenNode[]
  /** Children and paragraphs in text order. */
  readonly content: (number | OpenNode)[]
}

/** The tree over a run of paragraphs, with the paragraphs before the first label. */
export interface Tree {
  readonly roots: readonly OpenNode[]
  readonly content: readonly (number | OpenNode)[]
}

/** Lower opens higher up. Levels of one document are told by the styles that are open, not by these alone. */
const rank: Readonly<Record<OutlineKind, number>> = {
  annex: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  roman: 5,
  // A heading without a number may stand over numbered items, which then count below it.
  unnumbered: 6,
  number: 7,
  letter: 8,
  bullet: 9,
}

const bulletRank = (mark: string): number => (mark === '*' ? 0 : mark === '-' ? 1 : mark === '+' ? 2 : 3)

/**
 * Grows the tree paragraph by paragraph. A label whose style is open ("2." after "1.") closes back to it; a new style
 * opens below what is open. At `annexFrom` all is closed. A label that cannot go on the open list ("1." after "3." of a deeper list) begins a new one.
 */
export function growTree(
  paragraphs: readonly Paragraph[],
  options: { readonly misread?: boolean; readonly annexFrom?: number } = {},
): Tree {
  const roots: OpenNode[] = []
  const content: (number | OpenNode)[] = []
  const open: OpenNode[] = []
  const put = (node: OpenNode): void => {
    const parent = open.at(-1)
    if (parent === undefined) {
      roots.push(node)
      content.push(node)
    } else {
      parent.children.push(node)
      parent.content.push(node)
    }
    open.push(node)
  }
  paragraphs.forEach((paragraph, index) => {
    // What is issued with a document has its own headings: "Điều 3" of the decision does not stand over them.
    if (index === options.annexFrom) open.length = 0
    const label = labelAt(paragraph.text)
    const bullet = label === null ? bulletAt(paragraph.text) : null
    if (label !== null) {
      const style = styleOf(label.kind, label.label)
      const sibling = open.find((n) => n.style === style)
      const printed =
        options.misread === true && label.kind === 'roman' ? restored(label.label, sibling?.label) : label.label
      closeFor(open, label.kind, style, printed)
      const next = paragraphs[index + 1]
      put(newNode(label.kind, printed, style, index, label.length, pathOf(open, label.kind, printed), paragraph, next))
    } else if (bullet !== null) {
      const level = bulletRank(bullet.mark)
      while (open.at(-1)?.kind === 'bullet' && bulletRank(open.at(-1)?.style ?? '') >= level) open.pop()
      const next = paragraphs[index + 1]
      put(newNode('bullet', '', bullet.mark, index, bullet.length, open.at(-1)?.path ?? null, paragraph, next))
    } else {
      while (open.at(-1)?.kind === 'bullet') open.pop()
      const heading = headingOf(paragraph, 0, paragraphs[index + 1], 'unnumbered')
      if (heading !== null && heading.to > 0) {
        const same = open.findLastIndex((n) => n.kind === 'unnumbered')
        if (same >= 0) open.length = same
        put(
          newNode(
            'unnumbered',
            '',
            'unnumbered',
            index,
            0,
            open.at(-1)?.path ?? null,
            paragraph,
            paragraphs[index + 1],
          ),
        )
        return
      }
      const parent = open.at(-1)
      if (parent === undefined) content.push(index)
      else {
        parent.paragraphs.push(index)
        parent.content.push(index)
      }
    }
  })
  return { roots, content }
}

function newNode(
  kind: OutlineKind,
  label: string,
  style: string,
  own: number,
  begins: number,
  path: string | null,
  paragraph: Paragraph,
  next: Paragraph | undefined,
): OpenNode {
  const heading = headingOf(paragraph, begins, next, kind) ?? { from: begins, to: begins }
  return { kind, label, path, own, begins, heading, style, paragraphs: [], children: [], content: [] }
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

/** "II" after "II" has lost a stroke: "III". A label that may be right, or is no successor with a stroke less, stays. */
function restored(label: string, before: string | undefined): string {
  if (before === undefined) return label
  const next = romans[romans.indexOf(before) + 1]
  const lost = next !== undefined && romans.indexOf(label) <= romans.indexOf(before) && next.replace(/I/, '') === label
  return lost ? next : label
}

function styleOf(kind: OutlineKind, label: string): string {
  if (kind === 'section' && label.length === 1) return 'capital'
  return kind === 'number' ? `number${label.split('.').length}` : kind
}

function closeFor(open: OpenNode[], kind: OutlineKind, style: string, label: string): void {
  while (open.at(-1)?.kind === 'bullet') open.pop()
  if (kind === 'annex') {
    open.length = 0
    return
  }
  const at = open.findLastIndex((n) => n.style === style)
  if (at >= 0) {
    open.length = at
    return
  }
  // "1.2" goes below "1", wherever that is.
  if (kind === 'number' && label.includes('.')) {
    const above = label.slice(0, label.lastIndexOf('.'))
    const parent = open.findLastIndex((n) => n.kind === 'number' && n.label === above)
    if (parent >= 0) open.length = parent + 1
    return
  }
  // "A." that comes after "II." stands below it; above Roman figures it would have come first.
  if (style === 'capital') {
    const roman = open.findLastIndex((n) => n.kind === 'roman')
    if (roman >= 0) {
      open.length = roman + 1
      return
    }
  }
  while (open.length > 0 && rank[open.at(-1)?.kind ?? 'annex'] >= rank[kind]) open.pop()
}

function pathOf(open: readonly OpenNode[], kind: OutlineKind, label: string): string {
  const parent = open.at(-1)
  if (parent?.path == null) return label
  if (kind === 'number' && label.includes('.')) {
    const above = label.slice(0, label.lastIndexOf('.'))
    if (parent.kind === 'number' && parent.label === above) return `${parent.path}.${label.slice(above.length + 1)}`
  }
  if (kind === 'letter' && label.includes('.')) return `${parent.path}.${label.slice(label.indexOf('.') + 1)}`
  return `${parent.path}.${label}`
}

/** The tree as the pipeline's `Outline`: spans of the repaired text. */
export function toOutline(tree: Tree, paragraphs: readonly Paragraph[]): Outline {
  return { nodes: tree.roots.map((node) => toNode(node, paragraphs)) }
}

function toNode(node: OpenNode, paragraphs: readonly Paragraph[]): OutlineNode {
  const own = paragraphs[node.own]
  const spanOf = (index: number): Span => paragraphs[index]?.span ?? { from: 0, to: 0 }
  const children = node.children.map((child) => toNode(child, paragraphs))
  const under = node.paragraphs.map(spanOf)
  const start = spanOf(node.own)
  const end = Math.max(start.to, under.at(-1)?.to ?? 0, children.at(-1)?.span.to ?? 0)
  const item = node.heading.to <= node.heading.from || own === undefined
  const heading =
    own === undefined
      ? start
      : item
        ? { from: start.from, to: start.from }
        : placeOf(own, node.heading.from, node.heading.to)
  // An item, or what follows the colon of a run-in heading, is a paragraph under the label.
  const rest = own !== undefined && node.heading.to < own.text.trimEnd().length
  const first =
    own !== undefined && rest ? [placeOf(own, item ? node.begins : afterMark(own.text, node.heading.to))] : []
  return {
    kind: node.kind,
    label: node.label,
    path: node.path,
    heading,
    span: { from: start.from, to: end },
    paragraphs: [...first.filter((s) => s.to > s.from), ...under],
    children,
  }
}

/** The place after the colon and space that end a run-in heading. */
export function afterMark(text: string, at: number): number {
  const mark = /^\s?[:.]?\s*/u.exec(text.slice(at))
  return at + (mark?.[0].length ?? 0)
}
