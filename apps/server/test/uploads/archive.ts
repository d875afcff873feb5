/** A ZIP archive whose entries all hold the same bytes, not packed. Its checksums are wrong: nobody here unpacks it. */
export function archive(names: readonly string[], content: Uint8Array = Buffer.from('x'), comment = ''): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const name of names) {
    const told = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(told.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(content.length, 20)
    entry.writeUInt32LE(content.length, 24)
    entry.writeUInt16LE(told.length, 28)
    entry.writeUInt32LE(at, 42)
    const part = Buffer.concat([local, told, content])
    parts.push(part)
    directory.push(entry, told)
    at += part.length
  }
  const index = Buffer.concat(directory)
  const note = Buffer.from(comment).subarray(0, 65_535)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(note.length, 20)
  return Buffer.concat([...parts, index, end, note])
}
