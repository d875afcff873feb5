import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderBlobs } from '../src/blobs/folder-blobs.js'
import { bytesOf, sha256 } from './invented.js'

describe('blobs in a folder', () => {
  let folder: string
  let blobs: FolderBlobs
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vanthu-blobs-'))
    blobs = new FolderBlobs(folder)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const listed = async (): Promise<readonly string[]> => {
    const all: string[] = []
    for await (const name of blobs.list()) all.push(name)
    return all.sort()
  }

  it('stand under the first two digits of their digest, once', async () => {
    const digest = sha256('một')
    expect(await blobs.put(bytesOf('một'))).toEqual({ sha256: digest, bytes: 5, known: false })
    expect(await blobs.put(bytesOf('một'))).toEqual({ sha256: digest, bytes: 5, known: true })
    expect(await readdir(folder)).toEqual([digest.slice(0, 2)])
    expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([digest.slice(2)])
    expect(await blobs.get(digest)).toEqual(Buffer.from('một'))
    expect([await blobs.has(digest), await blobs.size(digest)]).toEqual([true, 5])
  })

  it('put many times at once are kept once', async () => {
    const puts = await Promise.all(Array.from({ length: 20 }, (_, i) => blobs.put(bytesOf(`tệp ${i % 4}`))))
    expect(await listed()).toEqual([...new Set(puts.map((p) => p.sha256))].sort())
    expect(await blobs.leftovers()).toEqual([])
  })

  it('a file cut short by something else is put anew', async () => {
    const digest = sha256('đầy đủ')
    await mkdir(join(folder, digest.slice(0, 2)))
    await writeFile(join(folder, digest.slice(0, 2), digest.slice(2)), 'đầy')
    expect((await blobs.put(bytesOf('đầy đủ'))).known).toBe(false)
    expect(await blobs.get(digest)).toEqual(Buffer.from('đầy đủ'))
  })

  it('left-overs of a write are no blobs', async () => {
    const { sha256: digest } = await blobs.put(bytesOf('a'))
    await writeFile(join(folder, digest.slice(0, 2), `.${digest.slice(2)}.x`), 'half')
    expect(await listed()).toEqual([digest])
    expect(await blobs.leftovers()).toEqual([`${digest.slice(0, 2)}/.${digest.slice(2)}.x`])
  })

  it('what is not there', async () => {
    expect(await blobs.has(sha256('x'))).toBe(false)
    expect(await blobs.size(sha256('x'))).toBeNull()
    await expect(blobs.get(sha256('x'))).rejects.toMatchObject({ code: 'store.missing_blob' })
    expect(await listed()).toEqual([])
  })

  it.each([['../../etc/passwd'], [''], ['AB'.repeat(32)], [`${'a'.repeat(63)}/`]])(
    '%j is no name of a blob',
    async (name) => {
      await expect(blobs.get(name)).rejects.toThrow(RangeError)
      await expect(blobs.has(name)).rejects.toThrow(RangeError)
    },
  )
})
