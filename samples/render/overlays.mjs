/** What people add to a printed page: a round stamp, a signature, a number written by hand, an arrival stamp. All SVG and CSS. */
import { random } from './random.mjs'

const point = (x, y) => `${x.toFixed(1)},${y.toFixed(1)}`

/** A round stamp of 36 mm in red that overprints the left of the signature block. `text` runs round its rim. */
export function roundStamp({ text, middle = '★', colour = '#c8202c' }) {
  const r = 68
  const arc = `M ${point(-52, 8)} A 52 52 0 1 1 ${point(52, 8)}`
  const id = `rim${[...text].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 65521, 7)}`
  return `<svg width="1" height="1" style="mix-blend-mode:multiply"><g transform="translate(68 78) rotate(-9)" fill="none" stroke="${colour}" opacity="0.86">
<circle r="${r}" stroke-width="2.6"/><circle r="${r - 4}" stroke-width="1"/><circle r="44" stroke-width="1.2"/>
<path id="${id}" d="${arc}" stroke="none"/>
<text font-family="Liberation Sans" font-size="${Math.min(11, 225 / text.length).toFixed(1)}" font-weight="bold" fill="${colour}" stroke="none"><textPath href="#${id}" startOffset="50%" text-anchor="middle">${text}</textPath></text>
<text y="13" font-family="DejaVu Sans" font-size="38" text-anchor="middle" fill="${colour}" stroke="none">${middle}</text></g></svg>`
}

/** A signature: a few loops of a pen, different for each seed. */
export function signature(seed) {
  const next = random(seed)
  let path = `M ${point(0, 40)}`
  let x = 0
  for (let i = 0; i < 7; i++) {
    const rise = 18 + 34 * next()
    const step = 14 + 12 * next()
    path += ` C ${point(x + 4, 40 - rise)} ${point(x + step, 40 - rise * 0.8)} ${point(x + step * 0.7, 42 + 10 * next())}`
    x += step
  }
  path += ` q ${point(40, 10)} ${point(96, -14 * next())}`
  return `<svg width="1" height="1"><g transform="translate(112 56)"><path d="${path}" fill="none" stroke="#1c2f7a" stroke-width="1.9" stroke-linecap="round"/></g></svg>`
}

/** Strokes of the ten digits in a box of 10 × 16, drawn as a clerk writes them. */
const DIGITS = [
  'M 5 1 C 0 1 0 15 5 15 C 10 15 10 1 5 1',
  'M 2 5 L 5.5 1 L 5 15',
  'M 1 4 C 2 0 9 0 8 5 C 7 9 3 12 1 15 C 4 14 7 15 9.5 14',
  'M 1.5 2 C 5 0 9 2 7.5 5 C 6.5 7 4 7.3 4 7.3 C 8 7 9.5 10 8 13 C 6 16 2 15 1 13',
  'M 6 1 L 1 10 L 9.5 10 M 7 6 L 6.4 15.5',
  'M 8.5 1 L 3 1.2 L 2 7 C 6 5 9 8 8 11.5 C 7 15.5 2.5 15.5 1 13',
  'M 8 1 C 3 3 1 8 1.5 11 C 2 16 8 16 8.5 11.5 C 9 8 4 7.5 2 11',
  'M 1 2 L 9 1.4 C 6 6 4.5 10 4 15.4',
  'M 7.5 3 C 6 0 1 1 2.5 5 C 3.5 7.5 8 8.5 8.3 12 C 8.5 16 2 16 1.8 12 C 1.7 9 7 7 7.5 3',
  'M 8 4 C 7 0 1.5 1 2 5 C 2.5 8.5 7.5 8 8 4 C 8.2 8 7.5 12 6 15.5',
]

/** "Số: 214/TB-UBND" with its digits written by hand over the dotted place. */
export function handNumber(number) {
  const [digits, symbol] = [number.replace(/\D.*$/u, ''), number.replace(/^\d+/u, '')]
  const next = random(Number(digits) + 11)
  const strokes = [...digits].map((digit, i) => {
    const turn = (next() - 0.5) * 9
    return `<path transform="translate(${(i * 10.5 + next() * 1.5).toFixed(1)} ${(-14 + (next() - 0.5) * 2).toFixed(1)}) rotate(${turn.toFixed(1)})" d="${DIGITS[Number(digit)]}"/>`
  })
  return `Số:&nbsp;<span style="display:inline-block;width:${digits.length * 11 + 6}px;text-align:left"><svg width="1" height="1" style="position:static"><g fill="none" stroke="#1d2c6b" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g></svg></span>${symbol}`
}

/** The box that a receiving office stamps: its name, "ĐẾN", a number and a date. */
export function arrivalStamp({ office, number, date }) {
  return `<div class="arrival"><b>${office}</b>CÔNG VĂN ĐẾN &nbsp; Số: ${number}<br>Ngày: ${date}</div>`
}
