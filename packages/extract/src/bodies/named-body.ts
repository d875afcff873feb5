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
  const name = reader.knowledge.abbreviations.expand(smallHead(reader.text.slice(from, to)))
  const known = reader.knowledge.bodies.byName(name)
  // "Sở Lao động - TB&XH": half of it in letters that stand for nothing alone.
  const half = known !== null && /department|ministry/u.test(known.kind) && /&|\p{Lu}{2}/u.test(name)
  return { span: { from, to }, name: half ? known.name : name, bodyId: known?.id ?? bodyId, form }
}

/** "SỞ Tài chính", as a misread capital leaves it → "Sở Tài chính"; abbreviations and names all in capitals stay. */
function smallHead(name: string): string {
  return name.replace(/^(\p{Lu})(\p{Lu}{1,3})(?=\s\p{Lu}\p{Ll})/u, (whole: string, first: string, rest: string) => {
    return /^(?:SỞ|BỘ|BAN|HỘI|BÁO|ĐÀI|CỤC|VỤ|TỔ|ĐOÀN|TỈNH)$/u.test(whole) ? first + rest.toLowerCase() : whole
  })
}
