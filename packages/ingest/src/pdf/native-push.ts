/**
 * pdf.js's build for Node 20 replaces `Array.prototype.push` by a version in JavaScript, for the sake of frozen arrays
 * in old engines. It makes text layers a fifth slower. This module, loaded before pdf.js, keeps the engine's own.
 */
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')

/** Puts the engine's own method back, after pdf.js was loaded. */
export function restorePush(): void {
  if (push !== undefined) Object.defineProperty(Array.prototype, 'push', push)
}
