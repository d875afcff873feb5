import type { RepairedText } from '@vanthu/document'
import type { Knowledge } from '../knowledge/knowledge.js'
import { bare } from '../text/fold.js'
import type { Found } from './letterhead.js'
import type { FoundSigner } from './signer.js'

const committee = /^(?:uy ban nhan dan|ubnd|tinh uy|thanh uy|huyen uy|dang bo|bo|tong lien doan|trung uong)(?![a-z])/u
const office = /^(?:so|phong|cuc|chi cuc|vu|ban (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang))(?![a-z])/u

/**
 * Which of the agencies above a joint document issues it: the first of those that stand in one line ("SỞ Y TẾ - HỘI NÔNG
 * DÂN"), below the agency over them where one is printed; else the first office below its committee, else the first.
 */
export function firstIssuer(agencies: readonly Found<string>[], inOneLine: string | null): number {
  const [above, next] = agencies
  if (above === undefined || next === undefined) return 0
  const key = inOneLine === null ? '' : bare(inOneLine)
  const at = key === '' ? -1 : agencies.findIndex((a) => key.startsWith(bare(a.value)) || bare(a.value).startsWith(key))
  if (at >= 0) return at
  return committee.test(bare(above.value)) && office.test(bare(next.value)) ? 1 : 0
}

/** The signer of the first issuer of a joint document: whose block names it, or at least none of the others. */
export function signerOf(
  signers: readonly FoundSigner[],
  issuer: string | null,
  others: readonly string[],
  text: RepairedText,
  knowledge: Knowledge,
): FoundSigner | undefined {
  const blocks = signers.map((signer) => ({
    signer,
    words: bare(
      knowledge.abbreviations.expand(text.text.slice(signer.span.from, signer.span.to).replace(/\s+/gu, ' ')),
    ),
  }))
  const names = (words: string, body: string): boolean => words.includes(bare(body).replace(placed, '$1'))
  const own = issuer === null ? undefined : blocks.find(({ words }) => names(words, issuer))
  const free = blocks.find(({ words }) => !others.some((body) => names(words, body)))
  return (own ?? free)?.signer ?? signers[0]
}

/** The place behind a name, which signing blocks leave out: "… tỉnh Trà Lĩnh". */
const placed = /( tinh| thanh pho| huyen| xa| phuong) [a-z ]{2,40}$/u
