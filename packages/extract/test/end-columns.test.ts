import { describe, expect, test } from 'vitest'
import { recordOf } from './plain-text.js'

const end = (lines: readonly string[]) => {
  const { signer, recipients, archive } = recordOf(
    `ỦY BAN NHÂN DÂN TỈNH LÂM HẢI\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Hải, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nDọn bờ kè\nI. NHIỆM VỤ\n1. Sở Xây dựng lập lịch; Sở Tài chính bố trí kinh phí.\n2. Sở Xây dựng theo dõi.\n${lines.join('\n')}`,
  ).document
  return { signer, recipients, archive }
}

describe('the two columns of an end block, run together by a reader without layout', () => {
  test.each([
    [
      'posts and marks behind the recipients, with what strokes left before them',
      [
        'Nơi nhận: a TM. ỦY BAN NHÂN DÂN',
        '- Bộ Nội vụ (b/c); _KT. CHỦ TỊCH',
        '- Như Điều 3; “~~ PHÓ CHỦ TỊCH',
        '- Lưu: VT.',
        'Lê Văn Sậy',
      ],
      { name: 'Lê Văn Sậy', position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
      ['Bộ Nội vụ', 'Như Điều 3'],
    ],
    [
      'a post of which a seal has left little',
      ['Nơi nhận: . TL. CHỦ TỊCH', '- Sở Nội vụ; a H VĂN PHÒNG', '- Lưu: VT.', 'Lê Văn Sậy'],
      { name: 'Lê Văn Sậy', position: 'Chánh Văn phòng', signsFor: 'TL. CHỦ TỊCH', onBehalfOf: null },
      ['Sở Nội vụ'],
    ],
    [
      'letters that came apart',
      ['Nơi nhận: TRUG NG BAN', '- Sở Nội vụ;', '- Lưu: VT.', 'Lê Văn Sậy'],
      { name: 'Lê Văn Sậy', position: 'Trưởng ban', signsFor: null, onBehalfOf: null },
      ['Sở Nội vụ'],
    ],
    [
      'two recipients in one line, with a post between them',
      ['Nơi nhận: KT. GIÁM ĐỐC', '- Sở Nội vụ; có - PHÓ GIÁM ĐỐC - Công an tỉnh;', '- Lưu: VT.', 'Lê Văn Sậy'],
      { name: 'Lê Văn Sậy', position: 'Phó Giám đốc', signsFor: 'KT. GIÁM ĐỐC', onBehalfOf: null },
      ['Sở Nội vụ', 'Công an tỉnh'],
    ],
    [
      'specks behind recipients',
      [
        'Nơi nhận: KT. GIÁM ĐỐC',
        '- Sở Nội vụ; oy a',
        '- Ban Dân tộc (b/c), an',
        '- Lưu: VT.',
        'PHÓ GIÁM ĐỐC',
        'Lê Văn Sậy',
      ],
      { name: 'Lê Văn Sậy', position: 'Phó Giám đốc', signsFor: 'KT. GIÁM ĐỐC', onBehalfOf: null },
      ['Sở Nội vụ', 'Ban Dân tộc'],
    ],
    [
      'a heading of which nothing is left',
      ['hee KT. GIÁM ĐỐC', '- Sở Nội vụ; PHÓ GIÁM ĐỐC', '- Lưu: VT.', 'Lê Văn Sậy'],
      { name: 'Lê Văn Sậy', position: 'Phó Giám đốc', signsFor: 'KT. GIÁM ĐỐC', onBehalfOf: null },
      ['Sở Nội vụ'],
    ],
    [
      'a name under the archive and nothing else',
      ['Nơi nhận:', '- Sở Nội vụ;', '- Lưu: VT.', 'Kha Văn Sậy'],
      { name: 'Kha Văn Sậy', position: null, signsFor: null, onBehalfOf: null },
      ['Sở Nội vụ'],
    ],
    [
      'a name before its post',
      ['Nơi nhận:', '- Sở Nội vụ;', '- Lưu: VT.', 'Kha Văn Sậy', 'CHỦ TỊCH'],
      { name: 'Kha Văn Sậy', position: 'Chủ tịch', signsFor: null, onBehalfOf: null },
      ['Sở Nội vụ'],
    ],
    // What is printed in one line because it belongs together stays.
    [
      'recipients with commas, short words and capitals',
      [
        'Nơi nhận:',
        '- Các sở, ban, ngành tỉnh;',
        '- UBND các xã, phường;',
        '- TTTU, TT.HĐND;',
        '- Lưu: VT, KT.',
        'CHỦ TỊCH',
        'Lê Văn Sậy',
      ],
      { name: 'Lê Văn Sậy', position: 'Chủ tịch', signsFor: null, onBehalfOf: null },
      [
        'Các sở, ban, ngành tỉnh',
        'Ủy ban nhân dân các xã, phường',
        'Thường trực Tỉnh ủy',
        'Thường trực Hội đồng nhân dân',
      ],
    ],
  ])('%s', (_, lines, signer, recipients) => {
    const read = end(lines)
    expect(read.signer).toEqual(signer)
    expect(read.recipients).toEqual(recipients)
  })

  test.each([
    ['- Lưu: VT, NN (2). Tuyên Dương Khắc An', 'VT, NN (2). Tuyên', 'Dương Khắc An'],
    ['- Lưu: VT, QH (3b). Tùng KT. CHỦ NHIỆM', 'VT, QH (3b). Tùng', 'Lê Văn Sậy'],
  ])('behind the archive: %s', (line, archive, name) => {
    const read = end([
      'Nơi nhận: KT. CHỦ NHIỆM',
      '- Như trên; PHÓ CHỦ NHIỆM',
      line,
      ...(name === 'Lê Văn Sậy' ? [name] : []),
    ])
    expect(read.archive).toBe(archive)
    expect(read.signer?.name).toBe(name)
  })
})

describe('a letterhead that was read badly', () => {
  test.each([
    ['ỦY BAN NHÂN DÂN -\nTỈNH LÂM HẢI "\n86: 74/KH-UBND', 'Ủy ban nhân dân tỉnh Lâm Hải', '74/KH-UBND'],
    ['ỦY BAN NHÂN DÂN\nTỈNH LÂM HẢI,\nS6: 74/KH-UBND', 'Ủy ban nhân dân tỉnh Lâm Hải', '74/KH-UBND'],
    ['LIÊN ĐOÀN LAO ĐỘNG - TỈNH ĐOÀN\nSố: 74/KHPH-LĐLĐ-TĐ', 'Liên đoàn Lao động', '74/KHPH-LĐLĐ-TĐ'],
  ])('%s', (head, issuer, reference) => {
    const { document } = recordOf(
      `${head}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Hải, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nDọn bờ kè\nI. NHIỆM VỤ\n1. Sở Xây dựng lập lịch.`,
    )
    expect(document.reference).toBe(reference)
    expect(document.issuer).toContain(issuer)
  })
})
