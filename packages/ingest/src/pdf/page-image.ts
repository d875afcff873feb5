import type { Box } from '@vanthu/document'
import type { Drawing, DrawnImage, Matrix } from './drawing.js'
import { place, walk } from './drawing.js'
import type { Standing } from '../image/frame.js'

export interface PlacedImage {
  /** Null where its size is unknown. */
  readonly image: DrawnImage | null
  /** Fractions of the page; may reach beyond it. */
  readonly box: Box
  readonly standing: Standing
  /** Slanted images cannot be taken as they are. */
  readonly straight: boolean
}

/** What a page draws, counted. */
export interface PageInk {
  readonly images: readonly PlacedImage[]
  /** Runs of text that show; a hidden OCR layer does not count. */
  readonly shownText: number
  readonly paths: number
}

export function ink(drawing: Drawing, toPage: Matrix): PageInk {
  const images: PlacedImage[] = []
  let shownText = 0
  let paths = 0
  walk(drawing, toPage, (part, matrix) => {
    if (part.kind === 'image') images.push(placed(part.image, matrix))
    else if (part.kind === 'path') paths++
    else if (part.kind === 'text' && !part.hidden) shownText++
  })
  return { images, shownText, paths }
}

/** PDF images fill the unit square, their first row at its top (y = 1). */
function placed(image: DrawnImage | null, m: Matrix): PlacedImage {
  const p = place(m, 0, 1)
  const q = place(m, 1, 0)
  const size = Math.max(Math.abs(m[0]), Math.abs(m[1]), Math.abs(m[2]), Math.abs(m[3]))
  const upright = Math.abs(m[0]) >= Math.abs(m[1])
  const straight = upright
    ? Math.max(Math.abs(m[1]), Math.abs(m[2])) < 0.002 * size
    : Math.max(Math.abs(m[0]), Math.abs(m[3])) < 0.002 * size
  return {
    image,
    straight,
    box: { x0: Math.min(p.x, q.x), y0: Math.min(p.y, q.y), x1: Math.max(p.x, q.x), y1: Math.max(p.y, q.y) },
    standing: {
      upright,
      flipX: q.x < p.x,
      flipY: q.y < p.y,
    },
  }
}

/** Share of the page under images; overlaps count once only roughly. */
export function imageCover(images: readonly PlacedImage[]): number {
  return Math.min(
    1,
    images.reduce((sum, { box }) => sum + visibleArea(box), 0),
  )
}

/** Share of the page. Specks, lines and dots drawn as images are smaller. */
const SPECK = 0.001

/**
 * The one image that is the scanned page, to be taken without rendering; null where the page must be rendered: several
 * images (strips, a signature pasted on), slanted ones, masks. Text over the scan is no reason: see `overlaid`.
 */
export function scannedImage({ images }: PageInk): (PlacedImage & { readonly id: string }) | null {
  const seen = images.filter(({ box }) => visibleArea(box) >= SPECK)
  const [only] = seen
  if (only === undefined || seen.length > 1) return null
  const { image } = only
  if (image?.id == null || !only.straight || visibleArea(only.box) < 0.8) return null
  return { ...only, id: image.id }
}

/** The drawing after its last image, without hidden text: what shows over a scan. */
export function overlaid({ parts }: Drawing): Drawing {
  const last = parts.findLastIndex((part) => part.kind === 'image')
  return { parts: parts.filter((part, i) => part.kind !== 'text' || (i > last && !part.hidden)) }
}

function visibleArea({ x0, y0, x1, y1 }: Box): number {
  return Math.max(0, Math.min(1, x1) - Math.max(0, x0)) * Math.max(0, Math.min(1, y1) - Math.max(0, y0))
}
