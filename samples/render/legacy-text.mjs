/** Writes text in the old 8-bit code TCVN3 (TCVN 5712:1993, "ABC"): each character of the result is one byte, as Latin-1 shows it. */

// Source: table VN3 of TCVN 5712:1993. It has no capital letters with a tone: the fonts of capitals used the small ones.
const SMALL =
  'à:b5 ả:b6 ã:b7 á:b8 ạ:b9 ằ:bb ẳ:bc ẵ:bd ắ:be ặ:c6 ầ:c7 ẩ:c8 ẫ:c9 ấ:ca ậ:cb è:cc ẻ:ce ẽ:cf é:d0 ẹ:d1 ề:d2 ể:d3 ễ:d4 ế:d5 ệ:d6 ' +
  'ì:d7 ỉ:d8 ĩ:dc í:dd ị:de ò:df ỏ:e1 õ:e2 ó:e3 ọ:e4 ồ:e5 ổ:e6 ỗ:e7 ố:e8 ộ:e9 ờ:ea ở:eb ỡ:ec ớ:ed ợ:ee ù:ef ủ:f1 ũ:f2 ú:f3 ụ:f4 ' +
  'ừ:f5 ử:f6 ữ:f7 ứ:f8 ự:f9 ỳ:fa ỷ:fb ỹ:fc ý:fd ỵ:fe ă:a8 â:a9 ê:aa ô:ab ơ:ac ư:ad đ:ae Ă:a1 Â:a2 Ê:a3 Ô:a4 Ơ:a5 Ư:a6 Đ:a7'
const CODE = new Map(SMALL.split(' ').map((pair) => [pair[0], String.fromCharCode(parseInt(pair.slice(2), 16))]))

/** "Kế hoạch" → "KÕ ho¹ch". Throws on a letter that the code does not have, such as "Ế". */
export function toTcvn3(text) {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const code = CODE.get(letter)
      if (code !== undefined) return code
      if (letter.charCodeAt(0) < 128) return letter
      throw new RangeError(`TCVN3 has no code for ${letter}`)
    })
    .join('')
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u

/**
 * Combining marks one letter late, as some PDF writers leave them in the text layer: "dẫn" → "dâñ", "thực" → "thưc̣",
 * and over a space "xã hội" → "xa ̃hội". `share` of the words that allow it are bent; `next` gives the chance.
 */
export function misplaceMarks(text, next, share) {
  const bent = (vowel, after, limit) => {
    const letters = vowel.normalize('NFD')
    const tone = TONE.exec(letters)?.[0]
    if (tone === undefined || next() > limit) return vowel + after
    return letters.replace(tone, '').normalize('NFC') + after + tone
  }
  return text
    .replace(/(\p{Ll})([a-z])(?!\p{L})/gu, (_, vowel, last) => bent(vowel, last, share))
    .replace(/(\p{Ll})( )(?=\p{Ll})/gu, (_, vowel, space) => bent(vowel, space, share / 4))
}
