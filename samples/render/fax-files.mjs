/** Reads the single G4 strip of a TIFF page and writes strips and JPEGs as a PDF, strips as a TIFF of many pages. */

const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  offsets: 273,
  samples: 277,
  rows: 278,
  counts: 279,
  xres: 282,
  yres: 283,
  unit: 296,
}

/** The strip and size of a one-page, one-strip, little-endian G4 TIFF. */
export function stripOf(tiff) {
  if (tiff.toString('latin1', 0, 2) !== 'II') throw new RangeError('not a little-endian TIFF')
  const start = tiff.readUInt32LE(4)
  const entries = new Map()
  for (let i = 0; i < tiff.readUInt16LE(start); i++) {
    const at = start + 2 + 12 * i
    const short = tiff.readUInt16LE(at + 2) === 3
    entries.set(tiff.readUInt16LE(at), {
      count: tiff.readUInt32LE(at + 4),
      value: short ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8),
    })
  }
  const strips = entries.get(TAG.offsets)
  if (strips?.count !== 1) throw new RangeError(`one strip expected, ${strips?.count ?? 0} found`)
  const length = entries.get(TAG.counts).value
  return {
    kind: 'g4',
    width: entries.get(TAG.width).value,
    height: entries.get(TAG.height).value,
    blackIsZero: entries.get(TAG.photometric).value === 1,
    data: tiff.subarray(strips.value, strips.value + length),
  }
}

/** A PDF of scanned pages: each page is one image and nothing else. */
export function scansToPdf(pages, dpi) {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets = []
  let length = parts[0].length
  const put = (...chunks) => {
    offsets.push(length)
    for (const chunk of [`${offsets.length} 0 obj\n`, ...chunks, '\nendobj\n']) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, 'latin1')
      parts.push(bytes)
      length += bytes.length
    }
  }
  const kids = pages.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')
  put('<< /Type /Catalog /Pages 2 0 R >>')
  put(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  pages.forEach((page, i) => {
    const [w, h] = [page.width, page.height].map((n) => ((n * 72) / dpi).toFixed(2))
    const content = `q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q${hiddenWords(page, 72 / dpi)}`
    const id = 3 + 3 * i
    put(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /Im0 ${id + 2} 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /Contents ${id + 1} 0 R >>`,
    )
    put(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    put(imageHead(page), '\nstream\n', page.data, '\nendstream')
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = offsets.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
      'latin1',
    ),
  )
  return Buffer.concat(parts)
}

/** Words that a program has read in the page, drawn invisibly over it. Helvetica's letters are about half as wide as high. */
function hiddenWords({ words = [], height }, scale) {
  if (words.length === 0) return ''
  const shown = words.map(({ left, top, width, height: tall, text }) => {
    const size = tall * scale
    const stretch = (100 * width * scale) / Math.max(0.5 * size * text.length, 1)
    const letters = text.replace(/[^ -~\u00a1-\u00ff]/gu, '?').replace(/[\\()]/gu, (c) => `\\${c}`)
    return `${stretch.toFixed(1)} Tz 1 0 0 1 ${(left * scale).toFixed(2)} ${((height - top - tall) * scale).toFixed(2)} Tm /F1 ${size.toFixed(2)} Tf (${letters}) Tj`
  })
  return `\nBT 3 Tr\n${shown.join('\n')}\nET`
}

function imageHead(page) {
  const size = `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /Length ${page.data.length}`
  if (page.kind === 'jpeg')
    return `<< ${size} /ColorSpace ${page.colour ? '/DeviceRGB' : '/DeviceGray'} /BitsPerComponent 8 /Filter /DCTDecode >>`
  return `<< ${size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${page.width} /Rows ${page.height} /BlackIs1 ${page.blackIsZero} >> >>`
}

/** A TIFF of many G4 pages. */
export function stripsToTiff(pages, dpi) {
  const head = Buffer.alloc(8)
  head.write('II', 'latin1')
  head.writeUInt16LE(42, 2)
  const parts = [head]
  let length = 8
  let link = { buffer: head, at: 4 }
  for (const page of pages) {
    const data = page.data.length % 2 ? Buffer.concat([page.data, Buffer.alloc(1)]) : page.data
    const directory = length + data.length
    const entries = [
      [TAG.width, 4, page.width],
      [TAG.height, 4, page.height],
      [TAG.bits, 3, 1],
      [TAG.compression, 3, 4],
      [TAG.photometric, 3, page.blackIsZero ? 1 : 0],
      [TAG.offsets, 4, length],
      [TAG.samples, 3, 1],
      [TAG.rows, 4, page.height],
      [TAG.counts, 4, page.data.length],
      [TAG.xres, 5, 0],
      [TAG.yres, 5, 0],
      [TAG.unit, 3, 2],
    ]
    const ifd = Buffer.alloc(2 + 12 * entries.length + 4 + 8)
    ifd.writeUInt16LE(entries.length, 0)
    const ratio = directory + 2 + 12 * entries.length + 4
    entries.forEach(([tag, type, value], i) => {
      const at = 2 + 12 * i
      ifd.writeUInt16LE(tag, at)
      ifd.writeUInt16LE(type, at + 2)
      ifd.writeUInt32LE(1, at + 4)
      if (type === 3) ifd.writeUInt16LE(value, at + 8)
      else ifd.writeUInt32LE(type === 5 ? ratio : value, at + 8)
    })
    ifd.writeUInt32LE(dpi, ifd.length - 8)
    ifd.writeUInt32LE(1, ifd.length - 4)
    link.buffer.writeUInt32LE(directory, link.at)
    link = { buffer: ifd, at: 2 + 12 * entries.length }
    parts.push(data, ifd)
    length = directory + ifd.length
  }
  return Buffer.concat(parts)
}
