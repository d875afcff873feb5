/** A text value (RFC 5545 §3.3.11): backslash, semicolon, comma and line breaks escaped, other control characters gone. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n')
}

/** A property with a text value, not yet folded. */
export const contentLine = (name: string, text: string): string => `${name}:${escapeText(text)}`

const longest = 75

/**
 * Cuts a line at 75 octets of UTF-8, each piece but the first after CRLF and a space (RFC 5545 §3.1). Never within a
 * letter, nor between a letter and its combining marks, which old readers would tear apart.
 */
export function foldLine(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const [cluster] of line.matchAll(/\P{M}\p{M}{0,8}|\p{M}/gu)) {
    const size = Buffer.byteLength(cluster)
    if (octets + size > longest) {
      pieces.push(piece)
      // The space that begins a continued line counts.
      piece = ''
      octets = 1
    }
    piece += cluster
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}
