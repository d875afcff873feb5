/** Deeper than anything that is asked for, and far from what would use up the stack. */
const deepest = 32

/** True for a parsed body whose lists and objects lie within one another too deeply to be looked at. */
export function tooDeep(body: unknown): boolean {
  let level: readonly unknown[] = [body]
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
    if (level.length === 0) return false
  }
  return true
}
