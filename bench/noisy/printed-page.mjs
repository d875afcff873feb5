// Sets a plain text as an office prints it: letterhead in two columns, centred title, justified paragraphs, ruled tables,
// footnotes, recipients on the left of the signature, annexes on pages of their own. Where the title ends and who signs is
// taken from the expected record; everything else from the lines.
import { readFileSync } from 'node:fs'
import { roundStamp, signature } from '../../samples/render/overlays.mjs'

const css = readFileSync(new URL('../../samples/render/page.css', import.meta.url), 'utf8')
const paginate = readFileSync(new URL('../../samples/render/paginate.js', import.meta.url), 'utf8')

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const tight = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '')
const isCapitals = (line) => /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line)
const isPlaceLine = (line) => line.length < 60 && /^\p{Lu}[^.:;]*, (?:hồi .{4,20})?ngày/u.test(line)
const MOTTO =
  /^(?:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH|Độc lập - Tự do - Hạnh phúc)$/u
const NOTE = /^([¹²³⁴⁵⁶⁷⁸⁹])\s+(.*)$/u
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * The HTML file of a document's text. `look`: `size` in points, `leading`, `indent` in millimetres, `bullet` printed for
 * "-", `left` width of the letterhead's left column in millimetres, `hanging`, `recipientsSize`, `stamped`, `seed`.
 */
export function printedPage(text, record, look) {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const blocks = []
  for (let at = 0; at < lines.length;) {
    const next = letterhead(lines, at, blocks, record) ?? end(lines, at, blocks, look) ?? annex(lines, at, blocks)
    at = next ?? body(lines, at, blocks, look)
  }
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<style>
${css}${styleOf(look)}</style>
<div id="flow">
${blocks.join('\n')}
</div>
<script>
const scanned = {}
${paginate}</script>
</html>
`
}

const styleOf = ({ size, leading, indent, left, recipientsSize, hanging }) => `
body { font-size: ${size}pt; line-height: ${leading}; }
p { text-indent: ${indent}mm; }
p.item { ${hanging ? 'padding-left: 6mm; text-indent: -6mm;' : ''} }
.head { grid-template-columns: ${left}mm 1fr; }
.end .to-list { font-size: ${recipientsSize}pt; }
.signers { display: grid; grid-auto-columns: 1fr; grid-auto-flow: column; text-align: center; font-weight: bold; margin-top: 10pt; }
.signers .gap { height: 24mm; }
`

/** A letterhead begins where, within a few lines, the motto or the line of place and date follows. Returns the line after the title. */
function letterhead(lines, at, blocks, record) {
  const place = lines.slice(at, at + 10).findIndex(isPlaceLine)
  if (place < 0 || (at > 0 && !isCapitals(lines[at]))) return null
  let from = at
  // What a portal or a registry put above the letterhead.
  while (from < at + place && !isCapitals(lines[from]) && !MOTTO.test(lines[from])) from++
  if (from === at + place) return null
  const head = lines.slice(from, at + place)
  const motto = head.filter((line) => MOTTO.test(line))
  const left = head.filter((line) => !MOTTO.test(line))
  if (left.some((line) => line.length > 220)) return null
  for (const noise of lines.slice(at, from)) blocks.push(`<div style="font:8pt sans-serif">${escape(noise)}</div>`)
  const number = left.findIndex((line) => /^Số/u.test(line))
  const offices = left.slice(0, number < 0 ? left.length : number)
  const last = offices.findLastIndex((line) => isCapitals(line))
  const parent =
    offices.length > 1 && !/^(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ XÃ|QUẬN)/u.test(offices[last]) ? last : 0
  const leftHtml = left
    .map((line, i) => {
      const name = i < parent ? 'parent' : i <= last ? 'office' : i === number ? 'number' : 'subject'
      const rule = i === last && !left.some((l) => /^\*+$/u.test(l)) ? '<div class="rule"></div>' : ''
      return `<div class="${name}">${escape(line)}</div>${rule}`
    })
    .join('')
  const rightHtml = motto
    .map((line, i) => {
      if (i > 0) return `<div class="motto">${escape(line)}</div><div class="rule long"></div>`
      return `<div class="${motto.length === 1 ? 'party' : 'office'}">${escape(line)}</div>`
    })
    .join('')
  blocks.push(
    `<div class="head block"><div>${leftHtml}</div><div>${rightHtml}<div class="place">${escape(lines[at + place])}</div></div></div>`,
  )
  return title(lines, at + place + 1, blocks, record)
}

function title(lines, at, blocks, record) {
  if (!isCapitals(lines[at] ?? '')) return at
  const shown = [`<div>${escape(lines[at])}</div>`]
  const wanted = tight(record.document.title ?? '')
  let next = at + 1
  if (record.document.type !== null && tight(record.document.type) === tight(lines[at])) {
    let taken = ''
    while (next < lines.length && taken.length < wanted.length && wanted.startsWith(taken + tight(lines[next]))) {
      taken += tight(lines[next])
      shown.push(`<div>${escape(lines[next])}</div>`)
      next++
    }
  }
  if (next === at + 1 && next < lines.length && lines[next].length < 100)
    shown.push(`<div>${escape(lines[next++])}</div>`)
  const rule = /^-{3,}$/u.test(lines[next] ?? '')
  blocks.push(
    `<div class="title block">${shown.join('')}${rule ? `<div>${lines[next]}</div>` : '<div class="under"></div>'}</div>`,
  )
  return rule ? next + 1 : next
}

/** The recipients and the signature beside them, from "Nơi nhận:" to the name. */
function end(lines, at, blocks, look) {
  const signers = signersBefore(lines, at, blocks)
  if (signers !== null && signers > at) return signers
  if (lines[at] !== 'Nơi nhận:') return null
  let next = at + 1
  while (next < lines.length && /^- /u.test(lines[next])) next++
  const to = lines.slice(at + 1, next).map((line) => `<div>${escape(line)}</div>`)
  const signing = []
  while (next < lines.length && signing.length < 5 && isSigning(lines[next])) signing.push(lines[next++])
  const name = signing.length > 0 && isName(lines[next] ?? '') ? lines[next++] : ''
  const marks = look.stamped && name !== '' ? roundStamp({ text: stampText(blocks) }) + signature(look.seed) : ''
  const sign = signing.map((line) => `<div>${escape(line)}</div>`).join('')
  blocks.push(
    `<div class="end block"><div class="to-list"><b>Nơi nhận:</b>${to.join('')}</div><div class="sign">${sign}<div class="gap">${marks}</div><div>${escape(name)}</div></div></div>`,
  )
  return next
}

const stampText = (blocks) => (/class="office">([^<]{4,60})</u.exec(blocks.join('')) ?? ['', 'VĂN PHÒNG'])[1]
const isSigning = (line) =>
  line.length < 70 && /\p{Lu}{2}/u.test(line) && !/^(?:PHỤ LỤC|QUY CHẾ|KẾ HOẠCH)/u.test(line) && isCapitals(line)
const isName = (line) => /^\p{Lu}[\p{L}’']*(?: \p{L}[\p{L}’']*){1,5}$/u.test(line) && line.length < 36

/** Several who sign side by side above the recipients: groups of lines in capitals, each with a name. */
function signersBefore(lines, at, blocks) {
  const stop = lines.indexOf('Nơi nhận:', at)
  if (stop < 0 || stop - at > 16) return null
  const groups = []
  let next = at
  while (next < stop) {
    const group = []
    while (next < stop && isSigning(lines[next])) group.push(lines[next++])
    if (/^\(đã ký\)$/iu.test(lines[next] ?? '')) next++
    if (group.length === 0 || !isName(lines[next] ?? '')) return null
    groups.push([group, lines[next++]])
  }
  if (groups.length === 0) return null
  if (groups.length === 1) {
    // One alone stands beside the recipients, wherever the text has it.
    const [[group, name]] = groups
    lines.splice(at, stop - at)
    let to = at + 1
    while (to < lines.length && /^- /u.test(lines[to])) to++
    lines.splice(to, 0, ...group, name)
    return at
  }
  const columns = groups.map(
    ([group, name]) =>
      `<div>${group.map((line) => `<div>${escape(line)}</div>`).join('')}<div class="gap"></div><div>${escape(name)}</div></div>`,
  )
  blocks.push(`<div class="signers block">${columns.join('')}</div>`)
  return next
}

/** An annex or a rule that a decision brings with it: a new page, its title in the middle. */
function annex(lines, at, blocks) {
  const ended = blocks.some((block) => block.startsWith('<div class="end'))
  if (
    !ended ||
    (!/^(?:PHỤ LỤC|Phụ lục)(?![\p{Ll}])/u.test(lines[at]) &&
      !(blocks.at(-1).startsWith('<div class="end') && isCapitals(lines[at])))
  )
    return null
  const shown = []
  let next = at
  while (next < lines.length && shown.length < 5 && isTitleLine(lines[next], shown.length)) {
    const look = /^\(/u.test(lines[next]) ? ' style="font-weight:normal;font-style:italic"' : ''
    shown.push(`<div${look}>${escape(lines[next++])}</div>`)
  }
  blocks.push('<div class="new-page"></div>', `<div class="title block">${shown.join('')}</div>`)
  return next
}

const isTitleLine = (line, place) =>
  !line.includes('\t') &&
  (place === 0 || /^\(/u.test(line) || isCapitals(line) || (!/[.;:]$/u.test(line) && line.length < 120)) &&
  !/^(?:[IVX]+\.|\d+\.|Chương|Phần|Điều)/u.test(line)

function body(lines, at, blocks, look) {
  const line = lines[at]
  if (line.includes('\t')) {
    let next = at
    while (next < lines.length && lines[next].includes('\t')) next++
    blocks.push(tableOf(lines.slice(at, next).map((row) => row.split('\t'))))
    return next
  }
  if (/^Kính gửi:/u.test(line)) return addressees(lines, at, blocks)
  let next = at + 1
  let shown = escape(look.bullet === '-' ? line : line.replace(/^- /u, `${look.bullet} `))
  for (; NOTE.test(lines[next] ?? ''); next++) {
    const [, mark, note] = NOTE.exec(lines[next])
    if (!shown.includes(mark)) break
    shown = shown.replace(
      mark,
      `<sup data-note="${escape(note).replaceAll('"', '&quot;')}">${RAISED.indexOf(mark)}</sup>`,
    )
  }
  blocks.push(`<p class="${classOf(line)}">${shown}</p>`)
  return next
}

function classOf(line) {
  if (/^(?:Chương|Phần)\s\S+(?:\s\S+)?$/u.test(line)) return 'centre strong'
  if (isCapitals(line) && !/^[IVX\d]+\./u.test(line)) return 'centre strong'
  if (/^[IVX]{1,5}\. /u.test(line) && line.length < 120) return 'strong'
  if (/^\d{1,2}(?:\.\d{1,2}){0,2}\. /u.test(line) && line.length < 110 && !/[.;:]$/u.test(line)) return 'strong'
  if (/^Điều \d+\./u.test(line) && line.length < 90 && !/[.;]$/u.test(line)) return 'strong'
  return /^[-+] /u.test(line) ? 'item' : ''
}

function addressees(lines, at, blocks) {
  let next = at + 1
  if (lines[at] !== 'Kính gửi:') {
    blocks.push(`<div class="to single block">${escape(lines[at])}</div>`)
    return next
  }
  while (/^- /u.test(lines[next] ?? '')) next++
  const list = lines.slice(at + 1, next).map((line) => `<div>${escape(line)}</div>`)
  blocks.push(`<div class="to block"><div class="label">Kính gửi:</div><div class="list">${list.join('')}</div></div>`)
  return next
}

/** Columns share the width by their longest cell. A row of a number and one cell spans the table. */
function tableOf(rows) {
  const columns = Math.max(...rows.map((row) => row.length))
  const weights = Array.from({ length: columns }, (_, i) =>
    Math.sqrt(Math.min(120, Math.max(6, ...rows.filter((row) => row.length === columns).map((row) => row[i].length)))),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  const cols = weights.map((w) => `<col style="width:${((100 * w) / sum).toFixed(1)}%">`).join('')
  const body = rows.map((row, r) => {
    const cell = r === 0 ? 'th' : 'td'
    const group = row.length === 2 && columns > 2
    return `<tr>${row
      .map((c, i) => {
        const span = group && i === 1 ? ` colspan="${columns - 1}"` : ''
        const name = `${group ? 'strong ' : ''}${i === 0 || c.length < 14 ? 'mid' : ''}`
        return `<${cell} class="${name}"${span}>${escape(c)}</${cell}>`
      })
      .join('')}</tr>`
  })
  return `<table class="grid"><colgroup>${cols}</colgroup><tbody>${body.join('\n')}</tbody></table>`
}
