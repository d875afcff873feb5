import { levenshtein } from '../text/distance-adapter.js'
import { bare, fold } from '../text/fold.js'
import { rowsOf } from '../knowledge/read-json.js'
import type { Token } from '../text/tokens.js'
import { tokenize } from '../text/tokens.js'

export type BodyLevel =
  'central' | 'province' | 'district' | 'commune' | 'party' | 'mass-organisation' | 'press' | 'other'

export interface BodySuccessor {
  readonly id: string
  /** First day, or month, on which the successor holds the functions. */
  readonly date: string | null
  /** Which functions go to it; null: all. */
  readonly functions: string | null
}

/** A body of the registry. `aliases` hold every printed form, abbreviations included. */
export interface Body {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly kind: string
  readonly aliases: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly successors: readonly BodySuccessor[]
  readonly members: readonly string[]
}

interface Node {
  readonly next: Map<string, Node>
  body: Body | null
  /** True where the form is a body only with the name of a province after it ("Báo", "Đài …"). */
  needsPlace: boolean
  /** The name as registered. */
  form: string
}

/** A name by its letters alone. */
interface Spelled {
  readonly body: Body
  readonly form: string
  readonly letters: string
}

export interface BodyMatch {
  /** The name or alias that was found, as registered. */
  readonly form: string
  readonly body: Body
  /** Index of the token after the name. */
  readonly next: number
  readonly needsPlace: boolean
}

const joint = new Set(['và', '-', ',', '&', '.', '/'])

/**
 * Names and aliases as a tree of words. Commas, dashes and "và" between the words of one name do not count
 * ("Sở Văn hóa - Thể thao & Du lịch" is "Sở Văn hóa, Thể thao và Du lịch"), nor do case and the place of tone marks.
 */
export class BodyRegistry {
  readonly #byId = new Map<string, Body>()
  readonly #byName = new Map<string, Body>()
  readonly #root: Node = node()
  /** The same without marks, for names that were read badly. */
  readonly #bare: Node = node()

  constructor(readonly bodies: readonly Body[]) {
    for (const body of bodies) {
      this.#byId.set(body.id, body)
      for (const form of [body.name, ...body.aliases]) this.#add(form, body, false)
    }
    // "Đài Phát thanh và Truyền hình tỉnh" is printed with the name of the province in the place of "tỉnh".
    for (const body of bodies) {
      if (!body.name.endsWith(' tỉnh')) continue
      for (const form of [body.name, ...body.aliases]) {
        if (form.endsWith(' tỉnh')) this.#add(form.slice(0, -' tỉnh'.length), body, true)
      }
    }
  }

  byId(id: string): Body | null {
    return this.#byId.get(id) ?? null
  }

  /** The body of exactly this name or alias. */
  byName(name: string): Body | null {
    return this.#byName.get(nameKey(name)) ?? null
  }

  /** The longest name that begins at a token. */
  match(tokens: readonly Token[], at: number): BodyMatch | null {
    return walk(this.#root, tokens, at)
  }

  /**
   * The one body whose name a short heading is but for one or two wrong letters: "S¢Y tế" is "Sở Y tế". Null where
   * none is as near, or several are.
   */
  nearest(heading: string): { readonly body: Body; readonly form: string } | null {
    const key = lettersOf(heading)
    // Without a sign of damage a short heading is taken at its word.
    const damaged = /[^\p{L}\p{N}\s,;:.()&/'"“”-]|\p{Ll}\p{Lu}|\p{L}\d|\d\p{L}/u.test(heading)
    if (!damaged || key.length < 4 || key.length > 45) return null
    let best: { body: Body; form: string } | null = null
    let least = key.length < 8 ? 2 : 3
    let several = false
    for (const { body, form, letters } of this.#spelled().get(key.charAt(0)) ?? []) {
      if (Math.abs(letters.length - key.length) >= least) continue
      const distance = levenshtein(letters, key)
      if (distance < least) {
        least = distance
        best = { body, form }
        several = false
      } else if (distance === least && best !== null && best.body !== body) several = true
    }
    return several ? null : best
  }

  /** The longest name that begins at a token when marks do not count: "Sở Giáo dục và Đào tao". */
  matchBare(tokens: readonly Token[], at: number): BodyMatch | null {
    return walk(this.#bare, tokens, at, bare)
  }

  /** The longest name whose words after `head` ("Sở") begin at a token: "Y tế" in "các Sở: Tài chính, Y tế". */
  matchAfter(head: readonly string[], tokens: readonly Token[], at: number): BodyMatch | null {
    let from: Node | undefined = this.#root
    for (const word of head) from = from?.next.get(word)
    return from === undefined ? null : walk(from, tokens, at)
  }

  #byLetter: ReadonlyMap<string, readonly Spelled[]> | null = null

  /** Names by their first letter, made when the first damaged name is looked up. */
  #spelled(): ReadonlyMap<string, readonly Spelled[]> {
    if (this.#byLetter !== null) return this.#byLetter
    const byLetter = new Map<string, Spelled[]>()
    for (const body of this.bodies) {
      if (body.kind === 'group') continue
      for (const form of [body.name, ...body.aliases]) {
        const letters = lettersOf(form)
        if (letters.length < 5) continue
        const known = byLetter.get(letters.charAt(0))
        if (known === undefined) byLetter.set(letters.charAt(0), [{ body, form, letters }])
        else known.push({ body, form, letters })
      }
    }
    this.#byLetter = byLetter
    return byLetter
  }

  #add(form: string, body: Body, needsPlace: boolean): void {
    const key = nameKey(form)
    if (!needsPlace && !this.#byName.has(key)) this.#byName.set(key, body)
    put(this.#root, key, form, body, needsPlace)
    // Short forms without marks would be found everywhere.
    if (key.length >= 10 || needsPlace) put(this.#bare, bare(key), form, body, needsPlace)
  }
}

function put(root: Node, key: string, form: string, body: Body, needsPlace: boolean): void {
  let at = root
  for (const word of key.split(' ')) {
    let below = at.next.get(word)
    if (below === undefined) at.next.set(word, (below = node()))
    at = below
  }
  if (at.body !== null) return
  at.body = body
  at.needsPlace = needsPlace
  at.form = form
}

const node = (): Node => ({ next: new Map<string, Node>(), body: null, needsPlace: false, form: '' })

function nameKey(name: string): string {
  return tokenize(name)
    .filter((t) => !joint.has(t.key))
    .map((t) => t.key)
    .join(' ')
}

const lettersOf = (text: string): string => bare(text).replace(/[^a-z]/g, '')

const asIs = (key: string): string => key

function walk(
  from: Node,
  tokens: readonly Token[],
  start: number,
  of: (key: string) => string = asIs,
): BodyMatch | null {
  let at = from
  let i = start
  let best: BodyMatch | null = null
  let joined = false
  for (;;) {
    let token = tokens[i]
    let skipped = 0
    while (token !== undefined && i > start && skipped < 2 && joint.has(token.key)) {
      const following = tokens[i + 1]
      // "VH,TT&DL" is one sector, "VHTT, DL" are two.
      if (token.key === ',' && following?.caps === true && following.from > token.to) return best
      // "Văn hóa và Thể thao, Du lịch" are two: a name has its "và" last.
      if (token.key === ',' && joined && best !== null) return best
      // "Mặt trận Tổ quốc, Tỉnh đoàn": a comma parts the name from another.
      if (token.key === ',' && following?.capital === true && /^(?:tỉnh|thành|huyện)$/u.test(following.key)) return best
      if (token.key === 'và' || token.key === '&') joined = true
      i++
      skipped++
      token = following
    }
    const below = token === undefined ? undefined : at.next.get(of(token.key))
    if (below === undefined) return best
    at = below
    i++
    if (at.body !== null) best = { body: at.body, next: i, needsPlace: at.needsPlace, form: at.form }
  }
}

/** Reads `data/bodies.json`. @throws RangeError where the file has another form. */
export function readBodies(file: unknown): BodyRegistry {
  return new BodyRegistry(
    rowsOf(file, 'bodies').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      level: row.text('level'),
      kind: row.text('kind'),
      aliases: row.texts('aliases'),
      validFrom: row.optional('validFrom'),
      validTo: row.optional('validTo'),
      successors: row
        .rows('successors')
        .map((s) => ({ id: s.text('id'), date: s.optional('date'), functions: s.optional('functions') })),
      members: row.texts('members'),
    })),
  )
}

/** True where both say the same name, whatever their case, dashes and tone marks. */
export const sameName = (a: string, b: string): boolean => fold(a) === fold(b) || nameKey(a) === nameKey(b)
