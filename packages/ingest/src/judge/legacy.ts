/**
 * Fonts before Unicode keep Vietnamese letters in the places of other signs. Their text is clean, only written in
 * another alphabet: TCVN3 (ABC) "KÕ ho¹ch", VNI "Keá hoaïch".
 */
export function legacyEncodingOf(text: string): 'tcvn3' | 'vni' | null {
  const tokens = text.match(/[^\s\d.,;:()/"'-]{2,}/gu) ?? []
  if (tokens.length < 8) return null
  if (
    tokens.filter((t) => /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/iu.test(t)).length >
    0.05 * tokens.length
  )
    return null
  const tcvn3 = tokens.filter((t) => signsOfTcvn3.test(t)).length
  const vni = tokens.filter((t) => signsOfVni.test(t)).length
  const least = tokens.length * 0.2
  if (tcvn3 >= least && tcvn3 >= vni) return 'tcvn3'
  return vni >= least ? 'vni' : null
}

/** Signs that Latin text has not within words: "®" is đ, "­" (soft hyphen) ư, "¬" ơ, "¸" á, "µ" à, "¹" ạ. */
const signsOfTcvn3 = /[¡-¿×÷](?=\p{L})|(?<=\p{L})[¡-¿×÷]|^[®§]/u

/** A vowel followed by a letter that stands for its mark: "aùy", "eä", "oà", or "ñ" before a vowel. */
const signsOfVni = /[aeiouyôöơ][ùøûõïáàåãäâêéèëüúî]|ñ[aeiouyôöơ]|^Ñ\p{L}/iu
