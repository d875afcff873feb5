import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordOf } from './plain-text.js'

/**
 * Short documents with what they say, written for these tests. `known` were at hand while the rules were written;
 * `held-out` are for measuring only.
 */
const folder = new URL('./documents/', import.meta.url)

const list = (words: string): string[] => (words === '-' || words === '' ? [] : words.split(';').map((w) => w.trim()))

for (const kind of ['known', 'held-out']) {
  describe(kind, () => {
    const files = readdirSync(new URL(`${kind}/`, folder)).sort()
    test.each(files)('%s', (file) => {
      const [text = '', expected = ''] = readFileSync(new URL(`${kind}/${file}`, folder), 'utf8').split('=== record\n')
      const record = recordOf(text.trimEnd())
      const { document } = record
      const lines = expected.split('\n').filter((line) => line !== '')
      for (const line of lines.filter((l) => !l.startsWith('* '))) {
        const at = line.indexOf(':')
        const [field, value] = [line.slice(0, at), line.slice(at + 1).trim()]
        const { signer } = document
        const printed: Record<string, string | null> = {
          type: document.type,
          reference: document.reference,
          issuedOn: document.issuedOn,
          issuedAt: document.issuedAt,
          issuer: document.issuer,
          parentBody: document.parentBody,
          title: document.title,
          archive: document.archive,
          recipients: document.recipients.join('; '),
          signers: String(document.signers.length),
          signer: [signer?.name, signer?.position, signer?.signsFor, signer?.onBehalfOf]
            .map((v) => v ?? '-')
            .join(' | '),
        }
        expect({ [field]: printed[field] ?? 'none' }).toEqual({ [field]: value })
      }
      const found = record.assignments.map((a) => ({
        section: a.section ?? '-',
        role: a.role,
        responsible: a.responsible.map((b) => b.name),
        with: a.with.map((b) => b.name),
        text: a.text,
        requested: a.requested,
      }))
      const wanted = lines
        .filter((l) => l.startsWith('* '))
        .map((line) => {
          const [section = '', role = '', responsible = '', partners = '', begins = '', requested] = line
            .slice(2)
            .split(' | ')
          const text = found.find((f) => f.text.startsWith(begins))?.text ?? `(none begins "${begins}")`
          return {
            section,
            role,
            responsible: list(responsible),
            with: list(partners),
            text,
            requested: requested === 'requested',
          }
        })
      expect(found).toEqual(wanted)
    })
  })
}
