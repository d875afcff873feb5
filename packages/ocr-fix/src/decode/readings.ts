import type { Span, TranscriptWord } from '@vanthu/document'
import type { CandidateSearch } from '../channel/candidates.js'
import type { DamageKind } from '../damage/damage.js'
import type { LanguageModel } from '../language-model/language-model.js'
import type { Piece } from '../language-model/pieces.js'
import { mixedEvent, numberEvent, unknownEvent } from '../language-model/pieces.js'
import { titleForm } from '../language-model/vocabulary.js'
import { isSyllable, placementKey } from '../syllable/syllable.js'
import { formOf, likeCase } from './case.js'
import type { DecodeRequest } from './decoder.js'
import { isAscii, provesVietnamese } from './evidence.js'
import { pass } from './lattice.js'
import { needsDecoding } from './paragraphs.js'

/** A piece with what may stand behind it; `words` and `scores` as in a slot of the lattice. */
export interface Reading {
  readonly piece: Piece
  readonly text: string
  readonly kind: DamageKind
  readonly words: readonly number[]
  readonly scores: readonly number[]
  /** log P(observed | form) of each word in `words`, four a word; null where the capitals are kept as they are. */
  readonly forms: Float64Array | null
  /** Index of the choice that leaves the piece as it is, -1 for none. */
  readonly same: number
  /** Id of the piece's own text as a word, -1 where the vocabulary has it not. */
  readonly known: number
  /** What is put before the word: a space where one piece was two words run together. */
  readonly lead: '' | ' '
}

/** A piece whose best word scores below this may be two words; parting it costs this much (natural logarithms). */
const poorScore = -7.5
const splitCost = 3

/** What a word with a capital, which may be a name, costs to change where the engine knew Vietnamese. */
const nameCaution = 2.5

/** One search for candidates for each kind of engine. */
export interface Searches {
  readonly english: CandidateSearch
  readonly vietnamese: CandidateSearch
  readonly lossy: CandidateSearch
}

/** Says for every piece what it may have been, by the kind of its line's damage. */
export class Reader {
  readonly #bare: ReadonlyMap<string, readonly number[]>

  constructor(
    private readonly model: LanguageModel,
    private readonly searches: Searches,
  ) {
    this.#bare = model.vocabulary.byBareForm()
  }

  /** The readings of one piece: one, or two where it is two words run together. `continues`: a number goes on. */
  read(request: DecodeRequest, piece: Piece, kind: DamageKind, continues: boolean): readonly Reading[] {
    return this.#parts(request, this.#read(request, piece, kind, continues))
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
      known: -1,
      lead: '',
    })
    if (piece.kind === 'number') return fixed(continues ? pass : numberEvent(text))
    const known = this.model.vocabulary.id(placementKey(text))
    const asIs =
      piece.kind === 'symbol' ? pass : piece.kind === 'mixed' ? mixedEvent : known >= 0 ? known : unknownEvent
    if (!needsDecoding(kind) || isProtected(request.protectedSpans, piece)) return fixed(asIs)
    if (kind !== 'vie-misread' && provesVietnamese(text)) return fixed(asIs)
    if (/^\/\p{Nd}/u.test(request.text.slice(piece.to, piece.to + 2))) return fixed(asIs)
    // An engine that loses letters leaves too little of an abbreviation to guess at.
    if (kind === 'lossy-ocr' && /^\p{Lu}{3,}$/u.test(text) && piece.to - piece.from < 9 && known < 0) return fixed(asIs)
    switch (kind) {
      case 'vie-misread': {
        if (piece.kind !== 'word' || text.length < 2) return fixed(asIs)
        const found = this.searches.vietnamese.find(officially(text))
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
        return { piece, text, kind, words, scores, forms: null, same, known, lead: '' }
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
          known,
          lead: '',
        }
      }
      case 'eng-garble':
      case 'lossy-ocr': {
        const found = this.#search(kind).find(text)
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
          known,
          lead: '',
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
    let most = Math.max(this.#alone(kind, text), reading.scores[reading.same] ?? -99)
    for (let at = 1; at < text.length; at++) {
      const left = this.#alone(kind, text.slice(0, at)) - splitCost
      if (left <= most) continue
      const sum = left + this.#alone(kind, text.slice(at))
      if (sum > most) [cut, most] = [at, sum]
    }
    if (cut === 0) return [reading]
    const part = (from: number, to: number): Reading => this.#read(request, { ...piece, from, to }, kind, false)
    return [part(piece.from, piece.from + cut), { ...part(piece.from + cut, piece.to), lead: ' ' }]
  }

  #search(kind: DamageKind): CandidateSearch {
    return kind === 'lossy-ocr' ? this.searches.lossy : this.searches.english
  }

  /** The best word for a piece without regard to its neighbours. */
  #alone(kind: DamageKind, text: string): number {
    const found = this.#search(kind).find(text)
    let best = -99
    found.words.forEach((word, i) => {
      best = Math.max(best, (found.scores[i] ?? -99) + (this.model.unigram[word] ?? -20))
    })
    return best
  }
}

/** The word with its tone in the official place, as the vocabulary has it: "huỷ" → "hủy", "TOÀ" → "TÒA". */
function officially(text: string): string {
  const key = placementKey(text)
  return key.length === text.length && key !== text.toLowerCase() ? likeCase(key, text) : text
}

/** log P of a word that the vocabulary has not, read right. */
const unknownScore = (text: string): number => (isSyllable(text) ? -4 : -7)

/** log P of a piece being exactly what was printed, though no word of the vocabulary: a name, a code, a foreign word. */
function identityScore(text: string, piece: Piece): number {
  if (piece.kind === 'symbol') return -12
  if (piece.kind === 'mixed') return (/^[IVXl1|!]+$/.test(text) ? -14 : -9) - 2.3 * text.length
  let sum = -4
  for (const unit of text) sum -= unit < '\u0080' ? 2.2 : 4.5
  return sum
}

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
