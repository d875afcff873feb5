import { formerNames } from '@vanthu/extract'
import type { BodyFilter } from '@vanthu/store'
import { loadKnowledge } from './models.js'

/**
 * Reads the registry, for filters on a body under any of its names: "Sở GD&ĐT" finds "Sở Giáo dục và Đào tạo", and the
 * facts of the bodies whose functions it took over (a search for today's body finds yesterday's tasks). A name that the
 * registry does not know is searched as written, by its words.
 */
export async function openBodyNames(): Promise<(name: string) => BodyFilter> {
  const knowledge = await loadKnowledge()
  return (name) => {
    const expanded = knowledge.abbreviations.expand(name)
    const body = knowledge.bodies.byName(name) ?? knowledge.bodies.byName(expanded)
    if (body === null) return { names: [...new Set([name, expanded])], words: expanded }
    const holders = formerNames(knowledge.bodies, body.id)
    const names = holders.flatMap((known) => [known.name, ...known.aliases])
    return { names: [...new Set([name, expanded, ...names])], bodyIds: holders.map((known) => known.id) }
  }
}
