import { openBodyNames } from '@vanthu/pipeline'
import type { BodyFilter } from '@vanthu/store'

/** See `openBodyNames`; a command asks for one body, so the registry is read for it alone. */
export const bodyFilter = async (name: string): Promise<BodyFilter> => (await openBodyNames())(name)
