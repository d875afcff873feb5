// npm run test:faults: kill -9 of everything at length, full and slow disks, clocks that jump. VANTHU_FAULT_SEED repeats
// a run, VANTHU_FAULT_KILLS and VANTHU_FAULT_DOCUMENTS change its length.
import { bootstrap, foreground, root } from './bootstrap.mjs'
import { installServices } from './services/install.mjs'

bootstrap()
installServices()
process.chdir(root)
const status = foreground(`${root}node_modules/.bin/vitest`, ['run', 'workers/test/faults', ...process.argv.slice(2)], {
  VANTHU_FAULT_KILLS: process.env.VANTHU_FAULT_KILLS ?? '200',
  VANTHU_FAULT_DOCUMENTS: process.env.VANTHU_FAULT_DOCUMENTS ?? '300',
})
process.exit(status)
