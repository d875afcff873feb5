import { leaseholder } from '@vanthu/store'
import { openLocalRunner } from '../src/index.js'
import { runnerContract } from './runner-contract.js'

runnerContract('one machine', (setting) =>
  openLocalRunner({ ...setting, producer: 'vanthu test', holder: leaseholder() }),
)
