import type { Knowledge } from '@vanthu/extract'
import { loadKnowledge } from '@vanthu/pipeline'
import type { BodyFilter } from '@vanthu/store'

/**
 * A body under any of its names: "Sở GD&ĐT" finds "Sở Giáo dục và Đào tạo", and the tasks of the bodies whose functions
 * it took over (a search for today's body finds yesterday's tasks). A name that the registry does not know is searched
 * as written, by its words.
 */
export async function bodyFilter(name: string): Promise<BodyFilter> {
  const knowledge = await loadKnowledge()
  const expanded = knowledge.abbreviations.expand(name)
  const body = knowledge.bodies.byName(name) ?? knowledge.bodies.byName(expanded)
  if (body === null) return { names: [...new Set([name, expanded])], words: expanded }
  const ids = withPredecessors(body.id, knowledge)
  const names = ids.flatMap((id) => {
    const known = knowledge.bodies.byId(id)
    return known === null ? [] : [known.name, ...known.aliases]
  })
  return { names: [...new Set([name, expanded, ...names])], bodyIds: ids }
}

function withPredecessors(id: string, knowledge: Knowledge): readonly string[] {
  const found = new Set([id])
  for (const next of found) {
    for (const body of knowledge.bodies.bodies) {
      if (body.successors.some((s) => s.id === next)) found.add(body.id)
    }
  }
  return [...found]
}
