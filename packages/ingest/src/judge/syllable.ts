/**
 * Whether a string can be one Vietnamese syllable: onset, rime and tone go together. Written from the rules of the
 * orthography (chữ Quốc ngữ); knows no words. "hoạch" yes, "hoach" no (a stop at the end takes only sắc or nặng),
 * "hién" no (no rime "ien"), "thrc" no.
 */
export function isSyllable(token: string): boolean {
  const { letters, tone } = split(token)
  const found = shape.exec(letters)
  if (found === null) return false
  const [, onset = '', rime = ''] = found
  if (!rimes.has(rime) && !(onset === 'gi' && giRimes.has(rime)) && !(onset === 'qu' && rimes.has('u' + rime)))
    return false
  if (/(?:c|ch|p|t)$/u.test(rime) && tone !== '\u0301' && tone !== '\u0323') return false
  // "k", "gh", "ngh" stand before e, ê, i, y; "c", "g", "ng" before the others.
  const front = /^[eêiy]/u.test(rime)
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front
  if (onset === 'c' || onset === 'ng') return !front
  return onset !== 'g' || !/^[eê]/u.test(rime)
}

const shape =
  /^(ngh|ng|nh|gh|gi(?=[aăâeêoôơuưi])|kh|ph|qu(?=[aăâeêiơoy])|th|tr|ch|[bcdđghklmnprstvx])?([aăâeêioôơuưy]\p{Ll}{0,4})$/u

const tones = /[\u0300\u0301\u0303\u0309\u0323]/u

/** The letters with their own marks (ă, ơ) and the tone by its combining mark; more than one tone stays in the letters. */
function split(token: string): { letters: string; tone: string } {
  const apart = token.toLowerCase().normalize('NFD')
  const at = apart.search(tones)
  if (at < 0) return { letters: token.toLowerCase().normalize('NFC'), tone: '' }
  return { letters: (apart.slice(0, at) + apart.slice(at + 1)).normalize('NFC'), tone: apart[at] ?? '' }
}

const rimes = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
    'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ' +
    'ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy ' +
    'uya uych uyên uyêt uynh uyp uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ' +
    'ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu'
  ).split(' '),
)

/** After "gi", whose "i" is part of the rime: "giếng", "giêng". */
const giRimes = new Set(['êng', 'êt', 'êc', 'ên'])

/** Letters with a mark of Vietnamese, or đ. */
export const hasMark = (token: string): boolean => /[đĐ]|\p{M}/u.test(token.normalize('NFD'))
