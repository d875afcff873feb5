import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { sweepScratch, withScratchFile } from '../src/scratch-file.js'

it('a scratch file holds the bytes, for this user only, as long as the work lasts', async () => {
  const path = await withScratchFile(Buffer.from('Kế hoạch'), async (at) => {
    expect((await readFile(at)).toString()).toBe('Kế hoạch')
    expect((await stat(at)).mode & 0o077).toBe(0)
    expect((await stat(dirname(at))).mode & 0o077).toBe(0)
    return at
  })
  expect(existsSync(dirname(path))).toBe(false)
})

it('a scratch file is gone when the work fails', async () => {
  let path = ''
  const work = withScratchFile(Buffer.from('x'), (at) => {
    path = at
    return Promise.reject(new RangeError('hỏng'))
  })
  await expect(work).rejects.toThrow('hỏng')
  expect(existsSync(dirname(path))).toBe(false)
})

it('what a killed process left is removed after some hours', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'sweep-'))
  const gone = 'vanthu-4194399-abc'
  // In a container a process that starts again has the number of the one that was killed.
  const predecessor = `vanthu-${process.pid}-abc`
  const alive = `vanthu-${process.ppid}-abc`
  for (const name of [gone, predecessor, alive, 'vanthu-notes', 'other-1-x']) await mkdir(join(parent, name))
  await sweepScratch(parent, Date.now())
  expect(await readdir(parent)).toHaveLength(5)
  await sweepScratch(parent, Date.now() + 7 * 60 * 60 * 1000)
  expect((await readdir(parent)).sort()).toEqual(['other-1-x', alive, 'vanthu-notes'])
  await rm(parent, { recursive: true })
})
