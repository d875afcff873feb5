import { readFile } from 'node:fs/promises'
import type { Knowledge } from '@vanthu/extract'
import { knowledgeFiles, openKnowledge } from '@vanthu/extract'
import type { Decoder, RepairModels } from '@vanthu/ocr-fix'
import { modelFile, openDecoder } from '@vanthu/ocr-fix'

// The stages do no input or output; what they need from disk is read here and handed in.

/** Bodies, provinces, document types and symbols that extraction resolves against. */
export async function loadKnowledge(): Promise<Knowledge> {
  const read = async (file: URL): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))
  const [
    bodies,
    provinces,
    abbreviations,
    bodyGrammar,
    documentTypes,
    instruments,
    laws,
    deadlineWords,
    holidays,
    sectionKinds,
    confidence,
  ] = await Promise.all([
    read(knowledgeFiles.bodies),
    read(knowledgeFiles.provinces),
    read(knowledgeFiles.abbreviations),
    read(knowledgeFiles.bodyGrammar),
    read(knowledgeFiles.documentTypes),
    read(knowledgeFiles.instruments),
    read(knowledgeFiles.laws),
    read(knowledgeFiles.deadlineWords),
    read(knowledgeFiles.holidays),
    read(knowledgeFiles.sectionKinds),
    read(knowledgeFiles.confidence),
  ])
  return openKnowledge({
    bodies,
    provinces,
    abbreviations,
    bodyGrammar,
    documentTypes,
    instruments,
    laws,
    deadlineWords,
    holidays,
    sectionKinds,
    confidence,
  })
}

/**
 * The language model and noise channels of the repair. The file is read now and unpacked, for a third of a second, with
 * the first text that has damaged words: text layers and text files mostly have none. @throws when the packaged model
 * file is missing.
 */
export async function loadModels(): Promise<RepairModels> {
  const packed = await readFile(modelFile)
  let opened: Decoder | null = null
  return { decoder: { decode: (request) => (opened ??= openDecoder(packed)).decode(request) } }
}
