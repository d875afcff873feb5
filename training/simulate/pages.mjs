// Sets runs of corpus lines as the pages of an office: serif type of 13–14 points, justified, headings now and then.
const fonts = [
  'Liberation Serif',
  'Liberation Serif',
  'Liberation Serif',
  'TeX Gyre Termes',
  'FreeSerif',
  'DejaVu Serif',
]

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** HTML of one document of about `pages` pages, out of `lines` (strings), by the random source `r`. */
export function pageHtml(lines, pages, r) {
  const font = r.pick(fonts)
  const size = r.pick([13, 13.5, 14])
  const leading = r.between(1.1, 1.45).toFixed(2)
  const body = []
  let characters = 0
  while (characters < pages * 2900) {
    const start = r.integer(0, Math.max(0, lines.length - 30))
    const run = r.integer(5, 25)
    for (const line of lines.slice(start, start + run)) {
      const text = line.slice(0, 900)
      characters += text.length + 40
      const short = text.length < 90
      if (short && r.chance(0.35)) body.push(`<p class="b">${escape(text)}</p>`)
      else if (short && r.chance(0.3)) body.push(`<p class="c b">${escape(text.toUpperCase())}</p>`)
      else if (r.chance(0.06)) body.push(`<p class="i">${escape(text)}</p>`)
      else body.push(`<p>${escape(text)}</p>`)
    }
    if (r.chance(0.4)) body.push(letterhead(r))
  }
  return `<!doctype html><meta charset="utf-8"><style>
@page { size: A4; margin: ${r.integer(18, 25)}mm ${r.integer(15, 20)}mm ${r.integer(18, 25)}mm ${r.integer(25, 32)}mm }
body { font: ${size}pt "${font}"; line-height: ${leading}; text-align: justify }
p { margin: 0 0 ${r.integer(2, 6)}pt; text-indent: ${r.pick([0, 1, 1.27])}cm }
.b { font-weight: bold } .i { font-style: italic } .c { text-align: center; text-indent: 0 }
</style>${body.join('\n')}`
}

/** The fixed words of a letterhead and of the end block, with numbers made up. */
function letterhead(r) {
  const n = () => r.integer(1, 999)
  const lines = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    r.pick(['ỦY BAN NHÂN DÂN', 'HỘI ĐỒNG NHÂN DÂN', 'BỘ TÀI CHÍNH', 'SỞ NỘI VỤ', 'THỦ TƯỚNG CHÍNH PHỦ']),
    `Số: ${n()}/${r.pick(['QĐ-UBND', 'KH-UBND', 'QĐ-TTg', 'NQ-HĐND', 'TTr-SLĐTBXH', 'CT-TTg', 'TB-VPCP'])}`,
    r.pick(['KẾ HOẠCH', 'QUYẾT ĐỊNH', 'CHỈ THỊ', 'THÔNG BÁO', 'BÁO CÁO', 'TỜ TRÌNH']),
    r.pick(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'KT. BỘ TRƯỞNG', 'TL. CHỦ TỊCH']),
    r.pick(['CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'THỨ TRƯỞNG', 'CHÁNH VĂN PHÒNG']),
  ]
  return lines.map((line) => `<p class="c b">${line}</p>`).join('\n')
}
