export { openLocalRunner } from './local-runner.js'
export type { LocalRunnerOptions } from './local-runner.js'
export type { RunEvent, Runner, RunSummary } from './runner.js'
