import type { DocumentRow, StoreQueue } from '@vanthu/store'
import type { JobRow } from '@vanthu/workers'
import { htmlText as text } from './html-text.js'
import type { PageLanguage } from './page-language.js'

const words = {
  en: {
    title: 'Queue',
    waiting: 'Documents that wait',
    processing: 'under work',
    failed: 'failed',
    oldest: 'longest wait',
    minutes: 'min',
    jobs: 'Jobs',
    failures: 'Documents that failed',
    document: 'Document',
    step: 'Step',
    state: 'State',
    tries: 'Tries',
    why: 'Why',
    since: 'Since',
    retry: 'Put back',
    drop: 'Take out',
    again: 'Read again',
    none: 'None.',
    steps: { begin: 'begin', page: 'page', finish: 'finish' },
    states: {
      waiting: 'waits',
      active: 'runs',
      delayed: 'is tried again',
      'waiting-pages': 'waits for its pages',
      failed: 'failed',
    },
    other: 'Tiếng Việt',
  },
  vi: {
    title: 'Hàng đợi',
    waiting: 'Văn bản đang chờ',
    processing: 'đang xử lý',
    failed: 'lỗi',
    oldest: 'chờ lâu nhất',
    minutes: 'phút',
    jobs: 'Công việc',
    failures: 'Văn bản xử lý lỗi',
    document: 'Văn bản',
    step: 'Bước',
    state: 'Trạng thái',
    tries: 'Số lần',
    why: 'Lý do',
    since: 'Từ lúc',
    retry: 'Đưa lại vào hàng',
    drop: 'Bỏ khỏi hàng',
    again: 'Đọc lại',
    none: 'Không có.',
    steps: { begin: 'bắt đầu', page: 'trang', finish: 'kết thúc' },
    states: {
      waiting: 'đang chờ',
      active: 'đang chạy',
      delayed: 'sẽ thử lại',
      'waiting-pages': 'chờ các trang',
      failed: 'lỗi',
    },
    other: 'English',
  },
} as const
type Words = (typeof words)[PageLanguage]

export const queuePath = '/api/queue'
export const queueNowPath = '/api/queue/now'
export const queueScriptPath = '/api/queue.js'

/**
 * Buttons ask as any program would; the page comes anew afterwards. While somebody looks at it, its figures and jobs do by
 * themselves.
 */
export const queueScript = `
let busy = false
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-url]')
  if (button === null || busy) return
  busy = true
  button.disabled = true
  try {
    const { csrf } = await (await fetch('/api/session')).json()
    const headers = csrf === null ? {} : { 'x-csrf-token': csrf }
    const answer = await fetch(button.dataset.url, { method: button.dataset.method, headers })
    if (!answer.ok) document.querySelector('output').textContent = (await answer.json()).title
    else location.reload()
  } catch (error) {
    document.querySelector('output').textContent = String(error)
  } finally {
    busy = false
    button.disabled = false
  }
})
setInterval(async () => {
  if (busy || document.visibilityState !== 'visible') return
  try {
    const answer = await fetch('${queueNowPath}?lang=' + document.documentElement.lang)
    const said = answer.ok ? await answer.text() : null
    if (said === null) document.querySelector('output').textContent = (await answer.json()).title
    else if (!busy) document.querySelector('#now').innerHTML = said
  } catch (error) {
    document.querySelector('output').textContent = String(error)
  }
}, 10000)
`

export interface QueueFigures {
  readonly queue: StoreQueue
  readonly jobs: readonly JobRow[]
  readonly language: PageLanguage
  /** Epoch milliseconds. */
  readonly now: number
}

export interface QueueView extends QueueFigures {
  readonly failures: readonly DocumentRow[]
}

/** How many documents wait, and the jobs: the part of the page that changes by itself. It names no document's file. */
export function queueNow({ queue, jobs, language, now }: QueueFigures): string {
  const say = words[language]
  const { received, processing, failed, oldestReceivedAt } = queue
  const oldest =
    oldestReceivedAt === null ? '–' : `${Math.max(0, Math.round((now - oldestReceivedAt) / 60_000))} ${say.minutes}`
  return `<p>${say.waiting}: <strong>${received}</strong>, ${say.processing}: <strong>${processing}</strong>, ${say.failed}: <strong>${failed}</strong>, ${say.oldest}: <strong>${oldest}</strong></p>
<h2>${say.jobs}</h2>
${jobs.length === 0 ? `<p>${say.none}</p>` : jobTable(jobs, say)}
`
}

/** The queue of one organisation as a page for its administrators. Needs nothing from elsewhere. */
export function queuePage({ failures, ...figures }: QueueView): string {
  const { language } = figures
  const say = words[language]
  const other = language === 'vi' ? 'en' : 'vi'
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say.title}</title><link rel="stylesheet" href="/api/docs.css"><script src="${queueScriptPath}" defer></script></head><body>
<h1>${say.title} <small><a href="${queuePath}?lang=${other}" hreflang="${other}">${say.other}</a></small></h1>
<p><output></output></p>
<div id="now">${queueNow(figures)}</div>
<h2>${say.failures}</h2>
${failures.length === 0 ? `<p>${say.none}</p>` : failureTable(failures, say)}
</body></html>
`
}

const button = (label: string, method: string, url: string): string =>
  `<button type="button" data-method="${method}" data-url="${text(url)}">${label}</button>`
/** By the clock of Việt Nam, which never changes to summer time. */
const moment = (ms: number): string => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const link = (documentId: string, label: string): string =>
  `<a href="/api/documents/${text(documentId)}">${text(label)}</a>`

function jobTable(jobs: readonly JobRow[], say: Words): string {
  const rows = jobs.map(({ jobId, documentId, step, page, state, attempts, reason, since, droppable }) => {
    const url = `/api/jobs/${encodeURIComponent(jobId)}`
    const retry = state === 'failed' ? button(say.retry, 'POST', `${url}/retry`) : ''
    const act = `${retry} ${droppable ? button(say.drop, 'DELETE', url) : ''}`.trim()
    return `<tr><td>${link(documentId, documentId.slice(0, 12))}</td><td>${say.steps[step]}${page === null ? '' : ` ${page}`}</td>
<td>${say.states[state]}</td><td>${attempts}</td><td>${text(reason ?? '')}</td><td>${moment(since)}</td><td>${act}</td></tr>`
  })
  return `<table><tr><th>${say.document}</th><th>${say.step}</th><th>${say.state}</th><th>${say.tries}</th><th>${say.why}</th><th>${say.since}</th><th></th></tr>
${rows.join('\n')}</table>`
}

function failureTable(failures: readonly DocumentRow[], say: Words): string {
  const rows = failures.map(
    ({ documentId, filename, failure, attempts, receivedAt }) =>
      `<tr><td>${link(documentId, filename)}</td><td>${text(failure === null ? '' : `${failure.code}: ${failure.message}`)}</td>
<td>${attempts}</td><td>${moment(receivedAt)}</td><td>${button(say.again, 'POST', `/api/documents/${documentId}/read-again`)}</td></tr>`,
  )
  return `<table><tr><th>${say.document}</th><th>${say.why}</th><th>${say.tries}</th><th>${say.since}</th><th></th></tr>
${rows.join('\n')}</table>`
}
