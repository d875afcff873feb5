import type { ParagraphBlock, ParagraphRole, RecognizedLine, RecognizedWord } from '@vanthu/document'

/** How a run of text is set. */
export interface Type {
  readonly bold: boolean
  readonly italic: boolean
  readonly superscript: boolean
}

export const plainType: Type = { bold: false, italic: false, superscript: false }

/** A word of a file without pages. */
export function fileWord(text: string, type: Type = plainType): RecognizedWord {
  return {
    text,
    box: null,
    confidence: 1,
    alternatives: [],
    ...(type.bold ? { bold: true } : {}),
    ...(type.italic ? { italic: true } : {}),
    ...(type.superscript ? { superscript: true } : {}),
  }
}

/** Page 0 stands for media without pages. */
export function fileLine(words: readonly RecognizedWord[]): RecognizedLine {
  return { page: 0, words, box: null }
}

export function paragraphOf(text: string, role: ParagraphRole = 'body'): ParagraphBlock {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return { kind: 'paragraph', role, lines: [fileLine(words.map((word) => fileWord(word)))] }
}

/** The paragraph's text, its lines joined by spaces. */
export function textOf(paragraph: { readonly lines: readonly RecognizedLine[] }): string {
  return paragraph.lines.map((line) => line.words.map((word) => word.text).join(' ')).join(' ')
}
