import { textsOf } from '../knowledge/read-json.js'
import { levenshtein } from '../text/distance-adapter.js'
import { bare, modernTone } from '../text/fold.js'

/** A post read from a line, and how sure the reading is. */
export interface FoundPost {
  /** In the case of running text: "Phó Chủ tịch". */
  readonly name: string
  /** Where its words begin in the line. */
  readonly from: number
  readonly confidence: number
}

/** Posts under which documents are signed; see `data/body-grammar.json`. */
export class SigningPosts {
  readonly #byKey: ReadonlyMap<string, string>
  readonly #keys: readonly string[]

  constructor(posts: readonly string[]) {
    const byKey = new Map<string, string>()
    for (const post of posts) if (!byKey.has(keyOf(post))) byKey.set(keyOf(post), post)
    this.#byKey = byKey
    this.#keys = [...this.#byKey.keys()].sort((a, b) => b.length - a.length)
  }

  /**
   * The post that a line consists of, or ends with in capitals ("…; PHÓ CHỦ TỊCH" beside a recipient). Marks do not
   * count, and a long name may have a wrong letter.
   */
  read(line: string, alone: boolean): FoundPost | null {
    const words = alone ? line : (/(?:^[^\p{L}\p{N}]{0,6}|[;.,:]\s)(\p{Lu}[\p{Lu}\s]{4,60})$/u.exec(line)?.[1] ?? '')
    if (words === '') return this.#atEnd(line)
    const from = line.length - words.length
    const key = keyOf(words)
    const exact = this.#byKey.get(key) ?? this.#byKey.get(key.replace(/ \S{1,2}$/u, ''))
    if (exact !== undefined) return { name: exact, from, confidence: 1 }
    if (!alone) return this.#atEnd(line)
    if (words.length > 70) return null
    // "GIÁM ĐỐC SỞ Y TẾ", "CHỦ TỊCH HỘI"
    const head = this.#keys.find((k) => key.startsWith(`${k} `))
    if (head !== undefined && !/\p{Ll}/u.test(words)) return { name: this.#withBody(words), from, confidence: 0.9 }
    for (const known of this.#keys) {
      if (known.length < 8 || Math.abs(known.length - key.length) > 3) continue
      if (levenshtein(known, key) <= (known.length < 13 ? 1 : 2)) {
        return { name: this.#byKey.get(known) ?? words, from, confidence: 0.7 }
      }
    }
    return null
  }

  /**
   * The one post whose letters are left in capitals that were read badly: "TRUG NG BAN" → "Trưởng ban", "H VĂN PHÒNG" →
   * "Chánh Văn phòng", "HỒ CHỦ TỊCH" → "Phó Chủ tịch". Null where two posts are as near.
   */
  damaged(capitals: string): string | null {
    const letters = lettersOf(capitals)
    if (letters.length < 7) return null
    let least = letters.length < 10 ? 2 : 3
    let near = new Set<string>()
    for (const [key, name] of this.#byKey) {
      const known = key.replace(/ /g, '')
      if (known.length < 7 || letters.length > known.length + 1 || known.length > letters.length + 4) continue
      const cut = known.length - letters.length
      const distance = cut > 0 && cut < 5 && known.endsWith(letters) ? 1 : levenshtein(known, letters)
      if (distance < least) {
        least = distance
        near = new Set()
      }
      if (distance === least && distance < (letters.length < 10 ? 2 : 3)) near.add(name)
    }
    const names = [...near]
    // "H VĂN PHÒNG" ends the head's post and the deputy's: who signs for nobody is the head.
    const heads = names.filter((name) => !/^(?:Phó|Thứ|Quyền)\s/u.test(name))
    return names.length === 1 ? (names[0] ?? null) : heads.length === 1 ? (heads[0] ?? null) : null
  }

  /**
   * The post of two words or more that a line ends with in capitals, behind small letters and what a stroke left before it:
   * "Như trên HỒ CHỦ TỊCH" → "Chủ tịch". The words before it are part of its place.
   */
  #atEnd(line: string): FoundPost | null {
    const capitals = /(?<=\p{Ll}\S{0,3}\s(?:\S{1,2}\s)?)(?:\p{Lu}{2,8}\s){1,5}\p{Lu}{2,8}$/u.exec(line)
    if (capitals === null) return null
    const words = capitals[0].split(' ')
    for (let i = 0; i <= Math.min(1, words.length - 2); i++) {
      const post = this.#byKey.get(keyOf(words.slice(i).join(' ')))
      if (post !== undefined) return { name: post, from: capitals.index, confidence: i === 0 ? 0.9 : 0.6 }
    }
    return null
  }

  /** "GIÁM ĐỐC SỞ Y TẾ" → "Giám đốc SỞ Y TẾ": the body stays in capitals, for a reader who knows its name. */
  #withBody(capitals: string): string {
    const words = capitals.split(/\s+/u)
    for (let i = 2; i < words.length; i++) {
      const post = this.#byKey.get(keyOf(words.slice(0, i).join(' ')))
      const rest = words.slice(i).join(' ')
      if (post !== undefined && bodyHeads.test(bare(rest))) return `${post} ${rest}`
    }
    return properCase(capitals)
  }

  /** The deputy of a post, who signs for it: "Chánh Văn phòng" → "Phó Chánh Văn phòng", "Bộ trưởng" → "Thứ trưởng". */
  deputyOf(post: string): string | null {
    if (/^(?:Phó|Thứ)(?=\s)/u.test(post)) return null
    if (/^Bộ trưởng$/u.test(post)) return 'Thứ trưởng'
    return this.#byKey.get(keyOf(`Phó ${post}`)) ?? null
  }
}

const bodyHeads =
  /^(?:ubnd|hdnd|bhxh|ldld|hlhpn|hnd|ccb|kbnn|uy ban|bao hiem|kho bac|cong doan|quy|chi nhanh|hoi dong|so|bo|ban|hoi|cuc|chi cuc|van phong|cong an|tinh uy|thanh uy|huyen uy|dang uy|tinh doan|lien doan|phong|trung tam|truong|vien|benh vien)(?![a-z])/u
const keyOf = (text: string): string =>
  bare(text)
    .replace(/[^a-z]+/g, ' ')
    .trim()

const lettersOf = (text: string): string => keyOf(text).replace(/ /g, '')

/** "CHÁNH VĂN PHÒNG HUYỆN ỦY" → "Chánh Văn phòng huyện ủy": for posts that no list knows. */
export function properCase(capitals: string): string {
  const words = modernTone(capitals).toLowerCase().replace(/\s+/g, ' ').trim()
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/(?<=^Phó )\p{Ll}/u, (c) => c.toUpperCase())
}

/** Reads `data/body-grammar.json`. @throws RangeError where the file has another form. */
export function readSigningPosts(file: unknown): SigningPosts {
  return new SigningPosts(textsOf(file, 'signingPosts'))
}
