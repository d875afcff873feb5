import type { ParagraphBlock, RecognizedWord } from '@vanthu/document'
import type { Type } from './words.js'
import { fileLine, fileWord, plainType } from './words.js'

/**
 * Makes paragraphs out of runs of text, as markup gives them: white space is one space, a change of superscript ends a
 * word ("hộ nghèo" + raised "1"), a forced line break begins a paragraph unless the sentence clearly goes on.
 */
export class Typesetter {
  #done: ParagraphBlock[] = []
  #lines: RecognizedWord[][] = [[]]
  #word = ''
  #type: Type = plainType

  text(run: string, type: Type): void {
    for (const part of run.split(/([ \t\r\n\f\u00a0]{1,4096})/u)) {
      if (part === '') continue
      if (/^[ \t\r\n\f\u00a0]/u.test(part)) this.#endWord()
      else {
        if (this.#word !== '' && type.superscript !== this.#type.superscript) this.#endWord()
        if (this.#word === '') this.#type = type
        this.#word += part
      }
    }
  }

  /** A forced break. "…thực hiện" + break + "các nhiệm vụ sau" is one sentence; a capital, number or dash begins anew. */
  lineBreak(): void {
    this.#endWord()
    if (this.#lines.at(-1)?.length !== 0) this.#lines.push([])
  }

  /** Ends the paragraph and gives all that were finished since the last call. */
  take(): ParagraphBlock[] {
    this.#endWord()
    let open: RecognizedWord[][] = []
    for (const line of this.#lines) {
      const first = line[0]
      if (first === undefined) continue
      if (open.length > 0 && !/^\p{Ll}/u.test(first.text)) {
        this.#done.push(paragraph(open))
        open = []
      }
      open.push(line)
    }
    if (open.length > 0) this.#done.push(paragraph(open))
    const done = this.#done
    this.#done = []
    this.#lines = [[]]
    return done
  }

  #endWord(): void {
    if (this.#word === '') return
    this.#lines.at(-1)?.push(fileWord(this.#word, this.#type))
    this.#word = ''
  }
}

function paragraph(lines: readonly (readonly RecognizedWord[])[]): ParagraphBlock {
  return { kind: 'paragraph', role: 'body', lines: lines.map(fileLine) }
}
