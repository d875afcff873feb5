import type { Block, Diagnostic, MediaType } from '@vanthu/document'
import type { WireFailure } from '../failure.js'
import type { Limits } from '../limits.js'
import type { PageWords } from '../page-words.js'

/** A picture of a page for people. */
export interface PageImage {
  readonly page: number
  readonly mediaType: 'image/png' | 'image/webp'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** The file as a child finds it: the parent writes it once, each child that works on it reads it once. */
export interface FileRef {
  readonly path: string
  readonly mediaType: MediaType
  readonly limits: Limits
}

/** What a child process can be asked for. */
export type Task =
  | { readonly kind: 'open'; readonly file: FileRef }
  /**
   * Reads the pages `from` to `to` and tells each as a part of the answer. It goes on to the next page only while they
   * come quickly out of their text layers, so that slow pages are spread over the processes.
   */
  | {
      readonly kind: 'pages'
      readonly file: FileRef
      readonly from: number
      readonly to: number
      readonly forceOcr: boolean
      /** Width of the picture for the archive; 0 for none. */
      readonly imageWidth: number
    }
  | { readonly kind: 'picture'; readonly file: FileRef; readonly page: number; readonly width: number }
  | { readonly kind: 'docx'; readonly file: FileRef }
  /** Lets go of a file. */
  | { readonly kind: 'close'; readonly path: string }

export interface OpenedFile {
  readonly pages: number
  readonly notes: readonly Diagnostic[]
}

export interface ReadPage {
  readonly words: PageWords
  /** 0–1: what the page's text is worth; the base of its grade. */
  readonly figure: number
  readonly notes: readonly Diagnostic[]
  readonly image: PageImage | null
}

export interface ReadBlocks {
  readonly blocks: readonly Block[]
  readonly notes: readonly Diagnostic[]
}

/** The answer that belongs to each kind of task. */
export interface Answers {
  readonly open: OpenedFile
  /** After the pages, which came as parts. */
  readonly pages: null
  readonly picture: PageImage
  readonly docx: ReadBlocks
  readonly close: null
}

export interface Request {
  readonly id: number
  readonly task: Task
}

export type Reply =
  | { readonly id: number; readonly part: ReadPage; readonly rss: number }
  | { readonly id: number; readonly ok: true; readonly answer: Answers[keyof Answers]; readonly rss: number }
  | { readonly id: number; readonly ok: false; readonly failure: WireFailure; readonly rss: number }
