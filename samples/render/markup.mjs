/**
 * The source of a sample: what is printed and, beside each paragraph, what it means. From one source come the page
 * (`page-html.mjs`), the expected text (`textOf`) and the expected record (`recordOf`), so the three cannot drift apart.
 * The meaning is written by hand, paragraph by paragraph; nothing here reads a sentence.
 */

/** A chapter ("I", "IV"). `tasks: true` makes the bullets and paragraphs below it assignments. */
export const h1 = (number, text, under = {}) => ({ kind: 'heading', level: 1, number, text, under })
/** A numbered heading inside a chapter. `by` names the bodies that the items below are given to. */
export const h2 = (number, text, under = {}) => ({ kind: 'heading', level: 2, number, text, under })
/** A lettered heading ("a"), printed with a bracket. */
export const h3 = (number, text, under = {}) => ({ kind: 'heading', level: 3, number, text, under })
/** An article of a decision: "Điều 2. …". `task` where the article itself orders an act. */
export const article = (number, text, meaning) => ({ kind: 'article', number, text, meaning })
/** A paragraph without a number. */
export const p = (text, meaning) => ({ kind: 'paragraph', text, meaning })
/** A bullet "- …". */
export const b = (text, meaning) => ({ kind: 'bullet', mark: '-', text, meaning })
/** A bullet of the second rank "+ …". */
export const plus = (text, meaning) => ({ kind: 'bullet', mark: '+', text, meaning })
/** A numbered paragraph that carries its own text: "3. Giao Sở …" (level 2) or "b) …" (level 3). */
export const n = (level, number, text, meaning) => ({ kind: 'numbered', level, number, text, meaning })
/** A heading and its text in one line: "7. Sở Nội vụ: Phối hợp …". The assignment's text is what follows the colon. */
export const runIn = (level, number, heading, text, meaning) => ({
  kind: 'run-in',
  level,
  number,
  heading,
  text,
  meaning,
})
/** A line that is printed as it is and means nothing of its own: a "* Thực hiện:" line, an enacting clause, a lead-in. */
export const line = (text, style = '') => ({ kind: 'line', text, style })
/** A table: rows of cells; `meanings[i]` says what row i (without the heading row) orders, if anything. */
export const table = (columns, rows, meanings = []) => ({ kind: 'table', columns, rows, meanings })
/** The place of "Nơi nhận" and the signature where an annex follows; without it they stand at the end. */
export const endHere = () => ({ kind: 'end' })
/** A title in the middle of the page: an annex and its name. `section` opens a new path of headings. */
export const centred = (lines, section = null, under = {}) => ({ kind: 'centred', lines, section, under })
/** The next block begins a new page. */
export const newPage = () => ({ kind: 'new-page' })

/** Not an assignment, although it stands among assignments. */
export const none = { task: false }

const deadline = (text, kind, bound, time, what, more = {}) => ({
  text,
  kind,
  bound,
  date: null,
  every: null,
  month: null,
  day: null,
  from: null,
  to: null,
  ...time,
  what,
  ...more,
})
/** One date. */
export const fixed = (text, bound, date, what, more) => deadline(text, 'fixed', bound, { date }, what, more)
/** A date that comes back: `every` year, half-year, quarter, month or week. */
export const recurring = (text, bound, every, month, day, what, more) =>
  deadline(text, 'recurring', bound, { every, month, day }, what, more)
/** A month, quarter, year or period. */
export const within = (text, from, to, what, more) => deadline(text, 'window', 'within', { from, to }, what, more)
/** A rhythm without a date. */
export const periodic = (text, every, what, more) => deadline(text, 'periodic', null, { every }, what, more)
/** When something happens or is asked for. */
export const adhoc = (text, what, more) => deadline(text, 'adhoc', null, {}, what, more)

/** Text of a paragraph without footnote marks and emphasis: `{{1|…}}` is a footnote, `**…**` and `__…__` are bold and italic. */
export const plain = (text) => text.replace(/\{\{\d+\|[^}]*\}\}/gu, '').replace(/\*\*|__/gu, '')
const notesIn = (text) => [...text.matchAll(/\{\{(\d+)\|([^}]*)\}\}/gu)].map(([, mark, note]) => ({ mark, note }))
const raised = (digits) => digits.replace(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])
const marked = (text) => plain(text.replace(/\{\{(\d+)\|[^}]*\}\}/gu, (_, mark) => raised(mark)))

/** The words printed before a numbered text: "II. ", "3. ", "b) ", "2.1. ". */
export const numberMark = (level, number) => (level === 3 && /^[a-zđ]$/u.test(number) ? `${number}) ` : `${number}. `)

/**
 * The expected text: a paragraph a line, letterhead and end block left column first, tables a row a line with tabs,
 * a footnote on a line of its own after the paragraph that holds its mark.
 */
export function textOf(source) {
  const { head, body, end } = source
  const lines = []
  if (head.parent) lines.push(joined(head.parent))
  lines.push(joined(head.issuer))
  if (head.star) lines.push('*')
  if (head.number) lines.push(head.numberLine ?? `Số: ${head.number}`)
  if (head.subject) lines.push(`V/v ${head.subject}`)
  lines.push(...(head.party ? ['ĐẢNG CỘNG SẢN VIỆT NAM'] : (head.motto ?? MOTTO)))
  lines.push(placeLine(head))
  if (head.type) lines.push(head.type, [head.title].flat().join(' '))
  if (head.to) lines.push(...addressees(head.to))
  const nodes = body.some((node) => node.kind === 'end') ? body : [...body, endHere()]
  for (const node of nodes) {
    if (node.kind === 'new-page') continue
    if (node.kind === 'end') lines.push(...endLines(end))
    else if (node.kind === 'centred') lines.push(...node.lines.map(plain))
    else if (node.kind === 'table') lines.push(...[node.columns, ...node.rows].map((row) => row.map(cell).join('\t')))
    else lines.push(printed(node), ...notesIn(node.text).map(({ mark, note }) => `${raised(mark)} ${note}`))
  }
  return lines.map((l) => l.normalize('NFC')).join('\n') + '\n'
}

const endLines = (end) => [
  'Nơi nhận:',
  ...end.recipients.map(([text]) => `- ${text}`),
  `- Lưu: ${end.archive}.`,
  ...end.sign.lines,
  end.sign.name,
]
const MOTTO = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
const joined = (lines) => [lines].flat().join(' ')
const cell = (text) => plain(text).replaceAll('\n', ' ')
const two = (value) => String(value).padStart(2, '0')
export const placeLine = ({ place, date }) =>
  `${place}, ngày ${two(date[2])} tháng ${date[1] < 3 ? two(date[1]) : date[1]} năm ${date[0]}`
const addressees = (to) => (Array.isArray(to) ? ['Kính gửi:', ...to.map((t) => `- ${t}`)] : [`Kính gửi: ${to}`])

/** One paragraph as it is printed, with footnote marks in square brackets. */
function printed(node) {
  const text = marked(node.text)
  switch (node.kind) {
    case 'heading':
    case 'numbered':
      return numberMark(node.level, node.number) + text
    case 'run-in':
      return `${numberMark(node.level, node.number)}${node.heading}: ${text}`
    case 'article':
      return `Điều ${node.number}. ${text}`
    case 'bullet':
      return `${node.mark} ${text}`
    case 'paragraph':
    case 'line':
      return text
    default:
      throw new RangeError(`no text for a ${node.kind}`)
  }
}

/** The expected record, in the shape and order of the annotation guideline. */
export function recordOf(source) {
  const text = textOf(source)
  const assignments = []
  const deadlines = []
  let path = []
  let inherited = [{}]
  const order = (node, body) => {
    const under = Object.assign({}, ...inherited)
    const said = node ?? {}
    if (said.task === false || (!under.tasks && !said.task && !said.by)) return
    const due = (said.due ?? []).map((d) => {
      const { who, reportTo = [], via = [], ...rest } = d
      deadlines.push({ ...rest, who: who ?? said.by ?? under.by ?? [], reportTo, via })
      return deadlines.length - 1
    })
    const dated = due.find((i) => ['fixed', 'recurring', 'window'].includes(deadlines[i].kind))
    assignments.push({
      section: said.section === undefined ? path.filter(Boolean).join('.') || null : said.section,
      text: plain(body),
      responsible: said.by ?? under.by ?? [],
      role: said.role ?? under.role ?? 'perform',
      with: said.with ?? under.with ?? [],
      requested: said.requested ?? under.requested ?? false,
      deadline: dated ?? due[0] ?? null,
    })
  }
  const open = (level, number, under = {}) => {
    const above = path[level - 2]
    const own = above && number.startsWith(`${above}.`) ? number.slice(above.length + 1) : number
    path = [...path.slice(0, level - 1), ...Array(Math.max(0, level - 1 - path.length)).fill(''), own]
    inherited = [...inherited.slice(0, level), ...Array(Math.max(0, level - inherited.length)).fill({}), under]
  }
  for (const node of source.body) {
    if (node.kind === 'heading') open(node.level, node.number, node.under)
    else if (node.kind === 'centred' && node.section) {
      path = []
      open(1, node.section, node.under)
    } else if (node.kind === 'article') {
      path = []
      open(1, `Điều ${node.number}`, node.meaning?.under)
      if (node.meaning?.by || node.meaning?.task) order(node.meaning, node.text)
    } else if (node.kind === 'numbered' || node.kind === 'run-in') {
      open(node.level, node.number, node.meaning?.under)
      order(node.meaning, node.text)
    } else if (node.kind === 'paragraph' || node.kind === 'bullet') order(node.meaning, node.text)
    else if (node.kind === 'table')
      node.rows.forEach((row, i) => {
        const meaning = node.meanings[i]
        if (meaning?.opens) path = [path[0], meaning.opens]
        else if (meaning) order({ ...meaning, section: rowSection(path, row, meaning) }, meaning.text)
      })
  }
  return {
    document: headerOf(source),
    citations: citationsOf(source, text),
    assignments,
    deadlines,
    indicators: source.indicators ?? [],
  }
}

/** A row's path: the annex, the group if there is one, the row's own number. */
const rowSection = (path, row, meaning) => [...path.filter(Boolean), meaning.number ?? cell(row[0])].join('.')

function headerOf({ head, end, record }) {
  return {
    type: record.type,
    reference: head.number ?? null,
    issuedOn: head.date.map((part) => two(part)).join('-'),
    issuedAt: record.issuedAt ?? head.place,
    issuer: record.issuer,
    parentBody: record.parentBody ?? null,
    title: record.title ?? head.subject ?? joined(head.title),
    signer: { name: end.sign.name, position: null, signsFor: null, onBehalfOf: null, ...record.signer },
    recipients: end.recipients.flatMap(([text, ...meant]) =>
      meant.length > 0 ? meant : [text.replace(/[;.,]$/u, '')],
    ),
    archive: end.archive,
  }
}

/** Mentions are counted in the expected text: every place where the number, or the words `as`, stand. */
function citationsOf(source, text) {
  const prose = text.replaceAll('\n', ' ')
  return source.citations.map(({ as, mentions, ...citation }) => {
    const looked = [as ?? citation.reference ?? citation.title].flat()
    const count = mentions ?? looked.reduce((sum, words) => sum + prose.split(words).length - 1, 0)
    if (count < 1) throw new RangeError(`no mention of ${looked.join(' | ')}`)
    return { ...citation, mentions: count }
  })
}

/** A numbered instrument. */
export const numbered = (type, reference, date, issuer, more = {}) => ({
  kind: 'numbered',
  type,
  reference,
  date,
  issuer,
  ...more,
})
/** A law, code or convention cited by name. */
export const law = (type, title, year = null, more = {}) => ({ kind: 'law', type, title, year, ...more })
/** A programme, strategy, scheme or plan cited by its title only. */
export const named = (type, title, period = null, more = {}) => ({ kind: 'named', type, title, period, ...more })
/** A row of a target table or a target stated in a sentence. */
export const indicator = (group, number, name, baseline, target) => ({ group, number, name, baseline, target })

/** What is odd in a source, in words: numbers that no citation covers, "chủ trì" that is not lead, deadlines not in their text. */
export function doubtsIn(source) {
  const record = recordOf(source)
  const text = textOf(source)
  const known = new Set([
    source.head.number,
    ...record.citations.map((c) => c.reference),
    ...(source.notReferences ?? []),
  ])
  const doubts = []
  for (const [reference] of text.matchAll(
    /(?<![\p{L}\p{N}/-])\d{1,5}(?:[/-]\d{4})?[/-](?=\p{L})[\p{L}\d&]{1,12}(?:[-/][\p{L}\d&]{1,16}){0,3}/gu,
  ))
    if (!known.has(reference)) doubts.push(`no citation for ${reference}`)
  for (const a of record.assignments) {
    if (/chủ trì/iu.test(a.text) !== (a.role === 'lead')) doubts.push(`role ${a.role}: ${a.text.slice(0, 90)}`)
    if (/phối hợp với/iu.test(a.text) && a.with.length === 0)
      doubts.push(`with ${a.with.length}: ${a.text.slice(0, 90)}`)
    for (const body of [...a.responsible, ...a.with])
      if (!known.has(body) && /UBND|HĐND/u.test(body)) doubts.push(`not expanded: ${body}`)
    if (a.deadline === null && /trước ngày|chậm nhất|[Đđ]ịnh kỳ|đột xuất|trong (?:tháng|quý)|xong trong/iu.test(a.text))
      doubts.push(`no deadline: ${a.text.slice(0, 90)}`)
  }
  for (const d of record.deadlines) if (!text.includes(d.text)) doubts.push(`deadline not printed: ${d.text}`)
  return doubts
}
