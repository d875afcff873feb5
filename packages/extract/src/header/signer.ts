import type { Signer, Span } from '@vanthu/document'
import { bare, modernTone } from '../text/fold.js'
import { partedColumns } from './end-columns.js'
import type { PrintedLine } from './end-lines.js'
import type { SigningPosts } from './posts.js'
import { properCase } from './posts.js'

/** A signer with the lines that say so. */
export interface FoundSigner {
  readonly signer: Signer
  readonly span: Span
  readonly confidence: number
}

/** The signing block: its signers, and the lines of the end block without its words. */
export interface SigningBlock {
  readonly signers: readonly FoundSigner[]
  readonly rest: readonly PrintedLine[]
}

const marker =
  /(?:^[^\p{L}]{0,3}|\s)((?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|T\/UQ)(?:\s?[.,]\s?|\s)|Q\.\s?)(?=\p{Lu}{2})[\p{Lu}\s,.-]{2,120})$/u
/** The same in the case of running text, as old documents have it: "TM. Uỷ ban nhân dân tỉnh", "KT. Chủ tịch". */
const smallMarker = /^((?:TM|KT|TL|TUQ)\s?\.\s?\p{Lu}[\p{L}\s,-]{2,80})$/u
/** Degrees and ranks before a name. */
export const rank =
  /^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|DS|KS|CN|LS|CKI{1,2}|(?:BS|DS|ThS|TS)\.?\s?CKI{1,2}|BSCKI{1,2}|DSCKI{1,2}|NGND|NGƯT|TTND|TTƯT|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.?\s{0,2}){1,4}/u
/** "Nguyễn Văn An", "Ksor H’Lan", "K’ Thị Brin": the names of the highlands have a mark within or behind a word. */
const personName =
  /^\p{Lu}[\p{Ll}\p{M}]{0,8}(?:['’](?=\s)|['’-]\p{L}[\p{Ll}\p{M}]{0,8})?(?:\s\p{Lu}[\p{Ll}\p{M}]{0,8}(?:['’](?=\s)|['’-]\p{L}[\p{Ll}\p{M}]{0,8})?){1,4}$/u
const capitalName = /^(?:\p{Lu}{2,7})(?:\s\p{Lu}{1,7}){1,4}$/u
/** Family names: to restore one whose first letter a stamp covers, and to tell a signer beside the recipients. */
const families =
  'Nguyễn Trần Phạm Hoàng Huỳnh Phan Đặng Trương Dương Đinh Đoàn Trịnh Lương Lê Vũ Võ Bùi Đỗ Hồ Ngô Lý Đào Phùng Mai Lâm Hà Cao Thái Tạ Châu Tô Chu Nông Hứa Triệu Quách Vi Lò Giàng Hoàng'.split(
    ' ',
  )
/** "(Đã ký)" in the place of a signature. */
const signedMark = /^\(?\s?(?:đã ký|ký tên, đóng dấu|đã ký và đóng dấu)\s?\)?\.?$/iu
const besideItem = /[;.,]\s(\p{Lu}[\p{Ll}\p{M}]{1,7}(?:\s\p{Lu}[\p{Ll}\p{M}]{0,7}){1,4})$/u

const tidyMarker = (text: string): string =>
  modernTone(text)
    .replace(/\s+/g, ' ')
    .replace(/^(TM|KT|TL|TUQ|Q)\s?[.,]?\s?/u, '$1. ')
    .replace(/[\s,.]{1,12}$/u, '')
    .trim()

/** Posts in committees and teams whose holders are named with their office, too. */
const adHoc = /^(?:pho )?(?:truong ban|to truong|truong doan|chu tich hoi dong|truong tieu ban)/u
/** A post with its body: "CHỦ TỊCH UBND HUYỆN", "GIÁM ĐỐC SỞ Y TẾ". */
const elsewhere =
  /^(?:pho )?(?:chu tich|giam doc|bi thu|bo truong|thu truong|truong ban|chanh van phong|truong phong|cuc truong) (?:ubnd|uy ban|hdnd|so|tinh|huyen|thanh|thi|bo|cong an|van phong|ban|phong)(?![a-z])/u

interface Open {
  onBehalfOf: string | null
  signsFor: string | null
  position: string | null
  from: number | null
  to: number
  confidence: number
  /** The post stood behind a recipient: the columns were read apart, and who signs may follow. */
  beside: boolean
}

const nothing = (): Open => ({
  onBehalfOf: null,
  signsFor: null,
  position: null,
  from: null,
  to: 0,
  confidence: 0.97,
  beside: false,
})

/**
 * Reads "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn An", alone or beside the recipients, for one
 * signer or several. What is not printed is null; what a stamp covers is completed only where one reading is left, and
 * has a low confidence.
 */
export function readSigners(lines: readonly PrintedLine[], posts: SigningPosts): SigningBlock {
  const rest: PrintedLine[] = []
  const signers: FoundSigner[] = []
  let open = nothing()
  const close = (name: string | null, to: number): void => {
    const { onBehalfOf, from, confidence } = open
    let { position, signsFor } = open
    // "Q. CỤC TRƯỞNG" holds the post for the time being and signs for nobody.
    if (signsFor?.startsWith('Q.') === true && position === null) {
      const post = signsFor.slice(2).trim()
      position = `Quyền ${posts.read(post, true)?.name ?? properCase(post)}`
      signsFor = null
    }
    if (from !== null) {
      let sure = confidence
      // Who signs "KT." is a deputy: a head's post there has lost its first word.
      const deputy =
        signsFor !== null && /^K\/?T/u.test(signsFor) && position !== null ? posts.deputyOf(position) : null
      if (deputy !== null) {
        position = deputy
        sure = Math.min(sure, 0.6)
      }
      signers.push({
        signer: { name, position, signsFor, onBehalfOf },
        span: { from, to },
        confidence: name === null ? Math.min(sure, 0.6) : sure,
      })
    }
    open = nothing()
  }
  const begin = (line: PrintedLine, at: number): void => {
    open.from ??= line.span.from + at
    open.to = line.span.to
  }
  const all = partedColumns(lines, posts).flatMap(splitSigning)
  for (const [i, line] of all.entries()) {
    const text = line.text
    if (signedMark.test(text)) continue
    const item = (line.role !== 'signature' && /^[-–+*•]/u.test(text)) || /^Nơi (?:nhận|gửi)/iu.test(text)
    const mark = marker.exec(text) ?? smallMarker.exec(text)
    const found = mark?.[1]
    if (mark !== null && found !== undefined && line.role !== 'recipients') {
      if (/^(?:TM|T\/M)/u.test(found)) {
        if ((open.position !== null && !open.beside) || open.signsFor !== null) close(null, open.to)
        begin(line, item ? mark.index : 0)
        open.onBehalfOf = tidyMarker(found)
      } else {
        begin(line, item ? mark.index : 0)
        // "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG": by order of the one, for the other.
        if (open.signsFor !== null && /^T(?:L|UQ)/u.test(open.signsFor)) open.onBehalfOf ??= open.signsFor
        open.signsFor = tidyMarker(found)
      }
      keep(rest, line, mark.index)
      continue
    }
    // "TM. BAN THƯỜNG VỤ" / "HỘI CHỮ THẬP ĐỎ TỈNH": the body on a second line.
    if (open.onBehalfOf !== null && open.position === null && open.signsFor === null && !item && goesOnBody(text)) {
      open.onBehalfOf = tidyMarker(`${open.onBehalfOf} ${text}`)
      open.to = line.span.to
      continue
    }
    const post =
      line.role === 'recipients' && !item ? null : posts.read(item ? text : text.replace(/^[^\p{L}]+/u, ''), !item)
    if (post !== null) {
      // "TRƯỞNG BAN / PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": who heads a committee, and what he is elsewhere.
      if (open.position !== null && (adHoc.test(bare(open.position)) || elsewhere.test(bare(text)))) {
        open.to = line.span.to
        continue
      }
      if (open.position !== null && open.signsFor === null) {
        // Two posts and no "KT." that could be read: the first is the one signed for.
        open.signsFor = `KT. ${open.position.toUpperCase()}`
        open.confidence = 0.5
      }
      begin(line, item ? post.from : 0)
      open.position = post.name
      open.beside = item || line.beside === true
      open.confidence = Math.min(open.confidence, post.confidence)
      if (item) keep(rest, line, post.from)
      continue
    }
    if (!item && open.position === null && (open.signsFor !== null || open.onBehalfOf !== null) && isPost(text)) {
      begin(line, 0)
      open.position = properCase(text)
      open.confidence = Math.min(open.confidence, 0.85)
      continue
    }
    if (!item && open.position !== null && goesOnPost(open.position, text) && namedBelow(all, i)) {
      const small = /\p{Lu}{2}/u.test(open.position) ? text : text.toLowerCase()
      open.position = `${open.position} ${modernTone(small)}`
      open.to = line.span.to
      continue
    }
    const beside = item && open.position !== null ? besideItem.exec(text) : null
    if (beside?.[1] !== undefined && families.some((f) => beside[1]?.startsWith(`${f} `) === true)) {
      begin(line, text.length - beside[1].length)
      open.confidence = Math.min(open.confidence, 0.8)
      close(beside[1], line.span.to)
      keep(rest, line, text.length - beside[1].length)
      continue
    }
    const person = item ? null : readName(text, open.from !== null)
    if (person !== null && (open.from !== null || line.role === 'signature')) {
      begin(line, 0)
      open.confidence = Math.min(open.confidence, person.confidence)
      close(person.name, line.span.to)
      continue
    }
    if (line.role !== 'signature') rest.push(line)
  }
  if (open.from !== null || signers.length === 0) {
    const alone = nameAlone(rest)
    if (alone !== null) {
      rest.splice(rest.indexOf(alone), 1)
      open.from ??= alone.span.from
      open.confidence = Math.min(open.confidence, 0.6)
      close(alone.text, alone.span.to)
    }
  }
  close(null, open.to)
  return { signers, rest }
}

/** The name of who signs where the lines above it were lost, or came behind it: right under the archive, or last of all. */
function nameAlone(rest: readonly PrintedLine[]): PrintedLine | null {
  const at = rest.findLastIndex((line) => line.role !== 'recipients' && personName.test(line.text.replace(rank, '')))
  const line = rest[at]
  const above = rest[at - 1]
  if (line === undefined || above === undefined || line.text.split(' ').length < 3) return null
  return /^[-–]?\s?Lưu(?:\s?[:.]|\s\p{Lu})/u.test(above.text) ? line : null
}

/** A line in capitals that begins with the head word of a body and is no post. */
const goesOnBody = (text: string): boolean =>
  /^(?:HỘI|ỦY BAN|UỶ BAN|LIÊN ĐOÀN|TỈNH ĐOÀN|THÀNH ĐOÀN|HUYỆN ĐOÀN|ĐẢNG BỘ|ĐẢNG ỦY|TỈNH ỦY|MẶT TRẬN|LIÊN MINH|HỘI ĐỒNG|ĐOÀN|TỈNH|HUYỆN|THÀNH PHỐ|XÃ|PHƯỜNG|CÔNG ĐOÀN)\s\p{Lu}[\p{Lu}\s,-]{1,70}$/u.test(
    text,
  )

/**
 * A line in capitals under a post that names its unit, or lacks one, goes on with it: "TRƯỞNG PHÒNG QUẢN LÝ" / "ĐÔ THỊ". Posts
 * of a whole body end; what a seal leaves under them is none of theirs.
 */
const goesOnPost = (post: string, text: string): boolean =>
  /^\p{Lu}{2,7}(?:,? [\p{Lu},-]{1,9}){0,9}$/u.test(text) &&
  (/^(?:Phó )?(?:Trưởng phòng|Vụ trưởng|Cục trưởng|Chi cục trưởng|Viện trưởng|Trưởng)$/iu.test(post)
    ? text.includes(' ')
    : /^(?:SỞ|BỘ|CỤC|CHI CỤC|VỤ|CÔNG AN|BAN|HỘI|LIÊN ĐOÀN|TRUNG TÂM|TRƯỜNG|VIỆN|BỆNH VIỆN|BẢO HIỂM|KHO BẠC|VĂN PHÒNG)\s\p{Lu}/u.test(
        text,
      ) ||
      !/^(?:Phó |Quyền )?(?:Chủ tịch|Giám đốc|Bí thư|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Chánh Văn phòng|Trưởng ban|Tổng Giám đốc|Hiệu trưởng|Thủ tướng)(?: Thường trực)?$/iu.test(
        post,
      ))

/** A person's name in small letters stands within the next lines, before another begins to sign. */
function namedBelow(lines: readonly PrintedLine[], at: number): boolean {
  for (const { text, role } of lines.slice(at + 1, at + 5)) {
    if (marker.test(text) || smallMarker.test(text)) return false
    if (role !== 'recipients' && personName.test(text.replace(/[.,]$/u, '').replace(rank, ''))) return true
  }
  return false
}

/** A line in capitals that may be a post no list knows. */
const isPost = (text: string): boolean => /^\p{Lu}[\p{Lu}\s,-]{5,60}$/u.test(text) && text.includes(' ')

/** The name of a person; a stamp may leave specks before it or cover its first letter. */
function readName(text: string, expected: boolean): { readonly name: string; readonly confidence: number } | null {
  const words = text.replace(/[.,]$/u, '').replace(rank, '')
  if (personName.test(words)) return { name: words, confidence: 0.97 }
  if (!expected) return null
  if (capitalName.test(words)) return { name: words.split(' ').map(raise).join(' '), confidence: 0.9 }
  const clean = words.replace(/^(?:[^\p{L}]*\s)?(?:[\p{L}\p{N}]{1,2}\s)?(?=\p{L})/u, '').replace(/^[^\p{L}]+/u, '')
  if (personName.test(clean)) return { name: clean, confidence: 0.7 }
  const [first = '', ...others] = clean.split(' ')
  const family = families.find((f) => first.length >= 3 && f.length - first.length <= 2 && f.endsWith(first))
  const restored = family === undefined ? '' : [family, ...others].join(' ')
  return personName.test(restored) ? { name: restored, confidence: 0.6 } : null
}

const raise = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

/** A signing block read as one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An" → three lines. */
function splitSigning(line: PrintedLine): readonly PrintedLine[] {
  const match =
    /^((?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)\s?[.,]\s?\p{Lu}[\p{Lu}\s,.]{3,120}?)(?:\s(\p{Lu}[\p{Ll}\p{M}’'-]{0,8}(?:\s\p{Lu}[\p{Ll}\p{M}’'-]{0,8}){1,4}))?$/u.exec(
      line.text,
    )
  const capitals = match?.[1]
  if (match === null || capitals === undefined) return [line]
  const parts: PrintedLine[] = []
  const put = (text: string, at: number): void => {
    if (text.trim() === '') return
    const from = line.span.from + at
    parts.push({ ...line, text: text.trim(), span: { from, to: Math.min(line.span.to, from + text.length) } })
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
  if (/[\p{L}\p{N}]/u.test(text))
    rest.push({ ...line, text, span: { from: line.span.from, to: Math.min(line.span.to, line.span.from + to) } })
}
