import { readFile } from 'node:fs/promises'
import type { Knowledge } from '@vanthu/extract'
import { knowledgeFiles, openKnowledge } from '@vanthu/extract'
import type { Decoder, RepairModels } from '@vanthu/ocr-fix'
import { modelFile, openDecoder } from '@vanthu/ocr-fix'

// The stages do no input or output; what they need from disk is read here and handed in.

/** Bodies, provinces, document types and symbols that extraction resolves against. */
export async function loadKnowledge(): Promise<Knowledge> {
  const read = async (file: URL): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))
  const files = knowledgeFiles
  return openKnowledge({
    bodies: await read(files.bodies),
    provinces: await read(files.provinces),
    abbreviations: await read(files.abbreviations),
    bodyGrammar: await read(files.bodyGrammar),
    documentTypes: await read(files.documentTypes),
    instruments: await read(files.instruments),
    laws: await read(files.laws),
    deadlineWords: await read(files.deadlineWords),
    holidays: await read(files.holidays),
    sectionKinds: await read(files.sectionKinds),
    confidence: await read(files.confidence),
  })
}

/**
 * The language model and noise channels of the repair. The file is read now and unpacked, for an eighth of a second, with
 * the first text that has damaged words: text layers and text files mostly have none. @throws when the packaged model
 * file is missing.
 */
export async function loadModels(): Promise<RepairModels> {
  const packed = await readFile(modelFile)
  let opened: Decoder | null = null
  return { decoder: { decode: (request) => (opened ??= openDecoder(packed)).decode(request) } }
}
