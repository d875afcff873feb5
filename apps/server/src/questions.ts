import { doubtReasons } from '@vanthu/document'
import type {
  CitationQuestion,
  CompareQuestion,
  DeadlineQuestion,
  DocumentQuestion,
  DoubtQuestion,
  DueQuestion,
  IndicatorQuestion,
  Paging,
  TaskQuestion,
} from '@vanthu/store'
import { instrumentFilter } from '@vanthu/store'
import { z } from 'zod'
import { Body, Day, dayRange, documentFilter, documentParts, Flag, Instrument, text, Words } from './answers/asked.js'
import { doubtKinds } from './answers/facts.js'
import { askedBody } from './asked-bodies.js'

// The parameters of each question, and the question of the store that they are: the same for answers and for exports.

type Asked<Parts extends z.ZodRawShape> = z.infer<z.ZodObject<Parts>>
type Whole<Question extends Paging> = Omit<Question, keyof Paging>

const Relation = z.enum(['basis', 'carries-out', 'amends', 'replaces', 'refers'])

export const documentQuestionParts = {
  ...documentParts,
  words: Words.exactOptional(),
  status: z.enum(['received', 'processing', 'done', 'failed']).exactOptional(),
  reference: text(200).exactOptional(),
  citing: Instrument.exactOptional(),
  relation: Relation.exactOptional(),
  repeated: Flag.exactOptional().meta({ description: 'Whose number and issuer another document has too' }),
  sort: z.enum(['received', 'issued']).exactOptional(),
}
export function documentQuestion(asked: Asked<typeof documentQuestionParts>): Whole<DocumentQuestion> {
  const [document, { citing, ...rest }] = documentFilter(asked)
  return { ...rest, ...document, ...(citing === undefined ? {} : { citing: instrumentFilter(citing) }) }
}

export const taskParts = {
  ...documentParts,
  words: Words.exactOptional(),
  body: Body.exactOptional(),
  part: z.enum(['responsible', 'with', 'either']).exactOptional().meta({ description: 'Where the body stands' }),
  role: z.enum(['lead', 'support', 'perform']).exactOptional(),
  requested: Flag.exactOptional(),
  instrument: Instrument.exactOptional(),
  citedInTask: Flag.exactOptional().meta({ description: 'Only tasks that cite the instrument themselves' }),
  dueFrom: Day.exactOptional(),
  dueTo: Day.exactOptional(),
  sort: z.enum(['received', 'issued', 'confidence']).exactOptional(),
}
export async function taskQuestion(asked: Asked<typeof taskParts>): Promise<Whole<TaskQuestion>> {
  const [document, { body, instrument, dueFrom, dueTo, ...rest }] = documentFilter(asked)
  const due = dayRange(dueFrom, dueTo)
  return {
    ...rest,
    ...document,
    ...(await askedBody(body)),
    ...(instrument === undefined ? {} : { instrument: instrumentFilter(instrument) }),
    ...(due === null ? {} : { due }),
  }
}

export const deadlineParts = {
  ...documentParts,
  body: Body.exactOptional(),
  kind: z.enum(['fixed', 'recurring', 'window', 'periodic', 'adhoc']).exactOptional(),
}
export async function deadlineQuestion(asked: Asked<typeof deadlineParts>): Promise<Whole<DeadlineQuestion>> {
  const [document, { body, ...rest }] = documentFilter(asked)
  return { ...rest, ...document, ...(await askedBody(body)) }
}

export const dueParts = {
  ...documentParts,
  from: Day,
  to: Day.meta({ description: 'At most 20 years after "from"' }),
  body: Body.exactOptional(),
  periodic: Flag.exactOptional().meta({ description: 'Rhythms without a day too, at the end of each period' }),
}
export async function dueQuestion(asked: Asked<typeof dueParts>): Promise<Whole<DueQuestion>> {
  const [document, { body, ...rest }] = documentFilter(asked)
  return { ...rest, ...document, ...(await askedBody(body)) }
}

export const citationParts = {
  ...documentParts,
  instrument: Instrument.exactOptional(),
  kind: z.enum(['numbered', 'law', 'named']).exactOptional(),
  relation: Relation.exactOptional(),
  status: z.enum(['complete', 'resolved', 'ambiguous', 'unresolved']).exactOptional(),
}
export function citationQuestion(asked: Asked<typeof citationParts>): Whole<CitationQuestion> {
  const [document, { instrument, ...rest }] = documentFilter(asked)
  return { ...rest, ...document, ...(instrument === undefined ? {} : { instrument: instrumentFilter(instrument) }) }
}

export const indicatorParts = { ...documentParts, name: text(500).exactOptional() }
export function indicatorQuestion(asked: Asked<typeof indicatorParts>): Whole<IndicatorQuestion> {
  const [document, rest] = documentFilter(asked)
  return { ...rest, ...document }
}

export const doubtParts = {
  ...documentParts,
  below: z.coerce.number().min(0).max(1).exactOptional().meta({ description: 'Only below this confidence' }),
  kind: z.enum(doubtKinds).exactOptional(),
  reason: z.enum(doubtReasons).exactOptional(),
}
export function doubtQuestion(asked: Asked<typeof doubtParts>): Whole<DoubtQuestion> {
  const [document, rest] = documentFilter(asked)
  return { ...rest, ...document }
}

export const compareParts = { ...documentParts, instrument: Instrument }
export function compareQuestion(asked: Asked<typeof compareParts>): CompareQuestion {
  const [document, { instrument }] = documentFilter(asked)
  return { ...document, instrument: instrumentFilter(instrument) }
}
