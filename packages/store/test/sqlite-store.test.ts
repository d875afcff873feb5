import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/index.js'
import { storeContract } from './store-contract.js'

storeContract('SQLite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vanthu-store-'))
  return {
    open: (now) => openStore({ directory, now }),
    clean: () => rm(directory, { recursive: true, force: true }),
  }
})
