import type { Diagnostic, PlanRecord, RecognizedDocument, RepairedText } from '@vanthu/document'
import { transcribe } from '@vanthu/document'
import { extract } from '@vanthu/extract'
import type { Limits, PageImage, SourceFile } from '@vanthu/ingest'
import { openReader, recognize } from '@vanthu/ingest'
import { repair } from '@vanthu/ocr-fix'
import { checkFilename } from './filename-hints.js'
import { loadKnowledge, loadModels } from './models.js'

export interface PipelineOptions {
  /** Reader processes; by default as many as cores and memory allow. They start with the first page that needs one. */
  readonly processes?: number
}

export interface ProcessOptions {
  /** Read every page's image even where it has a good text layer. */
  readonly forceOcr?: boolean
  /** Let the file's name confirm or doubt the number that was read. */
  readonly filenameHints?: boolean
  /** Repairs below this confidence (0–1) are left out. */
  readonly minConfidence?: number
  readonly limits?: Partial<Limits>
  readonly signal?: AbortSignal
  readonly onPage?: (done: number, total: number) => void
  readonly onPageImage?: (image: PageImage) => Promise<void>
}

/** The file as read and repaired, before any meaning is taken from it. */
export interface Read {
  readonly recognized: RecognizedDocument
  readonly repaired: RepairedText
  readonly diagnostics: readonly Diagnostic[]
}

export interface Processed extends Read {
  readonly record: PlanRecord
}

/**
 * The stages in their order: ingest, transcribe, ocr-fix, extract. The same bytes, options and version give the same
 * record. `close` ends the reader processes; after it nothing can be processed.
 */
export interface Pipeline {
  /** @throws CodedError for a file that cannot be used at all; a page that cannot be read is a diagnostic. */
  process(file: SourceFile, options?: ProcessOptions): Promise<Processed>
  read(file: SourceFile, options?: ProcessOptions): Promise<Read>
  close(): Promise<void>
}

export async function openPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const [knowledge, models] = await Promise.all([loadKnowledge(), loadModels()])
  const reader = openReader(options.processes === undefined ? {} : { processes: options.processes })

  const read: Pipeline['read'] = async (file, { filenameHints: _, minConfidence, ...ingestOptions } = {}) => {
    const recognized = await recognize(file, { reader, ...ingestOptions })
    const transcript = transcribe(recognized.value)
    const repaired = repair(transcript, { models, ...(minConfidence === undefined ? {} : { minConfidence }) })
    return {
      recognized: recognized.value,
      repaired: repaired.value,
      diagnostics: [...recognized.diagnostics, ...repaired.diagnostics],
    }
  }

  return {
    read,
    async process(file, processOptions = {}) {
      const done = await read(file, processOptions)
      const { source, quality } = done.recognized
      const extracted = extract(done.repaired, { source, quality, knowledge })
      const checked =
        processOptions.filenameHints === true
          ? checkFilename(extracted.value)
          : { value: extracted.value, diagnostics: [] }
      const diagnostics = [...done.diagnostics, ...extracted.diagnostics, ...checked.diagnostics]
      return { ...done, diagnostics, record: { ...checked.value, diagnostics: diagnostics.map(plain) } }
    },
    close: () => reader.close(),
  }
}

/** A diagnostic in the record's form: no absent fields, no span objects of ours. */
function plain({ code, severity, message, at }: Diagnostic): PlanRecord['diagnostics'][number] {
  if (at === undefined) return { code, severity, message }
  return {
    code,
    severity,
    message,
    at: {
      ...(at.page === undefined ? {} : { page: at.page }),
      ...(at.raw === undefined ? {} : { raw: { from: at.raw.from, to: at.raw.to } }),
    },
  }
}
