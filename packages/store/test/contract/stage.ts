import type { PlanRecord } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import type { Claim, Store } from '../../src/index.js'
import type { Facts } from '../invented.js'
import { bytesOf, extraction, planRecord } from '../invented.js'

/** What the tests of the contract stand on: an empty store for each, whose clock they move. */
export interface Stage {
  readonly store: Store
  now(): number
  wait(ms: number): void
  /** Claims, and fails where there is nothing to claim. */
  claimed(documentId?: string): Promise<Claim>
  /** Receives a text and stores an extraction of it. */
  keep(text: string, header?: Partial<PlanRecord['document']>, facts?: Facts): Promise<string>
}

export async function claimed(store: Store, holder: string, documentId?: string): Promise<Claim> {
  const claim = await store.claim({ holder, ...(documentId === undefined ? {} : { documentId }) })
  if (claim === null) throw new Error('nothing to claim')
  return claim
}

export async function keep(
  store: Store,
  text: string,
  header: Partial<PlanRecord['document']> = {},
  facts: Facts = {},
): Promise<string> {
  const bytes = bytesOf(text)
  const { documentId } = await store.receive({ filename: `${text.slice(0, 8)}.txt`, bytes })
  await store.putVersion(documentId, extraction(planRecord(bytes, header, facts), text))
  return documentId
}

/** The code of the error that the work ends with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'no error'
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error)
  }
}
