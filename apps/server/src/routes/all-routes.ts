import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { addApiDocument } from './api-document.js'
import { addAudit } from './audit.js'
import { addCalendar } from './calendar.js'
import { addCompare } from './compare.js'
import { addCorrections } from './corrections.js'
import { addDocuments } from './documents.js'
import { addEvents } from './events.js'
import { addExports } from './exports.js'
import { addFacets } from './facets.js'
import { addFacts } from './facts.js'
import { addFeeds } from './feeds.js'
import { addFiles } from './files.js'
import { addHealth } from './health.js'
import { addJobs } from './jobs.js'
import { addMetrics } from './metrics.js'
import { addOidc } from './oidc.js'
import { addQueue } from './queue.js'
import { addResumable } from './resumable.js'
import { addSession } from './session.js'
import { addTokens } from './tokens.js'
import { addUploads } from './uploads.js'
import { addUsers } from './users.js'
import { addWebhooks } from './webhooks.js'

/** Every route of the server. A new file of routes is named here. */
export function addAllRoutes(app: App, context: Context): void {
  addHealth(app, context)
  addMetrics(app, context)
  addApiDocument(app)
  addSession(app, context)
  addOidc(app, context)
  addUsers(app, context)
  addTokens(app, context)
  addAudit(app, context)
  addUploads(app, context)
  addResumable(app, context)
  addDocuments(app, context)
  addFiles(app, context)
  addFacts(app, context)
  addFacets(app, context)
  addCompare(app, context)
  addCalendar(app, context)
  addFeeds(app, context)
  addExports(app, context)
  addCorrections(app, context)
  addWebhooks(app, context)
  addJobs(app, context)
  addQueue(app, context)
  addEvents(app, context)
}
