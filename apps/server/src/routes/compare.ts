import { comparisonColumns, comparisonLines, csv, jsonLines, sheet, xlsx } from '@vanthu/store'
import { z } from 'zod'
import { ComparisonAnswer } from '../answers/comparison.js'
import { Format, mediaTypes } from '../answers/rows-file.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { provinceNames } from '../province-names.js'
import { compareParts, compareQuestion } from '../questions.js'

const noProvince = 'Không thuộc tỉnh nào'

/** Documents carrying out an instrument, side by side by province. */
export function addCompare(app: App, context: Context): void {
  app.get(
    '/api/compare',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'How provinces carry an instrument out: documents, who does what, deadlines and targets side by side',
        tags: ['facts'],
        querystring: z.strictObject(compareParts),
        response: { 200: ComparisonAnswer },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'comparison.asked')
      const { provinces, cut } = await store.compare(compareQuestion(request.query))
      const nameOf = await provinceNames()
      const named = provinces.map((side) => ({
        ...side,
        name: side.provinceId === null ? null : nameOf(side.provinceId),
      }))
      return { provinces: named, cut }
    },
  )

  app.get(
    '/api/exports/compare',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'The comparison as a file, with a column for each province; as JSON Lines a province a line',
        tags: ['exports'],
        querystring: z.strictObject({ ...compareParts, format: Format.default('xlsx') }),
        response: { 200: z.unknown().meta({ description: 'CSV, XLSX or JSON Lines' }) },
      },
    },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const store = await context.storeOf(request)
      await context.audit(request, 'comparison.exported')
      const comparison = await store.compare(compareQuestion(asked))
      const nameOf = await provinceNames()
      const columns = comparisonColumns(comparison, (id) => (id === null ? noProvince : nameOf(id)))
      const lines = comparisonLines(comparison)
      const body = {
        csv: () => csv(lines, columns, { head: 'heading' }),
        xlsx: async () => Buffer.from(await xlsx([sheet('So sánh', lines, columns)])),
        jsonl: () => jsonLines(comparison.provinces),
      }[format]
      return reply
        .type(mediaTypes[format])
        .header('content-disposition', `attachment; filename="so-sanh.${format}"`)
        .send(await body())
    },
  )
}
