import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { FolderBlobs } from '../src/blobs/folder-blobs.js'
import { blobsContract } from './blobs-contract.js'
import { bytesOf, sha256 } from './invented.js'

blobsContract('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-blobs-'))
  return {
    blobs: new FolderBlobs(folder),
    plant: async (name, content) => {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    },
    clean: () => rm(folder, { recursive: true, force: true }),
  }
})

it('a blob is the file under the first two digits of its digest, and nothing stands beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-blobs-'))
  await new FolderBlobs(folder).put(bytesOf('một'))
  const digest = sha256('một')
  expect(await readdir(folder)).toEqual([digest.slice(0, 2)])
  expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([digest.slice(2)])
  await rm(folder, { recursive: true })
})
