import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { FolderBlobs } from '../blobs/folder-blobs.js'
import type { Store } from '../store.js'
import { DumpRow } from './dump.js'

const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  rows: z.int().nonnegative(),
  rowsSha256: z.string(),
  files: z.int().nonnegative(),
})
export type Manifest = z.infer<typeof Manifest>

export interface BackupProgress {
  readonly step: 'rows' | 'files'
  readonly done: number
}

const rowsFile = 'rows.jsonl'
const manifestFile = 'manifest.json'

/**
 * Copies a store into a folder: `rows.jsonl`, `blobs/` and, last of all, `manifest.json`, without which a folder is no
 * backup. Others may write meanwhile; the copy is of one moment. A second backup into the same folder copies only files
 * that it does not have. The folder can be restored into either kind of database.
 */
export async function backup(
  store: Store,
  folder: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<Manifest> {
  await mkdir(join(folder, 'blobs'), { recursive: true })
  const hash = createHash('sha256')
  const files = new Set<string>()
  let rows = 0
  const out = await open(join(folder, `${rowsFile}.part`), 'w', 0o640)
  try {
    for await (const dumped of store.dump()) {
      const line = `${JSON.stringify(dumped)}\n`
      hash.update(line)
      await out.write(line)
      const { table, row } = dumped
      const named = table === 'documents' ? row['sha256'] : table === 'pages' ? row['image_sha256'] : null
      if (typeof named === 'string') files.add(named)
      rows += 1
      if (rows % 500 === 0) onProgress({ step: 'rows', done: rows })
    }
    await out.sync()
  } finally {
    await out.close()
  }
  const kept = new FolderBlobs(join(folder, 'blobs'))
  let copied = 0
  for (const sha256 of files) {
    if (!(await kept.has(sha256))) await copyBlob(store, kept, sha256)
    onProgress({ step: 'files', done: ++copied })
  }
  const manifest: Manifest = {
    format: 1,
    createdAt: new Date().toISOString(),
    rows,
    rowsSha256: hash.digest('hex'),
    files: files.size,
  }
  await rename(join(folder, `${rowsFile}.part`), join(folder, rowsFile))
  await writeFile(join(folder, `${manifestFile}.part`), `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(join(folder, `${manifestFile}.part`), join(folder, manifestFile))
  return manifest
}

/** A damaged original must not pass into the copy unseen. */
async function copyBlob(store: Store, kept: FolderBlobs, sha256: string): Promise<void> {
  const put = await kept.put(await store.blobs.get(sha256))
  if (put.sha256 === sha256) return
  throw new CodedError('store.damaged_blob', `the file ${sha256} has other content than when it was received`, {
    hint: 'Run vanthu verify, and bring the file back from an older backup.',
  })
}

/**
 * Brings a backup back into an empty store. Files first, rows second, so that no row names a file that is not there.
 * @throws CodedError `store.no_backup`, `store.damaged_backup`, `store.not_empty`.
 */
export async function restore(
  store: Store,
  folder: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await checkRows(folder, manifest)
  const kept = new FolderBlobs(join(folder, 'blobs'))
  let copied = 0
  for await (const sha256 of kept.list()) {
    const { sha256: found } = await store.blobs.put(await kept.get(sha256))
    if (found !== sha256) throw damaged(`the file ${sha256} has other content`)
    onProgress({ step: 'files', done: ++copied })
  }
  await store.load(rowsOf(folder), (done) => onProgress({ step: 'rows', done }))
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')))
  } catch (cause) {
    throw new CodedError('store.no_backup', 'there is no whole backup in this folder', {
      hint: 'Name the folder that vanthu backup wrote to; one that was cut off has no manifest.json.',
      cause,
    })
  }
}

async function checkRows(folder: string, { rowsSha256 }: Manifest): Promise<void> {
  const hash = createHash('sha256')
  for await (const some of createReadStream(join(folder, rowsFile))) hash.update(z.instanceof(Buffer).parse(some))
  if (hash.digest('hex') !== rowsSha256) throw damaged(`${rowsFile} is not what was written`)
}

async function* rowsOf(folder: string): AsyncIterable<DumpRow> {
  const lines = createInterface({ input: createReadStream(join(folder, rowsFile), 'utf8'), crlfDelay: Infinity })
  for await (const line of lines) if (line !== '') yield DumpRow.parse(JSON.parse(line))
}

const damaged = (message: string): CodedError =>
  new CodedError('store.damaged_backup', message, { hint: 'Use another backup; this one was changed or cut off.' })

/**
 * Copies a store into an empty one, of the same or the other kind of database; files that both keep in one place are
 * left where they are.
 * @throws CodedError `store.not_empty`.
 */
export async function migrateStore(
  from: Store,
  to: Store,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<{ readonly documents: number }> {
  let copied = 0
  for await (const sha256 of from.blobs.list()) {
    if (!(await to.blobs.has(sha256))) await to.blobs.put(await from.blobs.get(sha256))
    onProgress({ step: 'files', done: ++copied })
  }
  const documents = await to.load(from.dump(), (done) => onProgress({ step: 'rows', done }))
  return { documents }
}
