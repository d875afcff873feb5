/**
 * Lines of a signature that name who signs, as they are printed: Decree 30/2020/NĐ-CP, appendix I, point 7, and the
 * offices of bodies that sign administrative documents.
 */
const offices = [
  'CHỦ TỊCH',
  'BỘ TRƯỞNG',
  'BỘ TRƯỞNG, CHỦ NHIỆM',
  'THỦ TƯỚNG',
  'CHỦ NHIỆM',
  'GIÁM ĐỐC',
  'TỔNG GIÁM ĐỐC',
  'CHÁNH VĂN PHÒNG',
  'CỤC TRƯỞNG',
  'TỔNG CỤC TRƯỞNG',
  'VỤ TRƯỞNG',
  'VIỆN TRƯỞNG',
  'HIỆU TRƯỞNG',
  'TRƯỞNG BAN',
  'TRƯỞNG PHÒNG',
  'TỔNG THANH TRA',
  'CHÁNH THANH TRA',
  'THỐNG ĐỐC',
  'BÍ THƯ',
]
const deputies = [
  ...offices.filter((o) => o !== 'BỘ TRƯỞNG' && o !== 'BỘ TRƯỞNG, CHỦ NHIỆM').map((o) => `PHÓ ${o}`),
  'THỨ TRƯỞNG',
]
const bodies = ['ỦY BAN NHÂN DÂN', 'HỘI ĐỒNG NHÂN DÂN', 'BAN THƯỜNG VỤ', 'BAN CHẤP HÀNH', 'CHÍNH PHỦ']

/** Every line with its letters alone. */
const lines = [
  ...offices,
  ...deputies,
  ...offices.flatMap((o) => [`KT. ${o}`, `TL. ${o}`, `TUQ. ${o}`, `Q. ${o}`]),
  ...bodies.flatMap((b) => [b, `TM. ${b}`]),
].map((line) => ({ line, letters: lettersOf(line), first: lettersOf(line.split(' ')[0] ?? '').length }))

/** Lines that are whole without their first word: "CHỦ TỊCH" in "PHÓ CHỦ TỊCH". */
const wholeWithoutFirst = new Set(
  lines.filter((l) => lines.some((o) => o.letters === l.letters.slice(l.first))).map((l) => l.line),
)

/** What a letter is worth that the reading shares, and one where it has a sign that is no letter ("@", "*", "9"). */
const SAME = 1
const SOME = 0.3
/** What a letter costs that the reading has wrong or too many, that it misses, and that a seal covers at the start. */
const WRONG = 1.2
const MISSED = 1
const COVERED = 0.4
/** By how much the best line must be nearer than the next. */
const CLEARLY = 0.75

/**
 * The line of a signature that a damaged reading most likely is, by what the two share less what must be explained away;
 * null where none is near or two are nearly as near. A seal covers the first letters, so that these are the cheapest to
 * miss, but of a first word without which the line is another something must have been read: "HÓ CHỦ TỊCH" is "PHÓ CHỦ
 * TỊCH", "CHỦ TỊCH" is itself.
 */
export function officeLineOf(reading: string): string | null {
  const mine = lettersOf(reading)
  if (mine.length < 5) return null
  let best: string | null = null
  let [most, next] = [0, 0]
  for (const { line, letters, first } of lines) {
    if (Math.abs(letters.length - mine.length) > 5) continue
    const { value, edits, covered } = alignment(mine, letters)
    if (covered >= first && wholeWithoutFirst.has(line)) continue
    if (value > most) {
      next = most
      most = value
      best = edits > 0.3 * letters.length || value < 0.55 * letters.length ? null : line
    } else next = Math.max(next, value)
  }
  return most - next < CLEARLY ? null : best
}

/** Capitals without marks; "?" for signs that stand for letters. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[đĐ]/gu, 'D')
    .replace(/[@#*&§®©¢£$€%\d]/gu, '?')
    .replace(/[^\p{L}?]/gu, '')
    .toUpperCase()
}

interface Score {
  readonly value: number
  /** Letters wrong, too many, or missed after the start. */
  readonly edits: number
  /** Letters missed at the start. */
  readonly covered: number
}

function alignment(mine: string, theirs: string): Score {
  let row: Score[] = Array.from({ length: theirs.length + 1 }, (_, j) => ({
    value: -COVERED * j,
    edits: 0,
    covered: j,
  }))
  for (let i = 1; i <= mine.length; i++) {
    const next: Score[] = [{ value: -WRONG * i, edits: i, covered: 0 }]
    for (let j = 1; j <= theirs.length; j++) {
      const [read, printed] = [mine[i - 1], theirs[j - 1]]
      const worth = read === printed ? SAME : read === '?' ? SOME : -WRONG
      const steps = [step(row[j - 1], worth, worth > 0 ? 0 : 1), step(row[j], -WRONG, 1), step(next[j - 1], -MISSED, 1)]
      next.push(steps.reduce((a, b) => (b.value > a.value ? b : a)))
    }
    row = next
  }
  return row[theirs.length] ?? { value: 0, edits: 0, covered: 0 }
}

const step = (from: Score | undefined, value: number, edits: number): Score => ({
  value: (from?.value ?? 0) + value,
  edits: (from?.edits ?? 0) + edits,
  covered: from?.covered ?? 0,
})
