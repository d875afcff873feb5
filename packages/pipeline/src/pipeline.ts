import type { Diagnostic, PlanRecord, RecognizedDocument, RepairedText, Staged } from '@vanthu/document'
import { transcribe } from '@vanthu/document'
import { extract } from '@vanthu/extract'
import type { Limits, OpenedSource, PageImage, PageReading, SourceFile } from '@vanthu/ingest'
import { composePages, hasPages, openReader, openSource, recognize, sniffMediaType } from '@vanthu/ingest'
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
  /** Called when a stage has ended, with the milliseconds it took. */
  readonly onStage?: (stage: Stage, ms: number) => void
}

export type Stage = 'read' | 'repair' | 'extract'

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
  /** For pages that are read as jobs of their own. Null for a file without pages, which `process` takes as a whole. */
  open(file: SourceFile, options?: Pick<ProcessOptions, 'limits' | 'signal'>): Promise<OpenedSource | null>
  /** What `process` gives, from pages that were read elsewhere; all of them, in order. */
  assemble(file: SourceFile, pages: ReadPages, options?: AssembleOptions): Processed
  close(): Promise<void>
}

/** `notes` are those of the opened file. */
export interface ReadPages {
  readonly readings: readonly PageReading[]
  readonly notes: readonly Diagnostic[]
}

export type AssembleOptions = Pick<ProcessOptions, 'filenameHints' | 'minConfidence' | 'onStage'>

export async function openPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const [knowledge, models] = await Promise.all([loadKnowledge(), loadModels()])
  const reader = openReader(options.processes === undefined ? {} : { processes: options.processes })

  const repaired = (
    { value, diagnostics }: Staged<RecognizedDocument>,
    { minConfidence, onStage }: AssembleOptions,
  ): Read => {
    const from = performance.now()
    const done = repair(transcribe(value), { models, ...(minConfidence === undefined ? {} : { minConfidence }) })
    onStage?.('repair', performance.now() - from)
    return { recognized: value, repaired: done.value, diagnostics: [...diagnostics, ...done.diagnostics] }
  }

  const extracted = (read: Read, { filenameHints, onStage }: AssembleOptions): Processed => {
    const from = performance.now()
    const { source, quality } = read.recognized
    const found = extract(read.repaired, { source, quality, knowledge })
    const checked = filenameHints === true ? checkFilename(found.value) : { value: found.value, diagnostics: [] }
    onStage?.('extract', performance.now() - from)
    const diagnostics = [...read.diagnostics, ...found.diagnostics, ...checked.diagnostics]
    return { ...read, diagnostics, record: { ...checked.value, diagnostics: diagnostics.map(plain) } }
  }

  const read: Pipeline['read'] = async (file, { filenameHints: _, minConfidence, onStage, ...ingestOptions } = {}) => {
    const from = performance.now()
    const recognized = await recognize(file, { reader, ...ingestOptions })
    onStage?.('read', performance.now() - from)
    return repaired(recognized, {
      ...(minConfidence === undefined ? {} : { minConfidence }),
      ...(onStage === undefined ? {} : { onStage }),
    })
  }

  return {
    read,
    process: async (file, processOptions = {}) => extracted(await read(file, processOptions), processOptions),
    open: async (file, openOptions = {}) =>
      hasPages(sniffMediaType(file.bytes, file.filename)) ? openSource(file, { reader, ...openOptions }) : null,
    assemble: (file, { readings, notes }, assembleOptions = {}) =>
      extracted(repaired(composePages(file, readings, notes), assembleOptions), assembleOptions),
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
