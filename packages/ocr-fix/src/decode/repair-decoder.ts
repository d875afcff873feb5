import type { Edit } from '@vanthu/document'
import type { DamageKind } from '../damage/damage.js'
import type { LanguageModel } from '../language-model/language-model.js'
import { readLanguageModel } from '../language-model/language-model.js'
import { readSections } from '../language-model/model-file.js'
import type { Piece } from '../language-model/pieces.js'
import { commaEvent, piecesOf, sentenceEvent } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import type { DecodeRequest, Decoder } from './decoder.js'
import type { Slot } from './lattice.js'
import { Lattice, pass } from './lattice.js'
import { keepNameLetters } from './names.js'
import type { JudgedLine } from './paragraphs.js'
import { paragraphs } from './paragraphs.js'
import type { Reading } from './readings.js'
import { Reader } from './readings.js'
import { openSearches, type Searches } from './searches.js'
import type { Weighed } from './settle.js'
import { Phrases, weigh } from './settle.js'
import { writeEdits } from './write.js'

/** The model that ships with the package. */
export const modelFile: URL = new URL('../../data/repair.model', import.meta.url)

const punctuationWeight = 0.5

/** Opens a repair model for decoding. @throws CodedError `ocr_fix.bad_model`. */
export function openDecoder(model: Uint8Array): Decoder {
  const sections = readSections(model)
  const language = readLanguageModel(sections)
  return new RepairDecoder(language, openSearches(sections, language))
}

class RepairDecoder implements Decoder {
  readonly #vocabulary: Vocabulary
  readonly #unigram: Float32Array
  readonly #lattice: Lattice
  readonly #reader: Reader

  constructor(model: LanguageModel, searches: Searches) {
    const { vocabulary, unigram } = model
    this.#vocabulary = vocabulary
    this.#unigram = unigram
    this.#lattice = new Lattice(model, { beam: 16, margin: 10 })
    this.#reader = new Reader(model, searches)
  }

  decode(request: DecodeRequest): readonly Edit[] {
    const rows = paragraphs(request).map((lines) => this.#weighed(request, lines))
    const phrases = new Phrases(this.#unigram)
    for (const row of rows) phrases.learn(row)
    return rows.flatMap((row) => writeEdits(phrases.settle(row), this.#vocabulary, request.text))
  }

  #weighed(request: DecodeRequest, lines: readonly JudgedLine[]): readonly Weighed[] {
    const marks: (Slot | null)[] = []
    const read: (Reading | null)[] = []
    const firsts: boolean[] = []
    let first = true
    const put = (mark: Slot | null, reading: Reading | null): void => {
      marks.push(mark)
      read.push(reading)
      firsts.push(first)
      if (mark !== maybeEndSlot) first = mark === endSlot
    }
    for (const line of lines) {
      if (line.before === 'closed') put(endSlot, null)
      else if (line.before === 'open') put(maybeEndSlot, null)
      let numberOpen = false
      for (const bare of piecesOf(request.text, line.span.from, line.span.to)) {
        const piece = garbled(line.kind) ? withTail(request.text, bare, line.span.to) : bare
        for (const reading of this.#reader.read(request, piece, line.kind, numberOpen && piece.glued))
          put(null, reading)
        numberOpen = piece.kind === 'number'
        if (piece.after === 'end') put(endSlot, null)
        else if (piece.after === 'comma') put(commaSlot, null)
      }
    }
    const readings = keepNameLetters(read, this.#vocabulary.keys)
    const choices = this.#lattice.decode(
      readings.map((reading, t) =>
        reading === null ? (marks[t] ?? endSlot) : { words: reading.words, scores: reading.scores, weight: 1 },
      ),
    )
    return readings.flatMap((reading, t) => {
      const choice = choices[t]
      return reading === null || choice === undefined ? [] : [weigh(reading, choice, firsts[t] === true)]
    })
  }
}

const garbled = (kind: DamageKind): boolean => kind === 'eng-garble' || kind === 'lossy-ocr'

/** The horn of a last letter is often read as an apostrophe: it belongs to the word ("Co'" is Cơ). */
function withTail(text: string, piece: Piece, end: number): Piece {
  let to = piece.to
  while (to < end && to < piece.to + 2 && "'’‘".includes(text.charAt(to))) to++
  return to === piece.to || piece.kind !== 'word' ? piece : { ...piece, to }
}

const endSlot: Slot = { words: [sentenceEvent], scores: [0], weight: punctuationWeight }
const commaSlot: Slot = { words: [commaEvent], scores: [0], weight: punctuationWeight }
const maybeEndSlot: Slot = { words: [pass, sentenceEvent], scores: [0, 0], weight: 1 }
