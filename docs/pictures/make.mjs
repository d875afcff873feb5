// The pictures of docs/extraction.md: parts of the samples' own pages with a box round every fact that the record of the
// page holds. Run after a change that moves facts: node docs/pictures/make.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openReader, picturePage } from '@vanthu/ingest'
import { openPipeline } from '@vanthu/pipeline'
import sharp from 'sharp'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const width = 800
const colours = { header: '#1f6feb', task: '#2da44e', deadline: '#d4880f', citation: '#8250df', indicator: '#cf222e' }

/** Which part of which page, and the kinds of facts that are boxed on it. `around` holds the words that the part shows. */
const pictures = [
  {
    name: 'header',
    sample: '03-cong-van-cho-dem/cong-van.pdf',
    kinds: ['header', 'citation'],
    page: 1,
    top: 0,
    height: 0.36,
  },
  {
    name: 'tasks',
    sample: '01-ke-hoach-thu-vien/ke-hoach.pdf',
    kinds: ['task', 'deadline'],
    around: 'deadline',
    height: 0.34,
  },
  {
    name: 'reports',
    sample: '02-ke-hoach-ben-do/ke-hoach.pdf',
    kinds: ['task', 'deadline'],
    around: 'deadline',
    height: 0.3,
  },
  {
    name: 'targets',
    sample: '04-ke-hoach-hoi-dong/ke-hoach.pdf',
    kinds: ['indicator'],
    around: 'indicator',
    height: 0.34,
  },
]

/** Every fact with the boxes of its evidence. */
function facts(record, kinds) {
  const all = [
    ...record.documentEvidence.map((h) => ({ kind: 'header', label: h.field, boxes: h.evidence.boxes })),
    ...record.assignments.map((a) => ({ kind: 'task', label: a.id, boxes: a.evidence.boxes })),
    ...record.deadlines.map((d) => ({ kind: 'deadline', label: d.id, boxes: d.evidence.boxes })),
    ...record.citations.flatMap((c) => c.mentions.map((m) => ({ kind: 'citation', label: c.id, boxes: m.boxes }))),
    ...record.indicators.map((i, n) => ({ kind: 'indicator', label: `i${n + 1}`, boxes: i.evidence.boxes })),
  ]
  // Facts of one place share a box: place and date of issue, type and subject of a letter.
  const places = new Map()
  for (const fact of all.filter((f) => kinds.includes(f.kind))) {
    const key = JSON.stringify(fact.boxes)
    const known = places.get(key)
    places.set(key, known === undefined ? fact : { ...known, label: `${known.label}, ${fact.label}` })
  }
  return [...places.values()]
}

/** The page and top edge of the part to show. */
function placeOf(picture, record, chosen) {
  if (picture.page !== undefined) return { page: picture.page, top: picture.top }
  const counts = new Map()
  for (const f of chosen) {
    if (f.kind !== picture.around && picture.around in colours) continue
    for (const box of f.boxes.slice(0, 1)) {
      // The part that begins just above a fact and holds the most of them.
      const top = Math.max(0, box.y0 - 0.06)
      const held = chosen.filter((o) =>
        o.boxes.some((b) => b.page === box.page && b.y0 >= top && b.y1 <= top + picture.height),
      )
      const seen = new Set(held.map((o) => o.kind)).size
      counts.set({ page: box.page, top }, held.length + 5 * seen)
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? { page: 1, top: 0 }
}

const pipeline = await openPipeline({ processes: 1 })
const reader = openReader({ processes: 1 })
for (const picture of pictures) {
  const path = here(`../../samples/${picture.sample}`)
  const file = { bytes: readFileSync(path), filename: picture.sample.split('/')[1] }
  const { record } = await pipeline.process(file)
  const chosen = facts(record, picture.kinds)
  const { page, top } = placeOf(picture, record, chosen)
  const scaled = sharp((await picturePage(file, page, { reader, width: 1400 })).bytes)
    .resize({ width })
    .flatten({ background: '#ffffff' })
  const whole = await scaled.toBuffer({ resolveWithObject: true })
  const full = whole.info.height
  const cut = {
    left: 0,
    top: Math.round(top * full),
    width,
    height: Math.min(full - Math.round(top * full), Math.round(picture.height * full)),
  }
  const marks = chosen.flatMap(({ kind, label, boxes }) =>
    boxes
      .filter((b) => b.page === page && b.y1 * full > cut.top && b.y0 * full < cut.top + cut.height)
      .map((b, i) => {
        const pad = kind === 'task' || kind === 'indicator' ? 3 : 1
        const [x, y] = [b.x0 * width - pad, b.y0 * full - cut.top - pad]
        const [w, h] = [(b.x1 - b.x0) * width + 2 * pad, (b.y1 - b.y0) * full + 2 * pad]
        const box = `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="2" fill="${colours[kind]}" fill-opacity="0.13" stroke="${colours[kind]}" stroke-width="1.4"/>`
        const name = `<text x="${Math.max(2, x - 2)}" y="${y - 2}" font-family="sans-serif" font-size="10" font-weight="bold" fill="${colours[kind]}">${label}</text>`
        return i === 0 ? box + name : box
      }),
  )
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${cut.height}">${marks.join('')}</svg>`
  const part = await sharp(whole.data).extract(cut).toBuffer()
  const drawn = await sharp(part)
    .composite([{ input: Buffer.from(overlay) }])
    .png({ palette: true, colours: 16, compressionLevel: 9, effort: 10 })
    .toBuffer()
  writeFileSync(here(`./${picture.name}.png`), drawn)
  console.log(`${picture.name}.png: page ${page} of ${picture.sample}, ${(drawn.length / 1024).toFixed(0)} kB`)
}
await reader.close()
await pipeline.close()
