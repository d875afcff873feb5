// How a document was set and scanned: each seed gives every document another mixture, the same on every machine.
import { randomOf } from '../damage.mjs'

const SCANS = [
  // The archive's usual setting: bilevel, fax coding.
  { dpi: 200, paper: 'g4', blur: 0.7, noise: 26, dust: 90, threshold: 150 },
  { dpi: 200, paper: 'g4', blur: 0.8, noise: 34, dust: 160, threshold: 138, edge: 9 },
  { dpi: 300, paper: 'g4', blur: 0.9, noise: 30, dust: 120, threshold: 160 },
  // Copies of copies: thin, pale.
  { dpi: 200, paper: 'g4', blur: 0.6, noise: 24, dust: 120, threshold: 172, fade: 0.28 },
  { dpi: 150, paper: 'jpeg', quality: 55, blur: 0.5, noise: 14, dust: 50, threshold: null, shade: 50 },
  { dpi: 200, paper: 'jpeg', quality: 60, blur: 0.7, noise: 16, dust: 60, threshold: null, shade: 70 },
]
const BULLETS = ['-', '-', '-', '–', '•']

/** Setting and scanning of one document. */
export function lookOf(name, seed) {
  const random = randomOf(`${name} ${seed}`)
  const pick = (list) => list[Math.floor(random() * list.length)]
  return {
    seed: Math.floor(random() * 1e6),
    size: pick([13, 13.5, 14, 14]),
    leading: pick([1.15, 1.22, 1.3, 1.45]),
    indent: pick([10, 12.7, 12.7]),
    left: pick([62, 66, 72]),
    recipientsSize: pick([10.5, 11, 12]),
    bullet: pick(BULLETS),
    hanging: random() < 0.15,
    stamped: random() < 0.7,
    scan: { ...pick(SCANS), skew: Math.round((random() - 0.5) * 20) / 10 },
  }
}
