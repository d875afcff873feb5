import type { Edit, RepairedText } from '@vanthu/document'
import pc from 'picocolors'

/**
 * The text with its changes in place: what was read in red, what it became in green, an edit's confidence where it is
 * under 0.9. Without colour: [-read-]{+became+}.
 */
export function editedText(repaired: RepairedText, colour: boolean): string {
  const parts: string[] = []
  let at = 0
  for (const edit of repaired.edits) {
    parts.push(repaired.raw.slice(at, edit.span.from), change(repaired.raw, edit, colour))
    at = edit.span.to
  }
  parts.push(repaired.raw.slice(at))
  return parts.join('')
}

function change(raw: string, edit: Edit, colour: boolean): string {
  const read = raw.slice(edit.span.from, edit.span.to)
  const doubt = edit.confidence < 0.9 ? `(${edit.confidence.toFixed(2)})` : ''
  if (!colour)
    return `${read === '' ? '' : `[-${read}-]`}${edit.replacement === '' ? '' : `{+${edit.replacement}+}`}${doubt}`
  const paint = pc.createColors(true)
  return `${read === '' ? '' : paint.strikethrough(paint.red(read))}${paint.green(edit.replacement)}${paint.yellow(doubt)}`
}
