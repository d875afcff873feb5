/** Lines without trailing spaces; converters from Word leave `**bold**` marks in files that are called text. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).map((line) => stripEmphasis(line).replace(/[ \t\u00a0]{1,256}$/u, ''))
}

/** Takes out paired `**` and `__` and `<br>` of Markdown. A lone mark stays: "(**)" refers to a note. */
export function stripEmphasis(line: string): string {
  if (!/[*_<]/u.test(line)) return line
  return line
    .replace(/\*\*(?=[^\s*])([^*]{1,2000})\*\*/gu, '$1')
    .replace(/^(\s{0,16})\*\*(?=[\p{L}\p{N}])/u, '$1')
    .replace(/(?<=[\p{L}\p{N}.,;:!?)])\*\*\s{0,4}$/u, '')
    .replace(/(?<![\p{L}\p{N}_])__(?=[^\s_])([^_]{1,2000})__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/<br ?\/?>/giu, ' ')
}
