/** How the bytes of a text file were read. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'latin1'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/**
 * Decodes a text file. A byte order mark decides; then UTF-16 by its zero bytes; then UTF-8 where it is valid; then
 * windows-1258, whose tone marks follow their vowel; all else byte for byte (U+0000–U+00FF), so that TCVN3 (ABC), VNI
 * and VPS text reaches the repair stage as typed: bytes B5 "µ" stay "µ", which TCVN3 means as "à". Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes)
  if (encoding === 'latin1') return { text: Buffer.from(bytes).toString('latin1'), encoding }
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = zeroBytes(bytes)
  if (zeros.odd > zeros.even && zeros.odd > 0) return 'utf-16le'
  if (zeros.even > 0) return 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  return isWindows1258(bytes) ? 'windows-1258' : 'latin1'
}

/** Valid UTF-8; a character cut off at the end of a sample counts as valid. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The five tone marks of windows-1258: huyền, hỏi, ngã, sắc, nặng. */
const marks1258 = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2])
const vowels1258 = new Set([
  ...Buffer.from('aeiouyAEIOUY', 'latin1'),
  0xc2,
  0xe2,
  0xc3,
  0xe3,
  0xca,
  0xea,
  0xd4,
  0xf4,
  0xd5,
  0xf5,
  0xdd,
  0xfd,
])

/** In windows-1258 the mark bytes stand after vowels; in the legacy font encodings the same bytes are letters. */
function isWindows1258(bytes: Uint8Array): boolean {
  let high = 0
  let marks = 0
  let placed = 0
  bytes.forEach((byte, i) => {
    if (byte < 0x80) return
    high++
    if (!marks1258.has(byte)) return
    marks++
    if (vowels1258.has(bytes[i - 1] ?? 0)) placed++
  })
  return marks > 0 && marks >= 0.15 * high && placed >= 0.95 * marks
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const sample = bytes.subarray(0, 65_536)
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  return { even, odd }
}

/** Text by its bytes: hardly a control character; zero bytes only as half of UTF-16 letters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  const encoding = encodingOf(sample)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const zeros = zeroBytes(sample)
    const marked = sample[0] === 0xff || sample[0] === 0xfe
    // Vietnamese letters outside Latin-1 have no zero byte, spaces and plain letters do.
    if (!marked && Math.max(zeros.even, zeros.odd) < 0.2 * (sample.length / 2)) return false
    if (!marked && Math.min(zeros.even, zeros.odd) > 0) return false
    return controlShare(new TextDecoder(encoding).decode(sample)) < 0.01
  }
  return controlShare(Buffer.from(sample).toString('latin1'), encoding === 'latin1') < 0.01
}

function controlShare(text: string, legacy = false): number {
  // VPS puts letters on some control codes, so that a legacy file may hold a few.
  const controls = legacy ? /[\0\x07\x08\x0e-\x0f\x1b\x7f]/gu : /[\0-\x08\x0e-\x1f\x7f]/gu
  return text.length === 0 ? 0 : (text.match(controls)?.length ?? 0) / text.length
}
