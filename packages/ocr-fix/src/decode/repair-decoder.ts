import type { Edit, Span } from '@vanthu/document'
import { CandidateSearch } from '../channel/candidates.js'
import { readSegmentCounts, SegmentChannel } from '../channel/segment-channel.js'
import { shapePrior } from '../channel/shapes.js'
import { WordTree } from '../channel/word-tree.js'
import type { DamageKind } from '../damage/damage.js'
import type { LanguageModel } from '../language-model/language-model.js'
import { readLanguageModel } from '../language-model/language-model.js'
import { readSections, section } from '../language-model/model-file.js'
import type { Piece } from '../language-model/pieces.js'
import { commaEvent, events, mixedEvent, numberEvent, piecesOf, sentenceEvent, unknownEvent } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount } from '../language-model/vocabulary.js'
import { placementKey } from '../syllable/syllable.js'
import type { CaseSlot } from './case.js'
import { chooseForms, likeCase } from './case.js'
import type { DecodeRequest, Decoder } from './decoder.js'
import { isAscii, provesVietnamese } from './evidence.js'
import type { Choice, Slot } from './lattice.js'
import { Lattice, pass } from './lattice.js'
import type { JudgedLine } from './paragraphs.js'
import { needsDecoding, paragraphs } from './paragraphs.js'

/** The model that ships with the package. */
export const modelFile: URL = new URL('../../data/repair.model', import.meta.url)

const punctuationWeight = 0.5

/** Opens a repair model for decoding. @throws CodedError `ocr_fix.bad_model`. */
export function openDecoder(model: Uint8Array): Decoder {
  const sections = readSections(model)
  const language = readLanguageModel(sections)
  return new RepairDecoder(language, new TextDecoder().decode(section(sections, 'channel.eng')))
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
  first: boolean
}

class RepairDecoder implements Decoder {
  readonly #vocabulary: Vocabulary
  readonly #lattice: Lattice
  readonly #bare: ReadonlyMap<string, readonly number[]>
  readonly #english: CandidateSearch

  constructor(model: LanguageModel, english: string) {
    this.#vocabulary = model.vocabulary
    this.#lattice = new Lattice(model, { beam: 16, margin: 14 })
    this.#bare = model.vocabulary.byBareForm()
    const tree = new WordTree(model.vocabulary)
    const letters = [...tree.letters, ...tree.letters.map((l) => l.toUpperCase())]
    const channel = new SegmentChannel(letters, readSegmentCounts(english), shapePrior)
    this.#english = new CandidateSearch(channel, tree, model.vocabulary, model.unigram, {
      most: 32,
      margin: 9.2,
      frequencyWeight: 0.5,
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
        const reading = this.#read(request, piece, line.kind, numberOpen && piece.glued)
        numberOpen = piece.kind === 'number'
        if (reading === null) continue
        reading.first = first
        first = false
        put({ words: reading.words, scores: reading.scores, weight: 1 }, reading)
        if (piece.after === 'end') {
          put(endSlot, null)
          first = true
        } else if (piece.after === 'comma') put(commaSlot, null)
      }
    }
    this.#write(readings, this.#lattice.decode(slots), out)
  }

  #read(request: DecodeRequest, piece: Piece, kind: DamageKind, continues: boolean): Reading | null {
    const text = request.text.slice(piece.from, piece.to)
    const fixed = (word: number): Reading => ({ piece, text, kind, words: [word], scores: [0], forms: null, same: 0, first: false })
    if (piece.kind === 'number') return fixed(continues ? pass : numberEvent(text))
    const known = this.#vocabulary.id(placementKey(text))
    const asIs = piece.kind === 'symbol' ? pass : piece.kind === 'mixed' ? mixedEvent : known >= 0 ? known : unknownEvent
    if (!needsDecoding(kind) || isProtected(request.protectedSpans, piece) || provesVietnamese(text)) return fixed(asIs)
    switch (kind) {
      case 'unmarked': {
        const words = isAscii(text) ? (this.#bare.get(text.toLowerCase()) ?? []) : []
        if (words.length === 0) return fixed(asIs)
        return { piece, text, kind, words, scores: words.map(() => 0), forms: null, same: words.indexOf(known), first: false }
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
          first: false,
        }
      }
      default:
        return fixed(asIs)
    }
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
      if (choice.best === reading.same || word < events.length || word === pass) return
      const write = (w: number): string =>
        reading.forms === null
          ? likeCase(this.#vocabulary.keys[w] ?? '', reading.text)
          : this.#vocabulary.write(w, forms[k] ?? 0) || (this.#vocabulary.keys[w] ?? '')
      const replacement = write(word)
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
    return { seen: [0, 1, 2, 3].map((f) => (f === writtenForm(reading.text) ? 0 : -20)), counts: noCounts, first: reading.first }
  }
}

const garbled = (kind: DamageKind): boolean => kind === 'eng-garble' || kind === 'lossy-ocr'

/** The horn of a last letter is often read as an apostrophe: it belongs to the word ("Co'" is Cơ). */
function withTail(text: string, piece: Piece, end: number): Piece {
  let to = piece.to
  while (to < end && to < piece.to + 2 && "'’‘".includes(text.charAt(to))) to++
  return to === piece.to || piece.kind !== 'word' ? piece : { ...piece, to }
}

const noCounts = [0, 0, 0, 0]
const writtenForm = (text: string): number => {
  const lower = text.toLowerCase()
  if (text === lower) return 0
  if (text.slice(1) === lower.slice(1)) return 1
  return text === text.toUpperCase() ? 2 : 3
}

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

function alternativesOf(reading: Reading, choice: Choice, write: (w: number) => string): { alternatives?: readonly string[] } {
  const rows: { text: string; p: number }[] = []
  choice.posteriors.forEach((p, i) => {
    if (i === choice.best || p < 0.05) return
    const word = reading.words[i] ?? pass
    rows.push({ text: i === reading.same || word < events.length ? reading.text : write(word), p })
  })
  if (rows.length === 0) return {}
  return { alternatives: rows.sort((a, b) => b.p - a.p).map((r) => r.text) }
}
