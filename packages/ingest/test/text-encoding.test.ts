import { describe, expect, it } from 'vitest'
import { decodeText } from '../src/text/encoding.js'

const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()

describe('the encoding of a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('Kế hoạch'), 'utf-8', 'Kế hoạch'],
    ['UTF-8 with a mark', Buffer.from('\ufeffKế hoạch'), 'utf-8', 'Kế hoạch'],
    ['plain ASCII', Buffer.from('KH 12'), 'utf-8', 'KH 12'],
    ['UTF-16 with a mark', Buffer.from('\ufeffKế hoạch', 'utf16le'), 'utf-16le', 'Kế hoạch'],
    ['UTF-16, big endian, with a mark', utf16be('\ufeffKế hoạch'), 'utf-16be', 'Kế hoạch'],
    ['UTF-16 without a mark', Buffer.from('Ủy ban nhân dân xã', 'utf16le'), 'utf-16le', 'Ủy ban nhân dân xã'],
    [
      'windows-1258: the tone is a byte after its vowel',
      Buffer.from('V\xe3n ba\xd2n v\xea\xcc viê\xf2c nga\xccy, tha\xecng', 'latin1'),
      'windows-1258',
      'Văn bản về việc ngày, tháng',
    ],
    // TCVN3: µ is à, ¸ is á, ¹ is ạ; the repair stage converts.
    ['TCVN3, byte for byte', Buffer.from('H\xb5 N\xe9i, th\xb8ng 5', 'latin1'), 'latin1', 'Hµ Néi, th¸ng 5'],
    // VNI writes a letter and a mark: "Uûy ban nhaân daân".
    ['VNI, byte for byte', Buffer.from('U\xfby ban nha\xe2n da\xe2n', 'latin1'), 'latin1', 'Uûy ban nhaân daân'],
  ])('%s', (_name, bytes, encoding, text) => {
    const decoded = decodeText(bytes)
    expect({ encoding: decoded.encoding, text: decoded.text.normalize('NFC') }).toEqual({ encoding, text })
  })
})
