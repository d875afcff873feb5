/**
 * The Vietnamese encodings before Unicode that occur in offices' files, as they look when their bytes were read as
 * windows-1252: "ñaàu tö" (VNI), "®Çu t­" (TCVN3), "ÇÀu tÜ" (VPS).
 */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps'

export const legacyEncodings: readonly LegacyEncoding[] = ['tcvn3', 'vni', 'vps']

/**
 * TCVN 5712:1993, VN3 ("ABC", fonts .VnTime). Runs of letters from a byte on. It has no capitals with tones: in the "H"
 * fonts (.VnTimeH) the same bytes print as capitals.
 */
const tcvn3Runs: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]

/** VPS (Vietnamese Professionals Society). Rare capitals lie among the control characters. */
const vpsRuns: readonly (readonly [number, string])[] = [
  [0x02, 'ẠẬẶẸỆ'],
  [0x10, 'ỊỌỘỢỤỰ'],
  [0x19, 'Ỵ'],
  [0x1c, 'ẪỮ'],
  [0x80, 'ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ'],
  [0x93, 'ỀỂỄỐỒỔỖýỷỵỚỜỞ'],
  [0xa1, 'ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ'],
  [0xe0, 'àáâãảạă'],
  [0xe8, 'èéêẽìí'],
  [0xef, 'ĩẴĐòóôõ'],
  [0xf7, 'Ơụùúủ'],
  [0xfd, 'ỶẼỳ'],
]

/** VNI for Windows: a letter and after it a sign; eight letters are single bytes. */
const vniSigns: readonly (readonly [string, string])[] = [
  ['a', 'ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ'],
  ['e', 'ùéøèûẻõẽïẹâêáếàềåểãễäệ'],
  ['o', 'ùóøòûỏõõïọâôáốàồåổãỗäộ'],
  ['ô', 'ùớøờûởõỡïợ'],
  ['u', 'ùúøùûủõũïụ'],
  ['ö', 'ùứøừûửõữïự'],
  ['y', 'ùýøỳûỷõỹ'],
]
const vniSingles = 'ñđôơöưííììæỉóĩòịîỵ'

/** What windows-1252 shows for the bytes 0x80–0x9F; a space where it shows nothing and the control character stays. */
const western = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const byteOf = new Map<string, number>()
for (let byte = 0; byte < 0x100; byte++) byteOf.set(String.fromCharCode(byte), byte)
for (const [i, shown] of [...western].entries()) if (shown !== ' ') byteOf.set(shown, 0x80 + i)
// Readers of PDF write the micro sign as the Greek letter.
byteOf.set('μ', 0xb5)

/**
 * What windows-1252 shows for a control character U+0080–U+009F, where bytes were read as ISO 8859-1 (as Node itself does
 * under the name "windows-1252"): U+0093 → "“". Undefined for bytes that show nothing and for other characters.
 */
export function westernSign(control: string): string | undefined {
  const shown = control.length === 1 ? western.charAt(control.charCodeAt(0) - 0x80) : ''
  return shown === '' || shown === ' ' ? undefined : shown
}

/** The byte that a character stands for when bytes were read as windows-1252 or ISO 8859-1; undefined for others. */
export const westernByte = (character: string): number | undefined => byteOf.get(character)

function byteTable(runs: readonly (readonly [number, string])[]): ReadonlyMap<number, string> {
  const table = new Map<number, string>()
  for (const [from, letters] of runs) [...letters].forEach((letter, i) => table.set(from + i, letter))
  return table
}

function vniTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  const put = (written: string, letter: string): void => {
    table.set(written, letter)
  }
  for (const [base, pairs] of vniSigns) {
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const sign = pairs.charAt(i)
      const letter = pairs.charAt(i + 1)
      put(base + sign, letter)
      put(base.toUpperCase() + sign.toUpperCase(), letter.toUpperCase())
      put(base.toUpperCase() + sign, letter.toUpperCase())
    }
  }
  for (let i = 0; i + 1 < vniSingles.length; i += 2) {
    put(vniSingles.charAt(i), vniSingles.charAt(i + 1))
    put(vniSingles.charAt(i).toUpperCase(), vniSingles.charAt(i + 1).toUpperCase())
  }
  return table
}

const bytes: Readonly<Record<'tcvn3' | 'vps', ReadonlyMap<number, string>>> = {
  tcvn3: byteTable(tcvn3Runs),
  vps: byteTable(vpsRuns),
}
const vni = vniTable()

/**
 * One word read in an encoding; null when it holds a character that the encoding does not have, so that a word of
 * Unicode text ("người") is never taken for one. Plain ASCII comes back as it is.
 */
export function decodeWord(word: string, encoding: LegacyEncoding): string | null {
  return encoding === 'vni' ? decodeVni(word) : decodeBytes(word, bytes[encoding])
}

function decodeBytes(word: string, table: ReadonlyMap<number, string>): string | null {
  let out = ''
  for (const character of word) {
    const letter = table.get(byteOf.get(character) ?? -1)
    if (letter === undefined && character > '\u{7f}') return null
    out += letter ?? character
  }
  return out
}

function decodeVni(word: string): string | null {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const pair = vni.get(word.slice(i, i + 2))
    if (pair !== undefined && i + 1 < word.length) {
      out += pair
      i++
      continue
    }
    const character = word.charAt(i)
    const single = vni.get(character)
    if (single === undefined && character > '\u{7f}') return null
    out += single ?? character
  }
  return out
}
