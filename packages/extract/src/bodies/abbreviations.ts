import { rowsOf } from '../knowledge/read-json.js'
import { levenshtein } from '../text/distance-adapter.js'
import { bare as withoutMarks, printedName } from '../text/fold.js'
import { tokenize } from '../text/tokens.js'

/** Where an abbreviation stands decides what it means: "TP" is Tư pháp after "Sở" and thành phố before a name. */
export type AbbreviationPlace = 'text' | 'recipients'

/** Abbreviations of bodies, sectors and posts with what they stand for. */
export class Abbreviations {
  readonly #bodies = new Map<string, string>()
  readonly #sectors = new Map<string, string>()
  readonly #recipients = new Map<string, string>()

  constructor(rows: readonly { readonly form: string; readonly expansion: string; readonly category: string }[]) {
    for (const { form, expansion, category } of rows) {
      const table = category === 'sector' ? this.#sectors : category === 'recipients' ? this.#recipients : this.#bodies
      const key = bare(form)
      if (!table.has(key)) table.set(key, expansion)
    }
  }

  /** "LĐTB&XH" → "Lao động - Thương binh và Xã hội"; null where the letters mean nothing as a sector. */
  sector(letters: string): string | null {
    return this.#sectors.get(bare(letters)) ?? null
  }

  /** The sector whose letters were read with a wrong mark or one wrong letter ("KHDT", "GDPT"); null where several fit. */
  misreadSector(letters: string): string | null {
    const plain = withoutMarks(bare(letters))
    const same = [...this.#sectors].filter(([key]) => withoutMarks(key) === plain)
    if (same.length > 0) return new Set(same.map(([, words]) => words)).size === 1 ? (same[0]?.[1] ?? null) : null
    if (plain.length < 4) return null
    const near = new Set(
      [...this.#sectors]
        .filter(([key]) => key.length >= 4 && levenshtein(withoutMarks(key), plain) === 1)
        .map(([, words]) => words),
    )
    return near.size === 1 ? ([...near][0] ?? null) : null
  }

  body(letters: string): string | null {
    return this.#bodies.get(bare(letters)) ?? null
  }

  recipient(letters: string): string | null {
    return this.#recipients.get(bare(letters)) ?? null
  }

  /**
   * A name with its abbreviations written out: "UBND TP. Huế" → "Ủy ban nhân dân thành phố Huế", "Sở LĐ-TB&XH" →
   * "Sở Lao động - Thương binh và Xã hội", in recipients also "CT và các PCT UBND tỉnh". What is not certain stays.
   */
  expand(name: string, place: AbbreviationPlace = 'text'): string {
    const tokens = tokenize(name)
    let out = ''
    let copied = 0
    const put = (to: number, words: string, next: number): void => {
      out += name.slice(copied, to) + words
      copied = next
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (token === undefined || token.from < copied || !token.capital) continue
      const before = tokens[i - 1]
      const following = tokens[i + 1]
      if (sectorHead.has(before?.key ?? '') && (token.caps || /^(?:NgV|CTh)$/u.test(token.raw))) {
        const found = this.#longestSector(name, tokens, i)
        if (found !== null) {
          put(token.from, found.words, found.to)
          continue
        }
      }
      if (/^(?:TP|Tp|TX|Tx|TT)$/u.test(token.raw)) {
        const dot = following?.key === '.' ? following : undefined
        const word = token.raw.toUpperCase() === 'TP' ? 'thành phố' : token.raw.toUpperCase() === 'TX' ? 'thị xã' : null
        if (word !== null && (before !== undefined || dot !== undefined)) {
          const to = dot?.to ?? token.to
          put(token.from, word + (/^\S/u.test(name.slice(to)) && !/^[,;)]/u.test(name.slice(to)) ? ' ' : ''), to)
          continue
        }
      }
      if (!token.caps && !/^(?:TTg|TTgCP|PTTg)$/u.test(token.raw)) {
        if (place !== 'recipients' || token.raw !== 'P' || following?.key !== '.') continue
      }
      // "Công ty CP Môi trường" is no Government.
      if (token.raw === 'CP' && before?.key === 'ty') continue
      const words =
        this.#bodies.get(bare(token.raw)) ?? (place === 'recipients' ? this.#recipientWords(token.raw) : undefined)
      if (words === undefined) continue
      const dot =
        following?.key === '.' && following.from === token.to && tokens[i + 2] !== undefined ? following : undefined
      const to = dot?.to ?? token.to
      put(token.from, words + (/^[^\s,;.)]/u.test(name.slice(to)) ? ' ' : ''), to)
    }
    return printedName(out + name.slice(copied))
  }

  #recipientWords(letters: string): string | undefined {
    const key = bare(letters)
    return certainRecipients.has(key) ? this.#recipients.get(key) : undefined
  }

  #longestSector(
    name: string,
    tokens: ReturnType<typeof tokenize>,
    at: number,
  ): { readonly words: string; readonly to: number } | null {
    let letters = ''
    let best: { words: string; to: number } | null = null
    for (let i = at; i < Math.min(tokens.length, at + 9); i++) {
      const token = tokens[i]
      if (token === undefined) break
      if (token.key === '&' || token.key === '-' || token.key === ',' || token.key === 'và' || token.key === '.')
        continue
      if (!token.caps && !(token.raw.length === 1 && token.capital) && token.raw !== 'NgV') break
      letters += token.raw
      const words = this.sector(letters)
      if (words !== null) best = { words, to: token.to }
    }
    void name
    return best
  }
}

const bare = (letters: string): string => letters.replace(/[^\p{L}\p{N}]/gu, '').replace(/và/gu, '')
const sectorHead = new Set(['sở', 'bộ', 'phòng', 'ngành', 'ban', 'cục', 'trung', 'chi', 'đồng', 'tâm'])
const ministries = ['BYT', 'BNV', 'BTP', 'BQP', 'BXD', 'BGDĐT', 'BKHCN', 'BNNMT', 'BVHTTDL']
/** Forms of posts and of ministries in recipients that have one reading there. */
const certainRecipients = new Set([
  'CT',
  'PCT',
  'TT',
  'CVP',
  'PCVP',
  'PVP',
  'VP',
  'LĐVP',
  'P',
  'BT',
  'GĐ',
  'PGĐ',
  'BGĐ',
  'TUV',
  'HUV',
  ...ministries,
])

/** Reads `data/abbreviations.json`. @throws RangeError where the file has another form. */
export function readAbbreviations(file: unknown): Abbreviations {
  return new Abbreviations(
    rowsOf(file, 'abbreviations').flatMap((row) => {
      const expansion = row.texts('expansions')[0]
      if (expansion === undefined) return []
      const category = row.text('category')
      return [row.text('abbreviation'), ...row.texts('variants')].map((form) => ({ form, expansion, category }))
    }),
  )
}
