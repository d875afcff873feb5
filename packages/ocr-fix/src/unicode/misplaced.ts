import type { Edit } from '@vanthu/document'
import type { Pass } from '../pass.js'
import { isSyllable } from '../syllable/syllable.js'
import { isLooseSign, markedConsonant, recompose } from './recompose.js'

/** Any sign that could be loose, and any letter beyond the Vietnamese ones: texts without are left in one scan. */
const odd =
  /[\u{300}-\u{36f}´˜ˆ˘ˊˋˀ\u{c7}\u{d1}\u{e7}\u{f1}\u{106}-\u{10f}\u{112}-\u{127}\u{12a}-\u{13e}\u{143}-\u{167}\u{16a}-\u{17e}\u{1f4}-\u{1f9}\u{1e00}-\u{1e99}]|\p{L}[`~]\p{L}|[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{2}/iu

/** A word with its loose signs; "`" and "~" only between letters. */
const wordPattern = /[\p{L}\p{M}´˜ˆ˘ˊˋˀ]+(?:[`~][\p{L}\p{M}]+){0,2}/gu

const longest = 12

/** A word as repaired so far, with its place in the text that the pass saw. */
interface Word {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Marks that a text layer puts in the wrong place: "hướng dâñ thưc̣ hiêṇ" → "hướng dẫn thực hiện", "xa ̃hôị" → "xã hội",
 * "hươ ńg" → "hướng". A word changes only when a well-formed syllable comes of all its marks. Letters of the languages of
 * the Highlands ("ñu", "čiăng", "ŏ") stay: a mark on the first consonant of a whole word is theirs.
 */
export const misplaced: Pass = {
  name: 'misplaced',
  summary: 'misplaced, doubled, split and spacing marks',
  run({ text }) {
    if (!odd.test(text)) return { edits: [], diagnostics: [] }
    const edits: Edit[] = []
    let before: Word | null = null
    for (const found of text.matchAll(wordPattern)) {
      const word: Word = { from: found.index, to: found.index + found[0].length, text: found[0] }
      if (word.text.length > longest) {
        before = null
        continue
      }
      const both = joined(text, before, word)
      if (both !== null) {
        // The word before may have been repaired on its own; this reading of the two together sees more.
        if ((edits.at(-1)?.span.to ?? 0) > both.span.from) edits.pop()
        edits.push(both)
        before = null
        continue
      }
      const replacement = alone(word)
      if (replacement !== null) edits.push(edit(word.from, word.to, replacement, 'misplaced.mark', 0.99))
      before = replacement === null ? word : { ...word, text: replacement }
    }
    return { edits, diagnostics: [] }
  },
}

function alone(word: Word): string | null {
  if (!odd.test(word.text)) return null
  const first = word.text.charAt(0)
  return isLooseSign(first) || markedConsonant(first) !== null ? null : recompose(word.text)
}

/** Readings that take a word together with the one before it, one or two spaces apart. */
function joined(text: string, before: Word | null, word: Word): Edit | null {
  const first = word.text.charAt(0)
  const loose = isLooseSign(first)
  const consonant = loose ? null : markedConsonant(first)
  if (before === null || (!loose && consonant === null)) return null
  const gap = text.slice(before.to, word.from)
  if (gap !== ' ' && gap !== '  ') return null
  const to = word.to
  let signs = 0
  while (isLooseSign(word.text.charAt(signs))) signs++
  const rest = loose ? word.text.slice(signs) : (consonant?.letter ?? '') + word.text.slice(1)
  const sign = loose ? word.text.slice(0, signs) : first.normalize('NFD').slice(1)
  // The sign belongs to the word before, and what follows stands on its own: "xa ̃hôị".
  const marked = isSyllable(before.text + sign) ? before.text + sign : recompose(before.text + sign)
  if (marked !== null && (rest === '' || isSyllable(rest) || recompose(rest) !== null)) {
    const after = rest === '' ? '' : ` ${isSyllable(rest) ? rest : (recompose(rest) ?? rest)}`
    return edit(before.from, to, marked + after, 'misplaced.split', 0.97)
  }
  const whole = recompose(before.text + word.text)
  return whole === null ? null : edit(before.from, to, whole, 'misplaced.split', 0.97)
}

const edit = (from: number, to: number, replacement: string, rule: string, confidence: number): Edit => ({
  span: { from, to },
  replacement,
  rule,
  confidence,
})
