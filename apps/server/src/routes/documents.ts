import { CodedError, PlanRecord } from '@vanthu/document'
import type { DocumentRow, Store } from '@vanthu/store'
import { z } from 'zod'
import { Done, done, listOf } from '../answers/account.js'
import { DocumentId, pagingParts } from '../answers/asked.js'
import { answerOf, CountsAnswer, DocumentAnswer, PageAnswer, TextsAnswer, VersionAnswer } from '../answers/document.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { documentQuestion, documentQuestionParts } from '../questions.js'

const Named = z.strictObject({ id: DocumentId })
const Version = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).exactOptional() })
const tags = ['documents']
const config = { role: 'reader' } as const

/** Those of another organisation are as unknown as those that were never received. */
export async function knownDocument(store: Store, id: string): Promise<DocumentRow> {
  const row = await store.document(id)
  if (row === null) throw unknown()
  return row
}
const unknown = (): CodedError =>
  new CodedError('store.unknown_document', 'there is no such document', { hint: 'GET /api/documents lists them.' })
const noRecord = (): CodedError =>
  new CodedError('store.no_record', 'the document has no such record', {
    hint: 'Its "status" says whether it waits or failed; its versions are at /versions.',
  })

/** Documents, and what was read of each. */
export function addDocuments(app: App, context: Context): void {
  app.get(
    '/api/documents',
    {
      config,
      schema: {
        summary: 'Documents, by words of their text, header, or what they cite',
        tags,
        querystring: z.strictObject({ ...documentQuestionParts, ...pagingParts }),
        response: { 200: answerOf(DocumentAnswer) },
      },
    },
    async (request) => {
      const { limit, after, ...asked } = request.query
      const store = await context.storeOf(request)
      await context.audit(request, 'documents.asked')
      return store.documents({ ...documentQuestion(asked), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/documents/:id',
    {
      config,
      schema: { summary: 'One document', tags, params: Named, response: { 200: DocumentAnswer } },
    },
    async (request) => {
      const { id } = request.params
      const row = await knownDocument(await context.storeOf(request), id)
      await context.audit(request, 'document.read', id)
      return row
    },
  )

  app.get(
    '/api/documents/:id/record',
    {
      config,
      schema: {
        summary: 'The plan record, with the corrections that people made; or a version as it was extracted',
        tags,
        params: Named,
        querystring: Version,
        response: { 200: PlanRecord },
      },
    },
    async (request) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      const record = await store.record(id, request.query.version)
      if (record === null) throw noRecord()
      await context.audit(request, 'record.read', id)
      return record
    },
  )

  app.get(
    '/api/documents/:id/versions',
    {
      config,
      schema: { summary: 'Versions of the record', tags, params: Named, response: { 200: listOf(VersionAnswer) } },
    },
    async (request) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      await context.audit(request, 'document.read', id)
      return { rows: await store.versions(id) }
    },
  )

  app.get(
    '/api/documents/:id/text',
    {
      config,
      schema: {
        summary: 'The text as read and as repaired, with every change',
        tags,
        params: Named,
        querystring: Version,
        response: { 200: TextsAnswer },
      },
    },
    async (request) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      const texts = await store.texts(id, request.query.version)
      if (texts === null) throw noRecord()
      await context.audit(request, 'text.read', id)
      return texts
    },
  )

  app.get(
    '/api/documents/:id/pages',
    {
      config,
      schema: {
        summary: 'Pages, and how well each was read',
        tags,
        params: Named,
        response: { 200: listOf(PageAnswer) },
      },
    },
    async (request) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      await context.audit(request, 'document.read', id)
      return { rows: await store.pages(id) }
    },
  )

  app.post(
    '/api/documents/:id/read-again',
    {
      config: { role: 'archivist' },
      schema: {
        summary: 'Have a document read again from its original; versions and corrections stay',
        tags,
        params: Named,
        response: { 202: Done },
      },
    },
    async (request, reply) => {
      const documentId = request.params.id
      const store = await context.storeOf(request)
      await knownDocument(store, documentId)
      await store.requeue(documentId)
      await context.audit(request, 'document.read_again', documentId)
      // Told last: what the queue does not hear of, the sweeper finds in the store.
      await context.jobs.enqueue({ tenant: context.asker(request).organisation, documentId }, { urgent: true })
      void reply.code(202)
      return done
    },
  )

  app.get(
    '/api/counts',
    {
      config,
      schema: { summary: 'How much of everything there is', tags, response: { 200: CountsAnswer } },
    },
    async (request) => (await context.storeOf(request)).counts(),
  )
}
