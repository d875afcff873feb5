import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeIn } from '../../src/uploads/incoming.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vanthu-incoming-'))
})
afterEach(() => rm(directory, { recursive: true }))

const pieces = 5
let given = 0
async function* file(): AsyncGenerator<Uint8Array> {
  for (given = 0; given < pieces; given++) {
    await Promise.resolve()
    yield Buffer.from('Kế hoạch ')
  }
}

describe('a file that comes in', () => {
  it('lies there whole', async () => {
    const folder = join(directory, 'default')
    const { path, bytes } = await takeIn(file(), { folder, filename: 'a.txt', maxBytes: 1000 })
    expect(bytes).toBe(5 * Buffer.byteLength('Kế hoạch '))
    expect((await readdir(folder)).map((name) => join(folder, name))).toEqual([path])
  })

  it('is read to its end where it is too large, and nothing is left of it', async () => {
    const folder = join(directory, 'default')
    const taken = takeIn(file(), { folder, filename: 'a.txt', maxBytes: 3 })
    await expect(taken).rejects.toMatchObject({ code: 'server.too_large' })
    expect(given).toBe(pieces)
    expect(await readdir(folder)).toEqual([])
  })

  it('is read to its end where its folder cannot be made', async () => {
    await writeFile(join(directory, 'default'), 'no folder')
    const taken = takeIn(file(), { folder: join(directory, 'default'), filename: 'a.txt', maxBytes: 1000 })
    await expect(taken).rejects.toMatchObject({ code: 'EEXIST' })
    expect(given).toBe(pieces)
  })
})
