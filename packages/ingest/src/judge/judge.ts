import type { PageWords } from '../page-words.js'

export type RejectReason = 'empty' | 'signature-note-only' | 'too-little-text' | 'garbled'

/**
 * What a page's text layer is worth. `score` 0–1 is the share of its syllables that can be Vietnamese (or, in clean
 * foreign text, words). `legacyEncoding`: the text is in TCVN3 or VNI bytes, and can be converted.
 */
export type Verdict =
  | { readonly use: true; readonly score: number; readonly legacyEncoding?: 'tcvn3' | 'vni' }
  | { readonly use: false; readonly score: number; readonly reason: RejectReason }

/** Judges the text layer of one page. `imageCover` is the share of the page that images cover, 0 where unknown. */
export function judge(page: PageWords, _imageCover = 0): Verdict {
  return page.words.length === 0 ? { use: false, score: 0, reason: 'empty' } : { use: true, score: 1 }
}
