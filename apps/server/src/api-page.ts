import { htmlText as text } from './html-text.js'
import type { ApiPageWords } from './api-page-words.js'
import { apiPageWords } from './api-page-words.js'
import type { PageLanguage } from './page-language.js'
import type { ApiDocument, ApiOperation, ApiParameter } from './openapi-adapter.js'

const code = (value: string): string => `<code>${text(value)}</code>`

export const apiPagePath = '/api/docs'
/** Where the page's style is served: the policy of the pages allows none within them. */
export const apiStylePath = '/api/docs.css'

export const apiStyle = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem 1.5rem 4rem; color: #1c2733; }
h1 { font-size: 1.6rem } h2 { margin-top: 2.5rem; border-bottom: 1px solid #cdd6df }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace }
details { border: 1px solid #cdd6df; border-radius: 6px; margin: 0.5rem 0; padding: 0.4rem 0.8rem }
summary { cursor: pointer } summary small { color: #52616f; float: right }
.method { display: inline-block; min-width: 4.5rem; font-weight: 700 }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0 }
pre { background: #f3f6f8; padding: 0.75rem; overflow-x: auto; border-radius: 6px }
@media (prefers-color-scheme: dark) {
  body { background: #12181f; color: #dde5ec } details, h2 { border-color: #36424e } pre { background: #1b242d }
  summary small { color: #9babb9 } a { color: #8ec5ff }
}
`

/** The description of the interface as a page for people. Needs no script and nothing from elsewhere. */
export function apiPage(api: ApiDocument, language: PageLanguage): string {
  const say = apiPageWords[language]
  const other = language === 'vi' ? 'en' : 'vi'
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), shown(method, path, operation, say)])
    }
  }
  const heading = (tag: string): string => say.headings[tag] ?? tag
  const order = [...groups.keys()].toSorted((a, b) => heading(a).localeCompare(heading(b), language))
  const title = `${text(api.info.title)}: ${say.title}`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="stylesheet" href="${apiStylePath}"></head><body>
<h1>${title} ${text(api.info.version)} <small><a href="${apiPagePath}?lang=${other}" hreflang="${other}">${say.other}</a></small></h1>
${say.explanations.map((one) => `<p>${text(one)}</p>`).join('\n')}
<p>${say.forPrograms}: <a href="/api/openapi.json">OpenAPI 3.1</a></p>
${order.map((tag) => `<h2>${text(heading(tag))}</h2>\n${(groups.get(tag) ?? []).join('\n')}`).join('\n')}
</body></html>
`
}

function shown(method: string, path: string, operation: ApiOperation, say: ApiPageWords): string {
  const role = operation['x-role'] ?? ''
  const body = operation.requestBody?.content?.['application/json']?.schema
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'))
  return `<details><summary><span class="method">${text(method.toUpperCase())}</span>${code(path)}
 ${text(operation.summary ?? '')}<small>${text(say.roles[role] ?? role)}</small></summary>
${operation.description === undefined ? '' : `<p>${text(operation.description)}</p>`}
${parameters(operation.parameters ?? [], say)}
${body === undefined ? '' : `<h4>${say.body}</h4>${schemaOf(body)}`}
${answers
  .map(
    ([status, answer]) =>
      `<h4>${text(status)}</h4>${Object.entries(answer.content ?? {})
        .map(([type, { schema }]) => `<p>${code(type)}</p>${schemaOf(schema)}`)
        .join('')}`,
  )
  .join('')}
</details>`
}

function parameters(list: readonly ApiParameter[], say: ApiPageWords): string {
  if (list.length === 0) return ''
  const rows = list.map(
    (one) =>
      `<tr><td>${code(one.name)}</td><td>${text(say.places[one.in] ?? one.in)}${one.required === true ? `, ${say.required}` : ''}</td><td>${text(one.description ?? '')}</td><td>${code(JSON.stringify(one.schema ?? {}))}</td></tr>`,
  )
  return `<table><tr><th>${say.parameter}</th><th>${say.place}</th><th></th><th>${say.form}</th></tr>${rows.join('')}</table>`
}

const schemaOf = (schema: unknown): string => `<pre>${text(JSON.stringify(schema, null, 2) ?? '')}</pre>`
