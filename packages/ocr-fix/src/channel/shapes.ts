import { bareLetter, toneOf, withoutTone } from '../syllable/letters.js'

/**
 * Characters that a recogniser puts for letters of another kind, because the shapes resemble each other: the character
 * that was read → the bare letters that it may have been. From the look of serif type; no text was counted for it.
 */
const looksLike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '¢': 'ceosu',
    '€': 'eco',
    '&': 'aeosgu',
    '@': 'aoe',
    '£': 'eft',
    '¥': 'y',
    $: 's',
    '§': 's',
    '1': 'lit',
    l: 'it',
    I: 'lit',
    '!': 'lit',
    '|': 'lit',
    i: 'lj',
    j: 'i',
    t: 'l',
    '0': 'ou',
    O: 'cq',
    '2': 'z',
    '3': 'aosed',
    '4': 'a',
    '5': 's',
    '6': 'oubd',
    '8': 'sbog',
    '9': 'goq',
    d: 'oa',
    g: 'ouq',
    q: 'g',
    y: 'uvi',
    v: 'yu',
    b: 'oh',
    h: 'bl',
    c: 'oe',
    e: 'co',
    o: 'ae',
    a: 'o',
    u: 'n',
    n: 'uh',
    m: 'n',
    r: 'uvt',
    w: 'uvtr',
    x: 'v',
    f: 'tu',
    P: 'd',
    p: 'd',
    D: 'o',
    B: 'd',
    V: 'y',
    Y: 'v',
    U: 'o',
    S: 'os',
    '?': 'u',
    '’': 'u',
    "'": 'u',
  }),
)

/** Letters whose strokes are read as two characters: the bare letter → what the two look like. */
const inTwo: ReadonlyMap<string, RegExp> = new Map([
  ['u', /^[itlr1I|!f(][itlr1If|!]$/],
  ['m', /^(?:rn|in|ni|ri|nr|tn)$/],
  ['n', /^(?:ii|ri|ti|rt|ir|li)$/],
  ['h', /^(?:li|lt|ln|ll|tn|ti|fi)$/],
  ['d', /^(?:cl|ci|ct|ol|el)$/],
  ['k', /^(?:lc|ic|le)$/],
  ['b', /^(?:lo|le|1o|l3)$/],
])

const vowels = 'aeiouy'
/** Letters whose capital is the same shape, only larger: their case is often misread. */
const sameShape = 'cosuvwxzkp'

/**
 * A guess at P(segment was read | letter was printed) that needs no data: what the shapes allow. Segments have 0–3
 * characters. It keeps every reading possible, so that a confusion never seen in training costs no more than it should.
 */
export function shapePrior(letter: string, segment: string): number {
  const base = baseOf(letter)
  const isVowel = vowels.includes(base)
  if (segment.length === 0) return isVowel ? 2e-3 : 3e-4
  if (segment.length === 1) return oneCharacter(letter, base, isVowel, segment)
  if (segment.length === 2 && inTwo.get(base)?.test(segment) === true) return 2e-4
  const holds = hasLetter(segment, base)
  if (segment.length === 2) return holds ? (isVowel ? 1e-3 : 1e-4) : 2e-6
  return holds ? 4e-6 : 1e-7
}

function oneCharacter(letter: string, base: string, isVowel: boolean, read: string): number {
  const bare = bareOf(read)
  const agrees = caseAgrees(letter, read, base) ? 1 : 0.1
  if (bare === base) return (isVowel ? 6e-3 : 2e-3) * agrees
  if (looksLike.get(read)?.includes(base) === true) return 3e-3 * (base === 'd' && agrees < 1 ? 0.03 : agrees)
  const isLetter = /\p{L}/u.test(read)
  return isVowel && !isLetter ? 6e-4 : 1e-4 * agrees
}

/**
 * The same for an engine that knows Vietnamese: it misreads marks, tones before all. Over scans of 200 dpi the tone is
 * lost in half of the errors, swapped in a sixth, added in a fifteenth ("thẩm" → "thâm", "đổi" → "đỗi", "chi" → "chỉ").
 */
export function markPrior(letter: string, segment: string): number {
  if (segment === letter) return 0
  if (segment.length === 0) return 2e-5
  if (segment.length > 1) return segment.includes(letter) ? 2e-5 : 1e-8
  if (bareOf(segment) !== baseOf(letter)) return looksLike.get(segment)?.includes(letter) === true ? 1e-4 : 2e-6
  const case_ = (letter === letter.toLowerCase()) === (segment === segment.toLowerCase()) ? 1 : 0.2
  const sameVowel = withoutTone(letter).toLowerCase() === withoutTone(segment).toLowerCase()
  if (!sameVowel) return (letter === 'đ' || letter === 'd' ? 1e-3 : 5e-4) * case_
  const lost = toneOf(letter) !== 0 && toneOf(segment) === 0
  const swapped = toneOf(letter) !== 0 && toneOf(segment) !== 0
  return (letter.toLowerCase() === segment.toLowerCase() ? 2e-3 : lost ? 6e-3 : swapped ? 2e-3 : 8e-4) * case_
}

/**
 * The same for an engine of another western language that knows accents but loses letters: what carries a mark that it
 * does not know often leaves no trace ("thrc hin" for "thực hiện", "Hi ngh" for "Hội nghị").
 */
export function lossPrior(letter: string, segment: string): number {
  const base = baseOf(letter)
  const isVowel = vowels.includes(base)
  // Letters up to U+00FF are in the engine's alphabet: à â é ê ô ù ý, but not ă ơ ư ạ ế.
  const known = letter <= '\u00ff'
  if (segment.length === 0) return isVowel ? (known ? 0.01 : 0.15) : letter === 'đ' ? 0.02 : 2e-3
  // It reads the bare letters well: a capital of another shape is one.
  const agrees = caseAgrees(letter, segment.slice(0, 1), base) ? 1 : 0.02
  if (segment.length > 1) {
    const holds = hasLetter(segment, base)
    const two = segment.length === 2
    return (holds ? (two ? 0.01 : 1e-4) : isVowel ? (two ? 1e-3 : 1e-5) : two ? 1e-4 : 1e-6) * agrees
  }
  if (segment === letter) return known ? 0.9 : 1e-3
  if (bareOf(segment) === base) return (known ? 0.02 : 0.1) * agrees
  if (looksLike.get(segment)?.includes(base) === true) return 6e-3 * agrees
  if (!isVowel) return 5e-4 * agrees
  return (known ? 1e-3 : 4e-3) * (/\p{L}/u.test(segment) ? agrees : 1)
}

/** The ASCII letter under a printed one, in lower case. */
function baseOf(letter: string): string {
  const known = bases.get(letter)
  if (known !== undefined) return known
  const made = bareLetter(letter).toLowerCase()
  if (bases.size < 2000) bases.set(letter, made)
  return made
}

const bases = new Map<string, string>()

/** True when one of the characters read stands on this letter. */
function hasLetter(segment: string, base: string): boolean {
  for (const c of segment) if (bareOf(c) === base) return true
  return false
}

const bareOf = (c: string): string => {
  const known = bareForms.get(c)
  if (known !== undefined) return known
  const made = bareLetter(c).toLowerCase().normalize('NFD').slice(0, 1)
  if (bareForms.size < 2000) bareForms.set(c, made)
  return made
}

const bareForms = new Map<string, string>()

function caseAgrees(letter: string, read: string, base: string): boolean {
  if (sameShape.includes(base) || read.toLowerCase() === read.toUpperCase()) return true
  return (letter === letter.toLowerCase()) === (read === read.toLowerCase())
}
