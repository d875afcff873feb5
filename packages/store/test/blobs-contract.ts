import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BlobStore } from '../src/index.js'
import { bytesOf, sha256 } from './invented.js'

/** Empty ground for one test, and how something foreign gets among its blobs. */
export interface BlobGround {
  readonly blobs: BlobStore
  /** Puts content at a place, past the store: `ab/cdef…`. */
  plant(name: string, content: string): Promise<void>
  clean(): Promise<void>
}

/** What every place for files must do. */
export function blobsContract(name: string, prepare: () => Promise<BlobGround>): void {
  describe(`${name}: the contract of blobs`, () => {
    let ground: BlobGround
    let blobs: BlobStore
    let scratch: string
    beforeEach(async () => {
      ground = await prepare()
      blobs = ground.blobs
      scratch = await mkdtemp(join(tmpdir(), 'vanthu-incoming-'))
    })
    afterEach(async () => {
      await ground.clean()
      await rm(scratch, { recursive: true, force: true })
    })

    const listed = async (): Promise<readonly string[]> => {
      const all: string[] = []
      for await (const digest of blobs.list()) all.push(digest)
      return all.sort()
    }
    const incoming = async (content: string): Promise<string> => {
      const path = join(scratch, 'tep')
      await writeFile(path, content)
      return path
    }
    const isThere = (path: string): Promise<boolean> =>
      access(path).then(
        () => true,
        () => false,
      )

    it('keeps the same bytes once, under their digest', async () => {
      const digest = sha256('một')
      expect(await blobs.put(bytesOf('một'))).toEqual({ sha256: digest, bytes: 5, known: false })
      expect(await blobs.put(bytesOf('một'))).toEqual({ sha256: digest, bytes: 5, known: true })
      expect(await listed()).toEqual([digest])
      expect(Buffer.from(await blobs.get(digest))).toEqual(Buffer.from('một'))
      expect([await blobs.has(digest), await blobs.size(digest)]).toEqual([true, 5])
    })

    it('takes a file from its place, also one that is known', async () => {
      const digest = sha256('hai')
      for (const known of [false, true]) {
        const path = await incoming('hai')
        expect(await blobs.putFile(path)).toEqual({ sha256: digest, bytes: 3, known })
        expect(await isThere(path)).toBe(false)
      }
      expect(Buffer.from(await blobs.get(digest))).toEqual(Buffer.from('hai'))
    })

    it('takes a file of many pieces, and gives it piece by piece', async () => {
      const content = 'Kế hoạch phòng, chống đuối nước. '.repeat(20_000)
      const { sha256: digest } = await blobs.putFile(await incoming(content))
      let pieces = 0
      const read: Uint8Array[] = []
      for await (const piece of await blobs.read(digest)) {
        pieces += 1
        read.push(piece)
      }
      expect(Buffer.concat(read).toString('utf8') === content).toBe(true)
      expect(pieces).toBeGreaterThan(1)
    })

    it('keeps an empty file', async () => {
      const { sha256: digest } = await blobs.put(bytesOf(''))
      expect([await blobs.size(digest), (await blobs.get(digest)).length]).toEqual([0, 0])
    })

    it('put many times at once, keeps each once', async () => {
      const puts = await Promise.all(Array.from({ length: 20 }, (_, i) => blobs.put(bytesOf(`tệp ${i % 4}`))))
      expect(await listed()).toEqual([...new Set(puts.map((p) => p.sha256))].sort())
      expect(await blobs.leftovers()).toEqual([])
    })

    it('puts a file anew that something else cut short', async () => {
      const digest = sha256('đầy đủ')
      await ground.plant(`${digest.slice(0, 2)}/${digest.slice(2)}`, 'đầy')
      expect((await blobs.put(bytesOf('đầy đủ'))).known).toBe(false)
      expect(Buffer.from(await blobs.get(digest))).toEqual(Buffer.from('đầy đủ'))
    })

    it('tells blobs from left-overs', async () => {
      const { sha256: digest } = await blobs.put(bytesOf('a'))
      const name = `${digest.slice(0, 2)}/.${digest.slice(2)}.x&y`
      await ground.plant(name, 'half')
      expect(await listed()).toEqual([digest])
      expect(await blobs.leftovers()).toEqual([name])
    })

    it('says what is not there', async () => {
      expect(await blobs.has(sha256('x'))).toBe(false)
      expect(await blobs.size(sha256('x'))).toBeNull()
      await expect(blobs.get(sha256('x'))).rejects.toMatchObject({ code: 'store.missing_blob' })
      await expect(blobs.read(sha256('x'))).rejects.toMatchObject({ code: 'store.missing_blob' })
      await expect(blobs.putFile(join(scratch, 'không có'))).rejects.toThrow('ENOENT')
      expect(await listed()).toEqual([])
    })

    it.each([['../../etc/passwd'], [''], ['AB'.repeat(32)], [`${'a'.repeat(63)}/`]])(
      '%j is no name of a blob',
      async (bad) => {
        await expect(blobs.get(bad)).rejects.toThrow(RangeError)
        await expect(blobs.read(bad)).rejects.toThrow(RangeError)
        await expect(blobs.has(bad)).rejects.toThrow(RangeError)
      },
    )
  })
}
