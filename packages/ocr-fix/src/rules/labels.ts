import type { Edit } from '@vanthu/document'
import { isBareSyllable } from '../syllable/syllable.js'
import { isGarbled, isSuspect, lineText, replace, type Rule } from './rule.js'

/**
 * With its dot or dash ("I-" in papers of the Party), or several letters without it before a heading in capitals ("HI NỘI
 * DUNG"), or with the dot read as the foot of an "L" ("IL Nội dung").
 */
const romanLike =
  /^([ \t]{0,20})(?:([IVXJlLTHv1|!]{1,6})(?:\.(?=[ \t]|\p{Lu})|\s?[-–](?=[ \t]\p{Lu}{2}))|([IVXJlLTH1|!]{2,6})(?=[ \t]\p{Lu}{2,12}[ ,]\p{Lu})|([IVX]{1,4}L)(?=[ \t]\p{Lu}\p{Ll}{1,6}[ \t]\p{Ll}))/u
const canonical = [
  '',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
]
/** What a letter may have been; "H" is two strokes joined, or one with a speck ("IHI" for "III"). */
const strokes = new Map([
  ['l', ['I']],
  ['L', ['I']],
  ['T', ['I']],
  ['J', ['I']],
  ['1', ['I']],
  ['|', ['I']],
  ['!', ['I']],
  ['H', ['II', 'I']],
  ['v', ['V']],
])

/** Whether a label may be a misreading of a numeral. */
function mayBe(label: string, numeral: string): boolean {
  const first = label.charAt(0)
  if (first === '') return numeral === ''
  return (strokes.get(first) ?? [first]).some(
    (o) => numeral.startsWith(o) && mayBe(label.slice(1), numeral.slice(o.length)),
  )
}
const secondHeading = /(?:^|\n)[ \t]{0,20}II\.[ \t]{0,3}\p{Lu}{2}/u
const capitalHeading = /^[ \t]{0,3}\p{Lu}{2,12}[ ,]/u

/**
 * Roman numerals of headings that were misread, where the heading before proves the number: after "I." comes "I1." or
 * "lI." → "II.", after "II." comes "HI." → "III."; "J." is "I." where "II." follows. One letter alone ("H.") counts only before a heading in capitals.
 */
export const romanLabels: Rule = ({ text, damage }) => {
  const edits: Edit[] = []
  const proved = secondHeading.test(text)
  const labels = damage.flatMap(({ span }) => {
    const match = romanLike.exec(lineText(text, { from: span.from, to: Math.min(span.to, span.from + 60) }))
    const label = match?.[2] ?? match?.[3] ?? match?.[4]
    if (match === null || label === undefined) return []
    const from = span.from + (match[1] ?? '').length
    return [{ from, label, dotted: match[2] !== undefined, value: canonical.indexOf(label) }]
  })
  let last = 0
  labels.forEach(({ from, label, dotted, value }, i) => {
    if (value > 0 && dotted) {
      last = value
      return
    }
    if (value > 0 || /^\d+$/u.test(label)) {
      last = Math.max(last, value)
      return
    }
    // The heading before proves the number, or the one behind.
    const after = labels[i + 1]?.value ?? -1
    const next = [last + 1, after - 1].find((n) => n > 0 && mayBe(label, canonical[n] ?? '-'))
    // Nothing stands before the first heading: the second one proves it.
    if (next === undefined || (next === 1 && !proved)) return
    if (label.length === 1 && !capitalHeading.test(text.slice(from + 2, from + 20))) return
    edits.push(replace(from, from + label.length, (canonical[next] ?? '') + (dotted ? '' : '.'), 'roman-label', 0.95))
    last = next
  })
  return edits
}

const groupRow = /^([^\t\n]{1,4})\t(?=\p{Lu}{2})[\p{Lu}\p{N} ,.()/-]{4,160}$/u

/**
 * Numerals of the groups of a table ("I", "II" before a heading in capitals) between those that prove them: "u" between "I"
 * and "III" is "II".
 */
export const groupNumerals: Rule = ({ text, damage }) => {
  const edits: Edit[] = []
  const rows = damage.flatMap(({ span }) => {
    const label = groupRow.exec(lineText(text, span))?.[1]
    return label === undefined ? [] : [{ from: span.from, label }]
  })
  rows.forEach(({ from, label }, i) => {
    const value = canonical.indexOf(rows[i - 1]?.label ?? '') + 1
    const after = canonical.indexOf(rows[i + 1]?.label ?? '')
    const numeral = canonical[value]
    if (numeral === undefined || after !== value + 1 || canonical.includes(label)) return
    // Nothing stands before the first: it must look like a stroke.
    if (value === 1 && !/^[JlL|T!]$/u.test(label)) return
    if (/^\p{N}+$/u.test(label) && !/^1+$/u.test(label)) return
    edits.push(replace(from, from + label.length, numeral, 'group-numeral', 0.9))
  })
  return edits
}

const counted =
  /(?<=(?<!\p{L})(?:[Qq]uý|[Kk]hóa|[Kk]hoá|[Ll]ần thứ|Đại hội|Chương|Phần|Mục|Phụ lục|CHƯƠNG|PHẦN|PHỤ LỤC) )[IVXLlTH1|]{1,6}(?![\p{L}\p{N}/])/gu

const overForty = /^(?:XL|LX{1,3})(?:IX|IV|V?I{0,3})$/

/**
 * Roman numerals after the words that count with them: "Đại hội XIH" → "XIII", "quý HI" → "III". One letter alone only
 * after "quý", where "H" is "II".
 */
export const romanNumerals: Rule = ({ text }) => {
  const edits: Edit[] = []
  for (const match of text.matchAll(counted)) {
    const label = match[0]
    if (canonical.includes(label) || overForty.test(label) || !/[IVXH]/u.test(label)) continue
    if (label.length === 1 && !/quý $/iu.test(text.slice(Math.max(0, match.index - 4), match.index))) continue
    const reading = [...label].map((c) => strokes.get(c)?.[0] ?? c).join('')
    if (!canonical.includes(reading)) continue
    edits.push(replace(match.index, match.index + label.length, reading, 'roman-numeral', 0.94))
  }
  return edits
}

const itemNumber = /^[ \t]{0,20}(\p{N}{1,2})([.,;])(?=[ \t]\p{Lu})/u

/** The dot behind an item's number by its order: "4, Về …" after "3. Về …" is "4. Về …". Scans and misread lines only. */
export const itemMarks: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  let last = 0
  for (const line of damage) {
    const match = itemNumber.exec(
      lineText(text, { from: line.span.from, to: Math.min(line.span.to, line.span.from + 40) }),
    )
    if (match === null) continue
    const value = Number(match[1])
    if (match[2] !== '.') {
      if (value !== last + 1 || value < 2 || !isSuspect(line, scanned)) continue
      const at = line.span.from + match[0].length - 1
      edits.push(replace(at, at + 1, '.', 'item-mark', 0.92))
    }
    last = value
  }
  return edits
}

const order = [...'abcdđeghiklmnopqrstuvxy']
const letterLike = /^([ \t]{0,20})([a-zđ¢€©éèêø]|đd|dđ)\)(?=[ \t]|\p{L})/u
const shapes = new Map([
  ['¢', 'ce'],
  ['€', 'ce'],
  ['©', 'c'],
  ['é', 'e'],
  ['è', 'e'],
  ['ê', 'e'],
  ['ø', 'g'],
  ['đd', 'dđ'],
  ['dđ', 'dđ'],
])

/** Letters of items by their order: in a misread line "d)" after "d)" is "đ)", "đ)" after "c)" is "d)", "¢)" or "e)" after "b)" is "c)". */
export const letterLabels: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  let last = ''
  for (const line of damage) {
    const { span } = line
    const match = letterLike.exec(lineText(text, { from: span.from, to: Math.min(span.to, span.from + 40) }))
    if (match === null) continue
    const label = match[2] ?? ''
    const next = order[order.indexOf(last) + 1] ?? ''
    const from = span.from + (match[1] ?? '').length
    const isNext =
      (label === 'd' && last === 'd') ||
      (label === 'đ' && last === 'c') ||
      (label === 'e' && last === 'b') ||
      (shapes.get(label)?.includes(next) ?? false)
    if (last !== '' && isNext && isSuspect(line, scanned)) {
      edits.push(replace(from, from + label.length, next, 'letter-label', 0.95))
      last = next
    } else last = order.includes(label) ? label : last
  }
  return edits
}

const gluedLabel = /^[ \t]{0,20}\p{N}{1,2}(?:\.\p{N}{1,2}){0,3}[.)](?=\p{Lu}[\p{L}\p{M}¢€&]{1,6} )/u

/** "SU''CO", "tu'số": the hook of a horn and no space after it, between two syllables. */
const gluedHook = /(?<!\p{L})(\p{L}{1,4})(?:['’‘]{2}(?=(\p{L}{2,6})(?!\p{L}))|['’‘](?=(s[óôố6])(?![\p{L}\p{N}])))/gu

const gluedSign = /(?<=\p{Lu}[¢€&])(?=\p{Lu}\p{Ll}?(?![\p{L}\p{N}&]))/gu

/**
 * A space after the number of an item that was glued to its first word, in a misread line: "3.Sở Y tế" → "3. Sở Y tế";
 * and in a garbled one after a sign that was a small letter ("S¢Y té" → "S¢ Y té") or a hook that was a horn ("SU''CO").
 */
export const gluedLabels: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  for (const line of damage) {
    if (!isSuspect(line, scanned)) continue
    if (isGarbled(line)) {
      for (const glued of lineText(text, line.span).matchAll(gluedHook)) {
        if (!isBareSyllable((glued[1] ?? '').toLowerCase()) || !isBareSyllable((glued[2] ?? 'so').toLowerCase()))
          continue
        const at = line.span.from + glued.index + glued[0].length
        edits.push(replace(at - 1, at, glued[3] === undefined ? ' ' : `${text.charAt(at - 1)} `, 'word-space', 0.85))
      }
      for (const glued of lineText(text, line.span).matchAll(gluedSign)) {
        const at = line.span.from + glued.index
        edits.push(replace(at, at, ' ', 'word-space', 0.85))
      }
    }
    const match = gluedLabel.exec(
      lineText(text, { from: line.span.from, to: Math.min(line.span.to, line.span.from + 60) }),
    )
    if (match === null) continue
    const at = line.span.from + match[0].length
    edits.push(replace(at, at, ' ', 'label-space', 0.9))
  }
  return edits
}
