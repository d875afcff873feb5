const documents = 2 ** 31
const facts = 2 ** 20

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

/** Number of a document in the same order: the document received last first. */
export function documentKey(documentId: number): number {
  if (documentId < 0 || documentId >= documents) throw new RangeError(`no key for document ${documentId}`)
  return documents - 1 - documentId
}

/** The document whose fact has the number. */
export const documentOfFact = (key: number): number => documents - 1 - Math.floor(key / facts)
