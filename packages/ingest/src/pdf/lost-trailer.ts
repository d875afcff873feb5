/**
 * A PDF that was cut off lacks its trailer, which says where the catalog is. pdf.js finds all objects without it, but
 * not the catalog. Gives the bytes with a new trailer, or null where no catalog is left.
 */
export function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let root: string | null = null
  // The last catalog counts: later versions of a file are appended.
  for (let at = text.indexOf('/Catalog'); at !== -1; at = text.indexOf('/Catalog', at + 1)) {
    const head = text.slice(Math.max(0, at - 2048), at)
    const opened = head.lastIndexOf(' obj')
    if (opened === -1 || head.includes('endobj', opened)) continue
    const number = /(\d{1,10}) (\d{1,5})$/u.exec(head.slice(Math.max(0, opened - 16), opened))
    if (number !== null) root = `${number[0]} R`
  }
  if (root === null) return null
  const trailer = `\nendobj\ntrailer\n<< /Root ${root} >>\nstartxref\n0\n%%EOF\n`
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(trailer, 'latin1')]))
}
