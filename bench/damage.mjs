// Seeded damage as OCR makes it in print: marks lost or swapped, letters and digits taken for their look-alikes, lost
// punctuation, words run together, a dash of a bullet lost. Each word gets a confidence as a reader would give it: lower
// where it went wrong, but not always, and now and then low where it did not.

/** Numbers 0–1 from a text seed (mulberry32 over an FNV hash). */
export function randomOf(seed) {
  let state = 2166136261
  for (const c of seed) state = Math.imul(state ^ c.codePointAt(0), 16777619) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const twins = { l: 'i', i: 'l', n: 'u', u: 'n', e: 'c', c: 'e', h: 'b', t: 'f', 0: 'O', 1: 'l', 5: 'S', 8: '3', 6: '5' }

function hurtLetters(word, random) {
  const letters = [...word]
  const at = Math.floor(random() * letters.length)
  const kind = random()
  const parts = letters[at].normalize('NFD')
  if (parts.length > 1 && kind < 0.6) {
    // Half of the errors of real scans are a lost tone, a sixth a wrong one.
    const base = parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    letters[at] = (base + (kind < 0.45 ? '' : tones[Math.floor(random() * tones.length)])).normalize('NFC')
  } else if (/[đĐ]/u.test(letters[at])) letters[at] = letters[at] === 'đ' ? 'd' : 'D'
  else if (twins[letters[at]] !== undefined) letters[at] = twins[letters[at]]
  return letters.join('')
}

/** A text of the same lines with about `amount` of its words damaged, and its words with confidences. */
export function damaged(text, amount, seed) {
  const random = randomOf(`${seed} ${amount}`)
  const words = []
  let out = ''
  for (const line of text.split('\n')) {
    if (out !== '') out += '\n'
    for (const piece of line.split(/(\s+)/u)) {
      if (piece === '' || /^\s+$/u.test(piece)) {
        out += piece.length === 1 && random() < amount / 20 && piece === ' ' ? '' : piece
        continue
      }
      let word = piece
      const hit = random() < amount
      if (hit) {
        const way = random()
        if (way < 0.12 && /[,.;:]$/u.test(word)) word = word.slice(0, -1)
        else if (way < 0.15 && /^[-–]$/u.test(word)) word = '_'
        else word = hurtLetters(word, random)
      }
      const wrong = word !== piece
      const doubt = wrong
        ? 0.15 + 0.75 * Math.sqrt(random())
        : random() < 0.04
          ? 0.6 + 0.3 * random()
          : 0.9 + 0.09 * random()
      words.push({
        span: { from: out.length, to: out.length + word.length },
        region: null,
        confidence: Math.round(doubt * 100) / 100,
        alternatives: [],
        bold: false,
        italic: false,
        superscript: false,
      })
      out += word
    }
  }
  return { text: out, words }
}
