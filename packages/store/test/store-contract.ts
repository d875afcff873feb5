import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../src/index.js'
import { leaseholder } from '../src/index.js'
import { backupContract } from './contract/backup.js'
import { compareContract } from './contract/compare.js'
import { correctionsContract } from './contract/corrections.js'
import { deadlinesContract } from './contract/deadlines.js'
import { documentsContract } from './contract/documents.js'
import { facetsContract } from './contract/facets.js'
import { intakeContract } from './contract/intake.js'
import type { Stage } from './contract/stage.js'
import { claimed, keep } from './contract/stage.js'
import { tasksContract } from './contract/tasks.js'
import { versionsContract } from './contract/versions.js'
import { webhooksContract } from './contract/webhooks.js'
import { wordsContract } from './contract/words.js'

/** Empty ground for one test. */
export interface Ground {
  open(now: () => number): Promise<Store>
  clean(): Promise<void>
}

/** What every store must do, whatever its database. `prepare` gives ground on which nothing was stored. */
export function storeContract(name: string, prepare: () => Promise<Ground>): void {
  describe(`${name}: the contract of a store`, () => {
    let ground: Ground
    let store: Store
    let now = 0
    const holder = leaseholder()
    const stage: Stage = {
      get store() {
        return store
      },
      now: () => now,
      wait: (ms) => {
        now += ms
      },
      claimed: (documentId) => claimed(store, holder, documentId),
      keep: (text, header, facts) => keep(store, text, header, facts),
    }

    beforeEach(async () => {
      ground = await prepare()
      now = 1_700_000_000_000
      store = await ground.open(() => now)
    })
    afterEach(async () => {
      await store.close()
      await ground.clean()
    })

    intakeContract(stage)
    versionsContract(stage)
    tasksContract(stage)
    wordsContract(stage)
    deadlinesContract(stage)
    documentsContract(stage)
    compareContract(stage)
    facetsContract(stage)
    correctionsContract(stage)
    backupContract(stage)
    webhooksContract(stage)
  })
}
