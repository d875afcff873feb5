import type { Span } from '@vanthu/document'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { OpenNode, Tree } from '../outline/build-outline.js'
import { afterMark } from '../outline/build-outline.js'
import type { Paragraph } from '../text/paragraphs.js'
import { placeOf } from '../text/paragraphs.js'
import type { Actors } from './actors.js'
import { readActors } from './actors.js'
import type { Ahead } from './ahead.js'
import { nothingAhead, withLine } from './ahead.js'
import { closingOf, isFormula, isPersonName, isPlainReport } from './closing.js'
import type { Draft, FoundAssignment } from './drafts.js'
import { Drafts, merged } from './drafts.js'
import type { Bound } from './heading-bodies.js'
import { askedBodies, bracketBodies, collective, headingBodies, leadIn } from './heading-bodies.js'
import type { LabelLine } from './label-lines.js'
import { labelHeading, labelTail, readLabelLine, taskLabel } from './label-lines.js'
import { listedHeading, listsBodies } from './listed-heading.js'
import { afterEffect, agreed, asks, basis, noOrder, past } from './no-order.js'
import { printedHeading } from './printed-heading.js'
import type { SectionKind } from './section-kinds.js'

/** What the sections above an item say of it. */
interface Context {
  readonly kind: SectionKind
  readonly section: string | null
  readonly bound: Bound | null
  /** A section of tasks by its own heading, not by default. */
  readonly told: boolean
  /** The nodes beside the one below: headings among them that are bodies make bodies of the rest. */
  readonly beside?: readonly OpenNode[]
  /** Label lines above the items. */
  readonly labels?: readonly Span[]
}

export interface AssignmentOptions {
  readonly documentType: string | null
  /** The kind of sections whose headings decide nothing. */
  readonly byDefault: SectionKind
  /** The index of the first paragraph of the annexes: a label there begins no section of the text before it. */
  readonly annexFrom: number
}

/**
 * Every action item of the running text in its order: bullets, and paragraphs where there are no bullets, in the
 * sections that give tasks; elsewhere only what orders a named body to act.
 */
export function findAssignments(
  tree: Tree,
  paragraphs: readonly Paragraph[],
  knowledge: Knowledge,
  options: AssignmentOptions,
): readonly FoundAssignment[] {
  return new Walk(paragraphs, knowledge, options, closingOf(tree, paragraphs, knowledge, options.annexFrom)).run(tree)
}

class Walk {
  readonly #drafts = new Drafts()
  /** Bodies that the lead-in of the whole text asks, where it orders others. */
  #asked: ReadonlySet<string> = new Set()

  constructor(
    readonly paragraphs: readonly Paragraph[],
    readonly knowledge: Knowledge,
    readonly options: AssignmentOptions,
    readonly closing: ReadonlySet<number>,
  ) {}

  run(tree: Tree): readonly FoundAssignment[] {
    const firstNode = tree.content.findIndex((c) => typeof c !== 'number' && c.own < this.options.annexFrom)
    let bound: Bound | null = null
    tree.content.forEach((entry, i) => {
      if (typeof entry !== 'number') {
        this.#node(entry, { kind: this.options.byDefault, section: null, bound, told: false })
        return
      }
      // Before the first label stands the preamble: it may bind bodies to all that follows, and in a letter order acts.
      const text = this.#text(entry)
      if (/(?::|như sau[.:]?)$/iu.test(text)) {
        bound = leadIn(text.slice(Math.max(0, text.lastIndexOf('. ') + 1)).trim(), this.knowledge) ?? bound
        bound = bound === null ? null : { ...bound, firm: false }
        this.#asked = askedBodies(text, this.knowledge)
        return
      }
      const before = firstNode >= 0 && i < firstNode
      if (before || entry === 0 || this.#heads(text, tree.content[i + 1])) return
      this.#item(entry, 0, { kind: 'orders', section: null, bound: null, told: false })
    })
    return this.#drafts.found
  }

  #text(index: number): string {
    return this.paragraphs[index]?.text ?? ''
  }

  /** Reads a node; what a label line says that belongs to no item before it, else null. */
  #node(node: OpenNode, above: Context): LabelLine | null {
    const paragraph = this.paragraphs[node.own]
    if (paragraph === undefined) return null
    if (node.kind === 'annex' || upper.has(node.kind)) this.#drafts.restart()
    const text = paragraph.text
    const isHeading = node.heading.to > node.heading.from
    const words = text.slice(node.heading.from, node.heading.to)
    const rest = isHeading ? text.slice(afterMark(text, node.heading.to)).trim() : ''
    const numbered = node.kind !== 'bullet'
    const labelLine = readLabelLine(text.slice(node.begins), this.knowledge)
    if (labelLine !== null && (node.kind === 'bullet' || node.kind === 'letter' || above.kind === 'tasks')) {
      if (numbered && labelLine.kind === 'other' && isHeading && rest !== '' && this.#orders(rest)) {
        // "4. Kinh phí: Sở Tư pháp lập dự toán …" orders an act.
        this.#item(node.own, afterMark(text, node.heading.to), { ...above, section: node.path })
        return null
      }
      const claimed = this.#label(labelLine, node.own)
      this.#content(node, above)
      return claimed ? null : labelLine
    }
    const section = numbered ? node.path : above.section
    const below: Context = { ...above, section }
    if (executing.test(text) && above.kind !== 'none') {
      // "Điều 4. Các ông (bà): Chánh Văn phòng …; Giám đốc các sở: … chịu trách nhiệm thi hành": no colon parts it.
      this.#item(node.own, node.begins, below)
      this.#content(node, below)
      return null
    }
    if (!isHeading) {
      // "- Sở Y tế: chủ trì …" is headed by a body like "7. Sở Nội vụ: Phối hợp …", whatever its first letter.
      const colon = /^.{3,120}?:\s(?=\S)/u.exec(text.slice(node.begins))?.[0].length ?? 0
      const own = colon === 0 ? null : headingBodies(text.slice(node.begins, node.begins + colon), this.knowledge)
      const listed = own !== null && listsBodies(own, text.slice(node.begins + colon), this.knowledge)
      if (own !== null && above.kind !== 'none' && !listed) {
        const headed: Context = { ...below, bound: own, kind: raised(below) }
        this.#item(node.own, node.begins + colon, headed)
        this.#content(node, headed)
        return null
      }
      this.#item(node.own, node.begins, below, above.beside)
      this.#content(node, numbered ? this.#passed(text.slice(node.begins), below) : below)
      return null
    }
    const named =
      headingBodies(words, this.knowledge) ??
      (rest !== '' || node.content.length > 0 ? this.#besideBodies(node, words, above) : null)
    const heads = named !== null && rest !== '' && listsBodies(named, rest, this.knowledge) ? null : named
    const listed = named !== null && heads === null ? listedHeading(text, node, this.knowledge) : null
    if (listed !== null) {
      const under = { ...below, bound: listed.bound, kind: raised(below) }
      this.#item(node.own, listed.begins, under)
      this.#content(node, under)
      return null
    }
    if (rest !== '') {
      // Run-in: "7. Sở Nội vụ: Phối hợp …" is headed by a body; "1. Về việc …: Tỉnh chủ động …" is one item.
      if (heads !== null)
        this.#item(node.own, afterMark(text, node.heading.to), { ...below, bound: heads, kind: raised(below) })
      else {
        const kind = this.knowledge.sectionKinds.of(words)
        const inside = numbered && kind === 'none' ? { ...below, kind } : below
        this.#item(node.own, node.begins, inside, above.beside)
      }
      this.#content(node, heads === null ? below : { ...below, bound: heads, kind: raised(below) })
      return null
    }
    if (labelHeading.test(words) && this.#onlyLabels(node)) {
      // "2.3. Cơ quan thực hiện" above "- Cơ quan chủ trì: …": labels of the items before it.
      this.#content(node, below)
      return null
    }
    if (this.#onlyLabels(node)) this.#drafts.goOn(above.beside ?? null)
    // "a) Đối với …:", "b) Đối với …:" part the items of one task: a label line below the last is of all of them.
    else if (heads !== null || node.kind !== 'letter' || !/:$/u.test(text)) this.#drafts.restart()
    const hasContent = node.content.length > 0
    if (heads !== null) {
      const wide = upper.has(node.kind) || heads.bodies.every((b) => b.form === 'group')
      const over = wide && collective(heads) && node.children.some((c) => c.kind !== 'bullet')
      this.#content(node, { ...below, bound: over ? { ...heads, firm: false } : heads, kind: raised(below) })
      return null
    }
    if (
      !hasContent &&
      (node.kind === 'number' || node.kind === 'letter' || node.kind === 'bullet') &&
      words.split(' ').length >= 4
    ) {
      this.#item(node.own, node.begins, below, above.beside)
      return null
    }
    // "3. Sở Y tế có trách nhiệm" above its bullets says who acts, with a colon or without.
    const opening = /:$/u.test(text) || (hasContent && /\s(?:trách nhiệm|nhiệm vụ|chủ trì|sau|sau đây)$/u.test(words))
    const lead = opening ? leadIn(words, this.knowledge) : null
    // "b) Thời gian kiểm tra: từ ngày …, chia làm hai đợt:" is a sentence, no heading of its kind.
    const kind = /:\s/u.test(words) ? null : this.knowledge.sectionKinds.of(words)
    // Under "none" only a heading that clearly gives tasks opens again, and then only at its own level.
    const own = kind === null ? null : above.kind === 'none' && kind !== 'none' && above.told ? null : kind
    const opened: Context = {
      kind: lead !== null && above.kind !== 'none' ? 'tasks' : (own ?? above.kind),
      section,
      bound: lead ?? bracketBodies(words, this.knowledge) ?? above.bound,
      told: own !== null || above.told,
      ...(above.labels === undefined ? {} : { labels: above.labels }),
    }
    if (!numbered && !hasContent) return null
    if (this.#onlyLabels(node) && opened.kind === 'tasks') {
      // "1. Tổ chức hội nghị …" above "- Cơ quan chủ trì: …": the heading itself is the task.
      this.#item(
        node.own,
        node.begins + (taskLabel.exec(text.slice(node.begins))?.[0].length ?? 0),
        opened,
        above.beside,
      )
    }
    this.#content(node, opened)
    return null
  }

  /** Bodies of a heading by the headings beside it; see `printedHeading`. */
  #besideBodies(node: OpenNode, words: string, above: Context): Bound | null {
    if (above.kind === 'none') return null
    let bodies = 0
    let others = 0
    for (const other of above.beside ?? []) {
      if (other === node || other.kind !== node.kind) continue
      const heading = this.#text(other.own).slice(other.heading.from, other.heading.to)
      if (heading === '') continue
      if (headingBodies(heading, this.knowledge) === null) others++
      else bodies++
    }
    return printedHeading(words, { bodies, others }, this.knowledge)
  }

  /** "2. Sở Y tế chủ trì, hướng dẫn …" also holds for the paragraphs and bullets below it that name nobody. */
  #passed(words: string, context: Context): Context {
    if (context.bound?.firm === true || context.kind === 'none') return context
    const { subjects } = readActors(words, this.knowledge)
    const first = subjects[0]
    if (first === undefined || first.span.from > 25 || subjects.some((b) => b.span.from > 400)) return context
    return { ...context, bound: { bodies: subjects, with: [], lead: false, requested: false, firm: false } }
  }

  #orders(words: string): boolean {
    return readActors(words, this.knowledge).subjects.length > 0
  }

  /** True where everything under a heading is label lines. */
  #onlyLabels(node: OpenNode): boolean {
    if (node.content.length === 0 || node.kind === 'roman') return false
    return node.content.every((entry) => {
      const index = typeof entry === 'number' ? entry : entry.own
      const from = typeof entry === 'number' ? 0 : entry.begins
      return readLabelLine(this.#text(index).slice(from), this.knowledge) !== null
    })
  }

  #content(node: OpenNode, context: Context): void {
    let now = context
    let ahead: Ahead = nothingAhead
    const hold = (line: LabelLine, index: number): void => {
      ahead = withLine(ahead, line, this.paragraphs[index]?.span ?? null)
      if (ahead.bound !== null && context.kind === 'tasks') now = { ...now, bound: ahead.bound, labels: ahead.labels }
    }
    node.content.forEach((entry, i) => {
      if (typeof entry !== 'number') {
        const line = this.#node(entry, { ...now, beside: node.children })
        if (line !== null) hold(line, entry.own)
        return
      }
      const text = this.#text(entry)
      const labelLine = readLabelLine(text, this.knowledge)
      if (labelLine !== null) {
        if (!this.#label(labelLine, entry)) hold(labelLine, entry)
        return
      }
      if (this.closing.has(entry)) {
        this.#item(
          entry,
          0,
          { kind: context.kind === 'none' ? 'orders' : 'tasks', section: null, bound: null, told: false },
          null,
          true,
        )
        return
      }
      const more = i + 1 < node.content.length
      if (more && text.length < 200) {
        // A body on a line of its own heads what follows it.
        const heads = headingBodies(text, this.knowledge)
        if (heads !== null) {
          now = { ...context, bound: heads, kind: raised(context) }
          this.#drafts.restart()
          return
        }
      }
      if (more && /(?::|như sau[.:]?)$/u.test(text)) {
        const lead = leadIn(text, this.knowledge)
        now = { ...now, bound: lead ?? now.bound, kind: lead === null ? now.kind : raised(now) }
        return
      }
      if (more && this.#heads(text, node.content[i + 1])) return
      // The head of an annex is no task; what stands below its headings may be.
      this.#item(entry, 0, node.kind === 'annex' ? { ...now, kind: 'orders' } : now)
    })
  }

  /** True for a line without a closing mark right above bullets: "Tuyên truyền, vận động", a heading in small letters. */
  #heads(text: string, next: number | OpenNode | undefined): boolean {
    if (typeof next !== 'object' || next.kind !== 'bullet') return false
    return text.length <= 100 && !/[.;:,!?…/]["”’)]{0,2}$/u.test(text) && /^["“(]?\p{Lu}/u.test(text)
  }

  #label(line: LabelLine, index: number): boolean {
    return this.#drafts.label(line, this.paragraphs[index]?.span ?? null)
  }

  #item(index: number, begins: number, context: Context, list: object | null = null, closing = false): void {
    const paragraph = this.paragraphs[index]
    if (paragraph === undefined || context.kind === 'none') return
    const own = paragraph.text.slice(begins)
    const text = own.replace(taskLabel, '').replace(/\s+/g, ' ').trim()
    if (text.split(' ').length < 3 || isFormula(text) || isPersonName(text) || /^[\d.,%\s]+$/u.test(text)) return
    const actors = readActors(text, this.knowledge, context.bound?.bodies ?? [])
    const subjects = merged([], actors.subjects)
    const headed = context.bound?.firm === true ? context.bound : null
    // "Ủy ban MTTQVN và các đoàn thể" above "- Hội Nông dân tỉnh, Liên đoàn Lao động tỉnh phối hợp …": some of them.
    const firm = headed !== null && someOf(headed, actors) ? null : headed
    if (
      (context.kind === 'orders' || closing) &&
      subjects.length === 0 &&
      firm === null &&
      !(closing && isPlainReport(text))
    )
      return
    if ((basis.test(text) && subjects.length === 0) || (context.kind !== 'tasks' && noOrder.test(afterEffect(text))))
      return
    // A report tells what was done, a proposal asks: neither orders.
    if (this.options.documentType === 'Tờ trình') return
    if (this.options.documentType === 'Báo cáo' && !context.told && past.test(text)) return
    if (asks.test(text)) return
    if (this.options.documentType === 'Thông báo' && subjects.length === 0 && firm === null && agreed.test(text)) return
    if (noOrder.test(afterEffect(text)) && subjects.length === 0) return
    const responsible = firm !== null ? firm.bodies : subjects.length > 0 ? subjects : (context.bound?.bodies ?? [])
    const lead = context.bound?.lead === true && firm !== null
    const draft: Draft = {
      section: context.section,
      text,
      span: placeOf(paragraph, begins),
      labels: [...(context.labels ?? [])],
      labelled: false,
      responsible: merged([], responsible),
      role: lead ? 'lead' : actors.role,
      with: merged(firm !== null || subjects.length === 0 ? (context.bound?.with ?? []) : [], actors.with),
      requested:
        actors.requested ||
        (firm?.bodies.every((b) => this.#asked.has(b.name.toLowerCase())) ?? false) ||
        (context.bound?.requested === true && (firm !== null || subjects.length === 0)),
      confidence: certainty(context, responsible.length, subjects.length),
    }
    this.#drafts.add(draft, list)
    const last = labelTail.exec(text)
    const tail = last?.[1]
    const said = tail === undefined ? null : readLabelLine(tail, this.knowledge)
    if (said === null || said.bodies.length === 0) return
    draft.responsible = said.bodies
    draft.with = merged(draft.with, said.with)
    if (said.kind === 'lead') draft.role = 'lead'
    // "…; đơn vị phối hợp: …" is of the label.
    else if (last !== null) draft.role = readActors(text.slice(0, last.index), this.knowledge).role
  }
}

/** True where an item under a heading with a group begins with bodies of its own that lead or support. */
function someOf(bound: Bound, { subjects, role }: Actors): boolean {
  if (role === 'perform' || subjects[0]?.span.from !== 0 || !bound.bodies.some((b) => b.form === 'group')) return false
  const heads = new Set(bound.bodies.map((b) => b.name.toLowerCase()))
  return subjects.every((b) => b.form === 'named' && !heads.has(b.name.toLowerCase()))
}

/** The end of an executing article. */
const executing =
  /\s(?:chịu|có) trách nhiệm (?:tổ chức )?thi hành\s(?:Quyết định|Nghị quyết|Chỉ thị|Quy chế|Quy định|Thông tư)\s/u

/** Headings that stand over headings. */
const upper: ReadonlySet<string> = new Set(['part', 'chapter', 'section', 'article', 'roman', 'unnumbered'])

/** A section headed by a body gives tasks unless it stands among aims and requirements. */
const raised = (context: Context): SectionKind => (context.kind === 'none' && context.told ? 'none' : 'tasks')

function certainty(context: Context, bodies: number, subjects: number): number {
  if (context.bound?.firm === true) return 0.96
  if (context.kind === 'orders') return 0.8
  if (!context.told) return subjects > 0 ? 0.85 : 0.7
  return bodies > 0 ? 0.92 : 0.88
}
