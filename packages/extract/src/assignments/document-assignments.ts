import type { DocumentHeader } from '@vanthu/document'
import type { Regions } from '../header/regions.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { OpenNode, Tree } from '../outline/build-outline.js'
import type { Flow, Paragraph } from '../text/paragraphs.js'
import type { FoundAssignment } from './drafts.js'
import { findAssignments } from './find-assignments.js'
import type { SectionKind } from './section-kinds.js'
import { tableAssignments } from './table-tasks.js'

/** A document as far as it has been read when its assignments are looked for. */
export interface ReadDocument {
  readonly flow: Flow
  readonly regions: Regions
  /** The paragraphs of the running text and the annexes, over which `tree` was grown. */
  readonly running: readonly Paragraph[]
  readonly tree: Tree
  readonly header: DocumentHeader
  readonly knowledge: Knowledge
}

/** Types whose sections give tasks unless their headings say otherwise. */
const planLike =
  /^(?:Kế hoạch|Chương trình|Chỉ thị|Công văn|Công điện|Thông báo|Hướng dẫn|Đề án|Phương án|Kết luận|Chiến lược)/u

/** All assignments of a document: of its text and of its tables, in text order. */
export function documentAssignments(document: ReadDocument): readonly FoundAssignment[] {
  const { flow, regions, running, tree, header, knowledge } = document
  const annexed = flow.paragraphs.slice(regions.annexes.from, regions.annexes.from + 8).some((p) => {
    return planLike.test(knowledge.documentTypes.line(p.text)?.type ?? '')
  })
  const sections = tree.roots.some((n) => n.kind === 'roman' || n.kind === 'number')
  const plan = header.type === null ? sections : planLike.test(header.type)
  const byDefault: SectionKind = plan || annexed ? 'tasks' : 'orders'
  const inText = findAssignments(tree, running, knowledge, {
    byDefault,
    documentType: header.type,
    annexFrom: regions.body.to - regions.body.from,
  })
  if (flow.tables.length === 0) return inText
  const pathAt = pathsOf(document)
  const inTables = flow.tables.flatMap((table) => tableAssignments(table, pathAt(table.after), knowledge))
  if (inTables.length === 0) return inText
  return [...inText, ...inTables].sort((a, b) => a.span.from - b.span.from)
}

/** Finds the path of the last numbered heading before a paragraph of the flow. */
function pathsOf(document: ReadDocument): (after: number) => string | null {
  const indexOf = new Map(document.flow.paragraphs.map((p, i) => [p, i]))
  const headings: { readonly at: number; readonly path: string | null }[] = []
  const visit = (node: OpenNode): void => {
    const own = document.running[node.own]
    const at = own === undefined ? undefined : indexOf.get(own)
    if (at === undefined) return
    if (node.kind !== 'bullet' && node.kind !== 'unnumbered') headings.push({ at, path: node.path })
    node.children.forEach(visit)
  }
  document.tree.roots.forEach(visit)
  return (after) => {
    let lo = 0
    let hi = headings.length
    while (lo < hi) {
      const mid = (lo + hi) >>> 1
      if ((headings[mid]?.at ?? 0) < after) lo = mid + 1
      else hi = mid
    }
    return headings[lo - 1]?.path ?? null
  }
}
