import type { Knowledge } from '../knowledge/knowledge.js'
import { bare } from '../text/fold.js'

/** "Tỉnh ủy, UBND các tỉnh: A, B": each body of each place; null for another form. */
export function placesOf(text: string, knowledge: Knowledge): readonly string[] | null {
  const match = /^([^:]{4,80}?)\scác\s(tỉnh|huyện|xã|phường)\s?:\s?(\p{Lu}[^:]{2,300})$/u.exec(text)
  const [, list, level, names] = match ?? []
  if (list === undefined || level === undefined || names === undefined) return null
  const bodies = list.split(/,\s?|\svà\s/u).map((p) => p.trim())
  const places = names.split(/,\s?|;\s?|\svà\s/u).map((p) => p.trim())
  if (!bodies.every((b) => shareable.has(bare(b)))) return null
  return places.flatMap((place) =>
    bodies.map((body) => {
      const own = /^(?:Tỉnh|Huyện) (?:ủy|uỷ)$/iu.test(body) || /^(?:TP|Tp|thành phố|thị xã)(?![\p{L}])/u.test(place)
      return knowledge.abbreviations.expand(`${body} ${own ? '' : `${level} `}${place}`, 'recipients')
    }),
  )
}

/** "LĐLĐ, TTYT các huyện, thành phố", "TT. HĐND, UBND các xã, phường": bodies that every one of the places has. */
function ofEach(text: string, knowledge: Knowledge): readonly string[] | null {
  const match =
    /^(.{3,80}?)\s(các\s(?:huyện|tỉnh|xã|quận|phường)(?:,\s(?:thành phố|TP|thị xã|TX|xã|phường|thị trấn|quận|huyện|đặc khu)){0,3}(?:\s(?:trực thuộc|trên địa bàn)\s.{2,40})?)$/u.exec(
      text,
    )
  const [, list, places] = match ?? []
  if (list === undefined || places === undefined || /^các\s/iu.test(list)) return null
  const bodies = list.split(/,\s?|\svà\s/u).map((p) => p.trim())
  const isBody = (body: string): boolean =>
    /^\p{Lu}{3,10}$/u.test(body) ||
    /^(?:Công an|UBND|HĐND|Phòng|Trung tâm|Hội|Liên đoàn|Ủy ban|Đoàn|Ban|Trạm)(?:\s|$)/u.test(body) ||
    // "TT. HĐND", "Đảng ủy", "BTV Đảng ủy"
    /^(?:(?:TTr?\.?|Thường trực|BTV|Ban Thường vụ)\s?)?(?:HĐND|UBND|UBMTTQVN|ĐU|Đảng (?:ủy|uỷ))$/u.test(body)
  if (bodies.length < 2 || !bodies.every(isBody)) return null
  return bodies.map((body) => knowledge.abbreviations.expand(`${body} ${places}`, 'recipients'))
}

const shareable = new Set(
  'tinh uy|thanh uy|tu|hu|du|hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan|tt|thuong truc|ubmttqvn|ubmttq|huyen uy|dang uy'.split(
    '|',
  ),
)

/** "Tỉnh ủy, HĐND, UBND tỉnh Trà Vinh": the place of the last holds for all. */
export function sharedPlace(text: string, knowledge: Knowledge): readonly string[] | null {
  const each = ofEach(text, knowledge)
  if (each !== null) return each
  const match = /^(.{3,80}?)\s((?:tinh|thanh pho|tp\.?|huyen|xa|phuong)(?:\s(?!uy)[^\s,][^,]{1,30})?)$/u.exec(
    bare(text),
  )
  const list = match?.[1] === undefined ? undefined : text.slice(0, match[1].length)
  const place = match?.[2] === undefined ? undefined : text.slice(-match[2].length).replace(/^tính(?=\s)/u, 'tỉnh')
  if (place !== undefined && /\s\p{Ll}/u.test(place.replace(/^thành phố/u, 'thành_phố'))) return null
  if (list === undefined || place === undefined) return null
  const parts = list.split(/,\s?|\svà\s/u).map((p) => p.trim())
  if (parts.length < 2 || !parts.every((p) => shareable.has(bare(p).replace(/^(?:tt|thuong truc)[. ]{1,2}/u, ''))))
    return null
  return parts.map((part) => {
    if (/(?:^|\s)(?:TU|HU)$/u.test(part) && !/\p{Lu}/u.test(place))
      return knowledge.abbreviations.expand(part, 'recipients')
    const named = /^tỉnh\s/u.test(place) && /Tỉnh ủy$/iu.test(part) ? place.replace(/^tỉnh\s/u, '') : place
    const bare =
      /(?:^|\s)(?:Tỉnh|Thành|Huyện) (?:ủy|uỷ)$/iu.test(part) && !/\p{Lu}/u.test(named) ? part : `${part} ${named}`
    return knowledge.abbreviations.expand(bare, 'recipients')
  })
}
