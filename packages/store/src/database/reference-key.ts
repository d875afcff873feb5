/**
 * An instrument's number for comparison: "86 / KH-UBND" and "86/kh-ubnd" → "86/KH-UBND". Dashes of any kind are one;
 * leading zeros go ("04/2013/TT-BNV" and "4/2013/TT-BNV" are one number); `Đ` is a letter of its own, for QĐ and QD are
 * two readings. "" for null and for what has no digit.
 */
export function referenceKey(reference: string | null): string {
  if (reference === null || !/\d/u.test(reference)) return ''
  return reference
    .normalize('NFC')
    .replace(/^\s*số\s*:?/iu, '')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/\s/gu, '')
    .toUpperCase()
    .replace(/^0+(?=\d)/u, '')
}
