// Receives and stores invented documents until all are done, or until it is killed. Run on the built package.
import { createHash } from 'node:crypto'
import { leaseholder, openStore } from '@vanthu/store'

const [directory, count] = [process.argv[2], Number(process.argv[3])]
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const textOf = (n) => `Kế hoạch số ${n} về bến đò an toàn`

const evidence = (quote) => ({ page: 1, boxes: [], raw: { from: 0, to: 1 }, repaired: { from: 0, to: 1 }, quote })
const header = {
  type: 'Kế hoạch',
  issuedOn: '2024-01-05',
  issuedAt: null,
  issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
  issuerId: null,
  provinceId: null,
  parentBody: null,
  title: null,
  signer: null,
  signers: [],
  recipients: [],
  archive: null,
}

function recordOf(id, bytes, text) {
  const task = (n) => ({
    id: `a${n}`,
    section: 'II',
    text: `Việc ${n} của ${text}`,
    responsible: [{ name: `Sở ${n % 7}`, bodyId: null }],
    role: 'perform',
    with: [],
    requested: false,
    deadlineIds: [],
    citationIds: [],
    confidence: 0.9,
    evidence: evidence(text),
  })
  return {
    schemaVersion: 1,
    id,
    source: { filename: 'x.txt', mediaType: 'text/plain', bytes, sha256: id, pages: 1 },
    quality: { textFrom: 'file', grade: 'good', pages: [{ page: 1, textFrom: 'file', confidence: 1, grade: 'good' }] },
    document: { ...header, reference: `${id.slice(0, 8)}/KH-UBND` },
    documentEvidence: [],
    outline: [],
    assignments: Array.from({ length: 20 }, (_, n) => task(n)),
    deadlines: [],
    citations: [],
    indicators: [],
    unread: [],
    diagnostics: [],
  }
}

const store = await openStore({ directory })
process.stdout.write('ready\n')
for (let n = 0; n < count; n++) await store.receive({ filename: `${n}.txt`, bytes: Buffer.from(textOf(n)) })
const holder = leaseholder()
for (let claim = await store.claim({ holder }); claim !== null; claim = await store.claim({ holder })) {
  const bytes = await store.blobs.get(claim.documentId)
  const text = Buffer.from(bytes).toString('utf8')
  const image = await store.blobs.put(Buffer.from(`picture of ${text}`))
  await store.putVersion(claim.documentId, {
    record: recordOf(sha256(bytes), bytes.length, text),
    raw: text,
    edits: [],
    pageImages: [{ page: 1, sha256: image.sha256, mediaType: 'image/png', width: 1, height: 1 }],
    producer: 'vanthu test',
  })
}
await store.close()
