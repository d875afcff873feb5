/** Writes a sample as DOCX: letterhead and end block as borderless tables of two columns, numbers and dashes as Word lists. */
import { numberMark, placeLine } from './markup.mjs'
import { zip } from './zip-file.mjs'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A run; long texts are cut in several runs, as Word does after every correction. */
function runs(text, { bold = false, italic = false, size = 28 } = {}) {
  const look = `<w:rPr>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}<w:sz w:val="${size}"/></w:rPr>`
  const words = text.split(/(?<= )/u)
  const pieces = []
  for (let i = 0; i < words.length; i += 9) pieces.push(words.slice(i, i + 9).join(''))
  return pieces.map((piece) => `<w:r>${look}<w:t xml:space="preserve">${escape(piece)}</w:t></w:r>`).join('')
}

const paragraph = (text, look = {}, align = 'both') =>
  `<w:p><w:pPr><w:spacing w:before="120"/>${align === 'both' ? '<w:ind w:firstLine="720"/>' : ''}<w:jc w:val="${align}"/></w:pPr>${runs(text, look)}</w:p>`

const column = (paragraphs) => `<w:tc><w:tcPr><w:tcW w:w="4700" w:type="dxa"/></w:tcPr>${paragraphs.join('')}</w:tc>`
const sideBySide = (left, right) =>
  `<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4700"/><w:gridCol w:w="4700"/></w:tblGrid><w:tr>${column(left)}${column(right)}</w:tr></w:tbl>`

/** An item of a list: Word prints its number or dash, the text does not hold it. */
const listed = (list, level, text) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr><w:spacing w:before="120"/><w:jc w:val="both"/></w:pPr>${runs(text)}</w:p>`

const level = (depth, format, text) =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`
const lists = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, 'bullet', '-')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

function block(node) {
  switch (node.kind) {
    case 'heading':
      return paragraph(numberMark(node.level, node.number) + node.text, { bold: true })
    case 'numbered':
      return listed(1, node.level - 2, node.text)
    case 'run-in':
      return paragraph(`${numberMark(node.level, node.number)}${node.heading}: ${node.text}`)
    case 'bullet':
      return listed(2, 0, node.text)
    case 'paragraph':
    case 'line':
      return paragraph(node.text)
    default:
      throw new RangeError(`no Word paragraph for a ${node.kind}`)
  }
}

/** The bytes of the file. */
export function toDocx({ head, body, end }) {
  const middle = (text, look) => paragraph(text, look, 'center')
  const left = (text, look) => paragraph(text, look, 'left')
  const document = [
    sideBySide(
      [
        ...[head.issuer].flat().map((l) => middle(l, { bold: true, size: 26 })),
        middle(`Số: ${head.number}`, { size: 26 }),
      ],
      [
        middle('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 26 }),
        middle('Độc lập - Tự do - Hạnh phúc', { bold: true }),
        middle(placeLine(head), { italic: true }),
      ],
    ),
    middle(head.type, { bold: true }),
    ...[head.title].flat().map((l) => middle(l, { bold: true })),
    ...body.map(block),
    sideBySide(
      [
        left('Nơi nhận:', { bold: true, italic: true, size: 24 }),
        ...end.recipients.map(([text]) => left(`- ${text}`, { size: 22 })),
        left(`- Lưu: ${end.archive}.`, { size: 22 }),
      ],
      [
        ...end.sign.lines.map((l) => middle(l, { bold: true })),
        middle(''),
        middle(''),
        middle(end.sign.name, { bold: true }),
      ],
    ),
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="1021"/></w:sectPr>',
  ]
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const office = 'http://schemas.openxmlformats.org'
  return zip([
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `${declaration}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
    ],
    ['word/numbering.xml', declaration + lists],
    ['word/document.xml', `${declaration}<w:document ${W}><w:body>${document.join('')}</w:body></w:document>`],
  ])
}
