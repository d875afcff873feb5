import type {
  BodyName,
  DeadlineRow,
  DocumentBrief,
  DocumentFilter,
  IndicatorRow,
  InstrumentFilter,
} from './questions.js'

/** How an instrument is carried out, province beside province. */
export interface CompareQuestion {
  readonly instrument: InstrumentFilter
  readonly document?: DocumentFilter
}

export interface Comparison {
  /** By id; documents that belong to no province stand last. */
  readonly provinces: readonly ComparedProvince[]
  /**
   * True where something was left out: only the 500 documents received last are compared, and at most 200 bodies,
   * 200 deadlines and 200 indicators of a province.
   */
  readonly cut: boolean
}

export interface ComparedProvince {
  readonly provinceId: string | null
  /** Received last first. */
  readonly documents: readonly ComparedDocument[]
  readonly tasks: number
  /** Most tasks first. */
  readonly bodies: readonly ComparedBody[]
  /** In the order of the documents and their text. */
  readonly deadlines: readonly DeadlineRow[]
  readonly indicators: readonly IndicatorRow[]
}

export interface ComparedDocument extends DocumentBrief {
  readonly tasks: number
  readonly deadlines: number
}

/** A body that must do tasks; under its names of one registry entry, or its name but for marks, it is one. */
export interface ComparedBody extends BodyName {
  readonly tasks: number
  /** Of these, where it leads. */
  readonly leads: number
}
