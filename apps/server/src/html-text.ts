const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands in a page or in a quoted attribute. */
export const htmlText = (value: string): string => value.replace(/[&<>"']/gu, (sign) => escapes[sign] ?? sign)
