import { openBodyNames } from '@vanthu/pipeline'
import type { BodyFilter } from '@vanthu/store'

let opened: ReturnType<typeof openBodyNames> | null = null

/** A filter on a body under any of its names. The registry is read once, when the first question names a body. */
export async function askedBody(name: string | undefined): Promise<{ readonly body?: BodyFilter }> {
  if (name === undefined) return {}
  opened ??= openBodyNames()
  return { body: (await opened)(name) }
}
