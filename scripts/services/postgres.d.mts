export interface PostgresServer {
  readonly url: string
  start(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}
export function postgresBinaries(): string | null
export function startPostgres(options?: { folder?: string; durable?: boolean }): Promise<PostgresServer>
