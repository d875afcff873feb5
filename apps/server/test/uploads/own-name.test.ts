import { describe, expect, it } from 'vitest'
import { ownName } from '../../src/uploads/own-name.js'

describe('what a file is called here', () => {
  it.each([
    ['Kế hoạch 57.pdf', 'Kế hoạch 57.pdf'],
    ['Kế hoạch 57.pdf'.normalize('NFD'), 'Kế hoạch 57.pdf'],
    ['C:\\scan\\Công văn số 12.pdf', 'Công văn số 12.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['thư mục/.htaccess', '.htaccess'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['ke-hoach\u202Efdp.exe', 'ke-hoachfdp.exe'],
    ['\uD800.pdf', '.pdf'],
    ['', 'khong-ten'],
    ['..', 'khong-ten'],
    ['a/', 'khong-ten'],
    [undefined, 'khong-ten'],
    [`${'ă'.repeat(400)}.pdf`, `${'ă'.repeat(196)}.pdf`],
    ['📄'.repeat(300), '📄'.repeat(200)],
  ])('%j is %j', (given, name) => {
    expect(ownName(given)).toBe(name)
  })
})
