import type { LineOfPrint } from './lines-of-print.js'
import type { Prepared } from './prepare.js'
import { crop, soften, toPgm } from './raster.js'
import type { EngineWord, Tesseract } from './tesseract-adapter.js'

/** How far beyond the line's ends the second readings look, in letter heights. */
const REACHES = [1, 3] as const
/** Words read at least so surely need no second reading, and anchor those that do. */
const SURE = 0.85
/** A word that was pieced together from several readings is never surer than this. */
const DOUBTFUL = 0.5

/** Family names by frequency (the fourteen commonest are nine tenths of all): Lê Trung Hoa, Họ và tên người Việt Nam. */
const familyNames =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lâm Mai Trịnh Đào Cao Lương Hà Tạ Châu Thái Tô Đoàn Trương Phùng Lưu Tống Quách Kiều Vương Chu Thân Nông Triệu Bạch Khuất'.split(
    ' ',
  )
/** First words of a signer's office: Decree 30/2020/NĐ-CP, appendix I, point 7. */
const officeWords = ['PHÓ', 'KT.', 'TM.', 'BỘ', 'QUYỀN']

/**
 * Reads a short line by which a seal or signature stands again, with the seal's ink left in. The first word of a
 * signer's name and office is what the seal's rim mostly covers; erasing the rim takes letters with it. What the
 * readings agree on is kept; a first word that they differ on gets the likeliest reading, low confidence and the others
 * as choices. Null where the line is not by a seal or was read surely.
 */
export async function readUnderSeal(
  engine: Tesseract,
  ready: Prepared,
  line: LineOfPrint,
  words: readonly EngineWord[],
): Promise<readonly EngineWord[] | null> {
  const from = words.findIndex((w) => w.confidence >= SURE && /^\p{Lu}\p{L}/u.test(w.text))
  const sure = from < 0 ? [] : words.slice(from)
  // A name of three words whose first is no family name has it misread, however surely.
  const misread =
    sure.length >= 3 && sure.every((w) => isNameWord(w.text)) && !familyNames.includes(sure[0]?.text ?? '')
  const tail = misread ? sure.slice(1) : sure
  const lead = words.slice(0, words.length - tail.length)
  const anchor = tail[0]
  if (anchor === undefined || lead.length > 2 || !isBySeal(line, ready)) return null
  if (!tail.every((w) => /^\p{Lu}/u.test(w.text))) return null
  const isName = tail.every((w) => isNameWord(w.text))
  if (lead.length === 0 && (isName ? tail.length > 2 : officeWords.includes(anchor.text))) return null
  // "KT. BỘ" read without its gaps is no first word under a seal.
  if (!isName && lead.some((w) => /(?:KT|TM|TL|TUQ|Q)\.|BỘ|TRƯỞNG/u.test(w.text))) return null
  const readings: string[] = lead.length === 0 ? [] : [lead.map((w) => w.text).join('')]
  for (const reach of REACHES) {
    const rect = {
      x0: line.x0 - reach * ready.letterHeight,
      x1: line.x1 + reach * ready.letterHeight,
      y0: line.baseline - 1.55 * line.tallHeight,
      y1: line.baseline + 0.5 * line.tallHeight,
    }
    const again = await engine.read(toPgm(soften(crop(ready.whole, rect, 6))), 'line')
    const at = again.findIndex((w) => w.text === anchor.text)
    if (at > 0)
      readings.push(
        again
          .slice(0, at)
          .map((w) => w.text)
          .join(''),
      )
  }
  const known = isName ? familyNames : officeWords
  const clean = [
    ...new Set(
      readings.map((r) => /\p{L}{1,8}\.?$/u.exec(r.replace(/[^\p{L}.]{1,9}$/u, ''))?.[0] ?? '').filter((r) => r !== ''),
    ),
  ]
  const matched = clean.flatMap((r) => nearestOf(known, r) ?? [])
  const [best] = [...matched].sort((a, b) => count(matched, b) - count(matched, a))
  const text = best ?? clean.find((r) => /^\p{Lu}/u.test(r)) ?? clean[0]
  if (text === undefined) return null
  const x1 = anchor.x0 - ready.letterHeight * 0.4
  const x0 = Math.min(lead[0]?.x0 ?? Infinity, x1 - text.length * ready.letterHeight * 0.8)
  const choices = clean.filter((r) => r !== text).map((r) => ({ text: r, confidence: DOUBTFUL / 2 }))
  return [{ text, confidence: DOUBTFUL, x0, x1, y0: anchor.y0, y1: anchor.y1, choices }, ...tail]
}

const isNameWord = (text: string): boolean => /^\p{Lu}\p{Ll}{1,6}$/u.test(text)

function isBySeal(line: LineOfPrint, { large, letterHeight, clean }: Prepared): boolean {
  if (line.x1 - line.x0 > clean.width * 0.45 || line.y0 < clean.height * 0.05) return false
  return large.some(
    (c) =>
      c.y1 - c.y0 > 4 * letterHeight &&
      c.x0 < line.x1 + 3 * letterHeight &&
      c.x1 > line.x0 - 4 * letterHeight &&
      c.y0 < line.baseline + 0.5 * letterHeight &&
      c.y1 > line.baseline - 1.5 * letterHeight,
  )
}

const count = (all: readonly string[], one: string): number => all.filter((a) => a === one).length
const bare = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase()

/** The known word that a reading is, but for one letter or a lost beginning; null for none or for two as near. */
function nearestOf(known: readonly string[], reading: string): string | null {
  const mine = bare(reading)
  if (mine.length < 2) return null
  let best: string | null = null
  let least = 1.5
  let tied = false
  for (const word of known) {
    const theirs = bare(word)
    const cut = mine.length >= 3 && theirs.endsWith(mine) ? 0.9 : Infinity
    const away = Math.min(distance(mine, theirs), cut) - (word === reading ? 1 : 0)
    if (away < least) {
      least = away
      best = word
      tied = false
    } else if (away === least) tied = true
  }
  return tied ? null : best
}

/** Edit distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}
