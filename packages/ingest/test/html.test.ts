import { describe, expect, it } from 'vitest'
import { readHtml } from '../src/text/html.js'
import { readMarkdown } from '../src/text/markdown.js'
import { stripEmphasis } from '../src/text/text-lines.js'
import { printed } from './fixtures/blocks.js'

describe('HTML', () => {
  it.each<[name: string, html: string, text: string[]]>([
    ['paragraphs', '<p>Kế hoạch</p><p>I. MỤC ĐÍCH</p>', ['Kế hoạch', 'I. MỤC ĐÍCH']],
    ['white space is one space', '<p>Ủy ban\n   nhân&nbsp;dân\txã</p>', ['Ủy ban nhân dân xã']],
    ['entities', '<p>K&#7871; ho&#x1EA1;ch &amp; b&aacute;o c&aacute;o</p>', ['Kế hoạch & báo cáo']],
    ['a word in two types is one word', '<p>tổ ch<b>ức</b></p>', ['tổ chức']],
    ['scripts and styles are no text', '<style>p{}</style><script>alert("<p>x")</script><p>Văn bản</p>', ['Văn bản']],
    ['a script without an end hides nothing before it', '<p>Văn bản</p><script>var a', ['Văn bản']],
    ['text outside of paragraphs', 'Kính gửi: các xã<div>Thực hiện</div>', ['Kính gửi: các xã', 'Thực hiện']],
    ['a break begins anew', '<p>KẾ HOẠCH<br>Rà soát hộ nghèo</p>', ['KẾ HOẠCH', 'Rà soát hộ nghèo']],
    ['a break in a sentence', '<p>Các xã tổ chức<br>thực hiện</p>', ['Các xã tổ chức thực hiện']],
    ['lists have their labels', '<ol><li>Rà soát</li><li>Báo cáo</li></ol>', ['1. Rà soát', '2. Báo cáo']],
    ['a list that goes on', '<ol start="4"><li>Báo cáo</li></ol>', ['4. Báo cáo']],
    [
      'points',
      '<ol type="a"><li>Một</li><li>Hai</li><li>Ba</li><li>Bốn</li><li>Năm</li></ol>',
      ['a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'đ) Năm'],
    ],
    ['Roman numbers', '<ol type="I" start="4"><li>THỰC HIỆN</li></ol>', ['IV. THỰC HIỆN']],
    ['dashes, then plus signs', '<ul><li>Các xã<ul><li>Thôn</li></ul></li></ul>', ['- Các xã', '+ Thôn']],
    [
      'a table',
      '<table><tr><th>TT</th><th>Việc</th></tr><tr><td>1</td><td><p>Rà soát</p><p>Báo cáo</p></td></tr></table>',
      ['TT | Việc', '1 | Rà soát ¶ Báo cáo'],
    ],
    [
      'a table in a cell',
      '<table><tr><td>1</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
      ['1 | a ¶ b'],
    ],
    ['a table without an end', '<table><tr><td>1<td>Rà soát', ['1 | Rà soát']],
    ['a raised mark is a word of its own', '<p>hộ nghèo<sup>1</sup> và</p>', ['hộ nghèo ^1 và']],
    [
      'the letterhead of two columns',
      '<table><tr><td><p>UBND HUYỆN A</p><p>Số: 12/KH-UBND</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>A, ngày 5 tháng 3 năm 2024</p></td></tr></table>',
      [
        'letterhead: UBND HUYỆN A',
        'letterhead: Số: 12/KH-UBND',
        'motto: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'motto: A, ngày 5 tháng 3 năm 2024',
      ],
    ],
    [
      'the end of two columns',
      '<table><tr><td>Nơi nhận:<br>- Như trên;</td><td>CHỦ TỊCH<br>Trần Văn Mẫu</td></tr></table>',
      ['recipients: Nơi nhận:', 'recipients: - Như trên;', 'signature: CHỦ TỊCH', 'signature: Trần Văn Mẫu'],
    ],
    [
      'footnotes follow their paragraph',
      '<p>Rà soát hộ nghèo<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p><p>Báo cáo.</p><ol><li id="footnote-1"><p> Theo chuẩn mới. <a href="#footnote-ref-1">↑</a></p></li></ol>',
      ['Rà soát hộ nghèo ^1 .', '[1] Theo chuẩn mới.', 'Báo cáo.'],
    ],
    [
      'footnotes as Word saves them',
      '<p>Rà soát<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p><div id="ftn2"><p><a href="#_ftnref2">[2]</a> Công văn số 9.</p></div>',
      ['Rà soát ^2', '[2] Công văn số 9.'],
    ],
  ])('%s', (_name, html, text) => {
    expect(printed(readHtml(html))).toEqual(text)
  })

  it('keeps the columns and rows that a cell covers', () => {
    const [table] = readHtml(
      '<table><tr><td rowspan="2">1</td><td colspan="2">A</td></tr><tr><td>B</td><td>C</td></tr></table>',
    )
    const cells =
      table?.kind === 'table' ? table.rows.map((r) => r.cells.map((c) => [c.column, c.columns, c.rows])) : []
    expect(cells).toEqual([
      [
        [0, 1, 2],
        [1, 2, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    ])
  })

  it('keeps bold and italic', () => {
    const [block] = readHtml('<p><b>Điều 1.</b> <i>Phạm vi</i></p>')
    const words = block?.kind === 'paragraph' ? (block.lines[0]?.words ?? []) : []
    expect(words.map((w) => [w.text, w.bold ?? false, w.italic ?? false])).toEqual([
      ['Điều', true, false],
      ['1.', true, false],
      ['Phạm', false, true],
      ['vi', false, true],
    ])
  })
})

describe('Markdown', () => {
  it.each<[name: string, markdown: string, text: string[]]>([
    ['a heading', '## I. MỤC ĐÍCH', ['I. MỤC ĐÍCH']],
    ['bold', '**Điều 1.** Giao các xã', ['Điều 1. Giao các xã']],
    ['an escape', '1\\. Giao các xã', ['1. Giao các xã']],
    ['a star bullet', '* Các xã rà soát', ['- Các xã rà soát']],
    ['a link', '[Nghị quyết số 5](http://a.vn/5)', ['Nghị quyết số 5']],
    ['a table', '| TT | Việc |\n|---|:--|\n| 1 | **Rà soát** |\n| 2 | |', ['TT | Việc', '1 | Rà soát', '2 | ']],
  ])('%s', (_name, markdown, text) => {
    expect(printed(readMarkdown(markdown))).toEqual(text)
  })
})

it.each([
  ['**I. MỤC ĐÍCH**', 'I. MỤC ĐÍCH'],
  ['**Giao các xã', 'Giao các xã'],
  ['chỉ tiêu (**)', 'chỉ tiêu (**)'],
  ['(*) Ghi chú', '(*) Ghi chú'],
  ['số ....../KH__UBND', 'số ....../KH__UBND'],
])('marks of emphasis: %s → %s', (line, text) => {
  expect(stripEmphasis(line)).toBe(text)
})
