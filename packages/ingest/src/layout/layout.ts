import type { Block, RecognizedLine } from '@vanthu/document'
import { enclose } from '@vanthu/document'
import type { PageWords } from '../page-words.js'

/** Blocks of the whole document in reading order. */
export function layOut(pages: readonly PageWords[]): Block[] {
  return pages.flatMap(({ page, words }): Block[] => {
    const box = enclose(words.flatMap((w) => (w.box === null ? [] : [w.box])))
    const line: RecognizedLine = { page, words, box }
    return words.length === 0 ? [] : [{ kind: 'paragraph', role: 'body', lines: [line] }]
  })
}
