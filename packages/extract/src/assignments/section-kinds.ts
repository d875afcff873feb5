import { textsOf } from '../knowledge/read-json.js'
import { bare, fold } from '../text/fold.js'

/**
 * What the items under a heading are. `tasks`: every item is an assignment. `orders`: only those that order a named body
 * to act (money, articles of a decision). `none`: aims, requirements, findings.
 */
export type SectionKind = 'tasks' | 'orders' | 'none'

/** Tells a section's kind from the words of its heading. */
export class SectionKinds {
  readonly #plainNone: readonly string[]

  constructor(
    readonly none: readonly string[],
    readonly orders: readonly string[],
    readonly tasks: readonly string[],
  ) {
    this.#plainNone = none.filter((p) => p.includes(' ')).map((p) => ` ${bare(p)} `)
  }

  /**
   * "MỤC ĐÍCH, YÊU CẦU" → none, "QUAN ĐIỂM VÀ NHIỆM VỤ" → tasks, "Kinh phí thực hiện" → orders; null where the words
   * decide nothing, and the section above does. In a long heading only its first words count.
   */
  of(heading: string): SectionKind | null {
    const words = fold(heading)
      .replace(/[^\p{L}\p{N}\s]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(
        /^ ?(?:về |các |một số |những |nội dung |công tác (?=tổ chức|báo cáo))?(?:các |một số |những )?/u,
        (lead) => (lead.includes('nội dung') ? lead : ''),
      )
      .trim()
    return this.#ofWords(words) ?? this.#damaged(words)
  }

  /** Of a heading whose marks were lost on a scan ("DANH GIA CHUNG") only what gives no tasks is told without them. */
  #damaged(words: string): SectionKind | null {
    if (words.length > 90) return null
    const plain = ` ${bare(words.slice(0, 40))} `
    return this.#plainNone.some((p) => plain.startsWith(p)) ? 'none' : null
  }

  #ofWords(words: string): SectionKind | null {
    const begins = (list: readonly string[]): boolean => list.some((p) => words === p || words.startsWith(`${p} `))
    const holds = (list: readonly string[]): boolean => list.some((p) => ` ${words} `.includes(` ${p} `))
    const short = words.length <= 90
    if (begins(this.orders)) return 'orders'
    const aim = this.none.find((p) => words === p || words.startsWith(`${p} `))
    if (aim !== undefined) {
      // "Mục tiêu, nhiệm vụ", "Quan điểm chỉ đạo … và nhiệm vụ, giải pháp": tasks are among it.
      const rest = ` ${words.slice(aim.length)} `
      const mixed =
        short && ['nhiệm vụ', 'giải pháp', 'tổ chức thực hiện', 'nội dung'].some((p) => rest.includes(` ${p} `))
      return mixed ? 'tasks' : short ? 'none' : null
    }
    if (begins(this.tasks)) return 'tasks'
    return short && holds(['nhiệm vụ', 'giải pháp', 'tổ chức thực hiện']) ? 'tasks' : null
  }
}

/** Reads `data/section-kinds.json`. @throws RangeError where the file has another form. */
export function readSectionKinds(file: unknown): SectionKinds {
  return new SectionKinds(textsOf(file, 'none'), textsOf(file, 'orders'), textsOf(file, 'tasks'))
}
