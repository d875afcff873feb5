import { bulletAt } from '../text/labels.js'
import { bare } from '../text/fold.js'
import type { PrintedLine } from './end-lines.js'
import type { SigningPosts } from './posts.js'

const heading = /^[*_\s]{0,4}Nơi (?:nhận|gửi)\s?[:.]?/iu
const archive = /^[-–]?\s?Lưu(?:\s?[:.]|\s\p{Lu})/u
/** A recipient ends so; what follows on the line may stand in the other column. */
const ends = /[;,.:)](?=\s)/gu
/** The next item, behind what stood between it and the one before. */
const nextItem = /\s[-–]\s(?=\p{Lu}\p{Ll}{1,8}[\s,]|(?:UBND|HĐND|TT|VP|CT|MTTQ|LĐVP)[\s.,:])/u

/**
 * The lines of an end block whose two columns a reader without layout has run together: "- Như Điều 3; PHÓ CHỦ TỊCH" → "- Như
 * Điều 3;", "PHÓ CHỦ TỊCH". What follows the end of a recipient and is a mark of signing or a post becomes a line of its own,
 * also where OCR has left little of it ("“~~ PHÓ GIÁM ĐỐC"); what a seal or a stroke left there ("; oy a") is dropped. Lines
 * that layout has already told apart stay.
 */
export function partedColumns(lines: readonly PrintedLine[], posts: SigningPosts): readonly PrintedLine[] {
  const first = lines.findIndex((line) => heading.test(line.text) || bulletAt(line.text) !== null)
  if (first < 0) return lines
  return lines.flatMap((line, i) => {
    if (i < first || line.role === 'recipients' || line.role === 'signature') return [line]
    // The number of a page.
    if (i > first && /^\d{1,3}$/u.test(line.text)) return []
    return parted(line, lines[i + 1]?.text ?? '', posts)
  })
}

function parted(line: PrintedLine, below: string, posts: SigningPosts): readonly PrintedLine[] {
  const { text } = line
  const listed = bulletAt(below) !== null || archive.test(below)
  const head = heading.exec(text)
  if (head !== null) {
    const tail = text.slice(head[0].length)
    const signing = signingIn(tail, posts, /^[^\p{L}]*\p{L}{0,3}[^\p{L}]*$/u)
    if (signing !== null) return [piece(line, 0, head[0].length), { ...piece(line, head[0].length), text: signing }]
    return listed && isSpeck(tail) ? [piece(line, 0, head[0].length)] : [line]
  }
  // A mark that was read well is found at the end of any line.
  if (plainMark.test(text)) return [line]
  const item = bulletAt(text) !== null
  if (!item && !/[;,]/u.test(text)) return [line]
  const cuts = cutsOf(line, listed, posts)
  // A mark says more than the post behind it; else the last end counts: "- Các sở, ban, ngành; PHÓ CHỦ TỊCH".
  const best = cuts.find(({ signing }) => signing !== null && plainMark.test(signing)) ?? cuts[0]
  if (best !== undefined) {
    const { at, to, signing } = best
    const beside = signing === null ? [] : [{ ...piece(line, at, to), text: signing, beside: true as const }]
    return [piece(line, 0, at), ...beside, ...(to < text.length ? parted(piece(line, to), below, posts) : [])]
  }
  if (archive.test(text)) {
    const name = nameBehind.exec(text)
    const at = text.length - (name?.[1] ?? '').length
    if (name !== null) return [piece(line, 0, at), piece(line, at)]
  }
  return [line]
}

interface Cut {
  readonly at: number
  readonly to: number
  /** Null for specks, which are dropped. */
  readonly signing: string | null
}

/** Where a recipient may end and the other column begin, from the end of the line. `listed`: another one stands below. */
function cutsOf({ text }: PrintedLine, listed: boolean, posts: SigningPosts): readonly Cut[] {
  return [...text.matchAll(ends)].reverse().flatMap(({ index }): readonly Cut[] => {
    const at = index + 1
    const next = nextItem.exec(text.slice(at))
    const to = next === null ? text.length : at + next.index
    const tail = text.slice(at, to)
    const signing = signingIn(tail, posts, /^(?:[^\p{L}]*\p{L}[^\p{L}]*|[^\p{Lu}]{1,5})$/u)
    if (signing !== null) return [{ at, to, signing }]
    // A comma ends a recipient only in papers of the Party, where nothing but the next one can follow.
    const most = text.charAt(index) === ';' ? 3 : 2
    const speck = text.charAt(index) !== '.' && (next !== null || listed) && isSpeck(tail, most)
    return speck ? [{ at, to, signing }] : []
  })
}

/** A name behind the archive, with the drafter's mark between: "- Lưu: VT, NN (2). Tuyên Dương Khắc An". */
const nameBehind =
  /[.)]\s(?:\p{Lu}\p{Ll}{1,8}\s)?((?:Nguyễn|Trần|Phạm|Hoàng|Huỳnh|Phan|Đặng|Trương|Dương|Đinh|Đoàn|Trịnh|Lương|Lê|Vũ|Võ|Bùi|Đỗ|Hồ|Ngô|Lý|Đào|\p{Lu}\p{Ll}{0,3}[’']\p{Lu}?\p{Ll}{1,6})\s\p{Lu}[\p{L}’']{1,7}(?:\s\p{Lu}[\p{L}’']{1,7}){0,3})$/u

function piece(line: PrintedLine, from: number, to = line.text.length): PrintedLine {
  const printed = line.text.slice(from, to)
  const lead = printed.length - printed.trimStart().length
  const start = Math.min(line.span.to - 1, line.span.from + from + lead)
  return {
    ...line,
    text: printed.trim(),
    span: { from: start, to: to === line.text.length ? line.span.to : Math.min(line.span.to, line.span.from + to) },
  }
}

const plainMark = /(?:^|\s)(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ)(?:\s?\.\s?|\s)\p{Lu}{2}[\p{Lu}\s,.-]{2,120}$/u

/** Marks of signing with the bodies and posts behind them, as OCR leaves them: "em. ỦY BAN NHÂN DÂN", "TM Tỉnh Ủy". */
const mark = /^(TM|T\/M|em|7m|KT|K\/T|TL|T\/L|TUQ)\s?[.,]?\s?(?=\p{L}{2})/iu
const signers =
  /^(?:uy ban|ubnd|hoi dong|thuong truc|ban (?:thuong|chap|can|chi)|tinh uy|thanh uy|huyen uy|thi uy|dang uy|quan uy|chu tich|giam doc|bo truong|thu tuong|chanh|bi thu|truong|cuc truong|chu nhiem|vu truong|tong|hieu truong|chi cuc|lien doan|tinh doan|chinh phu|to truong|vien truong)(?![a-z])/u

/** The mark of signing or the post that some words are, in capitals, less the `speck`s before it; null for anything else. */
function signingIn(words: string, posts: SigningPosts, speck: RegExp): string | null {
  const tokens = words.trim().split(/\s+/u)
  if (tokens.length > 14) return null
  for (let skip = 0; skip < Math.min(tokens.length, 4); skip++) {
    // Only specks are passed over.
    if (skip > 0 && !speck.test(tokens[skip - 1] ?? '')) return null
    const text = tokens
      .slice(skip)
      .join(' ')
      .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const marked = mark.exec(text)
    const small = text.replace(/[^\p{Ll}]/gu, '').length
    const large = text.replace(/[^\p{Lu}]/gu, '').length
    if (marked !== null) {
      const behind = text.slice(marked[0].length)
      const sign = (marked[1] ?? '').replace(/^(?:em|7m)$/iu, 'TM').toUpperCase()
      if (signers.test(bare(behind)) && (large > small || /\p{Lu}\p{L}{0,6}\s\p{Lu}/u.test(behind)))
        return `${sign}${sign.includes('/') ? '' : '.'} ${behind.toUpperCase()}`
    }
    if (large < 6 || small * 4 > large) continue
    const damaged = posts.damaged(text)
    if (damaged !== null) return damaged.toUpperCase()
    const post = posts.read(text.toUpperCase(), true)
    if (post !== null && post.confidence >= 0.7) return text.toUpperCase()
  }
  return null
}

/** The last of a list is no speck: "UBND các phường, xã;", "các ngành, sở;". */
const places = /(?<!\p{L})(?:xã|sở|bộ|ban|hội|tổ|ấp|bản|báo|đài)(?!\p{L})/u

/** A few short bits that are no words: what a seal, a signature or dust leaves. `most` letters at most in each. */
function isSpeck(words: string, most = 3): boolean {
  const bits = words.trim().split(/\s+/u)
  return (
    bits.length <= 4 &&
    !/\p{Lu}{2}|\p{N}{2}|\p{Lu}\p{Ll}/u.test(words) &&
    !places.test(words) &&
    bits.every((bit) => bit.replace(/[^\p{L}]/gu, '').length <= most && bit.length <= 4)
  )
}
