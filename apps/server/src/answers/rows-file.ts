import { Readable } from 'node:stream'
import { CodedError } from '@vanthu/document'
import type { Answer, Column } from '@vanthu/store'
import { csv, jsonLines, sheet, xlsx } from '@vanthu/store'
import { z } from 'zod'
import type { Reply } from '../fastify-adapter.js'

export const Format = z.enum(['csv', 'xlsx', 'jsonl'])
export type Format = z.infer<typeof Format>

export const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
}

/** A workbook is made as a whole; one of so many rows takes some 300 MB meanwhile. */
const mostSheetRows = 50_000
const pageRows = 1000

export type AskPage<Row> = (paging: { readonly limit: number; readonly after?: string }) => Promise<Answer<Row>>

/**
 * All rows of a question as a file. CSV and JSON Lines are sent while they are asked for, page by page; what is wrong with
 * the question is known before the first.
 * @throws CodedError `server.export_too_long` for a workbook of more than 50,000 rows.
 */
export async function giveRows<Row>(
  reply: Reply,
  {
    format,
    name,
    columns,
  }: { readonly format: Format; readonly name: string; readonly columns: readonly Column<Row>[] },
  ask: AskPage<Row>,
): Promise<Reply> {
  const first = await ask({ limit: pageRows })
  const body = format === 'xlsx' ? await workbook(name, columns, first, ask) : written(format, columns, first, ask)
  return reply
    .type(mediaTypes[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(body)
}

async function* pagesFrom<Row>(first: Answer<Row>, ask: AskPage<Row>): AsyncGenerator<readonly Row[]> {
  let page = first
  for (;;) {
    yield page.rows
    if (page.next === null) return
    page = await ask({ limit: pageRows, after: page.next })
  }
}

function written<Row>(
  format: 'csv' | 'jsonl',
  columns: readonly Column<Row>[],
  first: Answer<Row>,
  ask: AskPage<Row>,
): Readable {
  async function* texts(): AsyncGenerator<string> {
    let head: 'key' | 'none' = 'key'
    for await (const rows of pagesFrom(first, ask)) {
      yield format === 'csv' ? csv(rows, columns, { head }) : jsonLines(rows)
      head = 'none'
    }
  }
  return Readable.from(texts())
}

async function workbook<Row>(
  name: string,
  columns: readonly Column<Row>[],
  first: Answer<Row>,
  ask: AskPage<Row>,
): Promise<Buffer> {
  const all: Row[] = []
  for await (const rows of pagesFrom(first, ask)) {
    all.push(...rows)
    if (all.length > mostSheetRows) {
      throw new CodedError('server.export_too_long', `a workbook is made of at most ${mostSheetRows} rows here`, {
        hint: 'Ask for CSV or JSON Lines, or for less.',
      })
    }
  }
  return Buffer.from(await xlsx([sheet(name, all, columns)]))
}
