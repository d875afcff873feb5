const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** "12" as "¹²": how a footnote's mark stands in text that knows no type sizes. Other signs stay. */
export const toRaised = (text: string): string => text.replace(/\d/gu, (digit) => raised.charAt(Number(digit)))

/** "¹²" as "12". Other signs stay. */
export const fromRaised = (text: string): string =>
  text.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(raised.indexOf(digit)))
