import type { Edit } from '@vanthu/document'
import type { Pass } from '../pass.js'
import { isSyllable } from '../syllable/syllable.js'
import { nfc } from './unorm-adapter.js'

/** Letters of other scripts and languages that print like a letter of the Vietnamese alphabet. */
const twins = new Map<string, string>()
const put = (theirs: string, ours: string): void => {
  const letters = [...ours]
  ;[...theirs].forEach((letter, i) => twins.set(letter, letters[i] ?? letter))
}
// Cyrillic
put('АВЕКМНОРСТУХІЅЈԚԜаеорсухіѕјԛԝһ', 'ABEKMHOPCTYXISJQWaeopcyxisjqwh')
// Greek
put('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυικ', 'ABEZHIKMNOPTYXovpuik')
// Latin: Icelandic and African d with stroke, caron for breve, dotless and dotted i, long s
put('ÐðƉɖǍǎıİſ', 'ĐđĐđĂăiIs')

const ligatures = new Map([
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅ', 'st'],
  ['ﬆ', 'st'],
])

const suspects = /[\u{370}-\u{3ff}\u{400}-\u{52f}ÐðƉɖǍǎıİſ\u{fb00}-\u{fb06}\u{ff01}-\u{ff5e}]/u
/** A stretch of letters, marks and digits; symbols of papers ("NÐ-CP") are read part by part. */
const wordPattern = /[\p{L}\p{M}\p{N}\u{fb00}-\u{fb06}]+/gu
const fullWidth = /[\u{ff01}-\u{ff5e}]+/gu
const onlyWide = /^[\u{ff01}-\u{ff5e}]+$/u
/** Full-width punctuation: what is no letter or digit, so that no word holds it. */
const wideSign = /(?:(?![\p{L}\p{N}])[\u{ff01}-\u{ff5e}])+/gu
const han = /[\u{2e80}-\u{30ff}\u{3400}-\u{9fff}\u{ac00}-\u{d7af}]/u
const latin = /\p{Script=Latin}/u
const symbol = /^(?=.{0,10}\p{Lu})[\p{Lu}\p{N}]{2,12}$|^Q[yđĐ]{1,2}$/u

/**
 * Letters that look right and are not: Cyrillic "а" in "bаn", Icelandic "Ð" in "QÐ", "ǎ" for "ă", ligatures, full-width
 * letters. A word changes when it mixes scripts or holds such a letter, and a syllable or a symbol in capitals comes of it;
 * words wholly in another script stay, so Russian, Greek and Chinese text is left alone.
 */
export const lookAlikes: Pass = {
  name: 'look-alikes',
  summary: 'letters of other scripts, ligatures and full-width forms that stand for Vietnamese letters',
  run({ text, lines }) {
    if (!suspects.test(text)) return { edits: [], diagnostics: [] }
    const edits: Edit[] = []
    for (const line of lines) {
      const written = text.slice(line.from, line.to)
      if (!suspects.test(written)) continue
      const wide = !han.test(written)
      for (const found of written.matchAll(wordPattern)) {
        const from = line.from + found.index
        const edit = readWord(found[0], from)
        if (edit !== null) edits.push(edit)
        else if (wide) edits.push(...narrowed(found[0], from))
      }
      if (wide)
        for (const found of written.matchAll(wideSign)) edits.push(...narrowed(found[0], line.from + found.index))
    }
    return { edits, diagnostics: [] }
  },
}

function readWord(word: string, from: number): Edit | null {
  if (word.length > 40 || !suspects.test(word) || onlyWide.test(word)) return null
  const replacement = reading(word)
  if (replacement === null) return null
  return { span: { from, to: from + word.length }, replacement, rule: 'look-alikes.letter', confidence: 0.98 }
}

/** The full-width forms in a stretch, each run made narrow. */
const narrowed = (stretch: string, at: number): readonly Edit[] =>
  [...stretch.matchAll(fullWidth)].map((found) => ({
    span: { from: at + found.index, to: at + found.index + found[0].length },
    replacement: [...found[0]].map(narrow).join(''),
    rule: 'look-alikes.width',
    confidence: 0.98,
  }))

function reading(word: string): string | null {
  let out = ''
  let ligature = false
  for (const letter of word) {
    const joined = ligatures.get(letter)
    if (joined !== undefined) ligature = true
    out += joined ?? twins.get(letter) ?? narrow(letter)
  }
  out = nfc(out)
  if (out === word) return null
  // A ligature never means anything but its letters; for all others the whole word must prove itself.
  if (ligature && !suspects.test(out)) return out
  if (suspects.test(out) || !(latin.test(word) || isVietnameseOnly(out))) return null
  // Đ by itself numbers an item: "Ð)", "điểm ð".
  return isSyllable(out) || symbol.test(out) || out === 'Đ' || out === 'đ' ? out : null
}

/** A word wholly of twins ("СОТО") counts only when marks make it Vietnamese beyond doubt. */
const isVietnameseOnly = (word: string): boolean => /[^\u{0}-\u{7f}]/u.test(word)

const narrow = (letter: string): string =>
  letter >= '\u{ff01}' && letter <= '\u{ff5e}' ? String.fromCharCode(letter.charCodeAt(0) - 0xfee0) : letter
