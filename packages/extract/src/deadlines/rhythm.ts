import type { Rhythm } from '@vanthu/document'

/** Words of a rhythm as printed in reports: "hằng năm", "6 tháng", "quý", "mỗi tháng". */
export interface PrintedRhythm {
  readonly from: number
  readonly to: number
  readonly every: Rhythm
}

const form =
  /(?<![\p{L}\p{N}])(?:((?:0?6|sáu) tháng(?: đầu năm| cuối năm)?(?: một lần)?|nửa năm)|(?:hằng|hàng|mỗi|từng|theo|một) (năm|quý|quí|tháng|tuần)|(?:cả )?(quý|quí|năm|tháng|tuần)(?= \(|,|\)|;|\.|\s(?:và|hoặc|lần lượt|báo cáo|gửi|trước|chậm|tổng hợp)(?![\p{L}])|$))(?![\p{L}\p{N}])/gu

const units: Readonly<Record<string, Rhythm>> = {
  năm: 'year',
  quý: 'quarter',
  quí: 'quarter',
  tháng: 'month',
  tuần: 'week',
}

/** Rhythms in a folded stretch, in order. "6 tháng", "năm" and "quý" alone count where a report's list ends there. */
export function findRhythms(folded: string): readonly PrintedRhythm[] {
  const found: PrintedRhythm[] = []
  for (const match of folded.matchAll(form)) {
    const [, half, every, bare] = match
    const rhythm = half !== undefined ? 'half-year' : units[every ?? bare ?? '']
    if (rhythm === undefined) continue
    // "định kỳ 03 năm": a number of them.
    if (
      bare !== undefined &&
      /(?:\d|hai|ba|bốn|năm|mười)\s$/u.test(folded.slice(Math.max(0, match.index - 6), match.index)) &&
      !/(?<!\d)0?1\s$/u.test(folded.slice(Math.max(0, match.index - 6), match.index))
    )
      continue
    found.push({ from: match.index, to: match.index + match[0].length, every: rhythm })
  }
  return found
}

/** The rhythm printed nearest before a place of a folded clause; null for none within `reach` letters and after `floor`. */
export function rhythmBefore(folded: string, at: number, reach: number, floor: number): PrintedRhythm | null {
  const start = Math.max(floor, at - reach)
  const near = findRhythms(folded.slice(start, at).trimEnd()).at(-1)
  return near === undefined ? null : { from: near.from + start, to: near.to + start, every: near.every }
}

const after = /^\s{0,2}(?:\(\s?)?(?:của\s)?(?:hằng|hàng|mỗi)\s(năm|quý|quí|tháng|tuần)(?![\p{L}])/u

/** The rhythm printed right after a date: "trước ngày 15/11 hằng năm". */
export function rhythmAfter(folded: string, at: number): PrintedRhythm | null {
  const match = after.exec(folded.slice(at, at + 30))
  const every = units[match?.[1] ?? '']
  return match === null || every === undefined ? null : { from: at, to: at + match[0].length, every }
}
