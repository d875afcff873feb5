import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { scansToPdf, stripOf } from '../samples/render/fax-files.mjs'

/** A PDF of so many scanned pages: those of the multi-page TIFF sample, again and again. */
export async function sampleScan(pages) {
  const source = readdirSync(fileURLToPath(new URL('../samples', import.meta.url))).flatMap((dir) => {
    const folder = fileURLToPath(new URL(`../samples/${dir}`, import.meta.url))
    try {
      return readdirSync(folder)
        .filter((f) => f.endsWith('.tif'))
        .map((f) => join(folder, f))
    } catch {
      return []
    }
  })[0]
  const count = (await sharp(source).metadata()).pages ?? 1
  const originals = []
  for (let page = 0; page < count; page++) {
    const { height = 0 } = await sharp(source, { page }).metadata()
    const g4 = await sharp(source, { page })
      .threshold(128)
      .toColourspace('b-w')
      .tiff({
        compression: 'ccittfax4',
        bitdepth: 1,
        miniswhite: true,
        tile: false,
        tileHeight: Math.ceil(height / 16) * 16,
      })
      .toBuffer()
    originals.push(stripOf(g4))
  }
  return scansToPdf(
    Array.from({ length: pages }, (_, i) => originals[i % originals.length]),
    200,
  )
}
