export interface RedisServer {
  readonly url: string
  start(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}
export function redisBinary(): string | null
export function startRedis(options?: { folder?: string }): Promise<RedisServer>
