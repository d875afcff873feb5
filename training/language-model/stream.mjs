// Plain text → a vocabulary and, for each register, one long row of 16-bit ids: words and events.
import {
  commaEvent,
  events,
  mixedEvent,
  numberEvent,
  piecesOf,
  placementKey,
  sentenceEvent,
  unknownEvent,
} from '@vanthu/ocr-fix'
import { isSyllable } from '@vanthu/ocr-fix'
import { corpusFiles, linesOf, splitOf } from '../corpus/corpus.mjs'

/** Which words are counted: `[least count in legal text, in news]` for syllables and for other words. */
const least = { syllable: [2, 3], word: [4, 60] }
const largestVocabulary = 24000

class Row {
  #ids = new Uint32Array(1 << 20)
  length = 0
  push(id) {
    if (this.length === this.#ids.length) {
      const grown = new Uint32Array(this.#ids.length * 2)
      grown.set(this.#ids)
      this.#ids = grown
    }
    this.#ids[this.length++] = id
  }
  map(table) {
    const out = new Uint16Array(this.length)
    for (let i = 0; i < this.length; i++) out[i] = table[this.#ids[i]]
    return out
  }
}

/** Reads every training line of the folder. Each line begins with the sentence event. */
export function readStreams(folder) {
  const rows = { legal: new Row(), news: new Row() }
  const surfaces = new Map() // "Nghị" → provisional id
  const keys = new Map() // "nghị" → key id
  const keyOf = [] // provisional id → key id
  const counts = { legal: [], news: [] } // by provisional id
  const inside = [] // the same, away from the head of a sentence and from lines in capitals
  const spelled = []
  const surface = (text) => {
    let id = surfaces.get(text)
    if (id === undefined) {
      id = surfaces.size
      surfaces.set(text, id)
      const key = placementKey(text)
      let k = keys.get(key)
      if (k === undefined) keys.set(key, (k = keys.size))
      keyOf.push(k)
      counts.legal.push(0)
      counts.news.push(0)
      inside.push(0)
      spelled.push(text)
    }
    return id
  }
  for (const file of corpusFiles(folder)) {
    const row = rows[file.register]
    const count = counts[file.register]
    let index = 0
    for (const line of linesOf(file.path)) {
      if (splitOf(file.register, index++) !== 'train') continue
      let last = sentenceEvent
      row.push(sentenceEvent)
      const capitals = line === line.toUpperCase()
      let open = false // a number is open in this chunk: its further parts are one event
      for (const piece of piecesOf(line)) {
        if (piece.kind === 'symbol') continue
        if (piece.kind === 'word') {
          const id = surface(line.slice(piece.from, piece.to))
          count[id]++
          if (last !== sentenceEvent && !capitals) inside[id]++
          row.push(events.length + id)
          open = false
        } else if (piece.kind === 'mixed') {
          row.push(mixedEvent)
          open = false
        } else if (!(open && piece.glued)) {
          row.push(numberEvent(line.slice(piece.from, piece.to)))
          open = true
        }
        last = -1
        if (piece.after === 'end') row.push((last = sentenceEvent))
        else if (piece.after === 'comma') row.push((last = commaEvent))
      }
    }
  }
  rows.legal.push(sentenceEvent)
  rows.news.push(sentenceEvent)
  const vocabulary = chooseWords(keys, keyOf, counts, inside, spelled)
  const table = new Uint16Array(events.length + surfaces.size)
  for (let e = 0; e < events.length; e++) table[e] = e
  for (let s = 0; s < surfaces.size; s++) table[events.length + s] = vocabulary.idOfKey[keyOf[s]]
  return { vocabulary: vocabulary.words, legal: joinEnds(rows.legal.map(table)), news: joinEnds(rows.news.map(table)) }
}

/** Two sentence events in a row are one. */
function joinEnds(ids) {
  let to = 0
  let before = -1
  for (const id of ids) {
    if (id !== sentenceEvent || before !== sentenceEvent) ids[to++] = id
    before = id
  }
  return ids.slice(0, to)
}

/** Words by falling frequency, ties by spelling: `{ key, forms: [lower, title, upper, odd], odd, legal, news }`. */
function chooseWords(keys, keyOf, counts, inside, spelled) {
  const rows = [...keys.keys()].map((key) => ({ key, forms: [0, 0, 0, 0], odd: '', oddCount: 0, legal: 0, news: 0 }))
  const odd = rows.map(() => null)
  keyOf.forEach((key, s) => {
    const row = rows[key]
    const n = counts.legal[s] + counts.news[s]
    row.legal += counts.legal[s]
    row.news += counts.news[s]
    const form = formOf(spelled[s])
    row.forms[form] += inside[s]
    if (form === 3) {
      odd[key] ??= new Map()
      odd[key].set(spelled[s], (odd[key].get(spelled[s]) ?? 0) + n)
    }
  })
  rows.forEach((row, k) => {
    for (const [text, n] of odd[k] ?? []) {
      if (n > row.oddCount || (n === row.oddCount && text < row.odd)) [row.odd, row.oddCount] = [text, n]
    }
  })
  const chosen = rows
    .map((row, k) => ({ row, k }))
    .filter(({ row }) => {
      const [legal, news] = isSyllable(row.key) ? least.syllable : least.word
      return row.key.length <= 12 && (row.legal >= legal || row.news >= news) && !isTwoGlued(row.key)
    })
    .sort((a, b) => b.row.legal + b.row.news - a.row.legal - a.row.news || (a.row.key < b.row.key ? -1 : 1))
    .slice(0, largestVocabulary)
  const idOfKey = new Uint16Array(rows.length).fill(unknownEvent)
  chosen.forEach(({ k }, i) => (idOfKey[k] = events.length + i))
  return { words: chosen.map(({ row }) => row), idOfKey }
}

/** "sơđề", "quyđịnh": two words that lost their space in the training text, not a word to be found behind a damaged one. */
function isTwoGlued(key) {
  if (isSyllable(key) || !/[^\u0000-\u007f]/u.test(key)) return false
  for (let at = 2; at + 2 <= key.length; at++)
    if (isSyllable(key.slice(0, at)) && isSyllable(key.slice(at))) return true
  return false
}

/** 0 lower, 1 Title, 2 UPPER, 3 any other mixture. One capital letter alone counts as Title. */
function formOf(text) {
  if (text === text.toLowerCase()) return 0
  const head = text.slice(0, 1)
  const tail = text.slice(1)
  if (head !== head.toLowerCase() && tail === tail.toLowerCase()) return 1
  return text === text.toUpperCase() ? 2 : 3
}
