import type { Diagnostic, PlanRecord, Staged } from '@vanthu/document'

/**
 * What a file's name says of the document's number, and nothing more: clerks name scans "403-UBND-KGVX.pdf" or
 * "163-tb-vpcp.signed.pdf". A name never gives a reference; it confirms the one that was read or casts doubt on it,
 * since a number on a scan is often written by hand. Asked for by `--filename-hints`.
 */
export function checkFilename(record: PlanRecord): Staged<PlanRecord> {
  const { reference } = record.document
  if (reference === null) return { value: record, diagnostics: [] }
  const named = numbersIn(record.source.filename)
  const printed = /^\d{1,6}/u.exec(reference)?.[0]
  if (printed === undefined || named.length === 0) return { value: record, diagnostics: [] }
  const agrees = named.includes(String(Number(printed)))
  const diagnostics: Diagnostic[] = agrees
    ? []
    : [
        {
          code: 'pipeline.reference_differs_from_filename',
          severity: 'warning',
          message: `the number read (${printed}) is not among those of the file's name (${named.join(', ')})`,
        },
      ]
  const documentEvidence = record.documentEvidence.map((e) =>
    e.field === 'reference'
      ? { ...e, confidence: agrees ? Math.max(e.confidence, 0.97) : Math.min(e.confidence, 0.4) }
      : e,
  )
  return { value: { ...record, documentEvidence }, diagnostics }
}

/** Numbers of one to six digits that stand alone in the name; years and dates count, being harmless here. */
function numbersIn(filename: string): readonly string[] {
  const stem = filename.replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
  return [...stem.matchAll(/(?<!\d)\d{1,6}(?!\d)/gu)].map(([digits]) => String(Number(digits)))
}
