import { CommanderError } from 'commander'
import pc from 'picocolors'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'

/** An error's coded form; anything else is a fault of ours and keeps its stack in `VANTHU_DEBUG=1`. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : 'internal'
    const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : null
    return { code, message: error.message, hint }
  }
  return { code: 'internal', message: String(error), hint: null }
}

export function printFailure(error: unknown, language: Language, of?: string): void {
  const { code, message, hint } = failureOf(error)
  process.stderr.write(`${pc.red('✗')} ${of === undefined ? '' : `${of}: `}${message} [${code}]\n`)
  if (hint !== null) process.stderr.write(`  ${messages(language).hint}: ${hint}\n`)
  if (process.env['VANTHU_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
}

/** Prints what stopped a command, and gives the exit code. */
export function failed(error: unknown, language: Language): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  printFailure(error, language)
  return failureOf(error).code.startsWith('store.') ? exitCodes.store : exitCodes.nothing
}
