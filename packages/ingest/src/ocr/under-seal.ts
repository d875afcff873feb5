import { commonFamilyNames, familyNames } from './family-names.js'
import type { LineOfPrint } from './lines-of-print.js'
import { officeLineOf } from './office-lines.js'
import type { Prepared } from './prepare.js'
import { crop, soften, toPgm } from './raster.js'
import type { EngineWord, Tesseract } from './tesseract-adapter.js'

/** How far beyond the line's ends the second readings look, in letter heights. */
const REACHES = [1, 3] as const
/** Words read at least so surely need no second reading, and anchor those that do. */
const SURE = 0.85
/** A word that was pieced together from several readings is never surer than this. */
const DOUBTFUL = 0.5
/** Nor one whose marks were set right, than this. */
const REMARKED = 0.8

/**
 * Reads a short line by which a seal or signature stands with more care. A line of capitals becomes the line of a
 * signature that it most likely is; where that is not clear it is read again with the seal's ink left in. Of a signer's
 * name the first word is what a seal mostly covers: what several readings agree on is kept, a first word that they differ
 * on gets the likeliest reading, low confidence and the others as choices. Null where the line is not by a seal or was
 * read surely.
 */
export async function readUnderSeal(
  engine: Tesseract,
  ready: Prepared,
  line: LineOfPrint,
  words: readonly EngineWord[],
): Promise<readonly EngineWord[] | null> {
  if (!isBySeal(line, ready)) return null
  const [first, ...rest] = words
  // What a rim leaves before a name looks like an opening quotation mark.
  const text = first?.text.replace(/^["“”'‘](?=\p{Lu}\p{Ll}{1,6}$)/u, '')
  if (first !== undefined && text !== undefined && text !== first.text && rest.every((w) => isNameWord(w.text))) {
    const bared = [{ ...first, text }, ...rest]
    return (await asName(engine, ready, line, bared)) ?? bared
  }
  return isCapitals(words) ? asOffice(engine, ready, line, words) : asName(engine, ready, line, words)
}

async function asOffice(
  engine: Tesseract,
  ready: Prepared,
  line: LineOfPrint,
  words: readonly EngineWord[],
): Promise<readonly EngineWord[] | null> {
  const text = textOf(words)
  let found = officeLineOf(text)
  for (const reach of found === null ? REACHES : [])
    found ??= officeLineOf(textOf(await readAgain(engine, ready, line, reach)))
  if (found === null || found === text) return null
  const phrase = found.split(' ')
  const kept = words.filter((w) => w.confidence >= SURE && letters(w.text).length >= 3)
  const isIn = (word: string): boolean =>
    bare(letters(found)).includes(word) || phrase.some((p) => distance(bare(letters(p)), word) <= 1)
  if (!kept.every((w) => isIn(bare(letters(w.text))))) return null
  return written(phrase, line, words)
}

/** The phrase in place of the words read: from the right, a word keeps the box of the one that it stands for. */
function written(phrase: readonly string[], line: LineOfPrint, words: readonly EngineWord[]): EngineWord[] {
  const out: EngineWord[] = []
  let end = line.x1
  let left = [...words]
  for (const [k, text] of [...phrase.entries()].reverse()) {
    const same = left.findLast((w) => bare(letters(w.text)) === bare(letters(text)))
    if (same !== undefined) {
      left = left.slice(0, left.indexOf(same))
      // "T/M" and "NHIỆM," stay as they are printed.
      if (letters(same.text) === letters(text)) out.unshift(same)
      else {
        const choices = [{ text: same.text, confidence: DOUBTFUL }]
        out.unshift({ ...same, text, confidence: Math.min(same.confidence, REMARKED), choices })
      }
      end = same.x0 - line.tallHeight * 0.25
      continue
    }
    const over = phrase.slice(0, k + 1)
    const share = text.length / over.join(' ').length
    const x0 = Math.max(line.x0, k === 0 ? line.x0 : end - share * (end - line.x0))
    const [y0, y1] = [line.baseline - line.tallHeight * 1.3, line.baseline + line.tallHeight * 0.3]
    out.unshift({ text, confidence: DOUBTFUL, x0: Math.min(x0, end - 1), x1: end, y0, y1, choices: [] })
    end = x0 - line.tallHeight * 0.25
  }
  return out
}

async function asName(
  engine: Tesseract,
  ready: Prepared,
  line: LineOfPrint,
  words: readonly EngineWord[],
): Promise<readonly EngineWord[] | null> {
  const from = words.findIndex((w) => w.confidence >= SURE && /^\p{Lu}\p{L}/u.test(w.text))
  const sure = from < 0 ? [] : words.slice(from)
  if (!sure.every((w) => isNameWord(w.text))) return null
  // A name of three words whose first is no family name may have it misread, however surely.
  const misread = sure.length >= 3 && !familyNames.has(sure[0]?.text ?? '')
  const tail = misread ? sure.slice(1) : sure
  const lead = words.slice(0, words.length - tail.length)
  const anchor = tail[0]
  if (anchor === undefined || lead.length > 2 || (lead.length === 0 && tail.length > 2)) return null
  const again: string[] = []
  for (const reach of REACHES) {
    const reread = await readAgain(engine, ready, line, reach)
    const at = reread.findIndex((w) => w.text === anchor.text)
    if (at > 0) again.push(textOf(reread.slice(0, at)).replace(/ /gu, ''))
  }
  const first = firstOfName(lead.map((w) => w.text).join(''), again, misread)
  if (first === null) return null
  const { text, others } = first
  const x1 = anchor.x0 - ready.letterHeight * 0.4
  const x0 = Math.min(lead[0]?.x0 ?? Infinity, x1 - text.length * ready.letterHeight * 0.8)
  const choices = others.map((r) => ({ text: r, confidence: DOUBTFUL / 2 }))
  return [{ text, confidence: DOUBTFUL, x0, x1, y0: anchor.y0, y1: anchor.y1, choices }, ...tail]
}

/**
 * The first word of a name from what was read there ('' for nothing) and the readings made `again`; null where it stays.
 * `plain` says that it was read surely: then only another reading that is a known family name takes its place, for there
 * are family names that no list knows.
 */
export function firstOfName(
  read: string,
  again: readonly string[],
  plain: boolean,
): { readonly text: string; readonly others: readonly string[] } | null {
  const clean = [
    ...new Set(
      [read, ...again]
        .map((r) => /\p{L}{1,8}\.?$/u.exec(r.replace(/[^\p{L}.]{1,9}$/u, ''))?.[0] ?? '')
        .filter((r) => r !== ''),
    ),
  ]
  // "Nguyên" is no family name, and one alone has its letters.
  const alike = plain ? commonFamilyNames.filter((f) => bare(f) === bare(read)) : []
  if (alike[0] !== undefined && alike.length === 1) return { text: alike[0], others: [read] }
  if (plain && (again.includes(read) || !clean.some((r) => familyNames.has(r)))) return null
  const known = clean.filter((r) => familyNames.has(r))
  const near = clean.flatMap((r) => nearestOf(commonFamilyNames, r) ?? [])
  const [best] =
    known.length > 0
      ? [...known].sort((a, b) => Number(commonFamilyNames.includes(b)) - Number(commonFamilyNames.includes(a)))
      : [...near].sort((a, b) => count(near, b) - count(near, a))
  const text = best ?? clean.find((r) => /^\p{Lu}/u.test(r)) ?? clean[0]
  return text === undefined ? null : { text, others: clean.filter((r) => r !== text) }
}

/** The line with the seal's ink, and what stands up to `reach` letter heights before and after it. */
function readAgain(
  engine: Tesseract,
  { whole, letterHeight }: Prepared,
  line: LineOfPrint,
  reach: number,
): Promise<readonly EngineWord[]> {
  const rect = {
    x0: line.x0 - reach * letterHeight,
    x1: line.x1 + reach * letterHeight,
    y0: line.baseline - 1.55 * line.tallHeight,
    y1: line.baseline + 0.5 * line.tallHeight,
  }
  return engine.read(toPgm(soften(crop(whole, rect, 6))), 'line')
}

const textOf = (words: readonly EngineWord[]): string => words.map((w) => w.text).join(' ')
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** Four letters in five are capitals, as in the lines that say who signs. */
function isCapitals(words: readonly EngineWord[]): boolean {
  const all = letters(textOf(words))
  return all.length >= 4 && all.replace(/[^\p{Lu}]/gu, '').length >= all.length * 0.8
}

const isNameWord = (text: string): boolean => /^\p{Lu}\p{Ll}{1,6}$/u.test(text)

function isBySeal(line: LineOfPrint, { large, seals, letterHeight, clean }: Prepared): boolean {
  if (line.x1 - line.x0 > clean.width * 0.45 || line.y0 < clean.height * 0.05) return false
  const nearRim = seals.some(({ x, y, radius }) => {
    const [dx, dy] = [Math.max(line.x0 - x, 0, x - line.x1), Math.max(line.y0 - y, 0, y - line.y1)]
    return Math.hypot(dx, dy) < radius + 2 * letterHeight
  })
  return (
    nearRim ||
    large.some(
      (c) =>
        c.y1 - c.y0 > 4 * letterHeight &&
        c.x0 < line.x1 + 3 * letterHeight &&
        c.x1 > line.x0 - 4 * letterHeight &&
        c.y0 < line.baseline + 0.5 * letterHeight &&
        c.y1 > line.baseline - 1.5 * letterHeight,
    )
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
