import type { Signer, Span } from '@vanthu/document'
import { fold, modernTone } from '../text/fold.js'
import type { PrintedLine } from './end-lines.js'

/** A signer with the lines that say so. */
export interface FoundSigner {
  readonly signer: Signer
  readonly span: Span
}

/** The signing block: its signers, and the lines of the end block without its words. */
export interface SigningBlock {
  readonly signers: readonly FoundSigner[]
  readonly rest: readonly PrintedLine[]
}

const marker =
  /(?:^|\s)((?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|T\/UQ)(?:\s?[.,]\s?|\s)|Q\.\s?)(?=\p{Lu}{2})[\p{Lu}\s,.-]{2,120})$/u
/** The same in the case of running text, as old documents have it: "TM. Uỷ ban nhân dân tỉnh", "KT. Chủ tịch". */
const smallMarker = /^((?:TM|KT|TL|TUQ)\s?\.\s?\p{Lu}[\p{L}\s,-]{2,80})$/u
/** Posts under which documents are signed; longer ones first. */
const posts = [
  'PHÓ CHỦ TỊCH THƯỜNG TRỰC',
  'PHÓ CHỦ TỊCH',
  'CHỦ TỊCH',
  'PHÓ TỔNG GIÁM ĐỐC',
  'TỔNG GIÁM ĐỐC',
  'PHÓ GIÁM ĐỐC',
  'GIÁM ĐỐC',
  'THỨ TRƯỞNG THƯỜNG TRỰC',
  'THỨ TRƯỞNG',
  'BỘ TRƯỞNG',
  'PHÓ CHỦ NHIỆM THƯỜNG TRỰC',
  'PHÓ CHỦ NHIỆM',
  'CHỦ NHIỆM',
  'PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH',
  'PHÓ CHÁNH VĂN PHÒNG',
  'CHÁNH VĂN PHÒNG',
  'PHÓ BÍ THƯ THƯỜNG TRỰC',
  'PHÓ BÍ THƯ',
  'BÍ THƯ THƯỜNG TRỰC',
  'BÍ THƯ',
  'PHÓ TRƯỞNG BAN THƯỜNG TRỰC',
  'PHÓ TRƯỞNG BAN',
  'TRƯỞNG BAN',
  'PHÓ TRƯỞNG ĐOÀN',
  'TRƯỞNG ĐOÀN',
  'PHÓ THỦ TƯỚNG',
  'THỦ TƯỚNG',
  'PHÓ CỤC TRƯỞNG',
  'CỤC TRƯỞNG',
  'PHÓ CHI CỤC TRƯỞNG',
  'CHI CỤC TRƯỞNG',
  'PHÓ TỔNG CỤC TRƯỞNG',
  'TỔNG CỤC TRƯỞNG',
  'PHÓ VỤ TRƯỞNG',
  'VỤ TRƯỞNG',
  'PHÓ THỐNG ĐỐC',
  'THỐNG ĐỐC',
  'PHÓ TỔNG THANH TRA',
  'TỔNG THANH TRA',
  'PHÓ CHÁNH THANH TRA',
  'CHÁNH THANH TRA',
  'PHÓ CHÁNH ÁN',
  'CHÁNH ÁN',
  'PHÓ VIỆN TRƯỞNG',
  'VIỆN TRƯỞNG',
  'PHÓ HIỆU TRƯỞNG',
  'HIỆU TRƯỞNG',
  'PHÓ TRƯỞNG PHÒNG',
  'TRƯỞNG PHÒNG',
  'CHÍNH ỦY',
  'CHỈ HUY TRƯỞNG',
  'PHÓ CHỈ HUY TRƯỞNG',
  'TỔNG BIÊN TẬP',
  'PHÓ TỔNG BIÊN TẬP',
  'ỦY VIÊN',
  'TỔNG KIỂM TOÁN NHÀ NƯỚC',
  'TƯ LỆNH',
  'TRƯỞNG CÔNG AN',
] as const
const postKeys = new Map(posts.map((p) => [fold(p), p]))
const rank =
  /^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|CKI|CKII|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.?\s{0,2}){1,4}/u
const personName = /^(?:\p{Lu}[\p{Ll}\p{M}]{0,7})(?:\s\p{Lu}[\p{Ll}\p{M}]{0,7}){1,4}$/u

/** A post at the end of a line in capitals ("…; PHÓ CHỦ TỊCH" where two columns were read as one line). */
function postAtEnd(text: string): { readonly post: string; readonly from: number } | null {
  const tail = /(?:^|\s)(\p{Lu}[\p{Lu}\s]{4,80})$/u.exec(text.replace(/[\s.,]+$/u, ''))
  const words = tail?.[1]?.trim()
  if (tail === null || words === undefined) return null
  const key = fold(words)
  for (const known of postKeys.keys()) {
    if (key === known || key.startsWith(`${known} `)) {
      return { post: words, from: tail.index }
    }
  }
  return null
}

/** "Phó Chủ tịch" on a line of its own. */
function smallPost(text: string): { readonly post: string; readonly from: number } | null {
  return postKeys.has(fold(text.trim())) ? { post: text.trim(), from: 0 } : null
}

/** "PHÓ CHỦ TỊCH" → "Phó Chủ tịch"; "CHÁNH VĂN PHÒNG" → "Chánh Văn phòng". */
export function properPost(capitals: string): string {
  const words = modernTone(capitals).toLowerCase().split(/\s+/u)
  const raised = new Set<number>([0])
  words.forEach((word, i) => {
    if (i > 0 && (words[i - 1] === 'phó' || (words[0] !== 'phó' ? false : i === 1))) raised.add(i)
    if (
      (word === 'văn' && words[i + 1] === 'phòng') ||
      (word === 'thanh' && words[i + 1] === 'tra') ||
      word === 'thường' ||
      word === 'ban' ||
      (word === 'công' && words[i + 1] === 'an')
    )
      raised.add(i)
  })
  return words.map((word, i) => (raised.has(i) ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join(' ')
}

const tidyMarker = (text: string): string =>
  modernTone(text)
    .replace(/\s+/g, ' ')
    .replace(/^(TM|KT|TL|TUQ|Q)\s?[.,]?\s?/u, '$1. ')
    .replace(/[\s,.]+$/u, '')
    .trim()

/**
 * Reads "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn An", alone or beside the recipients, for one
 * signer or several. What is not printed is null.
 */
export function readSigners(lines: readonly PrintedLine[]): SigningBlock {
  const rest: PrintedLine[] = []
  const signers: FoundSigner[] = []
  let onBehalfOf: string | null = null
  let signsFor: string | null = null
  let position: string | null = null
  let began: number | null = null
  const close = (name: string | null, to: number): void => {
    if (began === null || (name === null && position === null && signsFor === null && onBehalfOf === null)) return
    signers.push({ signer: { name, position, signsFor, onBehalfOf }, span: { from: began, to } })
    onBehalfOf = signsFor = position = null
    began = null
  }
  let last = 0
  let inList = false
  for (const line of lines.flatMap(splitSigning)) {
    const item = /^[-–+*•]/u.test(line.text)
    if (/^Nơi (?:nhận|gửi)/iu.test(line.text)) inList = true
    const mark = marker.exec(line.text) ?? smallMarker.exec(line.text)
    const found = mark?.[1]
    if (mark !== null && found !== undefined) {
      began ??= line.span.from + (item || inList ? mark.index : 0)
      if (/^(?:TM|T\/M)/u.test(found)) {
        if (position !== null || signsFor !== null) close(null, last)
        began ??= line.span.from
        onBehalfOf = tidyMarker(found)
      } else signsFor = tidyMarker(found)
      last = line.span.to
      keep(rest, line, mark.index)
      continue
    }
    const post = postAtEnd(line.text) ?? smallPost(line.text)
    if (post !== null && (post.from === 0 || item || inList)) {
      began ??= line.span.from
      position = properPost(post.post)
      last = line.span.to
      keep(rest, line, post.from)
      continue
    }
    const bare = line.text.replace(rank, '').replace(/[.,]$/u, '')
    if (!item && personName.test(bare) && (began !== null || /^\s*$/u.test(rest.at(-1)?.text ?? ''))) {
      close(bare, line.span.to)
      continue
    }
    rest.push(line)
  }
  close(null, last)
  return { signers, rest }
}

/** A signing block read as one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An" → three lines. */
function splitSigning(line: PrintedLine): readonly PrintedLine[] {
  const match =
    /^((?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)\s?[.,]\s?\p{Lu}[\p{Lu}\s,.]{3,120}?)(?:\s(\p{Lu}[\p{Ll}\p{M}]{0,7}(?:\s\p{Lu}[\p{Ll}\p{M}]{0,7}){1,4}))?$/u.exec(
      line.text,
    )
  const capitals = match?.[1]
  if (match === null || capitals === undefined) return [line]
  const parts: PrintedLine[] = []
  const put = (text: string, at: number): void => {
    if (text.trim() !== '')
      parts.push({ text: text.trim(), span: { from: line.span.from + at, to: line.span.from + at + text.length } })
  }
  const second = /\s(?=(?:KT|K\/T|TL|T\/L|TUQ|Q)\s?[.,])/u.exec(capitals.slice(3))
  const cut = second === null ? 0 : second.index + 4
  if (cut > 0) put(capitals.slice(0, cut - 1), 0)
  const after = capitals.slice(cut)
  const post = /\s(PHÓ\s\p{Lu}[\p{Lu}\s]{3,60}|THỨ TRƯỞNG)$/u.exec(after)
  if (post === null) put(after, cut)
  else {
    put(after.slice(0, post.index), cut)
    put(after.slice(post.index + 1), cut + post.index + 1)
  }
  const name = match[2]
  if (name !== undefined) put(name, line.text.length - name.length)
  return parts
}

function keep(rest: PrintedLine[], line: PrintedLine, to: number): void {
  const text = line.text.slice(0, to).trim()
  if (text !== '') rest.push({ text, span: { from: line.span.from, to: line.span.from + to } })
}
