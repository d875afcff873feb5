import type { Block, FootnoteBlock, ParagraphBlock, TableBlock, TableRow } from '@vanthu/document'
import { Parser } from 'htmlparser2'
import { listLabel } from './list-label.js'
import { unfoldLayoutTable } from './layout-table.js'
import { Typesetter } from './typesetter.js'
import type { Type } from './words.js'
import { fileLine, fileWord } from './words.js'

/** Their text is no text of the document. */
const silent = new Set([
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'select',
  'button',
  'nav',
])
const breaking = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

interface OpenTable {
  readonly rows: { cells: TableRow['cells'][number][] }[]
  /** Rows that a cell above still covers, by column. */
  readonly covered: number[]
  cell: {
    readonly column: number
    readonly columns: number
    readonly rows: number
    readonly paragraphs: ParagraphBlock[]
  } | null
}

interface OpenList {
  readonly ordered: boolean
  next: number
  readonly label: string
}

/**
 * HTML, as saved from an office's site or made from DOCX. Scripts and styles are dropped. Tables keep rows, columns and
 * spans, those that only set the letterhead or the end block become paragraphs. Lists get their printed labels back ("1.",
 * "a)", "-"). Footnotes (as Word and mammoth mark them) stand after the paragraph that refers to them.
 */
export function readHtml(html: string): Block[] {
  const reader = new HtmlReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes)
      },
      ontext: (text) => {
        reader.text(text)
      },
      onclosetag: (name) => {
        reader.close(name)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return reader.finish()
}

class HtmlReader {
  readonly #blocks: Block[] = []
  /** Paragraphs of each note, by its id. */
  readonly #notes = new Map<string, ParagraphBlock[]>()
  readonly #setter = new Typesetter()
  readonly #tables: OpenTable[] = []
  readonly #lists: OpenList[] = []
  /** Ids of the notes referred to since the last block, in order, and the marks that are printed for them. */
  #referred: string[] = []
  readonly #marks = new Map<string, string>()
  #note: { readonly id: string; readonly tag: string; depth: number } | null = null
  #link: { readonly kind: 'mark'; readonly id: string } | { readonly kind: 'back' } | null = null
  #silent = 0
  #bold = 0
  #italic = 0
  #raised = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (silent.has(name)) this.#silent++
    if (this.#silent > 0) return
    if (breaking.has(name)) this.#endParagraph()
    if (this.#note !== null && this.#note.tag === name) this.#note.depth++
    const note = /^(?:footnote-|endnote-|ftn|edn)(\d{1,4})$/u.exec(attributes['id'] ?? '')?.[1]
    if (note !== undefined && this.#note === null && (name === 'li' || name === 'div')) {
      this.#note = { id: note, tag: name, depth: 1 }
      return
    }
    switch (name) {
      case 'br':
        this.#setter.lineBreak()
        return
      case 'b':
      case 'strong':
      case 'th':
        this.#bold++
        break
      case 'i':
      case 'em':
        this.#italic++
        break
      case 'sup':
        this.#raised++
        break
      case 'a':
        this.#openLink(attributes['href'] ?? '')
        return
      case 'ol':
      case 'ul':
        this.#lists.push({
          ordered: name === 'ol',
          next: Number(attributes['start'] ?? 1) || 1,
          label: attributes['type'] ?? '1',
        })
        return
      case 'li':
        this.#label()
        return
      case 'table':
        this.#tables.push({ rows: [], covered: [], cell: null })
        return
      case 'tr':
        this.#openRow()
        return
      default:
    }
    if (name === 'td' || name === 'th') this.#openCell(attributes)
  }

  text(text: string): void {
    if (this.#silent > 0 || this.#link?.kind === 'back') return
    if (this.#link?.kind === 'mark') {
      const mark = /\d{1,4}|\*{1,3}/u.exec(text)?.[0]
      if (mark === undefined) return
      this.#referred.push(this.#link.id)
      this.#marks.set(this.#link.id, mark)
      this.#setter.text(mark, { ...this.#type(), superscript: true })
      return
    }
    this.#setter.text(text, this.#type())
  }

  close(name: string): void {
    if (silent.has(name)) {
      this.#silent--
      return
    }
    if (this.#silent > 0) return
    if (breaking.has(name)) this.#endParagraph()
    switch (name) {
      case 'b':
      case 'strong':
        this.#bold--
        break
      case 'i':
      case 'em':
        this.#italic--
        break
      case 'sup':
        this.#raised--
        break
      case 'a':
        this.#link = null
        break
      case 'ol':
      case 'ul':
        this.#lists.pop()
        break
      case 'th':
        this.#bold--
        this.#closeCell()
        break
      case 'td':
        this.#closeCell()
        break
      case 'table':
        this.#closeTable()
        break
      default:
    }
    if (this.#note !== null && this.#note.tag === name && --this.#note.depth === 0) this.#note = null
  }

  finish(): Block[] {
    this.#endParagraph()
    while (this.#tables.length > 0) this.#closeTable()
    return this.#withNotes()
  }

  #type(): Type {
    return { bold: this.#bold > 0, italic: this.#italic > 0, superscript: this.#raised > 0 }
  }

  #openLink(href: string): void {
    const id = /^#(?:footnote-|endnote-|_ftn|_edn)(\d{1,4})$/u.exec(href)?.[1]
    if (/^#(?:footnote-ref-|endnote-ref-|_ftnref|_ednref)/u.test(href)) this.#link = { kind: 'back' }
    else if (id !== undefined) this.#link = { kind: 'mark', id }
  }

  #label(): void {
    const list = this.#lists.at(-1)
    if (list === undefined || this.#note !== null) return
    // The second level of dashes is printed as a plus sign.
    const label = list.ordered ? listLabel(list.next++, list.label) : this.#lists.length > 1 ? '+' : '-'
    this.#setter.text(`${label} `, this.#type())
  }

  #endParagraph(): void {
    const paragraphs = this.#setter.take()
    if (paragraphs.length === 0) return
    const cell = this.#tables.at(-1)?.cell
    if (this.#note !== null) {
      const known = this.#notes.get(this.#note.id) ?? []
      this.#notes.set(this.#note.id, [...known, ...paragraphs])
    } else if (cell != null) cell.paragraphs.push(...paragraphs)
    else this.#put(paragraphs)
  }

  #put(blocks: readonly Block[]): void {
    this.#blocks.push(...blocks)
    // A place for each note, which goes by its id until all notes are known.
    for (const id of this.#referred) this.#blocks.push({ kind: 'footnote', mark: id, lines: [] })
    this.#referred = []
  }

  #openRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    table.covered.forEach((rows, column) => (table.covered[column] = Math.max(0, rows - 1)))
    table.rows.push({ cells: [] })
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    let column = 0
    while ((table.covered[column] ?? 0) > 0) column++
    const columns = spanOf(attributes['colspan'])
    const rows = spanOf(attributes['rowspan'])
    for (let i = column; i < column + columns; i++) table.covered[i] = rows
    table.cell = { column, columns, rows, paragraphs: [] }
  }

  #closeCell(): void {
    const table = this.#tables.at(-1)
    const row = table?.rows.at(-1)
    if (table === undefined || table.cell === null) return
    row?.cells.push(table.cell)
    table.cell = null
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (table === undefined) return
    const rows = table.rows.filter((row) => row.cells.length > 0)
    if (rows.length === 0) return
    const block: TableBlock = { kind: 'table', rows }
    const outer = this.#tables.at(-1)?.cell
    // A table within a cell gives its paragraphs to the cell.
    if (outer != null) outer.paragraphs.push(...rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)))
    else this.#put(unfoldLayoutTable(block))
  }

  /** Footnotes are known at the end of the file; their places were kept. Notes that nothing refers to come last. */
  #withNotes(): Block[] {
    const used = new Set<string>()
    const placed = this.#blocks.flatMap((block): Block[] => {
      if (block.kind !== 'footnote') return [block]
      const note = this.#notes.get(block.mark)
      if (note === undefined || used.has(block.mark)) return []
      used.add(block.mark)
      return [footnote(this.#marks.get(block.mark) ?? block.mark, note)]
    })
    const rest = [...this.#notes].filter(([mark]) => !used.has(mark))
    return [...placed, ...rest.map(([mark, note]) => footnote(mark, note))]
  }
}

function footnote(mark: string, paragraphs: readonly ParagraphBlock[]): FootnoteBlock {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines)
  const first = lines[0]
  if (first === undefined) return { kind: 'footnote', mark, lines: [fileLine([fileWord(mark)])] }
  const own = first.words[0]?.text.replace(/[[\].)]/gu, '') === mark
  return { kind: 'footnote', mark, lines: own ? [fileLine(first.words.slice(1)), ...lines.slice(1)] : lines }
}

/** A span of the markup, within what a printed table may have. */
function spanOf(written: string | undefined): number {
  const span = Number.parseInt(written ?? '1', 10)
  return Number.isNaN(span) ? 1 : Math.min(50, Math.max(1, span))
}
