import type { Edit } from '@vanthu/document'
import { westernByte } from './encodings.js'

/** What UTF-8 Vietnamese looks like as windows-1252: "Káº¿ hoáº¡ch", "Ä‘Æ°á»\u{9d}ng". */
const tell = /[ÃÄÅÆ][\u{80}-\u{bf}‘’“”•–—˜™š›œžŸ€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|á[º»]/u
const run = /[^\u{0}-\u{7f}]{1,400}/gu
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Edits that undo UTF-8 read as windows-1252. A run of bytes that is valid UTF-8 by accident is nearly impossible; still
 * three runs must be, and nine of ten of all runs, or nothing is done.
 */
export function decodeMojibake(text: string): readonly Edit[] {
  if (!tell.test(text)) return []
  const edits: Edit[] = []
  let runs = 0
  for (const found of text.matchAll(run)) {
    runs++
    const decoded = decode(found[0])
    if (decoded === null) continue
    const span = { from: found.index, to: found.index + found[0].length }
    edits.push({ span, replacement: decoded, rule: 'legacy.utf8', confidence: 0.99 })
  }
  return edits.length >= 3 && edits.length * 10 >= runs * 9 ? edits : []
}

function decode(written: string): string | null {
  const bytes: number[] = []
  for (const character of written) {
    const byte = westernByte(character)
    if (byte === undefined || byte < 0x80) return null
    bytes.push(byte)
  }
  // The decoder reports bad bytes by an exception; no other way exists to ask.
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
