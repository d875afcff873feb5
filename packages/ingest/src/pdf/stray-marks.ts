/** What joining marks to letters needs to know of a stretch of print; it comes in the order of the file. */
interface Stretch {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly baseline: number
  readonly size: number
  readonly spaceBefore: boolean
}

const leadingMarks = /^\p{M}{1,4}/u
const vowel = /[aeiouy]\p{M}{0,3}$/iu

/**
 * Some writers show a tone or accent as a glyph of its own, after the space that follows its word or one letter late:
 * "hô", " ", U+0300, "sơ" for "hồ sơ". The mark joins the letter before it, or where that is no vowel the last vowel
 * before; the space stands before what follows. A mark with no vowel near is left where it is.
 */
export function joinStrayMarks<T extends Stretch>(pieces: readonly T[]): T[] {
  const out: T[] = []
  let space = false
  for (const piece of pieces) {
    const marks = leadingMarks.exec(piece.text)?.[0]
    const at = marks === undefined ? -1 : homeOf(out, piece)
    const home = out[at]
    if (marks === undefined || home === undefined) {
      out.push(space ? { ...piece, spaceBefore: true } : piece)
      space = false
      continue
    }
    out[at] = { ...home, text: withMarks(home.text, marks) }
    const rest = piece.text.slice(marks.length)
    if (rest === '') space = space || piece.spaceBefore
    else out.push({ ...piece, text: rest })
  }
  return out
}

/** The last or the last but one stretch on the mark's line that has a vowel; -1 for none near. */
function homeOf(pieces: readonly Stretch[], mark: Stretch): number {
  for (let i = pieces.length - 1; i >= Math.max(0, pieces.length - 2); i--) {
    const piece = pieces[i]
    if (piece === undefined) return -1
    const bare = piece.text.normalize('NFD')
    const beside =
      Math.abs(piece.baseline - mark.baseline) < 0.3 * piece.size && Math.abs(mark.x0 - piece.x1) < 1.5 * piece.size
    // No line begins with a mark: it was left behind by the last word of the line above.
    if (!beside) return i === pieces.length - 1 && mark.x0 < piece.x0 && vowel.test(bare) ? i : -1
    if (/[aeiouy]/iu.test(bare)) return i
    // Only the first letters of a word may stand between a mark and its vowel.
    if (bare.length > 3 || !/^\p{L}{1,3}$/u.test(bare)) return -1
  }
  return -1
}

function withMarks(text: string, marks: string): string {
  const letters = text.normalize('NFD')
  let end = letters.length
  while (end > 0 && !vowel.test(letters.slice(0, end))) end--
  return (letters.slice(0, end) + marks + letters.slice(end)).normalize('NFC')
}
