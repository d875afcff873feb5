import { Parser } from 'htmlparser2'
import { formatted } from './list-label.js'

interface Level {
  readonly format: string
  /** "%1.%2." */
  readonly text: string
  readonly start: number
}

interface Numbering {
  /** Levels of each definition, by its id. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>
  /** The lists in use: their definition and the levels that start anew. */
  readonly lists: ReadonlyMap<string, { readonly definition: string; readonly starts: ReadonlyMap<number, number> }>
}

interface ListPlace {
  readonly list: string
  readonly level: number
}

type Attributes = Readonly<Record<string, string>>
type Seen = (name: string, attributes: Attributes, at: { readonly start: number; readonly end: number }) => void

function scan(xml: string, open: Seen, close: (name: string, end: number) => void): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open(name, attributes, { start: parser.startIndex, end: (parser.endIndex ?? 0) + 1 })
      },
      onclosetag: (name) => {
        close(name, (parser.endIndex ?? 0) + 1)
      },
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
}

/**
 * `document.xml` with the labels that Word prints before its numbered paragraphs written into their text ("1.", "a)",
 * "Điều 3.", "-"): converters keep lists, but not what stands before their items, and citations and deadlines refer to
 * it. Follows ECMA-376 part 1, §17.9: levels, start values, numbering through styles.
 */
export function writeOutLabels(document: string, numbering: string, styles: string): string {
  const known = readNumbering(numbering)
  const byStyle = readStyles(styles)
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  const inserts: { readonly at: number; readonly label: string }[] = []
  const open: { place: Partial<ListPlace>; style: string | null; at: number | null }[] = []
  let properties = 0
  scan(
    document,
    (name, attributes, at) => {
      const paragraph = open.at(-1)
      const value = attributes['w:val'] ?? ''
      if (name === 'w:p') open.push({ place: {}, style: null, at: at.end })
      else if (name === 'w:pPr') properties++
      else if (paragraph !== undefined && properties > 0) {
        if (name === 'w:pStyle') paragraph.style = value
        if (name === 'w:numId') paragraph.place = { ...paragraph.place, list: value }
        if (name === 'w:ilvl') paragraph.place = { ...paragraph.place, level: Number(value) || 0 }
      }
    },
    (name, end) => {
      const paragraph = open.at(-1)
      if (name === 'w:pPr' && paragraph !== undefined) {
        properties--
        paragraph.at = end
        const fromStyle = paragraph.style === null ? undefined : byStyle.get(paragraph.style)
        const list = paragraph.place.list ?? fromStyle?.list
        if (list === undefined) return
        const label = nextLabel(known, counters, begun, { list, level: paragraph.place.level ?? fromStyle?.level ?? 0 })
        if (label !== '') inserts.push({ at: end, label })
      } else if (name === 'w:p') open.pop()
    },
  )
  let out = ''
  let done = 0
  for (const { at, label } of inserts) {
    out += `${document.slice(done, at)}<w:r><w:t xml:space="preserve">${escape(label)} </w:t></w:r>`
    done = at
  }
  return out + document.slice(done)
}

/** The label of the next paragraph on this level; '' for a list that is not defined or prints nothing. */
function nextLabel(
  known: Numbering,
  counters: Map<string, number[]>,
  begun: Set<string>,
  { list, level }: ListPlace,
): string {
  const used = known.lists.get(list)
  const levels = used === undefined ? undefined : known.levels.get(used.definition)
  const own = levels?.get(level)
  if (used === undefined || levels === undefined || own === undefined) return ''
  const counts = counters.get(used.definition) ?? []
  counters.set(used.definition, counts)
  const restart = begun.has(`${list}/${level}`) ? undefined : used.starts.get(level)
  begun.add(`${list}/${level}`)
  counts[level] = restart ?? (counts[level] === undefined ? own.start : counts[level] + 1)
  counts.length = level + 1
  if (own.format === 'bullet') return bullet(own.text)
  if (own.format === 'none') return ''
  return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1
    const of = levels.get(at)
    return of === undefined ? '' : formatted(counts[at] ?? of.start, of.format)
  })
}

/** Symbol fonts put bullets on private code points; offices print dashes. */
function bullet(text: string): string {
  return /^[-–+*]$/u.test(text) ? text : '-'
}

function readNumbering(xml: string): Numbering {
  const levels = new Map<string, Map<number, Level>>()
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>()
  let definition: Map<number, Level> | null = null
  let list: { definition: string; starts: Map<number, number> } | null = null
  let at = 0
  const change = (changed: Partial<Level>): void => {
    const known = definition?.get(at) ?? { format: 'decimal', text: '', start: 1 }
    definition?.set(at, { ...known, ...changed })
  }
  scan(
    xml,
    (name, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:abstractNum') {
        definition = new Map()
        levels.set(attributes['w:abstractNumId'] ?? '', definition)
      } else if (name === 'w:num') {
        list = { definition: '', starts: new Map() }
        lists.set(attributes['w:numId'] ?? '', list)
      } else if (name === 'w:lvl' || name === 'w:lvlOverride') at = Number(attributes['w:ilvl']) || 0
      else if (name === 'w:abstractNumId' && list !== null) list.definition = value
      else if (name === 'w:startOverride') list?.starts.set(at, Number(value) || 0)
      else if (name === 'w:start') change({ start: Number(value) || 0 })
      else if (name === 'w:numFmt') change({ format: value })
      else if (name === 'w:lvlText') change({ text: value })
    },
    (name) => {
      if (name === 'w:abstractNum') definition = null
      if (name === 'w:num') list = null
    },
  )
  return { levels, lists }
}

/** Lists by the styles that carry them, through `basedOn`. */
function readStyles(xml: string): ReadonlyMap<string, ListPlace> {
  const own = new Map<string, { place: Partial<ListPlace>; basedOn: string | null }>()
  let style: { place: Partial<ListPlace>; basedOn: string | null } | null = null
  scan(
    xml,
    (name, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:style') {
        style = { place: {}, basedOn: null }
        own.set(attributes['w:styleId'] ?? '', style)
      } else if (style === null) return
      else if (name === 'w:basedOn') style.basedOn = value
      else if (name === 'w:numId') style.place = { ...style.place, list: value }
      else if (name === 'w:ilvl') style.place = { ...style.place, level: Number(value) || 0 }
    },
    (name) => {
      if (name === 'w:style') style = null
    },
  )
  const places = new Map<string, ListPlace>()
  for (const id of own.keys()) {
    let place: Partial<ListPlace> = {}
    let at: string | null = id
    // A chain of styles ends, and may not turn in a circle.
    for (let depth = 0; at !== null && depth < 12; depth++) {
      const found: { place: Partial<ListPlace>; basedOn: string | null } | undefined = own.get(at)
      place = { ...found?.place, ...place }
      at = found?.basedOn ?? null
    }
    if (place.list !== undefined) places.set(id, { list: place.list, level: place.level ?? 0 })
  }
  return places
}

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')
