import { writeFile } from 'node:fs/promises'
import { calendarFile } from '@vanthu/store'
import { bodyFilter } from '../bodies.js'
import { exitCodes } from '../exit-codes.js'
import { everyRow } from '../paging.js'
import { openDataStore } from '../store-place.js'

export interface CalendarOptions {
  readonly data: string
  readonly body?: string
  readonly out?: string
}

/** Prints or writes an iCalendar file of all deadlines that fall on days, or those of one body under any of its names. */
export async function runCalendar(options: CalendarOptions): Promise<number> {
  const store = await openDataStore(options.data)
  try {
    const body = options.body === undefined ? {} : { body: await bodyFilter(options.body) }
    const rows = await everyRow((paging) => store.deadlines({ ...body, ...paging }))
    const text = calendarFile(rows)
    if (options.out === undefined) process.stdout.write(text)
    else await writeFile(options.out, text)
    return exitCodes.done
  } finally {
    await store.close()
  }
}
