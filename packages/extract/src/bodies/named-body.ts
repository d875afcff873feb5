import type { BodyReader, FoundBody } from './parse-bodies.js'

/** The body that stands in tokens `[at, next)`, its name written out. */
export function bodyOf(
  reader: BodyReader,
  at: number,
  next: number,
  bodyId: string | null,
  form: FoundBody['form'] = 'named',
): FoundBody {
  const from = reader.tokens[at]?.from ?? 0
  const to = reader.tokens[next - 1]?.to ?? from
  const name = reader.knowledge.abbreviations.expand(reader.text.slice(from, to))
  return { span: { from, to }, name, bodyId: reader.knowledge.bodies.byName(name)?.id ?? bodyId, form }
}
