/** The six tones in the order of the dictionaries: none, huyền, sắc, hỏi, ngã, nặng. */
export const tones = ['', 'huyền', 'sắc', 'hỏi', 'ngã', 'nặng'] as const

/** Index into `tones`. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

/** The twelve vowel letters, each with its six tones in the order of `tones`. */
const vowelRows = [
  'aàáảãạ',
  'ăằắẳẵặ',
  'âầấẩẫậ',
  'eèéẻẽẹ',
  'êềếểễệ',
  'iìíỉĩị',
  'oòóỏõọ',
  'ôồốổỗộ',
  'ơờớởỡợ',
  'uùúủũụ',
  'ưừứửữự',
  'yỳýỷỹỵ',
] as const

interface Letter {
  /** The vowel without its tone: "ấ" → "â". */
  readonly vowel: string
  readonly tone: Tone
}

const letters = new Map<string, Letter>()
const byVowel = new Map<string, string>()
for (const row of vowelRows) {
  const vowel = row.slice(0, 1)
  byVowel.set(vowel, row)
  byVowel.set(vowel.toUpperCase(), row.toUpperCase())
  for (const [at, letter] of [...row].entries()) {
    const tone = toneAt(at)
    letters.set(letter, { vowel, tone })
    letters.set(letter.toUpperCase(), { vowel: vowel.toUpperCase(), tone })
  }
}

function toneAt(at: number): Tone {
  switch (at) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return at
    default:
      return 0
  }
}

/** True of the 144 vowel letters, tones and capitals included. */
export const isVowel = (letter: string): boolean => letters.has(letter)

/** The tone on one NFC letter; 0 for consonants and everything else. */
export const toneOf = (letter: string): Tone => letters.get(letter)?.tone ?? 0

/** The letter without its tone, quality kept: "ấ" → "â", "Ờ" → "Ơ", "x" → "x". */
export const withoutTone = (letter: string): string => letters.get(letter)?.vowel ?? letter

/** A vowel with another tone: ("â", 2) → "ấ". @throws RangeError when the letter is no Vietnamese vowel. */
export function withTone(letter: string, tone: Tone): string {
  const row = byVowel.get(withoutTone(letter))
  const found = row?.[tone]
  if (found === undefined) throw new RangeError(`"${letter}" is no Vietnamese vowel letter`)
  return found
}

const bare = new Map<string, string>()
for (const [letter] of letters) {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '')
  bare.set(letter, plain)
}
bare.set('đ', 'd').set('Đ', 'D')

/** The ASCII letter under all marks, đ → d: "ấ" → "a", "Đ" → "D"; other characters as they are. */
export const bareLetter = (letter: string): string => bare.get(letter) ?? letter

/** `bareLetter` over a whole string, as somebody types without marks: "Kế hoạch" → "Ke hoach". Length is kept for NFC text. */
export function bareText(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    out += bare.get(unit) ?? unit
  }
  return out
}
