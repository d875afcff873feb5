import type { Span, TranscriptWord } from '@vanthu/document'
import type { CandidateSearch } from '../channel/candidates.js'
import { RecentlyUsed } from '../channel/recently-used.js'
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
import { Parting } from './parting.js'
import type { Searches } from './searches.js'

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

/** What an engine makes of a horn; after one, as the end of a word, a space is easily lost ("tu'y té" is tư y tế). */
const hooks = "'’‘"
const innerHook = /\p{L}['’‘]{1,2}\p{L}/u
const hookCost = 2
/** A name with an apostrophe has it after its first letter ("M'gar"); further in, a piece is hardly ever right as it is. */
const deepHook = /\p{L}{2}['’‘]{1,2}\p{L}/u
const hookedIdentity = 6

/** A 6 among letters is an ô: "thu6c", as often as not with another word run to it. */
const letterLikeDigit = /^\p{L}{1,7}6\p{L}{1,4}$/u
/** The words right before and after a piece in its line, which say where a piece with a hook is to be parted. */
interface Neighbours {
  readonly before: string
  readonly after: string
}
const alone: Neighbours = { before: '', after: '' }
const wordBefore = /(?<=[ \n])(\p{L}[\p{L}']{0,6}) $/u
const wordAfter = /^ (\p{L}[\p{L}']{0,6})(?=[ .,;:\n])/u
const neighbours = (text: string, { from, to }: Piece): Neighbours => ({
  before: wordBefore.exec(text.slice(Math.max(0, from - 10), from))?.[1] ?? '',
  after: wordAfter.exec(text.slice(to, to + 12))?.[1] ?? '',
})

/** Words chosen so far, with the last of them. */
interface Way {
  readonly word: number
  readonly node: number
  readonly sum: number
}

/** Candidates tried for each half of a piece. */
const tried = 12

/** What a word with a capital, which may be a name, costs to change where the engine knew Vietnamese. */
const nameCaution = 2.5

/** From this length on letters without marks are no garble of one syllable. */
const longGlue = 9

/** A bracket between two words and no space beside it: "a)Xay dung", "luong(SEC)". */
const bracketed = /^(\p{L}{1,12})[()[\]]\p{L}{1,14}$/u

/** What a piece may be, as in a reading. */
type Found = Pick<Reading, 'words' | 'scores'> & { readonly forms: Float64Array }

/** Pieces remembered with what they may be. */
const mostKnown = 8000

const foundByKind = (): Readonly<Record<Piece['kind'], RecentlyUsed<Found>>> => ({
  word: new RecentlyUsed(mostKnown),
  mixed: new RecentlyUsed(mostKnown),
  symbol: new RecentlyUsed(mostKnown),
  number: new RecentlyUsed(mostKnown),
})

/** Says for every piece what it may have been, by the kind of its line's damage. */
export class Reader {
  readonly #bare: ReadonlyMap<string, readonly number[]>
  readonly #known = new RecentlyUsed<number>(mostKnown)
  readonly #garbled = { 'eng-garble': foundByKind(), 'lossy-ocr': foundByKind() }
  readonly #cuts = new Map<string, number>()
  readonly #parting: Parting

  constructor(
    private readonly model: LanguageModel,
    private readonly searches: Searches,
  ) {
    this.#bare = model.vocabulary.byBareForm()
    this.#parting = new Parting(model, this.#bare)
  }

  /** The readings of one piece: one, or two where it is two words run together. `continues`: a number goes on. */
  read(request: DecodeRequest, piece: Piece, kind: DamageKind, continues: boolean): readonly Reading[] {
    const parted = kind === 'lossy-ocr' ? null : this.#asWords(request, piece, kind)
    return parted ?? this.#parts(request, this.#read(request, piece, kind, continues))
  }

  /** Words that were run together, or to a bracket ("a)Xay dung"), each read by itself; null for one word. */
  #asWords(request: DecodeRequest, piece: Piece, kind: DamageKind): readonly Reading[] | null {
    const text = request.text.slice(piece.from, piece.to)
    if (isProtected(request.protectedSpans, piece)) return null
    const part = (from: number, to: number): Reading => this.#read(request, { ...piece, from, to }, kind, false)
    // In a garble a bracket is as likely a letter ("g(fi" for gửi).
    const bracket = kind === 'unmarked' ? bracketed.exec(text) : null
    if (bracket !== null) {
      const at = piece.from + (bracket[1] ?? '').length
      return [part(piece.from, at), part(at + 1, piece.to)]
    }
    const cut = kind === 'vie-misread' ? this.#parting.ofMarked(text) : 0
    const bare = kind === 'unmarked' || (kind === 'eng-garble' && text.length >= longGlue)
    const cuts = cut > 0 ? [cut] : bare ? this.#parting.ofBare(text) : []
    if (cuts.length === 0) return null
    return [0, ...cuts].map((from, i) => {
      const word = part(piece.from + from, piece.from + (cuts[i] ?? text.length))
      return from === 0 ? word : { ...word, lead: ' ' }
    })
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
    if (piece.kind === 'number') {
      const word = kind === 'eng-garble' && !continues ? this.#numberLikeWord(request, piece, text) : null
      return word ?? fixed(continues ? pass : numberEvent(text))
    }
    const known = this.#id(text)
    const asIs =
      piece.kind === 'symbol' ? pass : piece.kind === 'mixed' ? mixedEvent : known >= 0 ? known : unknownEvent
    const signed = kind === 'eng-garble' && text.length === 2 && /^(?:\$\d|\d[@€¢])$/u.test(text)
    if (!needsDecoding(kind) || (!signed && isProtected(request.protectedSpans, piece))) return fixed(asIs)
    if (kind !== 'vie-misread' && provesVietnamese(text)) return fixed(asIs)
    if (request.text.charAt(piece.to) === '/' && /\p{Nd}/u.test(request.text.charAt(piece.to + 1))) return fixed(asIs)
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
          scores: zeros(words.length),
          forms: null,
          same: words.indexOf(known),
          known,
          lead: '',
        }
      }
      case 'eng-garble':
      case 'lossy-ocr': {
        const { words, scores, forms } = this.#found(kind, piece, text, asIs)
        return { piece, text, kind, words, scores, forms, same: words.length - 1, known, lead: '' }
      }
      default:
        return fixed(asIs)
    }
  }

  /** Id of a piece as a word of the vocabulary, -1 for none. */
  #id(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const id = this.model.vocabulary.id(placementKey(text))
    this.#known.set(text, id)
    return id
  }

  /** What a garbled piece may be, and last that it is right. */
  #found(kind: 'eng-garble' | 'lossy-ocr', piece: Piece, text: string, asIs: number): Found {
    const before = this.#garbled[kind][piece.kind]
    const known = before.get(text)
    if (known !== undefined) return known
    const { words, scores, forms } = this.#search(kind).find(text)
    const found = {
      words: [...words, piece.kind === 'word' ? unknownEvent : asIs],
      scores: [...scores, identityScore(text, piece)],
      forms,
    }
    before.set(text, found)
    return found
  }

  /**
   * Digits that may be a short word of which nothing else is left ("tỷ 16" for tỷ lệ, "thuốc 14" for thuốc lá): so that a
   * word beside them is not read as one that goes with a number. Nobody guesses a digit: they are never written over. Null
   * where a number may well stand: beside another number, at the head of an item, after a word that counts.
   */
  #numberLikeWord(request: DecodeRequest, piece: Piece, text: string): Reading | null {
    if (text.length > 2 || !standsAlone(request.text, piece)) return null
    const found = this.searches.english.find(text)
    if (found.words.length === 0) return null
    return {
      piece,
      text,
      kind: 'eng-garble',
      words: [...found.words, numberEvent(text)],
      scores: [...found.scores, digitCaution - 2.3 * text.length],
      forms: found.forms,
      same: found.words.length,
      known: -1,
      lead: '',
    }
  }

  /** The reading itself, or two or more where words without their spaces fit the piece better than any one word. */
  #parts(request: DecodeRequest, reading: Reading): readonly Reading[] {
    const { text, piece, kind } = reading
    if (reading.forms === null || text.length < 3) return [reading]
    const hooked = innerHook.test(text)
    if (piece.kind !== 'word' && !(piece.kind === 'mixed' && (hooked || letterLikeDigit.test(text)))) return [reading]
    if (!hooked && (text.length < 4 || reading.scores.some((score) => score > poorScore))) return [reading]
    const near = hooked ? neighbours(request.text, piece) : alone
    const cut = this.#cut(kind, text, near, reading.scores[reading.same] ?? -99)
    if (cut === 0) return [reading]
    const part = (from: number, to: number): Reading => this.#read(request, { ...piece, from, to }, kind, false)
    const [second, ...rest] = this.#parts(request, part(piece.from + cut, piece.to))
    const first = { ...part(piece.from, piece.from + cut), lead: reading.lead }
    return second === undefined ? [first] : [first, { ...second, lead: ' ' }, ...rest]
  }

  /** Where a piece is to be parted, given the words beside it ('' for none or of no account); 0 for nowhere. */
  #cut(kind: DamageKind, text: string, near: Neighbours, identity: number): number {
    const key = `${kind} ${near.before} ${text} ${near.after}`
    const known = this.#cuts.get(key)
    if (known !== undefined) return known
    let cut = 0
    const hooked = deepHook.test(text) ? hookedIdentity : 0
    const unread = identity + (this.model.unigram[unknownEvent] ?? -5) - hooked
    const free = near.before === '' && near.after === ''
    const beside = [near.before, near.after].reduce((sum, w) => sum + (w === '' ? 0 : this.#along(kind, [w])), unread)
    let most = Math.max(this.#along(kind, [near.before, text, near.after]), beside)
    for (let at = 1; at < text.length; at++) {
      if (hooks.includes(text.charAt(at))) continue
      const cost = hooks.includes(text.charAt(at - 1)) ? hookCost : splitCost
      const left = text.slice(0, at)
      if (free && this.#along(kind, [left]) - cost <= most) continue
      const sum = this.#along(kind, [near.before, left, text.slice(at), near.after]) - cost
      if (sum > most) [cut, most] = [at, sum]
    }
    if (this.#cuts.size > 20_000) this.#cuts.clear()
    this.#cuts.set(key, cut)
    return cut
  }

  /** How likely the best words are for pieces in a row; '' is no piece. */
  #along(kind: DamageKind, parts: readonly string[]): number {
    const search = this.#search(kind)
    const rows = parts.filter((part) => part !== '').map((part) => search.find(part))
    let ways: readonly Way[] = [{ word: -1, node: -1, sum: 0 }]
    for (const { words, scores } of rows) {
      const on: Way[] = []
      for (const way of ways) {
        const most = Math.min(words.length, way.word < 0 && rows.length === 1 ? words.length : tried)
        for (let i = 0; i < most; i++) {
          const word = words[i] ?? 0
          const seen = way.sum + (scores[i] ?? -99)
          if (way.word < 0) on.push({ word, node: -1, sum: seen + (this.model.unigram[word] ?? -20) })
          else {
            const sum = seen + this.model.score(way.word, way.node, -1, word)
            on.push({ word, node: this.model.next2, sum })
          }
        }
      }
      ways = on.sort((a, b) => b.sum - a.sum).slice(0, 3 * tried)
    }
    return ways[0]?.sum ?? -99
  }

  #search(kind: DamageKind): CandidateSearch {
    return kind === 'lossy-ocr' ? this.searches.lossy : this.searches.english
  }
}

const rowsOfZeros: (readonly number[])[] = []
const zeros = (length: number): readonly number[] => (rowsOfZeros[length] ??= new Array<number>(length).fill(0))

/** What a number is given above its share among the numbers: digits are given up only against all odds. */
const digitCaution = 2

/** Digits with signs around and between them, and what begins or ends with two: "16," "(2)" "2/3" "m12"; but not "t6". */
const isNumber = (word: string): boolean => /^[^\p{L}]*\d[^\p{L}]*$|^\d{2}|\d{2}$/u.test(word)

/** Words that count, as they are, without marks, or garbled: a number belongs to them. */
const counting =
  /(?<!\p{L})(?:[sS][ốoôéóố6]|[đdĐD]i\p{L}{1,2}[um]|[kK]ho\p{L}{1,2}n|[mM].{1,2}c|ng\p{L}{1,2}y|th\p{L}ng|n\p{L}m|[qQ]u\p{L}|[cC]h\p{L}{2}ng|[bB]\p{L}ng|[mM]\p{L}u|[lL]\p{L}n|th\p{L}|trang|l\p{L}p)[ \t]{1,3}$/u

/** True of a number between two words of one line, with no other number beside it and no word that counts before it. */
function standsAlone(text: string, piece: Piece): boolean {
  const before = text.slice(Math.max(0, piece.from - 24), piece.from)
  const after = text.slice(piece.to, piece.to + 24)
  const left = /(\S{1,14})[ \t]{1,3}[("“]?$/u.exec(before)
  if (left === null || isNumber(left[1] ?? '') || /[.;:!?)]$/u.test(left[1] ?? '') || counting.test(before))
    return false
  const right = /^[,;)]{0,2}[ \t]{1,3}([^\s]{1,14})|^[.,;:)]{0,2}[ \t]{0,3}(?:\n|$)/u.exec(after)
  return right !== null && !isNumber(right[1] ?? '')
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
