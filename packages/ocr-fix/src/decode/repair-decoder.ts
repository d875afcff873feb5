import type { Edit, Span, TranscriptWord } from '@vanthu/document'
import { CandidateSearch } from '../channel/candidates.js'
import { knownMarks, readSegmentCounts, SegmentChannel, unknownMarks } from '../channel/segment-channel.js'
import { markPrior, shapePrior } from '../channel/shapes.js'
import { WordTree } from '../channel/word-tree.js'
import type { DamageKind } from '../damage/damage.js'
import type { LanguageModel } from '../language-model/language-model.js'
import { readLanguageModel } from '../language-model/language-model.js'
import { readSections, section } from '../language-model/model-file.js'
import type { Piece } from '../language-model/pieces.js'
import {
  commaEvent,
  events,
  mixedEvent,
  numberEvent,
  piecesOf,
  sentenceEvent,
  unknownEvent,
} from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount, oddForm, titleForm } from '../language-model/vocabulary.js'
import { isSyllable, placementKey } from '../syllable/syllable.js'
import type { CaseSlot } from './case.js'
import { chooseForms, formOf, likeCase } from './case.js'
import type { DecodeRequest, Decoder } from './decoder.js'
import { isAscii, provesVietnamese } from './evidence.js'
import type { Choice, Slot } from './lattice.js'
import { Lattice, pass } from './lattice.js'
import type { JudgedLine } from './paragraphs.js'
import { needsDecoding, paragraphs } from './paragraphs.js'

/** The model that ships with the package. */
export const modelFile: URL = new URL('../../data/repair.model', import.meta.url)

const punctuationWeight = 0.5

/** A piece whose best word scores below this may be two words; parting it costs this much (natural logarithms). */
const poorScore = -7.5
const splitCost = 3

/** Opens a repair model for decoding. @throws CodedError `ocr_fix.bad_model`. */
export function openDecoder(model: Uint8Array): Decoder {
  const sections = readSections(model)
  const language = readLanguageModel(sections)
  const text = (name: string): string => new TextDecoder().decode(section(sections, name))
  return new RepairDecoder(language, text('channel.eng'), text('channel.vie'))
}

/** A piece with what may stand behind it; `words` and `scores` as in a slot of the lattice. */
interface Reading {
  readonly piece: Piece
  readonly text: string
  readonly kind: DamageKind
  readonly words: readonly number[]
  readonly scores: readonly number[]
  /** log P(observed | form) of each word in `words`, four a word; null where the capitals are kept as they are. */
  readonly forms: Float64Array | null
  /** Index of the choice that leaves the piece as it is, -1 for none. */
  readonly same: number
  /** What is put before the word: a space where one piece was two words run together. */
  readonly lead: '' | ' '
  first: boolean
}

class RepairDecoder implements Decoder {
  readonly #vocabulary: Vocabulary
  readonly #lattice: Lattice
  readonly #bare: ReadonlyMap<string, readonly number[]>
  readonly #english: CandidateSearch
  readonly #vietnamese: CandidateSearch
  readonly #unigram: Float32Array

  constructor(model: LanguageModel, english: string, vietnamese: string) {
    this.#vocabulary = model.vocabulary
    this.#unigram = model.unigram
    this.#lattice = new Lattice(model, { beam: 16, margin: 14 })
    this.#bare = model.vocabulary.byBareForm()
    const tree = new WordTree(model.vocabulary)
    const letters = [...tree.letters, ...tree.letters.map((l) => l.toUpperCase())]
    const channel = new SegmentChannel(letters, readSegmentCounts(english), shapePrior, unknownMarks)
    this.#english = new CandidateSearch(channel, tree, model.vocabulary, model.unigram, this.#bare, {
      most: 48,
      margin: 12,
      frequencyWeight: 0.5,
    })
    const right = new SegmentChannel(letters, readSegmentCounts(vietnamese), markPrior, knownMarks)
    this.#vietnamese = new CandidateSearch(right, tree, model.vocabulary, model.unigram, this.#bare, {
      most: 12,
      margin: 11,
      frequencyWeight: 0.3,
    })
  }

  decode(request: DecodeRequest): readonly Edit[] {
    const out: Edit[] = []
    for (const lines of paragraphs(request)) this.#paragraph(request, lines, out)
    return out
  }

  #paragraph(request: DecodeRequest, lines: readonly JudgedLine[], out: Edit[]): void {
    const slots: Slot[] = []
    const readings: (Reading | null)[] = []
    const put = (slot: Slot, reading: Reading | null): void => {
      slots.push(slot)
      readings.push(reading)
    }
    let first = true
    for (const line of lines) {
      if (line.before === 'closed') {
        put(endSlot, null)
        first = true
      } else if (line.before === 'open') put(maybeEndSlot, null)
      let numberOpen = false
      for (const bare of piecesOf(request.text, line.span.from, line.span.to)) {
        const piece = garbled(line.kind) ? withTail(request.text, bare, line.span.to) : bare
        const found = this.#read(request, piece, line.kind, numberOpen && piece.glued)
        numberOpen = piece.kind === 'number'
        for (const reading of this.#parts(request, found)) {
          reading.first = first
          first = false
          put({ words: reading.words, scores: reading.scores, weight: 1 }, reading)
        }
        if (piece.after === 'end') {
          put(endSlot, null)
          first = true
        } else if (piece.after === 'comma') put(commaSlot, null)
      }
    }
    this.#write(readings, this.#lattice.decode(slots), out)
  }

  #read(request: DecodeRequest, piece: Piece, kind: DamageKind, continues: boolean): Reading {
    const text = request.text.slice(piece.from, piece.to)
    const fixed = (word: number): Reading => ({
      piece,
      text,
      kind,
      words: [word],
      scores: [0],
      forms: null,
      same: 0,
      lead: '',
      first: false,
    })
    if (piece.kind === 'number') return fixed(continues ? pass : numberEvent(text))
    const known = this.#vocabulary.id(placementKey(text))
    const asIs =
      piece.kind === 'symbol' ? pass : piece.kind === 'mixed' ? mixedEvent : known >= 0 ? known : unknownEvent
    if (!needsDecoding(kind) || isProtected(request.protectedSpans, piece)) return fixed(asIs)
    if (kind !== 'vie-misread' && provesVietnamese(text)) return fixed(asIs)
    switch (kind) {
      case 'vie-misread': {
        if (piece.kind !== 'word' || text.length < 2) return fixed(asIs)
        const found = this.#vietnamese.find(text)
        const words = [...found.words]
        const scores = [...found.scores]
        let same = words.indexOf(known)
        if (same < 0) {
          same = words.length
          words.push(asIs)
          scores.push(known >= 0 ? 0 : unknownScore(text))
        }
        const doubt = doubtOf(request.words, piece)
        const name = formOf(text) === titleForm ? nameCaution : 0
        scores.forEach((score, i) => {
          if (i !== same) scores[i] = score + doubt - name
        })
        return { piece, text, kind, words, scores, forms: null, same, lead: '', first: false }
      }
      case 'unmarked': {
        const words = isAscii(text) ? (this.#bare.get(text.toLowerCase()) ?? []) : []
        if (words.length === 0) return fixed(asIs)
        return {
          piece,
          text,
          kind,
          words,
          scores: words.map(() => 0),
          forms: null,
          same: words.indexOf(known),
          lead: '',
          first: false,
        }
      }
      case 'eng-garble':
      case 'lossy-ocr': {
        const found = this.#english.find(text)
        if (found.words.length === 0) return fixed(asIs)
        const same = found.words.length
        return {
          piece,
          text,
          kind,
          words: [...found.words, piece.kind === 'word' ? unknownEvent : asIs],
          scores: [...found.scores, identityScore(text, piece)],
          forms: found.forms,
          same,
          lead: '',
          first: false,
        }
      }
      default:
        return fixed(asIs)
    }
  }

  /** The reading itself, or two where no word fits the piece but two words without their space do. */
  #parts(request: DecodeRequest, reading: Reading): readonly Reading[] {
    const { text, piece, kind } = reading
    if (reading.forms === null || piece.kind !== 'word' || text.length < 4) return [reading]
    if (Math.max(...reading.scores) > poorScore) return [reading]
    let cut = 0
    let most = Math.max(this.#alone(text), reading.scores[reading.same] ?? -99)
    for (let at = 1; at < text.length; at++) {
      const left = this.#alone(text.slice(0, at)) - splitCost
      if (left <= most) continue
      const sum = left + this.#alone(text.slice(at))
      if (sum > most) [cut, most] = [at, sum]
    }
    if (cut === 0) return [reading]
    const part = (from: number, to: number): Reading => this.#read(request, { ...piece, from, to }, kind, false)
    return [part(piece.from, piece.from + cut), { ...part(piece.from + cut, piece.to), lead: ' ' }]
  }

  /** The best word for a piece without regard to its neighbours. */
  #alone(text: string): number {
    const found = this.#english.find(text)
    let best = -99
    found.words.forEach((word, i) => {
      best = Math.max(best, (found.scores[i] ?? -99) + (this.#unigram[word] ?? -20))
    })
    return best
  }

  #write(readings: readonly (Reading | null)[], choices: readonly Choice[], out: Edit[]): void {
    const chosen: { reading: Reading; choice: Choice; word: number }[] = []
    readings.forEach((reading, t) => {
      const choice = choices[t]
      if (reading === null || choice === undefined) return
      chosen.push({ reading, choice, word: reading.words[choice.best] ?? pass })
    })
    const forms = chooseForms(chosen.map(({ reading, choice, word }) => this.#caseSlot(reading, choice, word)))
    chosen.forEach(({ reading, choice, word }, k) => {
      const kept = choice.best === reading.same || word < events.length || word === pass
      if (kept && reading.lead === '') return
      if (reading.kind === 'vie-misread' && (choice.posteriors[choice.best] ?? 0) < certain) return
      const write = (w: number): string =>
        reading.forms === null
          ? likeCase(this.#vocabulary.keys[w] ?? '', evenCase(reading.text))
          : this.#vocabulary.write(w, forms[k] ?? 0) || (this.#vocabulary.keys[w] ?? '')
      const replacement = reading.lead + (kept ? reading.text : write(word))
      if (replacement === reading.text) return
      out.push({
        span: { from: reading.piece.from, to: reading.piece.to },
        replacement,
        rule: rules[reading.kind] ?? 'decode',
        confidence: Math.min(1, choice.posteriors[choice.best] ?? 0),
        ...alternativesOf(reading, choice, write),
      })
    })
  }

  #caseSlot(reading: Reading, choice: Choice, word: number): CaseSlot {
    const counts = [0, 1, 2, 3].map((f) => this.#vocabulary.count(word, f))
    if (reading.forms !== null && choice.best < reading.forms.length / formCount) {
      const at = choice.best * formCount
      return { seen: reading.forms.subarray(at, at + formCount), counts, first: reading.first }
    }
    return {
      seen: [0, 1, 2, 3].map((f) => (f === formOf(reading.text) ? 0 : -20)),
      counts: noCounts,
      first: reading.first,
    }
  }
}

const garbled = (kind: DamageKind): boolean => kind === 'eng-garble' || kind === 'lossy-ocr'

/** The horn of a last letter is often read as an apostrophe: it belongs to the word ("Co'" is Cơ). */
function withTail(text: string, piece: Piece, end: number): Piece {
  let to = piece.to
  while (to < end && to < piece.to + 2 && "'’‘".includes(text.charAt(to))) to++
  return to === piece.to || piece.kind !== 'word' ? piece : { ...piece, to }
}

/** A word read by an engine that knows Vietnamese is changed only where the change is this likely. */
const certain = 0.95

/** What a word with a capital, which may be a name, costs to change. */
const nameCaution = 2.5

/** log P of a word that the vocabulary has not, read right. */
const unknownScore = (text: string): number => (isSyllable(text) ? -4 : -7)

/** How much likelier an error is than usual, by the confidence of the OCR in the word; 0 where nothing is known. */
function doubtOf(words: readonly TranscriptWord[], piece: Piece): number {
  let lo = 0
  let hi = words.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((words[mid]?.span.to ?? 0) <= piece.from) lo = mid + 1
    else hi = mid
  }
  const word = words[lo]
  if (word === undefined || word.span.from >= piece.to || word.confidence >= 1) return 0
  return Math.max(-1, Math.min(2.5, Math.log((1.02 - word.confidence) / 0.08)))
}

/** Capitals inside a word are misread small letters ("mỘt"); which form was meant, the first letter and the rest tell. */
function evenCase(text: string): string {
  if (formOf(text) !== oddForm) return text
  const capitals = [...text].filter((c) => c !== c.toLowerCase()).length
  if (capitals * 2 > text.length) return text.toUpperCase()
  return text.slice(0, 1) + text.slice(1).toLowerCase()
}

const noCounts = [0, 0, 0, 0]
const rules: Partial<Record<DamageKind, string>> = {
  'eng-garble': 'decode.eng',
  'lossy-ocr': 'decode.lossy',
  unmarked: 'decode.unmarked',
  'vie-misread': 'decode.vie',
}

const endSlot: Slot = { words: [sentenceEvent], scores: [0], weight: punctuationWeight }
const commaSlot: Slot = { words: [commaEvent], scores: [0], weight: punctuationWeight }
const maybeEndSlot: Slot = { words: [pass, sentenceEvent], scores: [0, 0], weight: 1 }

/** log P of a piece being exactly what was printed, though no word of the vocabulary: a name, a code, a foreign word. */
function identityScore(text: string, piece: Piece): number {
  if (piece.kind === 'symbol') return -12
  if (piece.kind === 'mixed') return (/^[IVXl1|!]+$/.test(text) ? -14 : -9) - 2.3 * text.length
  let sum = -4
  for (const unit of text) sum -= unit < '\u0080' ? 2.2 : 4.5
  return sum
}

function isProtected(spans: readonly Span[], piece: Piece): boolean {
  let lo = 0
  let hi = spans.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((spans[mid]?.to ?? 0) <= piece.from) lo = mid + 1
    else hi = mid
  }
  const span = spans[lo]
  return span !== undefined && span.from < piece.to
}

function alternativesOf(
  reading: Reading,
  choice: Choice,
  write: (w: number) => string,
): { alternatives?: readonly string[] } {
  const rows: { text: string; p: number }[] = []
  choice.posteriors.forEach((p, i) => {
    if (i === choice.best || p < 0.05) return
    const word = reading.words[i] ?? pass
    rows.push({ text: i === reading.same || word < events.length ? reading.text : write(word), p })
  })
  if (rows.length === 0) return {}
  return { alternatives: rows.sort((a, b) => b.p - a.p).map((r) => r.text) }
}
