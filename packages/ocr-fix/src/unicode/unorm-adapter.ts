import unorm from 'unorm'

/** Unicode normalization form C (UAX #15) of one stretch of text. Quadratic in a run of marks: keep stretches short. */
export const nfc = (text: string): string => unorm.nfc(text)

/** Unicode normalization form D of one stretch of text. */
export const nfd = (text: string): string => unorm.nfd(text)
