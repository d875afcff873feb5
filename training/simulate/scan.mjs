// From a PDF page to what a scanner and an OCR engine make of it.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import sharp from 'sharp'

const run = promisify(execFile)

/** One page of a PDF as a grey PNG, and its text as set. */
export async function rasterise(pdf, page, dpi, out) {
  const range = ['-f', String(page), '-l', String(page)]
  await run('pdftoppm', ['-gray', '-r', String(dpi), '-png', '-singlefile', ...range, pdf, out])
  const { stdout } = await run('pdftotext', ['-layout', ...range, pdf, '-'])
  return { image: `${out}.png`, text: withoutStrays(stdout.normalize('NFC')) }
}

/**
 * pdftotext puts the letters whose accent the font draws apart ("Ủ", "Ẩ") a second time on a line of their own: such lines
 * are not on the page.
 */
export const withoutStrays = (text) =>
  text.replace(/^[ \t]*(?:[ẦẨẪẤẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ]|Ủ|Ũ|Ụ)(?:[ \t]+\p{Lu})*[ \t]*$/gmu, '')

/** How one page is spoilt; drawn once, so that both OCR runs see the same page. */
export function wear(r, dpi) {
  return {
    degrees: r.chance(0.6) ? r.between(-0.6, 0.6) : 0,
    blur: (r.between(0.3, 1) * dpi) / 200,
    noise: r.chance(0.5) ? r.between(4, 18) : 0,
    threshold: r.chance(0.3) ? r.integer(128, 190) : 0,
    lift: r.between(0.9, 1.15),
    quality: r.integer(35, 85),
    seed: r.integer(1, 1e9),
  }
}

/** Applies the wear and writes a JPEG (a PNG where thresholded). */
export async function spoil(image, worn, dpi, out, random) {
  let page = sharp(image).greyscale()
  if (worn.degrees !== 0) page = page.rotate(worn.degrees, { background: '#fff' })
  if (worn.blur >= 0.3) page = page.blur(worn.blur)
  page = page.linear(worn.lift, 0)
  const { data, info } = await page.raw().toBuffer({ resolveWithObject: true })
  if (worn.noise > 0) {
    const r = random(worn.seed)
    for (let i = 0; i < data.length; i++) {
      const n = (r.next() + r.next() + r.next() - 1.5) * 2 * worn.noise
      data[i] = Math.max(0, Math.min(255, data[i] + n))
    }
  }
  let spoilt = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).greyscale()
  if (worn.threshold > 0) spoilt = spoilt.threshold(worn.threshold)
  spoilt = spoilt.withMetadata({ density: dpi })
  if (worn.threshold > 0) await spoilt.png().toFile(`${out}.png`)
  else await spoilt.jpeg({ quality: worn.quality }).toFile(`${out}.jpg`)
  return worn.threshold > 0 ? `${out}.png` : `${out}.jpg`
}

/** The text that tesseract reads with the given language data; one thread, for several run side by side. */
export async function read(image, language, dpi) {
  const { stdout } = await run('nice', ['-n', '10', 'tesseract', image, '-', '-l', language, '--dpi', String(dpi)], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    maxBuffer: 1 << 26,
  })
  return stdout.normalize('NFC')
}
