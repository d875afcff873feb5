import type { OutlineKind } from '@vanthu/document'

/** A label at the head of a paragraph: "IV." / "1.1." / "a)" / "Điều 3." / "Phụ lục II". */
export interface Label {
  readonly kind: OutlineKind
  /** As printed without its closing mark: "IV", "1.1", "a", "Điều 3". */
  readonly label: string
  /** Length of label, mark and the space after it. */
  readonly length: number
}

const roman = '(?:[IVX]{1,6}|[IVX]{1,5}[1lI]{1,2})'
const patterns: readonly { readonly kind: OutlineKind; readonly form: RegExp }[] = [
  // "Phần thứ nhất", "PHẦN II", "Phần I."
  { kind: 'part', form: /^(Phần (?:thứ )?(?:[IVX]{1,5}|\d{1,2}|nhất|hai|ba|tư|năm|sáu))(?:[.:)]|(?=\s|$))\s{0,3}/iu },
  { kind: 'chapter', form: /^(Chương (?:[IVXL]{1,6}|\d{1,2}))(?:[.:)]|(?=\s|$))\s{0,3}/iu },
  { kind: 'section', form: /^(Mục (?:[IVX]{1,5}|\d{1,2}))(?:[.:)]|(?=\s|$))\s{0,3}/iu },
  // "A. ĐÁNH GIÁ CHUNG", "B- NHIỆM VỤ": a capital letter over headings in Roman figures; words in capitals follow.
  { kind: 'section', form: /^([A-HK-UĐ])(?:\s?[.)]|\s?[-–](?=\s))\s{1,3}(?=["“(]?\p{Lu}{2,12}[\s,-]{1,3}\p{Lu}{2})/u },
  // "A. Nhiệm vụ trước mùa lũ": the same below a Roman figure, a heading without closing mark.
  { kind: 'section', form: /^([A-EGHĐ])\.\s{1,3}(?=["“(]?\p{Lu}\p{Ll}{1,7}\s[^.;:]{4,140}[^.;:,\s]:?$)/u },
  { kind: 'article', form: /^(Điều \d{1,3}[a-zđ]?)(?:[.:)]|(?=\s+\p{Lu}|$))\s{0,3}/u },
  {
    kind: 'annex',
    form: /^((?:Phụ lục|PHỤ LỤC|Phụ Lục|Biểu|BIỂU)(?: (?:số )?(?:[IVX]{1,5}|\d{1,2}|[A-Z])(?![\p{L}\p{N}]))?)(?:[.:)]|(?=\s|$))\s{0,3}/u,
  },
  // "II.1. Tuyên truyền" below "II": the number alone counts.
  {
    kind: 'number',
    form: /^(?:[IVX]{1,5}\s?\.\s?)(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]\s{0,3}|\s{1,3}|\s?[-–]\s)(?=["“(]?\p{Lu})/u,
  },
  {
    kind: 'roman',
    form: new RegExp(
      `^(${roman})(?:\\s?(?:[.):]|/(?=\\s))\\s{0,3}|\\s?[-–—]\\s{0,3}(?=\\p{Lu})|\\s{1,2}(?=\\p{Lu}{2}))`,
      'u',
    ),
  },
  { kind: 'number', form: /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.):/-]{0,2}\s{1,4}|[.):]\s{0,3}(?=\p{L}))/u },
  { kind: 'number', form: /^(\d{1,3})(?:\s?[.)/:](?![\d])\s{0,4}|\s?[-–—]\s{1,3}(?=\p{Lu}))(?=["“(]?\p{L})/u },
  { kind: 'letter', form: /^([a-zđ])(?:\s?[).]|\s?\/(?=\s))\s{0,3}(?=["“(]?\p{L})/u },
  { kind: 'letter', form: /^([a-zđ]\.\d{1,2})[).]?\s{1,3}(?=["“(]?\p{Lu})/u },
]

/** The label that a paragraph begins with, or null. "24/7", "1,5 %", "2021 - 2030", "5. 000" and "905/QĐ-UBND" are none. */
export function labelAt(text: string): Label | null {
  const first = text.charCodeAt(0)
  // Cheap refusal: a label begins with a digit, a small letter and a mark, or one of "I V X P C M Đ B".
  if (!(first >= 48 && first <= 57) && !/^[IVXPCMĐBpc]|^[a-zđA-HK-U]\s?[.)/-]/u.test(text)) return null
  // "905/QĐ-UBND ngày …" at the head of a line is the number of an instrument.
  if (/^\d{1,4}\/\p{Lu}\p{L}{1,9}[-–]\p{Lu}/u.test(text)) return null
  for (const { kind, form } of patterns) {
    const match = form.exec(text)
    if (match === null) continue
    const label = match[1] ?? ''
    if (kind === 'number' && Number(label.split('.')[0]) === 0) continue
    // A "Phụ lục" that goes on in small letters is a sentence about an annex.
    if ((kind === 'annex' || kind === 'part') && /^\p{Ll}/u.test(text.slice(match[0].length))) continue
    const clean = kind === 'roman' ? label.replace(/[1l]/g, 'I') : label
    return { kind, label: printedLabel(kind, clean), length: match[0].length }
  }
  return null
}

function printedLabel(kind: OutlineKind, label: string): string {
  switch (kind) {
    case 'article':
      return label
    case 'part':
    case 'chapter':
    case 'section':
    case 'annex':
      return (
        label.charAt(0).toUpperCase() +
        label
          .slice(1)
          .replace(/^\p{Lu}+/u, (word) => word.toLowerCase())
          .replace(/^(\S+) LỤC/u, '$1 lục')
          .replace(/(?<=\s)(?:THỨ|NHẤT|HAI|BA|TƯ|NĂM|SÁU)(?!\p{L})/gu, (word) => word.toLowerCase())
      )
    default:
      return label
  }
}

export interface Bullet {
  readonly mark: string
  readonly length: number
}

const bullet = /^([-–—−+*•●▪◦■□✓➢❖·])\s{0,4}(?=["“(\[]?[\p{L}\p{N}])/u

/** The bullet that a paragraph begins with, dashes given as "-"; null for none. "-5 %" is none. */
export function bulletAt(text: string): Bullet | null {
  const match = bullet.exec(text)
  if (match === null) return null
  if (/^[-–—−+*]\d/u.test(match[0] + text.slice(match[0].length, match[0].length + 1))) return null
  const mark = match[1] ?? ''
  return { mark: /[-–—−]/u.test(mark) ? '-' : mark, length: match[0].length }
}
