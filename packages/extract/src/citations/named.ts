import { fold } from '../text/fold.js'
import type { Period } from './period.js'
import { findPeriods } from './period.js'

/** One place where a programme, strategy, scheme, plan or party resolution is cited by its title alone. */
export interface NamedMention {
  readonly from: number
  readonly to: number
  readonly type: string
  readonly title: string
  readonly period: string | null
  /** 0–1: how much the place looks like an instrument of its own. */
  readonly confidence: number
}

/** Places of numbered instruments, in order; a title that holds one is no title. */
export interface NamedContext {
  readonly taken: readonly { readonly from: number; readonly to: number }[]
  /** Type of the document itself, folded: "ban hành Kế hoạch …" in a plan is the plan. */
  readonly ownType: string | null
  /** True where the passage begins a sentence that is no running text (heading, title). */
  readonly heading: boolean
}

const typeWord =
  /(?<![\p{L}\p{N}])(chương trình|chiến lược|đề án|kế hoạch|quy hoạch|dự án|nghị quyết|kết luận|báo cáo chính trị)(?=\s)/gu
/** "Sở Kế hoạch và Đầu tư", "Ban Quản lý dự án", "Phòng Tài chính - Kế hoạch". */
const withinBody = /(?<![\p{L}])(?:bộ|sở|vụ|phòng|ban|cục|viện|ban quản lý|ban chỉ đạo|tài chính(?:,| -))\s{1,2}$/u
const plural =
  /(?<![\p{L}\p{N}])(?:các|những|mọi|từng|một số|nhiều|hai|ba|bốn|\d{1,2})\s{1,2}(?:\p{L}{2,7}\s\p{L}{2,7},\s){0,5}(?:\p{L}{2,7}\s\p{L}{2,7}\svà\s)?$/u
const making =
  /(?<![\p{L}])(?:xây dựng|lập|tham mưu|soạn thảo|dự thảo|ban hành)\s{1,2}(?:và\s(?:ban hành|triển khai|tổ chức thực hiện|thực hiện)\s)?$/u
const made = /(?<![\p{L}])đã\s[^.;:]{0,160}$/u
/** A decision that approves or issues a plan or scheme names its own annex: its title, and "Điều 1. Phê duyệt Đề án …". */
const ownAct = /^(?:điều 1[.:]\s)?(?:về việc\s|v\/v\s)?(?:nay\s)?(?:phê duyệt|ban hành)(?![\p{L}])/u
const acting = /(?<![\p{L}])(?:phê duyệt|ban hành|(?:quyết định|nghị quyết) này)\s{1,2}$/u
/** "Trên đây là Kế hoạch …": the document speaks of itself. */
const thisOne = /trên đây là (?:toàn bộ )?(?:nội dung )?(?:của )?$/u
const nameless =
  /^(?:số(?!\shóa)|này|trên|đã|của|và|do|được|phải|có|để|đến|theo|nêu|là|với|tại|trong|cụ thể|chi tiết|riêng|hằng|hàng|công tác|năm|hoặc|như|cho|khi|sau|về việc|gồm|bao gồm|hành động (?:cụ thể|này|đó|trên|nêu|của)|giáo dục (?:phổ thông|mầm non|thường xuyên|đại học)|mới|thí điểm|tốt nghiệp|cao cấp|trung cấp|khung|ngoại khóa|chính khóa|giảng dạy|nghệ thuật|văn nghệ|truyền hình|phát thanh|làm việc|nghị sự|\d{1,4}(?!\snăm)|chung|nói|chuyên đề|khác|tổng kết|lãnh đạo|đầu tư công năm|vốn)(?![\p{L}])/u
/** Verbs that show that the title is over: "Dự án … đã được phê duyệt năm 2008". */
const clauseWord = /\s(?:đã|được|là|nhằm|bị|sẽ|phải|đang|từ|có)(?![\p{L}])/u
const hardStop = /[.;:!?](?=\s|$|\.)|\.{2,}|…|[()]|"/u
const softStop =
  /\s(?:được|đã|là|nhằm|theo|tại|thuộc|trên địa bàn|do|cho|đối với|với|vào|từ|sau|huy động|đảm bảo|bảo đảm|phù hợp|gắn với|hằng năm|hàng năm|như sau|trong thời gian|và các|và tổ chức|và triển khai|của(?=\s(?:bộ|tỉnh|chính phủ|ubnd|ủy ban|địa phương|ngành|sở|thủ tướng|trung ương|huyện|thành phố|xã|đơn vị|cơ quan|ban|hội|quốc hội)))(?![\p{L}])/u
/** Commas within titles: "phòng, chống", "bảo vệ, chăm sóc", "sửa đổi, bổ sung". */
const innerComma =
  /(?:phòng|bảo vệ|chăm sóc|giáo dục|sửa đổi|tai nạn|bạo lực|xâm hại|phòng ngừa|văn hóa|thể dục|tiếp nhận|an toàn|thi đua|quản lý|giảm nghèo|đào tạo|nâng cao|cải cách|xây dựng|bảo tồn|đào tạo|bồi dưỡng|kiểm tra|khám bệnh|thực hành tiết kiệm|phát hiện|phổ biến|đấu tranh|phòng chống|ứng phó|giáo viên|nước sạch|giữ gìn)$/u
const closingQuote = /["]/u

/** Finds the named instruments of a passage. */
export function findNamed(text: string, context: NamedContext): readonly NamedMention[] {
  const folded = fold(text)
  const found: NamedMention[] = []
  let quotedTo = 0
  for (const match of folded.matchAll(typeWord)) {
    const word = match[1] ?? ''
    const at = match.index
    if (at < quotedTo || context.taken.some((t) => t.from <= at && at < t.to)) continue
    const before = folded.slice(Math.max(0, at - 70), at)
    if (withinBody.test(before) && !/(?:ban hành|chỉ đạo)\s$/u.test(before)) continue
    if (/ban (?:quản lý|chỉ đạo) (?:các )?$/u.test(before) || plural.test(before)) continue
    const start = at + word.length + (/^\s{1,3}/u.exec(folded.slice(at + word.length))?.[0].length ?? 0)
    const capital = /\p{Lu}/u.test(text[at] ?? '')
    const party = word === 'nghị quyết' || word === 'kết luận' || word === 'báo cáo chính trị'
    const mention = party
      ? capital
        ? partyResolution(text, folded, at, start, word)
        : null
      : folded[start] === '"'
        ? quoted(text, folded, { at, start, word }, context.heading)
        : plain(text, folded, { at, start, word, capital, before }, context)
    if (mention === null) continue
    if (folded[start] === '"') quotedTo = mention.to
    found.push(mention)
  }
  return found
}

const typeName = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `Đề án "Giảm thiểu … giai đoạn 2015 - 2025"`: the title ends at the closing mark, years are cut off. */
function quoted(
  text: string,
  folded: string,
  { at, start, word }: Pick<Place, 'at' | 'start' | 'word'>,
  heading: boolean,
): NamedMention | null {
  const rest = folded.slice(start + 1, start + 400)
  const close = closingQuote.exec(rest)
  if (close === null || close.index < 6) return null
  const inside = rest.slice(0, close.index)
  const end = start + 1 + close.index + 1
  const within = findPeriods(inside).find((p) => p.own && p.to >= inside.trimEnd().length - 45)
  const after = findPeriods(folded.slice(end, end + 40)).find((p) => p.own && p.from <= 1)
  // A heading "1. Chương trình “Áo ấm đến trường”" tells of what is held, not of an instrument.
  if (heading && word === 'chương trình' && within === undefined && after === undefined) return null
  const titleTo = start + 1 + (within === undefined ? inside.length : within.from)
  return {
    from: at,
    to: end,
    type: typeName(word),
    title: clean(text.slice(start + 1, titleTo)),
    period: within?.text ?? after?.text ?? null,
    confidence: 0.95,
  }
}

const resolutionForm =
  /^(?:(?:của\s)?đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?(?:xi{0,3}|xi?v|[ivx]{1,5})? ?(?:của đảng|đảng bộ [^,.;:()]{2,60}?|đại biểu [^,.;:()]{2,60}?)?|hội nghị (?:lần thứ [\p{L}\d]{1,6} |trung ương )[^,.;:()]{0,70}?|trung ương (?:\d{1,2}|lần thứ \S{1,6})(?:\s?\(?,?\s?khóa [ivx]{1,5}\)?)?|đại hội [^,.;:()]{3,80}?)(?=,|\.|;|:|\(|\)|$|\s(?:và|về|nhiệm kỳ|đã|đề ra|giai đoạn|theo|tại|gắn|trong|của tỉnh|của huyện|đến)(?![\p{L}]))/u

/** "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội Đảng bộ tỉnh … nhiệm kỳ 2020-2025", "Nghị quyết Trung ương 8". */
function partyResolution(text: string, folded: string, at: number, start: number, word: string): NamedMention | null {
  const rest = folded.slice(start, start + 160)
  const title = resolutionForm.exec(rest)
  if (title === null || title[0].trim().length < 8 || /các cấp$/u.test(title[0].trim())) return null
  const size = title[0].trimEnd().length
  const period = findPeriods(rest.slice(size, size + 60)).find((p) => p.own && p.from <= 2)
  return {
    from: at,
    to: start + size + (period?.to ?? 0),
    type: typeName(word),
    title: clean(text.slice(start, start + size)),
    period: period === undefined || !period.text.includes('-') ? null : period.text,
    confidence: 0.85,
  }
}

interface Place {
  readonly at: number
  readonly start: number
  readonly word: string
  readonly capital: boolean
  readonly before: string
}

function plain(text: string, folded: string, place: Place, context: NamedContext): NamedMention | null {
  const { at, start, word, capital, before } = place
  const rest = folded.slice(start, start + 300)
  if (nameless.test(rest)) return null
  const own =
    thisOne.test(before) ||
    (word === context.ownType && making.test(before)) ||
    (/^(?:quyết định|nghị quyết)$/u.test(context.ownType ?? '') && ownAct.test(folded) && acting.test(before))
  if (own) return null
  const next = context.taken.find((t) => t.from >= start)
  const hard = hardStop.exec(rest)
  let limit = Math.min(hard === null ? rest.length : hard.index, next === undefined ? Infinity : next.from - start)
  const cutBySecond = secondInstrument(rest.slice(0, limit))
  if (cutBySecond !== null) limit = cutBySecond
  const endsByNumber = next !== undefined && limit === next.from - start
  const stretch = rest.slice(0, limit)
  const period = chooses(findPeriods(stretch), stretch)
  if (period !== null && !clauseWord.test(stretch.slice(0, period.from))) {
    const title = ownTitle(clean(text.slice(start, start + period.from)), word)
    const words = title.split(' ').length
    if (words < 2 || words > 45) return null
    const spread =
      words > 14 && softStop.test(stretch.slice(0, period.from)) && commaClause(stretch.slice(0, period.from))
    if (!spread) {
      // Small words need a title of their own and a period: "kế hoạch hành động vì trẻ em giai đoạn 2021 - 2030".
      if (
        !capital &&
        (words < 3 ||
          making.test(before) ||
          !/-|đến/u.test(period.text) ||
          softStop.test(stretch.slice(0, period.from)))
      )
        return null
      if (capital && /^\d{4}$/u.test(period.text) && making.test(before)) return null
      return {
        from: at,
        to: start + period.to,
        type: typeName(word),
        title,
        period: period.own && !/^\d{4}$/u.test(period.text) ? period.text : null,
        confidence: capital ? 0.95 : 0.75,
      }
    }
  }
  if (!capital || endsByNumber || context.heading || rest.startsWith('phối hợp')) return null
  // What is yet to be made is no instrument; what "đã … lập Đề án …" made is one.
  if (word === 'dự án' || (making.test(before) && !made.test(folded.slice(Math.max(0, at - 200), at)))) return null
  if (
    word === 'kế hoạch' &&
    (making.test(before) ||
      (/(?:trình|triển khai|thực hiện|của|nội dung)\s$/u.test(before) &&
        /^(?:triển khai|thực hiện|hành động)(?![\p{L}])/u.test(rest)))
  )
    return null
  const national = /^(?:hành động quốc gia|tổng thể quốc gia|quốc gia)(?![\p{L}])/u.test(rest)
  if (sentenceStart(before) && ((word === 'kế hoạch' && !national) || !listed(before) || at < 8)) return null
  const size = endOfTitle(stretch, listed(before), approves.test(before) ? text.slice(start, start + limit) : null)
  const title = clean(text.slice(start, start + size))
  const words = title === '' || dangling.test(fold(title)) ? 0 : title.split(' ').length
  if (words < 3 || words > 40) return null
  return { from: at, to: start + size, type: typeName(word), title, period: null, confidence: 0.7 }
}

/** The period that closes the title: the first own one; a vision or direction alone closes it without being one. */
function chooses(periods: readonly Period[], stretch: string): Period | null {
  const own = periods.find((p) => p.own)
  const first = periods[0]
  if (own === undefined) return first ?? null
  if (first !== undefined && !first.own && /[,;]/u.test(stretch.slice(first.to, own.from))) return first
  // "năm 2022" within a longer title gives way to the years that follow it.
  if (/^\d{4}$/u.test(own.text))
    return periods.find((p) => p.own && p.text.includes('-') && p.from - own.to < 30) ?? own
  return own
}

/** Where another instrument of the list begins: ", Đề án …", " và Chương trình …". */
function secondInstrument(stretch: string): number | null {
  const match =
    /(?:[,;]|\svà|\scùng)\s(?:các\s)?(?:chương trình|chiến lược|đề án|kế hoạch|quy hoạch|dự án|nghị quyết|quyết định|chỉ thị|luật|công văn|kết luận|công ước|phong trào|cuộc vận động)\s/u.exec(
      stretch,
    )
  return match === null ? null : match.index
}

/** True where a comma before the end parts clauses rather than words of a title. */
const commaClause = (stretch: string): boolean =>
  [...stretch.matchAll(/,\s/gu)].some((m) => !innerComma.test(stretch.slice(Math.max(0, m.index - 20), m.index)))

const listed = (before: string): boolean => /[;:]\s{0,2}$/u.test(before)
const sentenceStart = (before: string): boolean => /(?:^|[.;:!?)"+*-]\s{0,2})$/u.test(before)

const approves = /(?<![\p{L}])phê duyệt\s$/u
/** What follows a comma within a title that is approved: small letters, and no clause of its own. */
const newClause =
  /^(?:góp phần|nhằm|bảo đảm|đảm bảo|đồng thời|trong đó|với|từ đó|qua đó|theo|tại|gắn|để|trên|ubnd|kết hợp|làm|yêu cầu|đề nghị|giao|cụ thể|căn cứ|có|đến|giai đoạn|do|là|nay|đã|và|hướng dẫn|chỉ đạo|triển khai|tổ chức)(?![\p{L}])/u

/**
 * Where a title without years ends: in a list at its mark, else at a word or comma that starts something new. `approved` is
 * the stretch as printed where the title follows "phê duyệt": its commas belong to it before small letters.
 */
function endOfTitle(stretch: string, inList: boolean, approved: string | null): number {
  if (inList) return stretch.trimEnd().length
  const soft = softStop.exec(stretch)
  let end = soft === null ? stretch.length : soft.index
  for (const comma of stretch.matchAll(/,\s/gu)) {
    if (comma.index >= end) break
    if (innerComma.test(stretch.slice(Math.max(0, comma.index - 20), comma.index))) continue
    const next = comma.index + comma[0].length
    if (approved !== null && /\p{Ll}/u.test(approved[next] ?? '') && !newClause.test(stretch.slice(next))) continue
    end = comma.index
    break
  }
  return stretch.slice(0, end).trimEnd().length
}

const dangling = /\s(?:về|đối|trong|của|và|là|có|cho|với|tại|từ|thực hiện|để)$/u

/** A report on "Chương trình … 6 tháng đầu năm, phương hướng …" is not the programme. */
const withoutTime = (title: string): string =>
  title.replace(/,?\s(?:\d{1,2}|sáu|chín) tháng(?: đầu| cuối)? năm?.*$|,?\squý (?:[IVX]{1,3}|\d).*$/iu, '')

/** A programme carried out in a province keeps its own title: "… trên địa bàn tỉnh", "… của Chính phủ" are cut. */
const ownTitle = (title: string, word: string): string =>
  withoutTime(
    word === 'kế hoạch'
      ? title
      : title.replace(
          /(?:,?\scủa (?:Chính phủ|Thủ tướng Chính phủ))?,?\s(?:trên địa bàn|tại địa bàn)\s(?:toàn\s)?(?:tỉnh|thành phố|huyện|thị xã|xã|phường|quận|đặc khu)(?:\s\p{Lu}[^,;]{0,30})?$|,?\scủa (?:Chính phủ|Thủ tướng Chính phủ)$/iu,
          '',
        ),
  )

const clean = (title: string): string =>
  title
    .replace(/\s+/gu, ' ')
    .replace(/^[\s"“”:-]{1,4}|[\s"“”,:.-]{1,4}$/gu, '')
    .replace(/\s(?:và|từ|trong|đến)$/u, '')
    .trim()
