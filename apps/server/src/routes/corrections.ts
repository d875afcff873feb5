import { z } from 'zod'
import { Done, done, listOf } from '../answers/account.js'
import { DocumentId } from '../answers/asked.js'
import { CorrectionAnswer, CorrectionBody } from '../answers/correction.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { knownDocument } from './documents.js'

const tags = ['corrections']
const Named = z.strictObject({ id: DocumentId })

/** What people say a document says. Corrections are kept for ever, and survive every new reading. */
export function addCorrections(app: App, context: Context): void {
  app.get(
    '/api/documents/:id/corrections',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Corrections in the order in which they were made, those taken back too',
        tags,
        params: Named,
        response: { 200: listOf(CorrectionAnswer) },
      },
    },
    async (request) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      await context.audit(request, 'corrections.read', id)
      return { rows: await store.corrections(id) }
    },
  )

  app.post(
    '/api/documents/:id/corrections',
    {
      config: { role: 'archivist' },
      schema: {
        summary: 'Correct a field or a fact; or say that it is right, by giving it the value it has',
        description:
          'A fact is named by its anchor: where it stands in the raw text, and the words there ("evidence.raw" and "evidence.quote" of the record). Of a whole fact (field null), before null adds "after", and after null takes "before" out.',
        tags,
        params: Named,
        body: CorrectionBody,
        response: { 201: CorrectionAnswer },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      const { who } = context.asker(request)
      const { note, ...correction } = request.body
      const made = await store.correct(id, { ...correction, who, ...(note === undefined ? {} : { note }) })
      await context.audit(request, 'record.corrected', id)
      void reply.code(201)
      return made
    },
  )

  app.delete(
    '/api/documents/:id/corrections/:correction',
    {
      config: { role: 'archivist' },
      schema: {
        summary: 'Take a correction back; it stays in the list',
        tags,
        params: Named.extend({ correction: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { id, correction } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      await store.undoCorrection(id, correction, context.asker(request).who)
      await context.audit(request, 'record.correction_undone', id)
      return done
    },
  )
}
