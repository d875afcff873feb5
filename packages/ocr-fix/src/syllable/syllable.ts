import type { Tone } from './letters.js'
import { toneOf, withoutTone, withTone } from './letters.js'

/** A well-formed syllable taken apart; all parts in lower case, `rime` without tone. */
export interface Syllable {
  /** "" or one of the 27 written initials, "qu" and "gi" among them. */
  readonly onset: string
  /** Nucleus and coda, quality marks kept, tone taken off: "ương". */
  readonly rime: string
  readonly tone: Tone
}

/** Written initials, longest first where one begins another. `ngh`, `gh`, `k` stand before e, ê, i, y; `ng`, `g`, `c` elsewhere. */
const onsets = new Set(' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '))

/**
 * Rimes as written, without tone. Source: the orthography of 1984 (Quyết định 240/QĐ) and the dictionaries; rimes that
 * occur only in loans (ooc, oong, uyp, eng) are in, ideophones of one region are not.
 */
const rimes = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu ynh ych yt ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut ' +
    'uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu'
  ).split(' '),
)

/** What may follow "qu", in which the u is the glide. */
const rimesAfterQu = new Set(
  (
    'a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng âp ât ây e ec en eng eo et ê ên ênh êt êu êch ' +
    'i in inh it ich y yên yêt ynh yt ych yp ơ ơn ơt ôc ơi'
  ).split(' '),
)

const frontVowel = /^[eêiy]/u
const stopCoda = /(?:c|ch|p|t)$/u

/** One written rime with its tone → the rime without it; several placements of the tone lead to the same rime. */
const tonedRimes = new Map<
  string,
  { readonly rime: string; readonly tone: Tone; readonly placement: 'one' | 'old' | 'new' }
>()
for (const rime of new Set([...rimes, ...rimesAfterQu])) {
  for (const tone of [0, 1, 2, 3, 4, 5] as const) {
    if (stopCoda.test(rime) && tone !== 2 && tone !== 5) continue
    const { old, modern } = places(rime)
    tonedRimes.set(mark(rime, modern, tone), { rime, tone, placement: old === modern || tone === 0 ? 'one' : 'new' })
    if (old !== modern && tone !== 0) tonedRimes.set(mark(rime, old, tone), { rime, tone, placement: 'old' })
  }
}

function mark(rime: string, at: number, tone: Tone): string {
  return rime.slice(0, at) + withTone(rime.charAt(at), tone) + rime.slice(at + 1)
}

/**
 * Where the tone goes in a rime. Official print (and Decree 30/2020's own text) writes "hòa, thủy, khỏe": on the first of
 * oa, oe, uy that end the syllable (`old`); news print writes "hoà, thuỷ, khoẻ" (`modern`). All other rimes have one place.
 */
function places(rime: string): { old: number; modern: number } {
  const vowels = /^[aăâeêioôơuưy]+/u.exec(rime)?.[0] ?? ''
  const circumflexed = [...vowels].findLastIndex((v) => 'ăâêôơư'.includes(v))
  if (rime === 'uơ') return { old: 1, modern: 1 }
  // Loans print it either way: "xoóng", "Gióoc-đa-ni".
  if (rime.startsWith('oo')) return { old: 1, modern: 0 }
  if (circumflexed >= 0) return { old: circumflexed, modern: circumflexed }
  if (vowels.length === 1) return { old: 0, modern: 0 }
  if (vowels.length < rime.length) return { old: vowels.length - 1, modern: vowels.length - 1 }
  if (rime === 'oa' || rime === 'oe' || rime === 'uy') return { old: 0, modern: 1 }
  if (vowels.length === 3) return { old: 1, modern: 1 }
  return { old: 0, modern: 0 }
}

/**
 * Takes a lower-case NFC syllable apart; null when Vietnamese spelling does not allow it ("ngiên", "trươc", "sé6").
 * Both placements of the tone are read ("hoà" and "hòa" give the same parts). Capitals: lower them first.
 * "gì", "gìn" and "giếng" have the onset "gi"; their rimes are "i", "in", "iêng".
 */
export function parseSyllable(text: string): Syllable | null {
  if (text.length === 0 || text.length > 7) return null
  for (let cut = Math.min(3, text.length - 1); cut >= 0; cut--) {
    const onset = text.slice(0, cut)
    if (!onsets.has(onset)) continue
    const found = tonedRimes.get(text.slice(cut))
    if (found === undefined) continue
    if (onset === 'qu' ? !rimesAfterQu.has(found.rime) : !rimes.has(found.rime)) continue
    if (onset !== 'qu' && found.rime === 'yt') continue
    if (!spelled(onset, found.rime)) continue
    return { onset: onset === 'g' && found.rime.startsWith('i') ? 'gi' : onset, rime: found.rime, tone: found.tone }
  }
  return null
}

function spelled(onset: string, rime: string): boolean {
  switch (onset) {
    case 'k':
    case 'gh':
    case 'ngh':
      return frontVowel.test(rime)
    case 'c':
    case 'ng':
      return !frontVowel.test(rime)
    case 'g':
      return !frontVowel.test(rime) || rime === 'i' || rime === 'in' || rime === 'iêng'
    case 'gi':
      return !rime.startsWith('i') && !rime.startsWith('y')
    case '':
      return !/^(?:yt|ynh|ych)$/u.test(rime)
    default:
      return rime === 'y' || !rime.startsWith('y') || onset === 'qu'
  }
}

/**
 * Writes a stem (lower case, quality marks, no tone) with a tone in its right place; null when no syllable comes of it:
 * ("thưc", 5) → "thực", ("dân", 4) → "dẫn", ("thưc", 1) → null. `style` as in `writeSyllable`.
 */
export function toneStem(stem: string, tone: Tone, style: 'official' | 'modern' = 'official'): string | null {
  for (let cut = Math.min(3, stem.length - 1); cut >= 0; cut--) {
    const onset = stem.slice(0, cut)
    const rime = stem.slice(cut)
    if (!onsets.has(onset) || !(onset === 'qu' ? rimesAfterQu : rimes).has(rime) || !spelled(onset, rime)) continue
    if (stopCoda.test(rime) && tone !== 2 && tone !== 5) return null
    const { old, modern } = places(rime)
    return onset + mark(rime, style === 'modern' || onset === 'qu' ? modern : old, tone)
  }
  return null
}

/** True of a well-formed syllable in any case: "Nghị", "THỰC", "đ" not. Letters in mixed case ("tRẻ") count as well. */
export const isSyllable = (text: string): boolean => parseSyllable(text.toLowerCase()) !== null

/** True when a word could be a Vietnamese syllable whose marks were lost: "ke", "hoach", "Duong". */
export function isBareSyllable(text: string): boolean {
  return bareForms().has(text.toLowerCase())
}

let bareCache: ReadonlySet<string> | null = null

/** All syllables without any mark, in lower case; about 2,300. Built at the first call. */
export function bareForms(): ReadonlySet<string> {
  if (bareCache !== null) return bareCache
  const out = new Set<string>()
  for (const onset of onsets) {
    for (const rime of onset === 'qu' ? rimesAfterQu : rimes) {
      if (!spelled(onset, rime)) continue
      out.add((onset + rime).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
    }
  }
  bareCache = out
  return out
}

/** Writes a syllable in lower case. `style` decides only between "hòa, thủy" (`official`) and "hoà, thuỷ" (`modern`). */
export function writeSyllable({ onset, rime, tone }: Syllable, style: 'official' | 'modern' = 'official'): string {
  const { old, modern } = places(rime)
  const stem = onset === 'gi' && rime.startsWith('i') ? 'g' : onset
  // After "qu" the u is no vowel, so "quý" has one place whatever the style.
  const at = style === 'modern' || onset === 'qu' ? modern : old
  return stem + mark(rime, at, tone)
}

/**
 * One key for both placements of the tone: "hoà" and "hòa" → "hòa". What is no syllable comes back as it is, in lower case.
 */
export function placementKey(text: string): string {
  const lower = text.toLowerCase()
  const parts = parseSyllable(lower)
  return parts === null ? lower : writeSyllable(parts)
}

/** The tone carried anywhere in a word, and the word without it; of two marks the last counts. */
export function splitTone(text: string): { readonly base: string; readonly tone: Tone } {
  let base = ''
  let tone: Tone = 0
  for (const letter of text) {
    base += withoutTone(letter)
    const own = toneOf(letter)
    if (own !== 0) tone = own
  }
  return { base, tone }
}
