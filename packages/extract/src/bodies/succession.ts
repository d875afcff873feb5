import type { Body, BodyRegistry } from './registry.js'

/** A body that holds functions of another one on some day. */
export interface Holder {
  readonly body: Body
  /** Which functions came to it; null: all. */
  readonly functions: string | null
}

const ended = (body: Body, day: string): boolean =>
  body.validTo !== null && body.validTo < day.slice(0, body.validTo.length)

/**
 * Who holds the tasks of a body on a day: itself while it exists, else its successors, through every reorganisation
 * since ("Sở Lao động - Thương binh và Xã hội" on 2025-06-01: Sở Nội vụ, Sở Y tế …). Empty where none is known.
 * @throws RangeError for an id that the registry does not have.
 */
export function holdersOn(registry: BodyRegistry, id: string, day: string): readonly Holder[] {
  const body = registry.byId(id)
  if (body === null) throw new RangeError(`body "${id}" is not in the registry`)
  const found = new Map<string, Holder>()
  const seen = new Set<string>()
  const visit = (at: Body, functions: string | null): void => {
    if (seen.has(at.id)) return
    seen.add(at.id)
    if (!ended(at, day)) {
      found.set(at.id, { body: at, functions })
      return
    }
    for (const successor of at.successors) {
      const next = registry.byId(successor.id)
      if (next !== null) visit(next, successor.functions ?? functions)
    }
  }
  visit(body, null)
  return [...found.values()]
}

/** The bodies whose functions a body holds today, itself first: what a question for it must also look for. */
export function formerNames(registry: BodyRegistry, id: string): readonly Body[] {
  const body = registry.byId(id)
  if (body === null) throw new RangeError(`body "${id}" is not in the registry`)
  const found = [body]
  for (const later of found) {
    for (const earlier of registry.bodies) {
      if (!found.includes(earlier) && earlier.successors.some((s) => s.id === later.id)) found.push(earlier)
    }
  }
  return found
}

/** The members of a group ("các bộ, ngành") that the registry knows by id; the body itself where it is no group. */
export function membersOf(registry: BodyRegistry, id: string): readonly Body[] {
  const body = registry.byId(id)
  if (body === null) throw new RangeError(`body "${id}" is not in the registry`)
  if (body.kind !== 'group') return [body]
  return body.members.flatMap((member) => registry.byId(member) ?? [])
}
