import pino from 'pino'
import type { Config } from '../config.js'

export interface Log {
  info(facts: object, message?: string): void
  warn(facts: object, message?: string): void
  error(facts: object, message?: string): void
}

/** An error without its message, which may hold what somebody asked or what a document says. */
export function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s{1,8}at /u.test(line))
    .slice(0, 12)
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { name: error.name, ...code, stack: frames.map((line) => line.trim()) }
}

/**
 * Lines of JSON. Addresses of pages, query words, names and headers have no way in: requests are logged by the pattern of
 * their route.
 * @param to where the lines go; the standard output by default.
 */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>, to?: { write(line: string): void }): Log {
  const options: pino.LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: safeError,
      error: safeError,
      // What the framework says of requests by itself.
      req: (request: { method?: string }) => ({ method: request.method }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
    },
  }
  return to === undefined ? pino(options) : pino(options, to)
}
