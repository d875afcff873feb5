import { clockwise, counterclockwise, turn, upsideDown } from '../image/frame.js'
import { isSideways } from '../image/orientation.js'
import type { Engine } from '../ocr/engine.js'
import type { Raster } from '../ocr/raster.js'
import type { PageWords } from '../page-words.js'

interface Read {
  /** As it was read; the words' boxes are fractions of it. */
  readonly image: Raster
  readonly words: PageWords
}

/** Upright pages of scans read at 0.8 and more, upside down at 0.3 to 0.5, with as many words. */
const DOUBTFUL = 0.6
const CLEARLY_BETTER = 0.15
const ENOUGH_WORDS = 12

/**
 * Reads an image as it stands; turned where its lines run along its height and it reads better so, or where it reads so
 * badly that it may stand on its head. Of two ways the one that the engine is surer of counts.
 */
export async function readUpright(page: number, image: Raster, engine: Engine): Promise<Read> {
  const read = async (as: Raster): Promise<Read> => ({ image: as, words: await engine.readImage(page, as) })
  if (isSideways(image)) {
    const right = await read(turn(image, clockwise))
    if (right.words.confidence > 0.8) return right
    const left = await read(turn(image, counterclockwise))
    const better = left.words.confidence > right.words.confidence ? left : right
    if (better.words.confidence >= DOUBTFUL) return better
    // A seal, a signature and a few short lines may look as if they ran along the page.
    const straight = await read(image)
    return straight.words.confidence > better.words.confidence ? straight : better
  }
  const first = await read(image)
  if (first.words.confidence >= DOUBTFUL || first.words.words.length < ENOUGH_WORDS) return first
  const turned = await read(turn(image, upsideDown))
  return turned.words.confidence > first.words.confidence + CLEARLY_BETTER ? turned : first
}
