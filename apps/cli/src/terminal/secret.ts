import { CodedError } from '@vanthu/document'

/**
 * A password: typed without echo on a terminal, twice; else the first line of the standard input.
 * @throws CodedError `cli.no_secret`, `cli.secrets_differ`.
 */
export async function askSecret(prompt: string, again: string): Promise<string> {
  const { stdin } = process
  if (stdin.isTTY !== true) return firstLine(await wholeInput())
  const first = await typed(`${prompt}: `)
  if (first === '') throw noSecret()
  if ((await typed(`${again}: `)) === first) return first
  throw new CodedError('cli.secrets_differ', 'the two are not the same', { hint: 'Run the command again.' })
}

async function wholeInput(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/u)[0] ?? ''
  if (line === '') throw noSecret()
  return line
}

const noSecret = (): CodedError =>
  new CodedError('cli.no_secret', 'no password was given', {
    hint: 'Type it when asked, or give it as the first line of the standard input.',
  })

/** One line from the terminal; nothing of it is shown. Ctrl-C ends the program, as everywhere. */
function typed(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(prompt)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve) => {
    let line = ''
    const end = (): void => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const take = (some: string | Buffer): void => {
      for (const sign of String(some)) {
        if (sign === '\u0003') {
          end()
          process.kill(process.pid, 'SIGINT')
          return
        }
        if (sign === '\r' || sign === '\n' || sign === '\u0004') {
          end()
          resolve(line)
          return
        }
        if (sign === '\u007F' || sign === '\b') line = [...line].slice(0, -1).join('')
        else if (sign >= ' ') line += sign
      }
    }
    stdin.on('data', take)
  })
}
