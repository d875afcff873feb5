import { readFileSync } from 'node:fs'
import { apply, editSet, type Edit, type Span } from '@vanthu/document'
import { beforeAll, describe, expect, it } from 'vitest'
import { modelFile, openDecoder, piecesOf, type DamageKind, type Decoder } from '../src/index.js'

let decoder: Decoder
beforeAll(() => {
  decoder = openDecoder(readFileSync(modelFile))
})

const linesOf = (text: string): readonly Span[] =>
  [...text.matchAll(/[^\n]+/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }))

function edits(text: string, kind: DamageKind, protectedSpans: readonly Span[] = [], confidence = 1): readonly Edit[] {
  const lines = linesOf(text)
  const words = piecesOf(text).map(({ from, to }) => ({
    span: { from, to },
    region: null,
    confidence,
    alternatives: [],
    bold: false,
    italic: false,
    superscript: false,
  }))
  return decoder.decode({ text, lines, damage: lines.map((span) => ({ span, kind, score: 1 })), protectedSpans, words })
}

const decoded = (text: string, kind: DamageKind): string => apply(text, editSet(edits(text, kind), text.length))

describe('capitals of a line', () => {
  it.each([
    ['TO CHtrC THtrC HIEN TRONG LINH vuc Y TE', 'TỔ CHỨC THỰC HIỆN TRONG LĨNH VỰC Y TẾ'],
    [
      'phéi hop véi SO Lao dong - Thuong binh va XA hdi tham muu',
      'phối hợp với Sở Lao động - Thương binh và Xã hội tham mưu',
    ],
    ['cac don vi thuéc BO VHTTDL va SO VHTTDL cac tinh', 'các đơn vị thuộc Bộ VHTTDL và Sở VHTTDL các tỉnh'],
    ['Ngan hang Nha nuéc viét Nam chi nhanh tinh', 'Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'eng-garble')).toBe(expected)
  })
})

describe('words without their spaces', () => {
  it.each([
    [
      'unmarked',
      'Uybannhan dan cac tinh co soco trach nhiemthihanh',
      'Ủy ban nhân dân các tỉnh có số có trách nhiệm thi hành',
    ],
    ['unmarked', 'a)Xay dung ke hoach, b)To chuc thuc hien', 'a)Xây dựng kế hoạch, b)Tổ chức thực hiện'],
    ['unmarked', 'cong ty Vinamilk ban online may Samsung', 'công ty Vinamilk bán online máy Samsung'],
    ['eng-garble', 'cac co quan lienquanchiu trach nhiém thi hanh', 'các cơ quan liên quan chịu trách nhiệm thi hành'],
  ] as const)('%s: %s → %s', (kind, text, expected) => {
    expect(decoded(text, kind)).toBe(expected)
  })
})

describe('text read by an engine that knows Vietnamese', () => {
  it.each([
    ['mua vật tư y tế và tem điện tửthuốc lá', 'mua vật tư y tế và tem điện tử thuốc lá'],
    ['phối hợp với mạng lưới Ứng cứu sự cố của tỉnh', 'phối hợp với mạng lưới ứng cứu sự cố của tỉnh'],
    ['báo cáo của Trung tâm Ứng cứu khẩn cấp tỉnh', 'báo cáo của Trung tâm Ứng cứu khẩn cấp tỉnh'],
    ['do Ủy ban nhân dân tỉnh giao, đồng chí Ứng', 'do Ủy ban nhân dân tỉnh giao, đồng chí Ứng'],
    ['huyện Krông Năng và xã Đắkmil', 'huyện Krông Năng và xã Đắkmil'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'vie-misread')).toBe(expected)
  })
})

describe('text read by an engine that knows no Vietnamese', () => {
  it.each([
    [
      'Uy ban nhan dan huyén giao Phong Gido duc va Dao tao chu tri, phdi hgp véi cac co quan lién quan',
      'Ủy ban nhân dân huyện giao Phòng Giáo dục và Đào tạo chủ trì, phối hợp với các cơ quan liên quan',
    ],
    ['Bao cdo két qua thyc hién truéc ngay 15/11/2031.', 'Báo cáo kết quả thực hiện trước ngày 15/11/2031.'],
    ['kinh phi thc hién theo quy dinh ctia phap luat', 'kinh phí thực hiện theo quy định của pháp luật'],
    ['CONG HOA XA HOI CHU NGHIA VIET NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Can ctr Luat T6 chirc chinh quyén dia phuong', 'Căn cứ Luật Tổ chức chính quyền địa phương'],
    ['nang cao chét luong ngudn nhan\nlyc cua dia phuong', 'nâng cao chất lượng nguồn nhân\nlực của địa phương'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'eng-garble')).toBe(expected)
  })

  it('reads a word that was taken for a number, but never changes a number', () => {
    expect(decoded('theo Quyét dinh s6 45/QD-UBND ngay 3/5/2031', 'eng-garble')).toMatch(
      /^theo Quyết định số 45\/.+ ngày 3\/5\/2031$/,
    )
    const text = 'chi tiéu 80% trong 5 nam, 1.250 tré em tai 12 x4, tong kinh phi 3,5 ty dong'
    expect(decoded(text, 'eng-garble').match(/\d[\d.,]*/g)).toEqual(text.replace('x4', 'xã').match(/\d[\d.,]*/g))
  })

  it('keeps digits even where only a word can have stood; the words beside them are read as if it did', () => {
    const text = 'ngudi Viét Nam dinh cu 6 nuéc ngoai nhap khau thuéc 14 diéu, giam ty 16 phan tram'
    const result = decoded(text, 'eng-garble')
    expect(result.match(/\d+/g)).toEqual(['6', '14', '16'])
    expect(result).toContain('định cư 6 nước ngoài')
  })

  it.each([
    'theo quy dinh tai Diéu 16 Luat nay va khodn 6 Diéu 14',
    'gém 14 xa, 6 phudng va 16 thi trén',
    '16. Té chirc thuc hién\n6. Kinh phi thuc hién',
    'trong thdi han 14 ngay lam viéc ké tir ngay nhan du hé so',
  ])('leaves a number where one can stand: %s', (text) => {
    expect(decoded(text, 'eng-garble').match(/\d+/g)).toEqual(text.match(/\d+/g))
  })

  it('parts two words that were run together', () => {
    expect(decoded("chi phi thuéc men va hé so'dé nghi cép phép", 'eng-garble')).toContain('hồ sơ đề nghị')
    expect(decoded("PHUONG AN XU'LY SU CO", 'eng-garble')).toBe('PHƯƠNG ÁN XỬ LÝ SỰ CỐ')
  })

  it.each([
    ["kinh phi mua vat tu'y té", 'kinh phí mua vật tư y tế'],
    ["THUC HIEN KE TU'NGAY 15/05/2031", 'THỰC HIỆN KỂ TỪ NGÀY 15/05/2031'],
    ['mua tem dién turthu6c nam nay', 'mua tem điện tử thuốc năm nay'],
  ])('parts words at a hook by the words beside them: %s', (text, expected) => {
    expect(decoded(text, 'eng-garble')).toBe(expected)
  })

  it.each([
    ['cac co quan trung UOng va dia phuong', 'các cơ quan trung ương và địa phương'],
    ['Ban Tuyén gido Tinh Uy bao cao', 'Ban Tuyên giáo Tỉnh ủy báo cáo'],
    ['ngudi dugc Uy quyén quyét dinh', 'người được ủy quyền quyết định'],
    ['cua Uy ban nhan dan huyén', 'của Ủy ban nhân dân huyện'],
    ['phdi hgp véi cac huyén, Uy ban Mat tran tinh', 'phối hợp với các huyện, Ủy ban Mặt trận tỉnh'],
    ['TINH UY VA HUYEN UY', 'TỈNH ỦY VÀ HUYỆN ỦY'],
  ])('writes ủy and ương small in company that asks for it: %s', (text, expected) => {
    expect(decoded(text, 'eng-garble')).toBe(expected)
  })

  it('reads a name alike wherever it stands, by what fits all its places', () => {
    const text = 'TINH UY PHU DIEN\n\nPhi Dién, ngay 6\n\ncua tinh Phi Dién giai doan\n\nBao Phi Dién dua tin'
    const names = decoded(text, 'eng-garble').match(/phú [dđ]\p{L}+/giu) ?? []
    expect(names).toHaveLength(4)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(1)
  })

  it.each([
    // A rare place stays one; the engine sees no other first letter, and no letter too many.
    ['phat trién du lich tren dia ban tinh Tra Linh nam 2031', 'Trà Linh'],
    ['tré em tren dia ban tinh Hoa Giang giai doan 2031', 'Hòa Giang'],
    // What is lost, and strokes that are alike, come back.
    ['phat trién du lich tren dia ban tinh Tra Vinh nam 2031', 'Trà Vinh'],
    ['Uy ban nhan dan tinh Ha Giang ban hanh Ké hoach', 'Hà Giang'],
    ['Bao Déng Lac, Pai Phat thanh va Truyén hinh tinh dua tin', 'Đài Phát thanh'],
  ])('keeps the letters of a name: %s → %s', (text, expected) => {
    expect(decoded(text, 'eng-garble')).toContain(expected)
  })

  it('leaves a word alone that this engine cannot have written', () => {
    const text = 'Phong Nội vụ tham muu cho Uy ban nhan dan huyén'
    const touched = edits(text, 'eng-garble').map((e) => text.slice(e.span.from, e.span.to))
    expect(touched).not.toContain('Nội')
    expect(touched).toContain('muu')
  })
})

describe('text without marks', () => {
  it.each([
    [
      'Trien khai thuc hien ke hoach cua Uy ban nhan dan tinh',
      'Triển khai thực hiện kế hoạch của Ủy ban nhân dân tỉnh',
    ],
    ['SO GIAO DUC VA DAO TAO', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'],
    ['dinh ky truoc ngay 20/12 hang nam bao cao ket qua', 'định kỳ trước ngày 20/12 hằng năm báo cáo kết quả'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'unmarked').replace('hàng năm', 'hằng năm')).toBe(expected)
  })

  it('parts two words that were run together, and leaves what is one', () => {
    expect(decoded('Bo Tai chinh huongdan thuchien Thong tu nay', 'unmarked')).toBe(
      'Bộ Tài chính hướng dẫn thực hiện Thông tư này',
    )
    expect(decoded('lap dat camera va container lanh', 'unmarked')).toContain('camera và container')
  })

  it('keeps length and numbers', () => {
    const text = 'ap dung tu ngay 01/7/2031, muc 2.340.000 dong, ma so ABX-17'
    const out = decoded(text, 'unmarked')
    expect(out).toHaveLength(text.length)
    expect(out).toContain('01/7/2031')
    expect(out).toContain('2.340.000')
  })
})

describe('text read by the right engine with a few words wrong', () => {
  it.each([
    ['báo cáo cấp có thâm quyên xem xét, quyết định', 'báo cáo cấp có thẩm quyền xem xét, quyết định'],
    ['thúc đây phát triển kinh tế - xã hội của địa phương', 'thúc đẩy phát triển kinh tế - xã hội của địa phương'],
    ['Ủy ban nhân dân thành phô chủ trì, phối hợp', 'Ủy ban nhân dân thành phố chủ trì, phối hợp'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'vie-misread')).toBe(expected)
  })

  it.each([
    'Sở Công Thương chủ trì, phối hợp với các cơ quan liên quan hướng dẫn thực hiện.',
    'Ông Nguyễn Văn Thạnh, Chủ tịch Ủy ban nhân dân xã Tân Bình Hạ, chịu trách nhiệm thi hành.',
    'Bà Lò Thị Hiên và ông Đặng Thế Vinh được cử tham gia Tổ công tác.',
    'Tỷ lệ hộ nghèo giảm còn 2,5% vào năm 2031; thu nhập bình quân đạt 78 triệu đồng/người/năm.',
    'Kính gửi: Trưởng phòng Nội vụ các huyện, thị xã, thành phố.',
  ])('leaves right text as it is: %s', (text) => {
    expect(decoded(text, 'vie-misread')).toBe(text)
  })
})

describe('any decoding', () => {
  const garbled = 'Uy ban nhan dan huyén giao Phong Gido duc va Dao tao chu tri, phdi hgp véi cac co quan lién quan'

  it('leaves protected places alone', () => {
    const at = garbled.indexOf('Phong')
    const safe = { from: at, to: at + 'Phong Gido duc'.length }
    for (const { span } of edits(garbled, 'eng-garble', [safe]))
      expect(span.to <= safe.from || span.from >= safe.to).toBe(true)
  })

  it('says how sure it is, and what else it might be', () => {
    const found = edits('gan véi cudc van dong', 'eng-garble')
    expect(found.length).toBeGreaterThan(0)
    for (const e of found) {
      expect(e.confidence).toBeGreaterThan(0)
      expect(e.confidence).toBeLessThanOrEqual(1)
      expect(e.rule).toBe('decode.eng')
      expect(e.alternatives ?? []).not.toContain(e.replacement)
    }
  })

  it.each(['clean', 'foreign'] as const)('does nothing on a %s line', (kind) => {
    expect(edits(garbled, kind)).toEqual([])
  })

  it('comes to rest: what it wrote it does not change again', () => {
    const once = decoded(garbled, 'eng-garble')
    expect(decoded(once, 'vie-misread')).toBe(once)
  })

  it.each([
    ['nothing', ''],
    ['no space', 'x'.repeat(200_000)],
    ['signs only', '¢&€|~'.repeat(20_000)],
    ['Chinese', '関於加強兒童保護工作的計劃。'.repeat(2_000)],
    ['numbers', '12 345,6 78.900 1/2 '.repeat(5_000)],
    ['lone surrogates and controls', '\ud800\u0000\u0007 \udc00 abc '.repeat(2_000)],
    ['base64', 'TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQsIGNvbnNlY3RldHVy'.repeat(1_000)],
  ])('bears %s', (_, text) => {
    const started = performance.now()
    const found = edits(text, 'eng-garble')
    expect(() => editSet(found, text.length)).not.toThrow()
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

describe('text of an engine that loses letters', () => {
  it.each([
    ['trién khai thrc hin các nhim v theo Thông báo', 'triển khai thực hiện các nhiệm vụ theo Thông báo'],
    ['báo cáo kêt qua thrc hin', 'báo cáo kết quả thực hiện'],
  ])('%s → %s', (text, expected) => {
    expect(decoded(text, 'lossy-ocr')).toBe(expected)
  })

  it('leaves numbers and what is tied to them alone', () => {
    const text = 'ngày 5/lO/2031 cüa UBND, s 29-NQ/TW'
    expect(decoded(text, 'lossy-ocr')).toContain('5/lO/2031')
  })
})
