import type { Span } from '@opentelemetry/api'
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { App } from '../fastify-adapter.js'

/**
 * A span around each request, as the semantic conventions for HTTP name its attributes. Costs next to nothing until
 * somebody loads an OpenTelemetry SDK (`node --import`), which then gets them. Holds patterns, not addresses.
 */
export function addTracing(app: App): void {
  const spans = new WeakMap<object, Span>()
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    const from = propagation.extract(context.active(), request.headers)
    const span = trace
      .getTracer('vanthu')
      .startSpan(
        `${request.method} ${route}`,
        { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
        from,
      )
    spans.set(request, span)
    context.with(trace.setSpan(from, span), done)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', reply.statusCode)
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
    done()
  })
}
