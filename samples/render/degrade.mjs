/** Makes a scan of a clean page: skew, soft focus, sensor noise, dust, a dark edge, uneven light, threshold. */
import sharp from 'sharp'
import { random } from './random.mjs'

/**
 * `page`: PNG bytes of a clean page. `look`: `skew` in degrees, `blur` in pixels, `noise` as the spread of grey values,
 * `dust` specks a page, `edge` pixels of dark rim, `shade` depth of uneven light in grey values, `threshold` 0-255 or
 * null for a grey page, `colour` to keep the stamp red. The same seed gives the same scan.
 */
export async function scan(page, look, seed) {
  const {
    skew = 0,
    blur = 0.6,
    noise = 18,
    dust = 60,
    edge = 0,
    shade = 0,
    threshold = 150,
    colour = false,
    fade = 0,
  } = look
  const flat = sharp(page).flatten({ background: '#ffffff' })
  const { width, height } = await sharp(page).metadata()
  const turned = await (colour ? flat : flat.greyscale()).rotate(skew, { background: '#ffffff' }).png().toBuffer()
  const size = await sharp(turned).metadata()
  const { data, info } = await sharp(turned)
    .extract({ left: Math.floor((size.width - width) / 2), top: Math.floor((size.height - height) / 2), width, height })
    .blur(blur)
    .removeAlpha()
    .toColourspace(colour ? 'srgb' : 'b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const next = random(seed)
  const channels = info.channels
  const specks = Array.from({ length: dust }, () => ({
    at: Math.floor(next() * width * height),
    run: 1 + Math.floor(next() * 3),
  }))
  for (let i = 0; i < width * height; i++) {
    const x = i % width
    const y = (i - x) / width
    const light = shade * ((x / width - 0.35) ** 2 + (y / height - 0.6) ** 2)
    const grain = (next() + next() + next() - 1.5) * noise
    for (let c = 0; c < channels; c++) {
      const k = i * channels + c
      const value = data[k] + (255 - data[k]) * fade - light + grain
      data[k] = value < 0 ? 0 : value > 255 ? 255 : value
    }
    if (edge > 0 && x < edge + 3 * Math.sin(y / 90)) data.fill(20, i * channels, (i + 1) * channels)
  }
  for (const { at, run } of specks)
    for (let i = 0; i < run; i++)
      for (const k of [at + i, at + i + width]) if (k < width * height) data.fill(30, k * channels, (k + 1) * channels)
  const raw = sharp(data, { raw: { width, height, channels } })
  return threshold === null
    ? { raw, width, height, colour }
    : { raw: raw.threshold(threshold), width, height, colour: false }
}

/** A bilevel page as a TIFF of one CCITT G4 strip. */
export function toG4({ raw, height }, dpi) {
  const strip = Math.ceil(height / 16) * 16
  return raw
    .toColourspace('b-w')
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      miniswhite: true,
      tile: false,
      tileHeight: strip,
      xres: dpi / 25.4,
      yres: dpi / 25.4,
    })
    .toBuffer()
}

/** A grey or colour page as JPEG; the resolution is written into its JFIF header. */
export async function toJpeg({ raw, colour }, dpi, quality) {
  const bytes = await raw
    .toColourspace(colour ? 'srgb' : 'b-w')
    .jpeg({ quality, optimizeCoding: true })
    .toBuffer()
  if (bytes.toString('latin1', 6, 10) === 'JFIF') {
    bytes.writeUInt8(1, 13)
    bytes.writeUInt16BE(dpi, 14)
    bytes.writeUInt16BE(dpi, 16)
  }
  return bytes
}
