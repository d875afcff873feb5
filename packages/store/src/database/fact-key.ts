const documents = 2 ** 31
const facts = 2 ** 20
/** So many row numbers lie between the first facts of two documents. */
export const factsOfDocument = facts

/**
 * Number of a fact's row: rising keys walk from the document received last to the first, and within a document in text
 * order. So the default order of every answer is the order of the rows themselves, full-text index included, and a page
 * of a common word costs no sort. The same fact of a re-read document gets the same number.
 * @throws RangeError beyond 2^31 documents or 2^20 facts a document.
 */
export function factKey(documentId: number, ordinal: number): number {
  if (documentId < 0 || documentId >= documents || ordinal < 0 || ordinal >= facts) {
    throw new RangeError(`no row number for fact ${ordinal} of document ${documentId}`)
  }
  return (documents - 1 - documentId) * facts + ordinal
}

/** First and last row number that facts of the document can have. */
export function factKeys(documentId: number): { readonly first: number; readonly last: number } {
  return { first: factKey(documentId, 0), last: factKey(documentId, facts - 1) }
}

/** True for what `documentKey` takes. */
export const isDocumentNumber = (documentId: number): boolean => documentId >= 0 && documentId < documents

/** Number of a document in the same order: the document received last first. */
export function documentKey(documentId: number): number {
  if (!isDocumentNumber(documentId)) throw new RangeError(`no key for document ${documentId}`)
  return documents - 1 - documentId
}

/** The document whose fact has the number. */
export const documentOfFact = (key: number): number => documents - 1 - Math.floor(key / facts)

/** Row numbers from `first` to `last`, both included. */
export interface KeyRange {
  readonly first: number
  readonly last: number
}

/** All rows of all documents. */
export const allKeys: KeyRange = { first: 0, last: documents * facts - 1 }

/**
 * The range cut into three, of 256 and of 4,096 documents and of the rest. A page of something frequent is full within
 * the first, so that no more of it is gathered than needed; something rare is little to gather in all three.
 */
export function growingRanges({ first, last }: KeyRange): readonly KeyRange[] {
  const ends = [first + 256 * facts, first + (256 + 4096) * facts, last + 1].map((end) => Math.min(end, last + 1))
  return ends
    .map((end, i) => ({ first: i === 0 ? first : (ends[i - 1] ?? first), last: end - 1 }))
    .filter((range) => range.first <= range.last)
}

/** The range with all facts of its first document: a task in the middle may hang on a fact that stands before it. */
export const fromDocumentStart = ({ first, last }: KeyRange): KeyRange => ({
  first: Math.floor(first / facts) * facts,
  last,
})
