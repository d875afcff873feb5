import { describe, expect, it } from 'vitest'
import type { DamageKind } from '../src/index.js'
import { markSigns } from '../src/rules/mark-signs.js'

function after(text: string, kind: DamageKind): string {
  const damage = [{ span: { from: 0, to: text.length }, kind, score: 1 }]
  const edits = markSigns({ text, damage, protectedSpans: [], scanned: false, english: [] })
  return edits.toReversed().reduce((s, e) => s.slice(0, e.span.from) + e.replacement + s.slice(e.span.to), text)
}

describe('signs that an engine writes for the marks of letters', () => {
  it.each([
    ['U~ ban nha^n d;n x~ ph;i h`o;p v~i c;c &oa`n th~', 'U ban nhan dn x phi hop vi cc &oan th'],
    ['ba` m;, tre~ s~ sinh; ngu^o;i be~nh, kha^ch h~ng', 'ba m, tre s sinh; nguoi benh, khach hng'],
  ])('%s → %s', (text, letters) => {
    expect(after(text, 'lossy-ocr')).toBe(letters)
  })

  it.each([
    ['lossy-ocr', 'y ban nhan dn x phi hop; cc di tng; ngun lc'],
    ['lossy-ocr', 'a;b y ban nhan dn x phi hop'],
    ['clean', 'x~y a;b c;d e;f g;h i;k'],
  ] as const)('%s: %s stays', (kind, text) => {
    expect(after(text, kind)).toBe(text)
  })
})
