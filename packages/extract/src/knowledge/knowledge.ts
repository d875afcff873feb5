import type { SectionKinds } from '../assignments/section-kinds.js'
import { readSectionKinds } from '../assignments/section-kinds.js'
import type { Abbreviations } from '../bodies/abbreviations.js'
import { readAbbreviations } from '../bodies/abbreviations.js'
import type { BodyGrammar } from '../bodies/grammar.js'
import { readGrammar } from '../bodies/grammar.js'
import type { ProvinceIndex } from '../bodies/provinces.js'
import { readProvinces } from '../bodies/provinces.js'
import type { BodyRegistry } from '../bodies/registry.js'
import { readBodies } from '../bodies/registry.js'
import type { DocumentTypes } from '../header/document-types.js'
import { readDocumentTypes } from '../header/document-types.js'
import type { SigningPosts } from '../header/posts.js'
import { readSigningPosts } from '../header/posts.js'
import type { Instruments } from '../citations/instruments.js'
import { openInstruments } from '../citations/instruments.js'
import type { Certainty } from '../certainty/certainty.js'
import { readCertainty } from '../certainty/certainty.js'
import type { WorkingDays } from '../dates/holidays.js'
import { readHolidays } from '../dates/holidays.js'
import type { DeadlineWords } from '../deadlines/deadline-words.js'
import { readDeadlineWords } from '../deadlines/deadline-words.js'

/** The parsed data files of the package, by name. */
export interface KnowledgeFiles {
  readonly bodies: unknown
  readonly provinces: unknown
  readonly abbreviations: unknown
  readonly bodyGrammar: unknown
  readonly sectionKinds: unknown
  readonly documentTypes: unknown
  readonly instruments: unknown
  readonly laws: unknown
  readonly deadlineWords: unknown
  readonly holidays: unknown
  readonly confidence: unknown
}

/** Where the data files lie. The caller reads and parses them: this package does no input or output. */
export const knowledgeFiles: Readonly<Record<keyof KnowledgeFiles, URL>> = {
  bodies: new URL('../../data/bodies.json', import.meta.url),
  provinces: new URL('../../data/provinces.json', import.meta.url),
  abbreviations: new URL('../../data/abbreviations.json', import.meta.url),
  bodyGrammar: new URL('../../data/body-grammar.json', import.meta.url),
  sectionKinds: new URL('../../data/section-kinds.json', import.meta.url),
  documentTypes: new URL('../../data/document-types.json', import.meta.url),
  instruments: new URL('../../data/instruments.json', import.meta.url),
  laws: new URL('../../data/laws.json', import.meta.url),
  deadlineWords: new URL('../../data/deadline-words.json', import.meta.url),
  holidays: new URL('../../data/holidays.json', import.meta.url),
  confidence: new URL('../../data/confidence.json', import.meta.url),
}

/** What the rules know beyond the text: indexes over the data files, built once and shared by all documents. */
export interface Knowledge {
  readonly bodies: BodyRegistry
  readonly provinces: ProvinceIndex
  readonly abbreviations: Abbreviations
  readonly bodyGrammar: BodyGrammar
  readonly sectionKinds: SectionKinds
  readonly signingPosts: SigningPosts
  readonly documentTypes: DocumentTypes
  readonly instruments: Instruments
  readonly deadlineWords: DeadlineWords
  readonly workingDays: WorkingDays
  readonly certainty: Certainty
}

/** Builds the indexes. @throws RangeError where a file has another form than the package's own. */
export function openKnowledge(files: KnowledgeFiles): Knowledge {
  return {
    bodies: readBodies(files.bodies),
    provinces: readProvinces(files.provinces),
    abbreviations: readAbbreviations(files.abbreviations),
    bodyGrammar: readGrammar(files.bodyGrammar),
    sectionKinds: readSectionKinds(files.sectionKinds),
    signingPosts: readSigningPosts(files.bodyGrammar),
    documentTypes: readDocumentTypes(files.documentTypes),
    instruments: openInstruments(files),
    deadlineWords: readDeadlineWords(files.deadlineWords),
    workingDays: readHolidays(files.holidays),
    certainty: readCertainty(files.confidence),
  }
}
