const alphabet = 'abcdđeghiklmnopqrstuvxy'

/** A number in one of Word's formats; unknown formats are decimal. */
export function formatted(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number).toLowerCase()
    case 'upperLetter':
      return letters(number)
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperRoman':
      return roman(number)
    case 'decimalZero':
      return String(number).padStart(2, '0')
    default:
      return String(number)
  }
}

/** Word counts in the English alphabet, whatever the document's language: after "d)" comes "e)". */
function letters(number: number): string {
  return String.fromCodePoint(65 + ((number - 1) % 26)).repeat(Math.min(4, Math.ceil(number / 26)))
}

/** "1." by the `type` of an HTML list; points run a, b, c, d, đ, e as Decree 30/2020/NĐ-CP prints them. */
export function listLabel(number: number, type: string): string {
  if (type === 'a') return `${alphabet[number - 1] ?? number})`
  if (type === 'A') return `${letters(number)}.`
  if (type === 'I' || type === 'i') return `${roman(number)}.`
  return `${number}.`
}

const romans: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  let left = Math.min(399, Math.max(1, number))
  let out = ''
  for (const [value, sign] of romans) {
    while (left >= value) {
      out += sign
      left -= value
    }
  }
  return out
}
