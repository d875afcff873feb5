// Holds a plan record against a sample's expected one and lists what differs. Names, numbers, dates and bodies must be
// equal; free text (a task's words, a title) may differ in as many words as reading a scan costs: `leastAlike`.

/** A syllable with its tone after its first letter: "khoẻ" and "khỏe" are two spellings of one word. */
const toned = (syllable) => {
  const apart = syllable.normalize('NFD')
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(apart)?.[0] ?? ''
  return (apart.slice(0, 1) + tone + apart.slice(1).replace(tone, '')).normalize('NFC')
}

const plain = (text) =>
  String(text ?? '')
    .normalize('NFC')
    .replace(/\p{L}+/gu, toned)
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[“”„]/gu, '"')
    .replace(/[⁰¹²³⁴-⁹]/gu, '')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
const bare = (text) => plain(text).replace(/^[^\p{L}\p{N}("]+|[^\p{L}\p{N})"]+$/gu, '')
const tight = (text) => plain(text).replace(/\s/gu, '')
const nameOf = (body) => (body !== null && typeof body === 'object' ? body.name : body)
const names = (bodies) => (bodies ?? []).map((b) => bare(nameOf(b))).sort()

/** Share of words that two texts have in common, 0–1. */
export function alike(a, b) {
  const x = bare(a).split(' ')
  const y = bare(b).split(' ')
  const left = new Map()
  for (const word of y) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of x) {
    const n = left.get(word) ?? 0
    if (n > 0) {
      shared += 1
      left.set(word, n - 1)
    }
  }
  return (2 * shared) / (x.length + y.length)
}

/** Pairs each expected item with the most alike actual one that is still free. */
function pair(expected, actual, likeness, least) {
  const all = expected.flatMap((e, i) =>
    actual.map((a, j) => ({ i, j, score: likeness(e, a) - Math.abs(i - j) * 1e-4 })),
  )
  all.sort((p, q) => q.score - p.score)
  const usedE = new Set()
  const usedA = new Set()
  const pairs = []
  for (const { i, j, score } of all) {
    if (score < least || usedE.has(i) || usedA.has(j)) continue
    usedE.add(i)
    usedA.add(j)
    pairs.push([expected[i], actual[j]])
  }
  return {
    pairs,
    missed: expected.filter((_, i) => !usedE.has(i)),
    extra: actual.filter((_, j) => !usedA.has(j)),
  }
}

const scalarFields = ['type', 'reference', 'issuedOn', 'issuedAt', 'issuer', 'parentBody', 'archive']
const signerFields = ['name', 'position', 'signsFor', 'onBehalfOf']
const timeFields = ['kind', 'bound', 'date', 'every', 'month', 'day', 'from', 'to']

/** @returns what differs, a line each; empty where the record is as expected. */
export function compare(expected, record, leastAlike = 1) {
  const differences = []
  const differ = (place, want, got) => differences.push(`${place}: ${JSON.stringify(got)} for ${JSON.stringify(want)}`)
  const same = (place, want, got, key = bare) => {
    if ((want ?? null) === null ? (got ?? null) !== null : key(got) !== key(want))
      differ(place, want ?? null, got ?? null)
  }
  const sameText = (place, want, got) => {
    if ((want ?? null) === null ? (got ?? null) !== null : alike(want, got) < leastAlike)
      differ(place, want ?? null, got ?? null)
  }
  const sameSet = (place, want, got) => {
    if (JSON.stringify(names(want)) !== JSON.stringify(names(got)))
      differ(place, (want ?? []).map(nameOf), (got ?? []).map(nameOf))
  }

  for (const field of scalarFields)
    same(
      `document.${field}`,
      expected.document[field],
      nameOf(record.document[field]),
      field === 'reference' ? tight : bare,
    )
  sameText('document.title', expected.document.title, record.document.title)
  for (const field of signerFields)
    same(`document.signer.${field}`, expected.document.signer?.[field], record.document.signer?.[field])
  sameSet('document.recipients', expected.document.recipients, record.document.recipients)

  for (const kind of ['numbered', 'law', 'named']) {
    const of = (list) => list.filter((c) => c.kind === kind)
    const likeness =
      kind === 'numbered'
        ? (e, a) => Number(tight(e.reference) === tight(a.reference))
        : (e, a) => alike(`${e.type} ${e.title}`, `${a.type} ${a.title}`)
    const { pairs, missed, extra } = pair(of(expected.citations), of(record.citations), likeness, 0.9)
    for (const c of missed) differ('citation missed', c.reference ?? `${c.type} ${c.title}`, null)
    for (const c of extra) differ('citation extra', null, c.reference ?? `${c.type} ${c.title}`)
    for (const [e, a] of pairs) {
      const place = `citation ${e.reference ?? e.title}`
      same(`${place}, type`, e.type, a.type)
      if (kind === 'numbered') {
        same(`${place}, date`, e.date, a.date)
        same(`${place}, issuer`, nameOf(e.issuer), nameOf(a.issuer))
      }
      if (kind === 'law') same(`${place}, year`, e.year, a.year)
      if (kind === 'named') same(`${place}, period`, e.period, a.period)
      same(`${place}, mentions`, e.mentions, a.mentions.length)
    }
  }

  // An expected record points by index, a plan record by id.
  const expectedDeadline = (item) =>
    item.deadline === null || item.deadline === undefined ? null : expected.deadlines[item.deadline].text
  const actualDeadline = (item) => record.deadlines.find((d) => d.id === item.deadlineIds[0])?.text ?? null
  const tasks = pair(expected.assignments, record.assignments, (e, a) => alike(e.text, a.text), 0.8)
  for (const t of tasks.missed) differ('task missed', t.text.slice(0, 80), null)
  for (const t of tasks.extra) differ('task extra', null, t.text.slice(0, 80))
  for (const [e, a] of tasks.pairs) {
    const place = `task "${e.text.slice(0, 40)}…"`
    sameText(`${place}, text`, e.text, a.text)
    same(`${place}, section`, e.section, a.section, tight)
    same(`${place}, role`, e.role, a.role)
    same(`${place}, requested`, e.requested ?? false, a.requested)
    sameSet(`${place}, responsible`, e.responsible, a.responsible)
    sameSet(`${place}, with`, e.with, a.with)
    same(`${place}, deadline`, expectedDeadline(e), actualDeadline(a))
  }

  const within = (e, a) =>
    bare(e.text).includes(bare(a.text)) || bare(a.text).includes(bare(e.text)) ? 0.9 : alike(e.text, a.text)
  const sameTime = (e, a) => timeFields.filter((f) => (e[f] ?? null) === (a[f] ?? null)).length / timeFields.length
  const times = pair(
    expected.deadlines,
    record.deadlines,
    (e, a) => 0.5 * within(e, a) + 0.4 * sameTime(e, a) + 0.1 * alike(e.what, a.what),
    0.5,
  )
  for (const d of times.missed) differ('deadline missed', d.text, null)
  for (const d of times.extra) differ('deadline extra', null, d.text)
  for (const [e, a] of times.pairs) {
    for (const field of timeFields) same(`deadline "${e.text}", ${field}`, e[field], a[field])
    sameSet(`deadline "${e.text}", who`, e.who, a.who)
    sameSet(`deadline "${e.text}", reportTo`, [...(e.reportTo ?? []), ...(e.via ?? [])], [...a.reportTo, ...a.via])
  }

  const targets = pair(expected.indicators, record.indicators, (e, a) => alike(e.name, a.name), 0.85)
  for (const i of targets.missed) differ('indicator missed', i.name, null)
  for (const i of targets.extra) differ('indicator extra', null, i.name)
  for (const [e, a] of targets.pairs) {
    same(`indicator "${e.name.slice(0, 40)}", baseline`, e.baseline?.text, a.baseline?.text, tight)
    same(`indicator "${e.name.slice(0, 40)}", target`, e.target?.text, a.target?.text, tight)
  }
  return differences
}
