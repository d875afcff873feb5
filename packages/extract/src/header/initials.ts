import { fold } from '../text/fold.js'

/** Capitals that no list of abbreviations writes out, with the word before them. */
const letters = /(\p{L}{2,8})\s(\p{Lu}{3,9})(?![\p{L}\p{N}&])/gu
const gap = /^(?:\s|,\s|\s[-–]\s|\s?&\s?)$/u

/**
 * A name whose capitals are the initials of words that the text prints after the same head word: "Phòng KTHTĐT" in a
 * document that speaks of "Phòng Kinh tế, Hạ tầng và Đô thị", or as the only body with these initials. Where the text prints no such words, or several, the name
 * stays.
 */
export function spelledOut(name: string, text: string): string {
  return name.replace(letters, (whole, head: string, initials: string) => {
    const words = phraseFor(fold(head), [...initials], text) ?? bodyWith([...initials], text)
    return words === null ? whole : `${head} ${words}`
  })
}

/** The only body of the text whose name has these initials; null for none or several. */
function bodyWith(initials: readonly string[], text: string): string | null {
  const found = new Map<string, string>()
  for (const word of text.matchAll(bodyWord)) {
    const to = endOf(text, word.index, initials)
    if (to !== null) found.set(fold(text.slice(word.index, to)), text.slice(word.index, to).replace(/\s+/gu, ' '))
  }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null
}

const bodyWord =
  /(?<!\p{L})(?:Tổ|Ban|Ủy|Hội|Đoàn|Trung|Trạm|Chi|Cục|Văn|Liên|Đội|Quỹ|Viện|Trường|Bệnh|Công|Ngân|Đài|Phòng)(?=\s)/gu

function phraseFor(head: string, initials: readonly string[], text: string): string | null {
  const folded = fold(text)
  const found = new Map<string, { printed: string; count: number }>()
  let at = folded.indexOf(`${head} `)
  while (at >= 0) {
    const from = at + head.length + 1
    const to = /\p{L}/u.test(folded[at - 1] ?? '') ? null : endOf(text, from, initials)
    if (to !== null) {
      const printed = text.slice(from, to).replace(/\s+/gu, ' ')
      const known = found.get(fold(printed))
      if (known === undefined) found.set(fold(printed), { printed, count: 1 })
      else known.count++
    }
    at = folded.indexOf(`${head} `, from)
  }
  const [best, second] = [...found.values()].sort((a, b) => b.count - a.count)
  return best === undefined || best.count === second?.count ? null : best.printed
}

/** Where the words end whose first letters are the initials, "và" left out; null where they are not. */
function endOf(text: string, from: number, initials: readonly string[]): number | null {
  const word = /\p{L}{1,8}/uy
  let at = from
  let i = 0
  while (i < initials.length) {
    word.lastIndex = at
    const found = word.exec(text)?.[0]
    if (found === undefined || (i === 0 && !/^\p{Lu}/u.test(found))) return null
    at += found.length
    if (found.charAt(0).toUpperCase() === initials[i]) i++
    else if (found !== 'và') return null
    if (i === initials.length) return at
    const next = text.slice(at, at + 5).search(/\p{L}/u)
    if (next < 0 || next > 3 || !gap.test(text.slice(at, at + next))) return null
    at += next
  }
  return null
}
