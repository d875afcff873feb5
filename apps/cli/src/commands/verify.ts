import pc from 'picocolors'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { openDataStore } from '../store-place.js'

export interface VerifyCommandOptions {
  readonly data: string
  readonly json?: boolean
  readonly language: Language
}

/** Checks every file and row and changes nothing. Only findings that mean loss or contradiction give a failing exit code. */
export async function runVerify(options: VerifyCommandOptions): Promise<number> {
  const say = messages(options.language)
  const store = await openDataStore(options.data)
  try {
    const findings = await store.verify()
    const errors = findings.filter((f) => f.severity === 'error')
    if (options.json === true) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
    else {
      for (const { severity, code, subject, message } of findings) {
        const paint = severity === 'error' ? pc.red : severity === 'warning' ? pc.yellow : pc.dim
        process.stdout.write(`${paint(severity)} ${code}${subject === null ? '' : ` ${subject}`}: ${message}\n`)
      }
      process.stdout.write(
        errors.length === 0 ? `${pc.green('✓')} ${say.verified}\n` : `${pc.red('✗')} ${errors.length} ${say.damage}\n`,
      )
    }
    return errors.length === 0 ? exitCodes.done : exitCodes.store
  } finally {
    await store.close()
  }
}
