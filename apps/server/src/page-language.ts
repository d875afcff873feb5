import { z } from 'zod'

/** Languages of the pages that the server makes itself. */
export const PageLanguage = z.enum(['vi', 'en'])
export type PageLanguage = z.infer<typeof PageLanguage>

/** Of a question for such a page: without `lang` the browser says what it speaks. */
export const PageQuestion = z.strictObject({ lang: PageLanguage.exactOptional() })

/** @param header "accept-language": the first of the two that it names; Vietnamese where it names neither. */
export function languageOf(asked: PageLanguage | undefined, header: string | undefined): PageLanguage {
  if (asked !== undefined) return asked
  const named = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().slice(0, 2))
  return named.find((one) => one === 'vi' || one === 'en') === 'en' ? 'en' : 'vi'
}
