import type { Block, Diagnostic, MediaType } from '@vanthu/document'
import { joinTextLines } from '../layout/plain-text.js'
import { decodeText } from './encoding.js'
import { readHtml } from './html.js'
import { readMarkdown } from './markdown.js'
import { textLines } from './text-lines.js'

/** A text, Markdown or HTML file: no pages, no boxes. Never throws: any bytes are some text. */
export function readTextFile(
  bytes: Uint8Array,
  mediaType: MediaType & ('text/plain' | 'text/markdown' | 'text/html'),
): { readonly blocks: readonly Block[]; readonly notes: readonly Diagnostic[] } {
  const { text, encoding } = decodeText(bytes)
  const notes: Diagnostic[] = []
  if (encoding === 'windows-1258' || encoding === 'latin1') {
    const message = `The file is no UTF-8; it was read as ${encoding === 'latin1' ? 'single bytes' : encoding}`
    notes.push({ code: 'ingest.guessed_encoding', severity: 'info', message })
  }
  return { blocks: blocksOf(text.replace(/^\uFEFF/u, ''), mediaType), notes }
}

function blocksOf(text: string, mediaType: 'text/plain' | 'text/markdown' | 'text/html'): readonly Block[] {
  switch (mediaType) {
    case 'text/html':
      return readHtml(text)
    case 'text/markdown':
      return readMarkdown(text)
    case 'text/plain':
      return joinTextLines(textLines(text))
  }
}
