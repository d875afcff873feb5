import { createRequire } from 'node:module'

/**
 * pdf.js loads its canvas library with itself: 80 ms and 30 MB in each process, for pages that are never drawn. This
 * module, loaded before pdf.js, lends it an empty one; `provideCanvas` brings the real one when a page is to be drawn.
 * Only where pdf.js finds its library itself, so that there is never a second version of it (that crashes).
 */
const ofPdfjs = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs'))
const library = '@napi-rs/canvas'
const globals = ['DOMMatrix', 'ImageData', 'Path2D'] as const

function located(): string | null {
  try {
    return ofPdfjs.resolve(library)
  } catch {
    // Not installed on this platform: pdf.js says so itself, and cannot draw.
    return null
  }
}

const path = located()
const known = path === null ? undefined : ofPdfjs.cache[path]
if (path !== null && known === undefined) {
  const lent = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} }
  ofPdfjs.cache[path] = { id: path, filename: path, loaded: true, exports: lent } as NodeJS.Module
}

/** After pdf.js was loaded: whoever asks from now on gets the real library. */
export function takeCanvasBack(): void {
  if (path !== null && known === undefined) Reflect.deleteProperty(ofPdfjs.cache, path)
}

/** The real library's classes, where pdf.js looks for them. */
export function provideCanvas(): void {
  if (path === null) return
  const canvas = ofPdfjs(path) as Record<(typeof globals)[number], unknown>
  for (const name of globals)
    Object.defineProperty(globalThis, name, { value: canvas[name], configurable: true, writable: true })
}
