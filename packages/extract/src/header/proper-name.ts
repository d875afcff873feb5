import type { Knowledge } from '../knowledge/knowledge.js'
import { inCapitals } from '../outline/headings.js'
import { bare, fold, modernTone, printedName } from '../text/fold.js'
import { tokenize } from '../text/tokens.js'

/**
 * The name of an agency printed in capitals, in the case of running text: "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG" → "Ủy ban
 * nhân dân tỉnh Kiên Giang". Taken from the text itself where it prints the name, else from the registry and the names
 * of provinces, else head word and next word with capitals.
 */
export function properName(capitals: string, text: string, knowledge: Knowledge): string {
  const name = capitals.replace(/\s+/g, ' ').trim()
  if (!inCapitals(name)) return knowledge.abbreviations.expand(name)
  // "BAN THƯỜNG VỤ HỘI …": the organ has its own capitals, the name after it those it has alone.
  const organ = /^BAN (?:THƯỜNG VỤ|THƯỜNG TRỰC|CHẤP HÀNH)\s(?=\p{Lu}{2})/u.exec(modernTone(name))
  if (organ !== null) {
    const words = organ[0].toLowerCase().split(' ')
    const own = [words[0], words[1], words[2]].map((w, i) => (i < 2 ? raise(w ?? '') : w)).join(' ')
    return `${own} ${properName(name.slice(organ[0].length), text, knowledge)}`
  }
  const printed = inText(name, text)
  if (printed !== null) return knowledge.abbreviations.expand(printed)
  const tokens = tokenize(name)
  const words = tokens.map((t) =>
    ((knowledge.abbreviations.body(t.raw) ?? null) !== null && t.raw.length > 2) || initials.test(t.raw)
      ? t.raw
      : t.key,
  )
  const exact = knowledge.bodies.match(tokens, 0)
  const misread = knowledge.bodies.matchBare(tokens, 0)
  const known = misread !== null && misread.next > (exact?.next ?? 0) ? misread : exact
  let done = 0
  if (known !== null) {
    const like = tokenize(known.form).filter((t) => t.word)
    let k = 0
    for (let i = 0; i < known.next; i++) {
      if (tokens[i]?.word !== true) continue
      const same = like[k]
      if (same !== undefined && bare(same.key) === bare(tokens[i]?.key ?? '')) words[i] = same.raw
      k++
    }
    done = known.next
  }
  if (done === 0) {
    const head = knowledge.bodyGrammar.heads.match(tokens, 0) ?? 1
    words[0] = raise(words[0] ?? '')
    // "Ban Chỉ đạo", "Ban Quản lý": what a "Ban" is for has its capital within the head.
    if (words[0] === 'Ban' && head > 1) words[1] = raise(words[1] ?? '')
    if (head < words.length && !levels.has(words[head] ?? '')) words[head] = raise(words[head] ?? '')
    done = head
  }
  for (let i = 0; i < tokens.length; i++) {
    // Names of places: after their level, or of a province anywhere.
    const place = knowledge.provinces.match(tokens, i)
    if (place !== null && (i > 0 || place.next === tokens.length)) {
      const city = words[i] === 'thành' && words[i + 1] === 'phố' ? i + 2 : i
      for (let k = city; k < place.next; k++) words[k] = raise(words[k] ?? '')
      i = place.next - 1
      continue
    }
    const before = words[i - 1] ?? ''
    const level = /^(?:tỉnh|huyện|quận|xã|phường|trấn|khu|phố|ủy)$/u.test(before) && i >= done
    const named =
      level &&
      words[i] !== 'ủy' &&
      !(before === 'xã' && words[i] === 'hội') &&
      !(before === 'phố' && words[i - 2] !== 'thành') &&
      !(before === 'khu' && words[i - 2] !== 'đặc')
    if (named && tokens[i]?.word === true && !/^(?:và|việt|các|xã|phố|trực|thuộc|đoàn)$/u.test(words[i] ?? '')) {
      // A place that no list knows: the words to the end are its name.
      for (let k = i; k < tokens.length && tokens[k]?.word === true; k++) words[k] = raise(words[k] ?? '')
      break
    }
    if (i >= done && words[i] === 'việt' && words[i + 1] === 'nam') {
      words[i] = 'Việt'
      words[i + 1] = 'Nam'
    }
  }
  let out = ''
  tokens.forEach((token, i) => {
    const gap = i > 0 ? name.slice(tokens[i - 1]?.to ?? 0, token.from) : ''
    out += gap + (words[i] ?? token.raw)
  })
  return knowledge.abbreviations.expand(printedName(out))
}

/** Letters that names keep: "Trường THPT …", "Công ty TNHH …". */
const initials = /^(?:THPT|THCS|PTDTNT|TNHH|MTV|GDTX|GDNN|CNTT|KCN|KKT|VNPT|EVN)$/u

const levels: ReadonlySet<string> = new Set('tỉnh huyện quận xã phường thành thị đặc khu các'.split(' '))
const raise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The name as the running text prints it, not in capitals. */
function inText(capitals: string, text: string): string | null {
  const folded = fold(text)
  const key = fold(capitals)
  if (key.length < 12) return null
  let at = folded.indexOf(key)
  for (let tries = 0; at >= 0 && tries < 20; tries++) {
    const printed = text.slice(at, at + key.length)
    if (!inCapitals(printed) && /^\p{Lu}/u.test(printed)) return printed.replace(/\s+/g, ' ')
    at = folded.indexOf(key, at + key.length)
  }
  return null
}
