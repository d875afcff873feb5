/** Old places of the tone mark and the ones used since ("hoà" → "hòa", "uỷ" → "ủy"); both are two letters long. */
const movedTones: ReadonlyMap<string, string> = new Map(
  'oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy'
    .split(' ')
    .reduce<[string, string][]>((pairs, form, i, all) => {
      const modern = all[i + 1]
      if (i % 2 === 0 && modern !== undefined) pairs.push([form, modern])
      return pairs
    }, []),
)
const movable = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu

/** The modern place of the tone mark, case kept: "Uỷ ban" → "Ủy ban", "văn hoá" → "văn hóa"; "quý" stays. Same length. */
export function modernTone(text: string): string {
  return text.replace(movable, (found) => {
    const modern = movedTones.get(found.toLowerCase())
    if (modern === undefined) return found
    return [...modern].map((c, i) => (isUpper(found[i] ?? '') ? c.toUpperCase() : c)).join('')
  })
}

const isUpper = (c: string): boolean => c !== c.toLowerCase()

const odd = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D“”„«»‘’\u00A0\u2000-\u200A\u202F\u3000\t\n\r]/u

/**
 * The text as it is compared: lower case, modern tone marks, one kind of dash, quote and space. As long as the text
 * (which is NFC), so that an offset into one is an offset into the other.
 */
export function fold(text: string): string {
  if (text === last.text) return last.folded
  const folded = folding(text)
  if (text.length > 40) last = { text, folded }
  return folded
}

/** The text folded last: the rules for citations, deadlines and unread places fold one passage after another. */
let last = { text: '', folded: '' }

function folding(text: string): string {
  const lower = text.toLowerCase()
  const base = lower.length === text.length ? lower : [...text].map(lowerSameLength).join('')
  const modern = modernTone(base)
  if (!odd.test(modern)) return modern
  return modern
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t\n\r]/g, ' ')
}

function lowerSameLength(c: string): string {
  const lower = c.toLowerCase()
  return lower.length === c.length ? lower : c
}

/** Names as records give them: modern tone marks, " - " between words, one space. "LĐ-TB" within one word stays. */
export function printedName(text: string): string {
  return modernTone(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(\p{Ll}) ?- ?(?=\p{L}\p{Ll})/gu, '$1 - ')
    .replace(/ ([,;:.)])/g, '$1')
    .trim()
}

const plainLetters = new Map<string, string>()

function plainLetter(c: string): string {
  let plain = plainLetters.get(c)
  if (plain === undefined) {
    const base = c === 'đ' ? 'd' : c.normalize('NFD').charAt(0)
    plain = base.length === c.length ? base : c
    plainLetters.set(c, plain)
  }
  return plain
}

/**
 * The folded text without marks: "Quyết định" and a badly read "QUYÉT ĐỊNH" are both "quyet dinh". As long as the text.
 * For words of the form alone ("Nơi nhận", "Phó Chủ tịch"), where marks tell nothing apart.
 */
export const bare = (text: string): string => fold(text).replace(/[\u00C0-\u1EFF]/g, plainLetter)
