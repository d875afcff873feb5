import type { MediaType } from '@vanthu/document'
import { fail } from './failure.js'
import { looksLikeText, decodeText } from './text/encoding.js'
import { zipDirectory } from './zip-directory.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Types by extension, to notice a name that says something else than the content. */
const extensions: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: DOCX,
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
}

/** What the name claims; null for a name without a known extension. */
export function claimedType(filename: string): MediaType | null {
  const extension = /\.([a-z]{2,8})$/iu.exec(filename)?.[1]?.toLowerCase()
  return extension === undefined ? null : (extensions[extension] ?? null)
}

/**
 * The type by content. Text has no signature, so that among text, Markdown and HTML the name decides where the content
 * does not: a file "ke-hoach.pdf" that holds a PNG is `image/png`, "ke-hoach.md" is Markdown if it is text at all.
 * @throws CodedError `ingest.empty_file`, `ingest.unknown_type`, `ingest.unsupported_type` (archives other than DOCX,
 * the old .doc, GIF, BMP, HEIC), `ingest.damaged_docx`.
 */
export function sniffMediaType(bytes: Uint8Array, filename = ''): MediaType {
  if (bytes.length === 0) throw fail('ingest.empty_file')
  const signed = bySignature(bytes)
  if (signed !== null) return signed
  if (!looksLikeText(bytes)) throw fail('ingest.unknown_type')
  const claimed = claimedType(filename)
  const head = decodeText(bytes.subarray(0, 4096)).text
  // A page saved from a browser may start with comments or a stray line.
  if (
    /^[\s\uFEFF]{0,64}(?:<!--[^>]{0,1024}-->\s{0,16}|<\?xml[^>]{0,200}\?>\s{0,16})?<(?:!doctype\s{1,8}html|html|head|body|meta|title)[\s>]/iu.test(
      head,
    )
  ) {
    return 'text/html'
  }
  return claimed === 'text/markdown' || claimed === 'text/html' ? claimed : 'text/plain'
}

function bySignature(bytes: Uint8Array): MediaType | null {
  const ascii = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  const head = ascii(0, 16)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/u.test(head)) return 'image/tiff'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipped(bytes)
  const known = unsupported(head)
  if (known !== null) throw fail('ingest.unsupported_type', known)
  // Mail gateways and scanners put bytes before the header; readers look into the first 1,024.
  if (ascii(0, 1024).includes('%PDF-')) return 'application/pdf'
  return null
}

function zipped(bytes: Uint8Array): MediaType {
  const names = new Set(zipDirectory(bytes).map((entry) => entry.name))
  if (names.has('word/document.xml')) return DOCX
  throw fail('ingest.unsupported_type', names.has('xl/workbook.xml') ? 'an Excel workbook' : 'a ZIP archive')
}

function unsupported(head: string): string | null {
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'an old Office file (.doc, .xls)'
  if (head.startsWith('GIF8')) return 'a GIF image'
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return 'a BMP image'
  if (/^.{4}ftyp(?:hei|mif|avif)/su.test(head)) return 'a HEIC or AVIF image'
  if (head.startsWith('Rar!\x1a\x07')) return 'a RAR archive'
  if (head.startsWith('7z\xbc\xaf\x27\x1c')) return 'a 7z archive'
  if (head.startsWith('\x1f\x8b')) return 'a gzip archive'
  if (head.startsWith('{\\rtf')) return 'an RTF file'
  return null
}
