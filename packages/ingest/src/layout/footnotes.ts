import type { Ruling } from '../page-words.js'
import { fromRaised } from '../raised-digits.js'
import type { Frame } from './frame.js'
import type { PageLine } from './page-line.js'

export interface Note {
  readonly mark: string
  readonly lines: readonly PageLine[]
}

const mark = /^(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2}|\*{1,3}))(?=\s?[\p{L}“"(])/u

/**
 * Parts the notes at the foot of a page from its body. They begin under a short rule at the left margin, or, where no
 * rule was found, at a line in smaller type that opens with a raised or bare mark; every line below belongs to them.
 */
export function partNotes(
  lines: readonly PageLine[],
  rulings: readonly Ruling[],
  frame: Frame,
  page: { readonly width: number; readonly height: number },
): { readonly body: readonly PageLine[]; readonly notes: readonly Note[] } {
  const rule = rulings
    .filter((r) => {
      const [length, y] = [(r.x1 - r.x0) * page.width, r.y0 * page.height]
      const atMargin = Math.abs(r.x0 * page.width - frame.left) < page.width * 0.06
      return (
        length > page.width * 0.07 &&
        length < page.width * 0.42 &&
        (r.y1 - r.y0) * page.height < frame.size &&
        atMargin &&
        y > page.height * 0.35
      )
    })
    .map((r) => r.y0 * page.height)
    .sort((a, b) => a - b)
    .find((y) =>
      startsNotes(
        lines.filter((l) => l.y0 > y - frame.size * 0.3),
        frame,
        false,
      ),
    )
  const top = rule ?? lines.find((l, i) => l.y0 > page.height * 0.5 && startsNotes(lines.slice(i), frame, true))?.y0
  if (top === undefined) return { body: lines, notes: [] }
  const isNote = (l: PageLine): boolean => l.y0 >= top - frame.size * 0.3
  const notes: { mark: string; lines: PageLine[] }[] = []
  for (const line of lines.filter(isNote)) {
    const found = markOf(line)
    const open = notes.at(-1)
    if (found !== null && (open === undefined || follows(open.mark, found))) notes.push({ mark: found, lines: [line] })
    else open?.lines.push(line)
  }
  return { body: lines.filter((l) => !isNote(l)), notes }
}

/** Whether these lines, the last of the page, are notes: the first opens with a mark and all are in smaller type. */
function startsNotes(lines: readonly PageLine[], { size }: Frame, strict: boolean): boolean {
  const first = lines[0]
  if (first === undefined || markOf(first) === null) return false
  const raised = first.words[0]?.superscript === true
  const small = lines.filter((l) => l.size < size * 0.9).length >= lines.length * 0.7
  return strict
    ? small && (raised || !/^\d{1,2}[.)]/u.test(first.text))
    : small || raised || /^(?:\[|\()?\d{1,2}[\])]?\s/u.test(fromRaised(first.text))
}

function markOf({ text }: PageLine): string | null {
  const found = mark.exec(fromRaised(text))
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null)
}

const follows = (before: string, next: string): boolean =>
  /^\d+$/u.test(before) && /^\d+$/u.test(next) ? Number(next) === Number(before) + 1 : next !== before
