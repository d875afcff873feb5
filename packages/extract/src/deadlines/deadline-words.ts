import type { DeadlineBound, Rhythm } from '@vanthu/document'
import { rowsOf } from '../knowledge/read-json.js'
import { clock } from './weekly.js'
import type { FoundTime } from './time.js'
import { adhoc, periodic } from './time.js'

/** The bound that words before a date set; `until` where the day is the end of a stretch ("đến hết ngày …"). */
export interface BoundRule {
  readonly bound: DeadlineBound
  readonly until: boolean
}

/** The wording of deadlines that needs no rule of its own; see `data/deadline-words.json`. */
export interface DeadlineWords {
  /** Finds the words of a bound before a day, a clock time between them or not: "chậm nhất là 17 giờ ngày |15/6". */
  readonly beforeDay: RegExp
  ruleOf(words: string): BoundRule | null
  /** Times that are said in set words: "cuối mỗi quý", "sau mỗi kỳ họp". */
  phrasesIn(folded: string): readonly FoundTime[]
}

const bounds: ReadonlySet<string> = new Set<DeadlineBound>(['before', 'on', 'within', 'after'])
const rhythms: ReadonlySet<string> = new Set<Rhythm>(['year', 'half-year', 'quarter', 'month', 'week'])
const isBound = (word: string): word is DeadlineBound => bounds.has(word)
const isRhythm = (word: string): word is Rhythm => rhythms.has(word)
const spaced = (words: string): string => words.replace(/ /gu, '\\s')

/** Reads `data/deadline-words.json`. @throws RangeError where the file has another form. */
export function readDeadlineWords(file: unknown): DeadlineWords {
  const rules = rowsOf(file, 'bounds').flatMap((row) => {
    const bound = row.text('bound')
    if (!isBound(bound)) throw new RangeError(`data file: ${bound} is no bound`)
    const then = row.texts('then').map((word) => `(?:\\s${spaced(word)})?`)
    return row.texts('words').map((words) => ({
      words,
      form: `${spaced(words)}${then.join('')}`,
      rule: { bound, until: row.optional('until') !== null },
    }))
  })
  rules.sort((a, b) => b.words.length - a.words.length)
  const whole = rules.map(({ form, rule }) => ({ form: new RegExp(`^(?:${form})$`, 'u'), rule }))
  const phrases = rowsOf(file, 'phrases').map((row) => ({
    form: new RegExp(`(?<![\\p{L}\\p{N}])${spaced(row.text('words'))}(?![\\p{L}\\p{N}])`, 'gu'),
    ...timeOf(row.text('kind'), row.optional('every')),
    rrule: row.optional('rrule'),
  }))
  // One look before each phrase is sought by itself.
  const any = new RegExp(phrases.map((p) => p.form.source).join('|') || '(?!)', 'u')
  return {
    beforeDay: new RegExp(
      `(?<![\\p{L}\\p{N}])(${rules.map((r) => r.form).join('|')})(?:\\s{1,2}(?:lúc\\s)?${clock},?)?\\s{1,2}(?:(?:các\\s)?ngày\\s{1,2})?(?=\\d)`,
      'gu',
    ),
    ruleOf: (words) => whole.find((r) => r.form.test(words))?.rule ?? null,
    phrasesIn: (folded) =>
      (any.test(folded) ? phrases : []).flatMap(({ form, time, rrule }) =>
        [...folded.matchAll(form)].map((match) => ({
          from: match.index,
          to: match.index + match[0].length,
          time,
          confidence: 0.8,
          ...(rrule === null ? {} : { rrule }),
        })),
      ),
  }
}

function timeOf(kind: string, every: string | null): Pick<FoundTime, 'time'> {
  if (kind === 'adhoc') return { time: adhoc }
  if (kind === 'periodic' && (every === null || isRhythm(every))) return { time: periodic(every) }
  throw new RangeError(`data file: ${kind} ${every ?? ''} is no time of set words`)
}
