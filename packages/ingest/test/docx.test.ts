import { describe, expect, it } from 'vitest'
import { defaultLimits } from '@vanthu/ingest'
import { readDocx } from '../src/text/docx-adapter.js'
import { printed } from './fixtures/blocks.js'
import { docx, paragraph } from './fixtures/zip.js'

async function read(body: string, parts: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { blocks } = await readDocx(Buffer.from(docx(body, parts)), defaultLimits)
  return printed(blocks)
}

const level = (at: number, format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering =
  `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', '+')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="9">${level(0, 'decimal', 'Điều %1.', 3)}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>' +
  '<w:num w:numId="4"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
const item = (list: number, at: number, text: string): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

describe('DOCX', () => {
  it.each<[name: string, body: string, text: string[]]>([
    ['paragraphs', paragraph('KẾ HOẠCH') + paragraph('Rà soát hộ nghèo'), ['KẾ HOẠCH', 'Rà soát hộ nghèo']],
    [
      'headings and points as printed',
      item(1, 0, 'MỤC ĐÍCH') +
        item(1, 1, 'Yêu cầu') +
        item(1, 2, 'Đúng hạn') +
        item(1, 2, 'Đủ') +
        item(1, 0, 'THỰC HIỆN') +
        item(1, 1, 'Các xã'),
      ['I. MỤC ĐÍCH', 'I.1. Yêu cầu', 'a) Đúng hạn', 'b) Đủ', 'II. THỰC HIỆN', 'II.1. Các xã'].map((s) =>
        s.replace(/^(II?)\.1/u, '$1.1'),
      ),
    ],
    ['bullets as dashes', item(2, 0, 'Các xã') + item(2, 1, 'Thôn'), ['- Các xã', '+ Thôn']],
    [
      'articles that start at three',
      item(3, 0, 'Tổ chức') + item(3, 0, 'Hiệu lực'),
      ['Điều 3. Tổ chức', 'Điều 4. Hiệu lực'],
    ],
    [
      'a list that starts anew',
      item(3, 0, 'Một') + item(4, 0, 'Hai') + item(4, 0, 'Ba'),
      ['Điều 3. Một', 'Điều 1. Hai', 'Điều 2. Ba'],
    ],
    ['no number where it was taken off', paragraph('Căn cứ', '<w:numPr><w:numId w:val="0"/></w:numPr>'), ['Căn cứ']],
    ['a number through a style', paragraph('Phạm vi', '<w:pStyle w:val="Dieu"/>'), ['Điều 3. Phạm vi']],
    [
      'deleted text is gone, inserted text stays',
      '<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>',
      ['mới'],
    ],
    [
      'a table',
      `<w:tbl><w:tr><w:tc>${paragraph('TT')}</w:tc><w:tc>${paragraph('Việc')}</w:tc></w:tr><w:tr><w:tc>${paragraph('1')}</w:tc><w:tc>${paragraph('Rà soát')}${paragraph('Báo cáo')}</w:tc></w:tr></w:tbl>`,
      ['TT | Việc', '1 | Rà soát ¶ Báo cáo'],
    ],
    [
      'the letterhead',
      `<w:tbl><w:tr><w:tc>${paragraph('UBND XÃ A')}</w:tc><w:tc>${paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tc></w:tr></w:tbl>`,
      ['letterhead: UBND XÃ A', 'motto: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ],
  ])('%s', async (_name, body, text) => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Muc"/></w:style></w:styles>'
    expect(await read(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })).toEqual(text)
  })

  it('footnotes stand after their paragraph', async () => {
    const body =
      '<w:p><w:r><w:t>Rà soát hộ nghèo</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' +
      paragraph('Báo cáo')
    const footnotes =
      '<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>Theo chuẩn mới.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    expect(await read(body, { 'word/footnotes.xml': footnotes })).toEqual([
      'Rà soát hộ nghèo ^1',
      '[1] Theo chuẩn mới.',
      'Báo cáo',
    ])
  })

  it('pictures are noted', async () => {
    const body = paragraph('Văn bản') + '<w:p><w:r><w:drawing xmlns:a="a"><a:blip/></w:drawing></w:r></w:p>'
    const { notes } = await readDocx(Buffer.from(docx(body)), defaultLimits)
    expect(notes.map((note) => note.code)).toEqual(['ingest.pictures_skipped'])
  })
})
