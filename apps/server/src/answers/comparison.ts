import { z } from 'zod'
import { Brief } from './document.js'
import { DeadlineAnswer, IndicatorAnswer } from './facts.js'

/** How provinces carry an instrument out. */
export const ComparisonAnswer = z
  .object({
    provinces: z
      .array(
        z.object({
          provinceId: z.string().nullable().meta({ description: 'Null: documents that belong to no province' }),
          name: z.string().nullable(),
          documents: z.array(Brief.extend({ tasks: z.int(), deadlines: z.int() })).readonly(),
          tasks: z.int(),
          bodies: z
            .array(z.object({ name: z.string(), bodyId: z.string().nullable(), tasks: z.int(), leads: z.int() }))
            .readonly()
            .meta({ description: 'Who must do them, most tasks first' }),
          deadlines: z.array(DeadlineAnswer).readonly(),
          indicators: z.array(IndicatorAnswer).readonly(),
        }),
      )
      .readonly(),
    cut: z.boolean().meta({
      description:
        'Something was left out: 500 documents are compared, and 200 bodies, deadlines and indicators of a province',
    }),
  })
  .meta({ id: 'Comparison' })
