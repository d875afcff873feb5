import type { Block } from '@vanthu/document'

/**
 * Paragraphs of text without pages. `lines` are the file's lines, hard-wrapped or a paragraph each; an empty line may
 * part paragraphs or stand between all lines; a form feed is a page break.
 */
export function joinTextLines(lines: readonly string[]): Block[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      kind: 'paragraph',
      role: 'body',
      lines: [
        {
          page: 0,
          box: null,
          words: line
            .trim()
            .split(/\s+/)
            .map((text) => ({ text, box: null, confidence: 1, alternatives: [] })),
        },
      ],
    }))
}
