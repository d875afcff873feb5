/**
 * pdf.js's build for Node 20 mends what it takes for an old engine. This module, loaded before pdf.js, keeps the
 * engine's own.
 *
 * `Array.prototype.push` it replaces by a version in JavaScript, for the sake of frozen arrays in old engines. It makes
 * text layers a fifth slower. `Response` it only looks at, but that makes Node load its whole client for the web, 25 ms.
 */
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')
const response = Object.getOwnPropertyDescriptor(globalThis, 'Response')
if (response?.configurable === true)
  Object.defineProperty(globalThis, 'Response', {
    configurable: true,
    value: class {
      bytes(): never {
        throw new RangeError('stands in for Response while pdf.js is loaded')
      }
    },
  })

/** Puts the engine's own method back, after a part of pdf.js was loaded. */
export function restorePush(): void {
  if (push !== undefined) Object.defineProperty(Array.prototype, 'push', push)
}

/** Puts the engine's own `Response` back, after the last part of pdf.js was loaded. */
export function keepResponse(): void {
  if (response?.configurable === true) Object.defineProperty(globalThis, 'Response', response)
}
