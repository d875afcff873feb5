import type { ProcessOptions } from '@vanthu/pipeline'

/** Options that every command shares which reads files. */
export interface ReadingOptions {
  readonly forceOcr?: boolean
  readonly jobs?: number
  readonly minConfidence?: number
  readonly filenameHints?: boolean
}

export function processOptions({ forceOcr, minConfidence, filenameHints }: ReadingOptions): ProcessOptions {
  return {
    ...(forceOcr === undefined ? {} : { forceOcr }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(filenameHints === undefined ? {} : { filenameHints }),
  }
}
