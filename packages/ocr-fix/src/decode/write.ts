import type { Edit } from '@vanthu/document'
import type { DamageKind } from '../damage/damage.js'
import { events } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount, lowerForm, oddForm, titleForm } from '../language-model/vocabulary.js'
import type { CaseSlot } from './case.js'
import { chooseForms, formOf, likeCase } from './case.js'
import { pass } from './lattice.js'
import { inStyle, isAbbreviation, lineStyles } from './line-style.js'
import type { Reading } from './readings.js'
import type { Option, Weighed } from './settle.js'

/** A word read by an engine that knows Vietnamese is changed only where the change is this likely. */
const certain = 0.7

/** The same for a word with a capital inside a sentence: it may be somebody's name. */
const certainName = 0.99

/** Other readings are shown from this share on. */
const worthShowing = 0.05

/** The edits of one paragraph: its likeliest words, in the capitals that fit print, habit and neighbours. */
export function writeEdits(row: readonly Weighed[], vocabulary: Vocabulary, text: string): readonly Edit[] {
  // Where all letters were read as they are, so are their capitals.
  const forms = row.some(({ reading }) => reading.forms !== null) ? formsOf(row, vocabulary, text) : []
  const out: Edit[] = []
  row.forEach(({ reading, options, first }, k) => {
    const best = options[0]
    if (best === undefined) return
    const kept = keeps(reading, best)
    if (kept && reading.lead === '' && isTallInitial(row, k, vocabulary)) {
      out.push({
        span: { from: reading.piece.from, to: reading.piece.to },
        replacement: reading.text.toLowerCase(),
        rule: 'decode.vie',
        confidence: 0.85,
      })
      return
    }
    if (kept && reading.lead === '') return
    if (reading.kind === 'vie-misread' && best.p < leastCertain(reading, first)) return
    // What digits may have been helps the words beside them; the digits themselves stay as they were read.
    if (reading.piece.kind === 'number') return
    const write = (word: number): string =>
      reading.forms === null
        ? likeCase(vocabulary.keys[word] ?? '', evenCase(reading.text))
        : vocabulary.write(word, forms[k] ?? 0) || (vocabulary.keys[word] ?? '')
    const replacement = reading.lead + (kept ? reading.text : write(best.word))
    if (replacement === reading.text) return
    const others = options
      .slice(1)
      .filter((o) => o.p >= worthShowing)
      .map((o) => (keeps(reading, o) ? reading.text : write(o.word)))
      .filter((text) => text !== replacement)
    out.push({
      span: { from: reading.piece.from, to: reading.piece.to },
      replacement,
      rule: rules[reading.kind] ?? 'decode',
      confidence: best.p,
      ...(others.length > 0 ? { alternatives: [...new Set(others)] } : {}),
    })
  })
  return out
}

function formsOf(row: readonly Weighed[], vocabulary: Vocabulary, text: string): readonly number[] {
  const style = lineStyles(row, vocabulary, text)
  return chooseForms(
    row.map((weighed, k) =>
      written(inStyle(caseSlot(weighed, vocabulary), style[k] ?? null, weighed.reading.text), row, k, vocabulary),
    ),
  )
}

const leastCertain = (reading: Reading, first: boolean): number =>
  !first && formOf(reading.text) === titleForm ? certainName : certain

const keeps = (reading: Reading, option: Option): boolean =>
  option.index === reading.same || option.word < events.length || option.word === pass

function caseSlot(weighed: Weighed, vocabulary: Vocabulary): CaseSlot {
  const { reading, options, first } = weighed
  const best = options[0]
  const apart = !first && isAbbreviation(weighed, vocabulary)
  if (best !== undefined && reading.forms !== null && best.index < reading.forms.length / formCount) {
    const at = best.index * formCount
    const counts = [0, 1, 2, 3].map((form) => vocabulary.count(best.word, form))
    return { seen: reading.forms.subarray(at, at + formCount), counts, first, apart }
  }
  return { seen: [0, 1, 2, 3].map((form) => (form === formOf(reading.text) ? 0 : -20)), counts: noCounts, first, apart }
}

const noCounts = [0, 0, 0, 0]

/** What a habit of office print costs to break (natural logarithm): of a letter seen large, nothing else speaks. */
const habitCost = 12

/**
 * Words whose first letter looks the same large and small, and that are small in company: "Trung ương", "Tỉnh ủy",
 * "cấp ủy", "ủy quyền". After a word in capitals they are in capitals as well, which the neighbours decide.
 */
const smallAfter = new Map([
  ['ương', new Set(['trung'])],
  ['ủy', new Set(['tỉnh', 'huyện', 'thành', 'đảng', 'quận', 'thị', 'chi', 'cấp', 'khu'])],
])
const smallBefore = new Map([['ủy', new Set(['quyền', 'nhiệm', 'thác'])]])

/** True where nothing but one space or line break parts two words: "huyện, Ủy ban" is another matter than "huyện ủy". */
const adjoin = (left: Weighed | undefined, right: Weighed | undefined): boolean =>
  left !== undefined && right !== undefined && right.reading.piece.from - left.reading.piece.to <= 1

/** The slot with what office print says of the word beside its neighbours. */
function written(slot: CaseSlot, row: readonly Weighed[], k: number, vocabulary: Vocabulary): CaseSlot {
  if (slot.first) return slot
  const key = (at: number): string => vocabulary.keys[row[at]?.options[0]?.word ?? -1] ?? ''
  const word = key(k)
  if ((word === 'việt' && key(k + 1) === 'nam') || (word === 'nam' && key(k - 1) === 'việt'))
    return { ...slot, seen: Array.from(slot.seen, (p, form) => (form === lowerForm ? p - habitCost : p)) }
  if (word === 'ủy' && key(k + 1) === 'ban') return slot
  const small =
    (smallAfter.get(word)?.has(key(k - 1)) === true && adjoin(row[k - 1], row[k])) ||
    smallBefore.get(word)?.has(key(k + 1)) === true
  if (!small) return slot
  const seen = Array.from(slot.seen, (p, form) => {
    if (form === titleForm) return p - habitCost
    return form === lowerForm ? Math.max(p, -habitCost) : p
  })
  return { ...slot, seen }
}

const rules: Partial<Record<DamageKind, string>> = {
  'eng-garble': 'decode.eng',
  'lossy-ocr': 'decode.lossy',
  unmarked: 'decode.unmarked',
  'vie-misread': 'decode.vie',
}

/** Capitals that differ from their small letters by size only, which a mark above them hides. */
const tallLetter = /^[ƠỚỜỞỠỢÔỐỒỔỖỘÓÒỎÕỌƯỨỪỬỮỰÚÙỦŨỤ]/u
/** Words with a capital inside a sentence less often than this have none, if nothing near them is a name. */
const rarelyLarge = 0.02
const nameReach = 4

/**
 * True of a capital that the engine of the right language saw in a small letter: "mạng lưới Ứng cứu sự cố". The word is hardly
 * ever written with one, stands between small words, and no name begins shortly before it ("Trung tâm Ứng cứu").
 */
function isTallInitial(row: readonly Weighed[], k: number, vocabulary: Vocabulary): boolean {
  const weighed = row[k]
  if (weighed === undefined || weighed.first || weighed.reading.kind !== 'vie-misread') return false
  const { text, known } = weighed.reading
  if (known < 0 || !tallLetter.test(text) || formOf(text) !== titleForm) return false
  if (vocabulary.count(known, titleForm) >= rarelyLarge * vocabulary.total(known)) return false
  if (!adjoin(row[k - 1], weighed) || !isSmall(row[k - 1]) || !isSmall(row[k + 1])) return false
  for (let at = k - 2; at >= 0 && at >= k - nameReach && row[at + 1]?.first !== true; at--)
    if (!isSmall(row[at])) return false
  return true
}

const isSmall = (weighed: Weighed | undefined): boolean =>
  weighed !== undefined && weighed.reading.piece.kind === 'word' && formOf(weighed.reading.text) === lowerForm

/** Capitals inside a word are misread small letters ("mỘt"); which form was meant, the first letter and the rest tell. */
function evenCase(text: string): string {
  if (formOf(text) !== oddForm) return text
  const capitals = [...text].filter((c) => c !== c.toLowerCase()).length
  if (capitals * 2 > text.length) return text.toUpperCase()
  return text.slice(0, 1) + text.slice(1).toLowerCase()
}
