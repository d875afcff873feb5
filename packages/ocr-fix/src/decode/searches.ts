import { CandidateSearch, type SearchOptions } from '../channel/candidates.js'
import { PreparedCandidates, writePrepared } from '../channel/prepared.js'
import {
  knownMarks,
  nothingCounted,
  readSegmentCounts,
  SegmentChannel,
  unknownMarks,
} from '../channel/segment-channel.js'
import { lossPrior, markPrior, shapePrior } from '../channel/shapes.js'
import { WordParts } from '../channel/word-parts.js'
import type { LanguageModel } from '../language-model/language-model.js'
import { readLanguageModel } from '../language-model/language-model.js'
import { section } from '../language-model/model-file.js'

type Sections = ReadonlyMap<string, Uint8Array>

/** One search for candidates for each kind of engine: without Vietnamese, with it, and one that loses letters. */
export interface Searches {
  readonly english: CandidateSearch
  readonly vietnamese: CandidateSearch
  readonly lossy: CandidateSearch
}

const wide: SearchOptions = { most: 48, margin: 12, frequencyWeight: 0.5 }
const narrow: SearchOptions = { most: 12, margin: 11, frequencyWeight: 0.3 }

/** Engines whose channel was counted, by the names of their sections. */
export const countedEngines = ['eng', 'vie'] as const
export type CountedEngine = (typeof countedEngines)[number]

/** The searches of a model, with what was prepared for them. @throws CodedError `ocr_fix.bad_model`. */
export function openSearches(sections: Sections, model: LanguageModel): Searches {
  const build = searchBuilder(sections, model)
  const prepared = (engine: CountedEngine): PreparedCandidates =>
    new PreparedCandidates(text(sections, `garbles.${engine}`), section(sections, `candidates.${engine}`))
  return {
    english: build('eng', prepared('eng')),
    vietnamese: build('vie', prepared('vie')),
    lossy: build('lossy', null),
  }
}

/**
 * The sections "garbles" and "candidates" of an engine: what a search finds for these garbles. `sections`: those of the
 * language model and of the channel. Used when a model is built.
 */
export function prepareCandidates(
  sections: Sections,
  engine: CountedEngine,
  garbles: readonly string[],
): readonly (readonly [string, Uint8Array])[] {
  const search = searchBuilder(sections, readLanguageModel(sections))(engine, null)
  return [
    [`garbles.${engine}`, new TextEncoder().encode(garbles.join('\n'))],
    [`candidates.${engine}`, writePrepared(garbles.map((garble) => search.find(garble).words))],
  ]
}

function searchBuilder(
  sections: Sections,
  { vocabulary, unigram }: LanguageModel,
): (engine: CountedEngine | 'lossy', prepared: PreparedCandidates | null) => CandidateSearch {
  const parts = new WordParts(vocabulary)
  const letters = [...parts.letters, ...parts.letters.map((l) => l.toUpperCase())]
  const bare = vocabulary.byBareForm()
  const counts = (engine: CountedEngine): ReturnType<typeof readSegmentCounts> =>
    readSegmentCounts(text(sections, `channel.${engine}`))
  const channel = (engine: CountedEngine | 'lossy'): SegmentChannel => {
    switch (engine) {
      case 'eng':
        return new SegmentChannel(letters, counts(engine), shapePrior, unknownMarks)
      case 'vie':
        return new SegmentChannel(letters, counts(engine), markPrior, knownMarks)
      case 'lossy':
        return new SegmentChannel(letters, [], lossPrior, nothingCounted)
    }
  }
  return (engine, prepared) =>
    new CandidateSearch(channel(engine), parts, vocabulary, unigram, bare, engine === 'vie' ? narrow : wide, prepared)
}

const text = (sections: Sections, name: string): string => new TextDecoder().decode(section(sections, name))
