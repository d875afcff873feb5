import { CodedError } from '@vanthu/document'

/** "VTRM": the first four bytes of a repair model. */
export const magic = 0x5654524d

/** Raised with every change of the layout; a reader refuses other versions. */
export const formatVersion = 3

/**
 * A repair model: magic, version, then named sections. Each section: length of the name (1 byte), name (ASCII), length
 * (4 bytes, big-endian), bytes. @throws CodedError `ocr_fix.bad_model` when the bytes are no model of this version.
 */
export function readSections(model: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength)
  if (model.byteLength < 8 || view.getUint32(0) !== magic || view.getUint32(4) !== formatVersion) {
    throw new CodedError('ocr_fix.bad_model', 'This file is no repair model of the version that is needed.', {
      hint: 'Install the package again, or build the model with "npm run train".',
    })
  }
  const out = new Map<string, Uint8Array>()
  let at = 8
  while (at < model.byteLength) {
    const nameLength = model[at] ?? 0
    const nameEnd = at + 1 + nameLength
    if (nameEnd + 4 > model.byteLength) throw cutShort()
    const name = String.fromCharCode(...model.subarray(at + 1, nameEnd))
    const length = view.getUint32(nameEnd)
    if (nameEnd + 4 + length > model.byteLength) throw cutShort()
    out.set(name, model.subarray(nameEnd + 4, nameEnd + 4 + length))
    at = nameEnd + 4 + length
  }
  return out
}

const cutShort = (): CodedError =>
  new CodedError('ocr_fix.bad_model', 'The repair model ends in the middle of a section.', {
    hint: 'The file was cut short; install the package again.',
  })

/** The bytes of a model with these sections, in this order. */
export function writeSections(sections: Iterable<readonly [string, Uint8Array]>): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(8)]
  const head = new DataView(parts[0]?.buffer ?? new ArrayBuffer(8))
  head.setUint32(0, magic)
  head.setUint32(4, formatVersion)
  for (const [name, bytes] of sections) {
    const label = new Uint8Array(name.length + 5)
    label[0] = name.length
    for (let i = 0; i < name.length; i++) label[i + 1] = name.charCodeAt(i)
    new DataView(label.buffer).setUint32(name.length + 1, bytes.byteLength)
    parts.push(label, bytes)
  }
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.byteLength, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.byteLength
  }
  return out
}

/** A section that must be there. */
export function section(sections: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = sections.get(name)
  if (found !== undefined) return found
  throw new CodedError('ocr_fix.bad_model', `The repair model has no section "${name}".`, {
    hint: 'Install the package again, or build the model with "npm run train".',
  })
}

/** The JSON value of a section; its shape is checked where it is used. */
export const jsonSection = (sections: ReadonlyMap<string, Uint8Array>, name: string): unknown =>
  JSON.parse(new TextDecoder().decode(section(sections, name)))
