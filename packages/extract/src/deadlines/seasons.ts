import type { FoundTime } from './time.js'
import { recurring, window } from './time.js'

const season =
  /(?<![\p{L}\p{N}])(?:xong\s)?(trước\s(?:mùa\s(?:mưa|khô|lũ|bão|cạn|hạn|nắng nóng|lễ hội|du lịch|thi)(?:,?\s(?:mưa|bão|lũ|lụt|hạn|chính vụ)){0,3}|(?:dịp\s)?tết(?:\s(?:nguyên đán|cổ truyền|dương lịch|trung thu))?(?:\s(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s\p{L}{2,4})?|(?:(?:ngày|lễ)\s)?(?:khai giảng|tựu trường)(?:\snăm học(?:\smới)?)?|năm học(?:\smới|(?=\s(?:19|20)\d\d))|kỳ (?:thi|tuyển sinh)(?:\s\p{Ll}{2,6}){0,6}?))((?:,?\snăm(?:\shọc)?)?\s(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?|\s(?:hằng|hàng|mỗi)\snăm)?(?=\s{0,2}(?:[.;,)]|\/|$))/gu
/** How things stood, or what another is compared with. */
const told = /(?:so với|như|từ|thời gian|thời điểm|giai đoạn|ngay|kể cả|cả|đã\s[^.;,]{0,60})\s$/u

/**
 * "xong trước mùa khô năm 2026", "trước Tết Nguyên đán", "trước năm học mới": before a season whose first day is not
 * told. "trước, trong và sau mùa mưa" is all the time.
 */
export function findSeasons(folded: string): readonly FoundTime[] {
  if (!/trước\s(?:mùa|dịp|tết|ngày|lễ|khai|tựu|năm|kỳ)/u.test(folded)) return []
  return [...folded.matchAll(season)].flatMap((match): readonly FoundTime[] => {
    const words = match[1] ?? ''
    const from = match.index + match[0].indexOf(words)
    if (told.test(folded.slice(Math.max(0, from - 70), from))) return []
    const yearly = /(?:hằng|hàng|mỗi)\snăm$/u.test(match[0])
    const time = yearly ? recurring('year', null, null, 'before') : { ...window(null, null), bound: 'before' as const }
    return [{ from, to: match.index + match[0].length, time, confidence: 0.7 }]
  })
}
