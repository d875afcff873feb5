/**
 * pdf.js asks the browser's OffscreenCanvas how large a canvas may be, and halves JPEG 2000 scans that are larger
 * (2,048 pixels where there is none to ask, less than an A4 page at 200 dpi). Nothing is drawn on a canvas here: this one
 * answers that any size will do. The limit of pixels stands before the decoder.
 */
class AnySize {
  constructor(
    public width: number,
    public height: number,
  ) {}

  getContext(): object {
    return { fillRect: () => undefined, getImageData: () => ({ data: [0, 0, 0, 255] }) }
  }
}

/** Only for a process that has no browser's canvas. */
export function allowAnySize(): void {
  if (!('OffscreenCanvas' in globalThis)) Object.defineProperty(globalThis, 'OffscreenCanvas', { value: AnySize })
}
