/** Letters that no OCR engine of a western language writes: ă đ ơ ư, and all with a tone on a marked vowel or a dot below. */
const marked = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u

/** True of a word that an engine without Vietnamese cannot have written: it was read right, or repaired by a rule. */
export const provesVietnamese = (word: string): boolean => marked.test(word)

/** True of a word without any letter beyond ASCII. */
export const isAscii = (word: string): boolean => /^[\x20-\x7e]+$/.test(word)
