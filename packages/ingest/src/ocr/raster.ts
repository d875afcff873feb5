/** One byte a pixel, row by row from the top left; 0 is black, 255 white. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Dots per inch of the scan where known; otherwise taken from the page height of A4. */
  readonly dpi?: number
}
