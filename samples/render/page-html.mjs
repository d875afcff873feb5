/** Turns the source of a sample into one HTML file that lays itself out in A4 pages with footnotes and page numbers. */
import { readFileSync } from 'node:fs'
import { endHere, numberMark, placeLine } from './markup.mjs'
import { arrivalStamp, handNumber, roundStamp, signature } from './overlays.mjs'

const css = readFileSync(new URL('page.css', import.meta.url), 'utf8')
const paginate = readFileSync(new URL('paginate.js', import.meta.url), 'utf8')

/** The whole file. `scanned` gives pictures (data URIs) that take the place of whole pages, by page number. */
export function htmlOf(source, scanned = {}) {
  const body = source.body.some((node) => node.kind === 'end') ? source.body : [...source.body, endHere()]
  const blocks = [letterhead(source), ...body.map((node) => (node.kind === 'end' ? endBlock(source) : blockOf(node)))]
  const extra = source.made.css ?? ''
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>${escape(source.head.type ?? source.head.subject)}</title>
<style>
${css}${extra}</style>
<div id="flow">
${blocks.join('\n')}
${source.made.arrival ? arrivalStamp(source.made.arrival) : ''}
</div>
<script>
const scanned = ${JSON.stringify(scanned)}
${paginate}</script>
</html>
`
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** Emphasis and footnotes of the markup. */
const rich = (text) =>
  escape(text)
    .replace(/\{\{(\d+)\|([^}]*)\}\}/gu, '<sup data-note="$2">$1</sup>')
    .replace(/\*\*([^*]*)\*\*/gu, '<b>$1</b>')
    .replace(/__([^_]*)__/gu, '<i>$1</i>')
    .replaceAll('\n', '<br>')

function letterhead({ head, made }) {
  const left = [
    ...(head.parent ? [`<div class="parent">${lines(head.parent)}</div>`] : []),
    `<div class="office">${lines(head.issuer)}</div>`,
    head.star ? '<div>*</div>' : '<div class="rule"></div>',
    ...(head.number
      ? [
          `<div class="number">${made.handNumber ? handNumber(head.number) : escape(head.numberLine ?? `Số: ${head.number}`)}</div>`,
        ]
      : []),
    ...(head.subject ? [`<div class="subject">V/v ${escape(head.subject)}</div>`] : []),
  ]
  const right = head.party
    ? '<div class="party">ĐẢNG CỘNG SẢN VIỆT NAM</div>'
    : '<div class="office">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><div class="motto">Độc lập - Tự do - Hạnh phúc</div><div class="rule long"></div>'
  const top = `<div class="head block"><div>${left.join('')}</div><div>${right}<div class="place">${escape(placeLine(head))}</div></div></div>`
  const title = head.type
    ? `<div class="title block"><div>${escape(head.type)}</div>${[head.title]
        .flat()
        .map((t) => `<div>${escape(t)}</div>`)
        .join('')}<div class="under"></div></div>`
    : ''
  return top + title + addressees(head.to)
}

const lines = (text) => [text].flat().map(escape).join('<br>')

function addressees(to) {
  if (!to) return ''
  if (!Array.isArray(to)) return `<div class="to single block">Kính gửi: ${escape(to)}</div>`
  return `<div class="to block"><div class="label">Kính gửi:</div><div class="list">${to.map((t) => `<div>- ${escape(t)}</div>`).join('')}</div></div>`
}

function blockOf(node) {
  switch (node.kind) {
    case 'heading':
      return `<p class="${node.level < 3 ? 'strong' : 'slant strong'}">${numberMark(node.level, node.number)}${rich(node.text)}</p>`
    case 'numbered':
      return `<p>${numberMark(node.level, node.number)}${rich(node.text)}</p>`
    case 'run-in':
      return `<p><b>${numberMark(node.level, node.number)}${rich(node.heading)}:</b> ${rich(node.text)}</p>`
    case 'article':
      return `<p><b>Điều ${node.number}.</b> ${rich(node.text)}</p>`
    case 'bullet':
      return `<p>${node.mark} ${rich(node.text)}</p>`
    case 'paragraph':
      return `<p>${rich(node.text)}</p>`
    case 'line':
      return `<p class="${node.style}">${rich(node.text)}</p>`
    case 'centred':
      return `<div class="title block">${node.lines.map((l, i) => `<div${i > 1 ? ' style="font-weight:normal;font-style:italic"' : ''}>${rich(l)}</div>`).join('')}</div>`
    case 'new-page':
      return '<div class="new-page"></div>'
    case 'table':
      return tableOf(node)
    default:
      throw new RangeError(`no block for a ${node.kind}`)
  }
}

/** Columns may carry a width: "STT@8" is 8 %. A cell alone in its row spans the table. */
function tableOf({ columns, rows, widths }) {
  const cols = (widths ?? []).map((w) => `<col style="width:${w}%">`).join('')
  const heading = `<tr>${columns.map((c) => `<th>${rich(c)}</th>`).join('')}</tr>`
  const body = rows.map((row) => {
    const group = row.length === 2 && columns.length > 2
    return `<tr>${row
      .map((c, i) => {
        const mid = i === 0 || c.length < 14 ? 'mid' : ''
        return group && i === 1
          ? `<td class="strong" colspan="${columns.length - 1}">${rich(c)}</td>`
          : `<td class="${mid}${group ? ' strong' : ''}">${rich(c)}</td>`
      })
      .join('')}</tr>`
  })
  return `<table class="grid"><colgroup>${cols}</colgroup><tbody>${heading}${body.join('\n')}</tbody></table>`
}

function endBlock({ end, made }) {
  const to = end.recipients.map(([text]) => `<div>- ${escape(text)}</div>`).join('')
  const signed = end.sign.lines.map((l) => `<div>${escape(l)}</div>`).join('')
  const marks = made.stamp ? roundStamp(made.stamp) + signature(made.seed) : ''
  return `<div class="end block"><div class="to-list"><b>Nơi nhận:</b>${to}<div>- Lưu: ${escape(end.archive)}.</div></div><div class="sign">${signed}<div class="gap">${marks}</div><div>${escape(end.sign.name)}</div></div></div>`
}
