import type { CitationRelation } from '@vanthu/document'

/** Where a mention stands, for what the document does with the instrument. */
export interface MentionPlace {
  /** The folded passage. */
  readonly folded: string
  readonly from: number
  readonly to: number
  /** The document's own title, or a passage before its first heading. */
  readonly title: boolean
  readonly preamble: boolean
}

const strength: Readonly<Record<CitationRelation, number>> = {
  amends: 4,
  replaces: 3,
  'carries-out': 2,
  basis: 1,
  refers: 0,
}
const replacing = /(?:thay thế|bãi bỏ|hủy bỏ|hết hiệu lực)[^.;]{0,60}$/u
const amending =
  /^(?:điều \d{1,2}[.:]?\s)?(?:\d{1,2}[.)]\s)?(?:quyết định |nghị quyết |thông tư |nghị định )?(?:về việc )?(?:sửa đổi|bổ sung|điều chỉnh|đính chính)(?![\p{L}])[^.;]{0,160}$/u
const carrying =
  /^(?:[-+*]\s)?(?:kế hoạch\s)?(?:tổ chức\s)?(?:triển khai\s)?(?:thực hiện|thi hành)(?![\p{L}])[^.;]{0,300}$/u
const basing = /^(?:[-+*]\s)?căn cứ(?![\p{L}])/u

/**
 * What the document does with an instrument at one mention: "Căn cứ …" is a legal basis, "Thực hiện Kế hoạch số …" at
 * the head of the preamble or in the title carries it out, "thay thế Quyết định số …" replaces it.
 */
export function relationAt(place: MentionPlace): CitationRelation {
  const before = place.folded.slice(Math.max(0, place.from - 400), place.from)
  const whole = place.folded.slice(0, place.from)
  if (replacing.test(before.slice(-100)) && !/căn cứ/u.test(whole)) return 'replaces'
  if (/^\s{0,3}(?:này\s)?(?:hết hiệu lực|bị bãi bỏ)/u.test(place.folded.slice(place.to, place.to + 40)))
    return 'replaces'
  if (place.title && amending.test(whole)) return 'amends'
  if (/^điều \d{1,2}/u.test(whole) && amending.test(whole)) return 'amends'
  if ((place.title || place.preamble) && carrying.test(whole)) return 'carries-out'
  if (basing.test(whole)) return 'basis'
  return 'refers'
}

/** The stronger of two: an instrument that the title carries out and a later sentence mentions is carried out. */
export const strongerRelation = (a: CitationRelation, b: CitationRelation): CitationRelation =>
  strength[a] >= strength[b] ? a : b
