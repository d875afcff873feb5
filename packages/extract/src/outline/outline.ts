import type { Outline, RepairedText } from '@vanthu/document'
import type { Knowledge } from '../knowledge/knowledge.js'
import { withLooseTables } from '../text/loose-tables.js'
import { readFlow } from '../text/paragraphs.js'
import { regionsOf } from '../header/regions.js'
import { growTree, toOutline } from './build-outline.js'

/**
 * The headings and items of a document's running text, annexes included; letterhead, title, recipients and signature
 * are no part of it. Labels give the path ("IV.1", "Điều 2.1.a"); bullets add nothing to it.
 */
export function outline(text: RepairedText, knowledge: Knowledge): Outline {
  const { paragraphs } = withLooseTables(readFlow(text), knowledge).flow
  const regions = regionsOf(paragraphs, knowledge.documentTypes)
  const running = paragraphs.filter((_, i) => regions.inBody(i))
  return toOutline(growTree(running, { annexFrom: regions.body.to - regions.body.from }), running)
}
