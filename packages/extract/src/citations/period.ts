/** The years that a programme is for. `from` is where the words that print it begin, space and comma included. */
export interface Period {
  readonly from: number
  readonly to: number
  /** "2021-2030"; "đến năm 2030" where no first year is printed; "2022" for one year. */
  readonly text: string
  /** False for "tầm nhìn đến năm 2045" and "định hướng đến năm 2030", which are no period of their own. */
  readonly own: boolean
}

const form =
  /(?:,?\s{1,2}(?:và\s)?(?:(trong\sgiai đoạn|giai đoạn|thời kỳ|thời kì|nhiệm kỳ|năm học)\s{1,2})?((?:19|20)\d\d)\s{0,2}-\s{0,2}((?:19|20)\d\d))(?![\d/])|(,?\s{1,2}(?:và\s)?(?:tầm nhìn|định hướng)[^.;:()\d]{0,40}?)?(,?\s{1,2}(?:giai đoạn\s)?đến\s(?:hết\s)?năm\s{1,2}((?:19|20)\d\d))(?!\d)|(?<!tháng\s\d{1,2}),?\s{1,2}(?:trong\s)?năm\s{1,2}((?:19|20)\d\d)(?!\d)/gu

/** Periods of a folded stretch of text, in order. */
export function findPeriods(folded: string): readonly Period[] {
  const found: Period[] = []
  for (const match of folded.matchAll(form)) {
    const to = match.index + match[0].length
    const [, , first, last, vision, , until, single] = match
    if (first !== undefined && last !== undefined) {
      found.push({ from: match.index, to, text: `${first}-${last}`, own: true })
    } else if (until !== undefined) {
      found.push({ from: match.index, to, text: `đến năm ${until}`, own: vision === undefined })
    } else if (single !== undefined) found.push({ from: match.index, to, text: single, own: true })
  }
  return found
}
