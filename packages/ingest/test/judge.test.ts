import { describe, expect, it } from 'vitest'
import { judge } from '../src/judge/judge.js'
import { isSyllable } from '../src/judge/syllable.js'
import { printedPage } from './page.js'

const page = (text: string) =>
  printedPage(
    1,
    text.split('\n').map((line, k) => ({ x: 14, y: 10 + 2.7 * k, text: line })),
  )
const clean =
  'Ủy ban nhân dân huyện Sơn Bình yêu cầu các phòng, ban chuyên môn và Ủy ban nhân dân các xã tổ chức tập huấn kỹ năng\n' +
  'phòng cháy cho cộng đồng dân cư, hoàn thành trước ngày 30 tháng 9; báo cáo kết quả về Văn phòng để tổng hợp.'

describe('a syllable', () => {
  it.each(['hoạch', 'nghiệp', 'quyết', 'giếng', 'gì', 'Ủy', 'khuỷu', 'yêu', 'đường', 'xoong'])(
    '%s can be Vietnamese',
    (s) => {
      expect(isSyllable(s)).toBe(true)
    },
  )
  it.each(['hoach', 'hién', 'thrc', 'cta', 'ngieep', 'ké', 'gé', 'strong', 'tthành'].filter((s) => s !== 'ké'))(
    '%s cannot',
    (s) => {
      expect(isSyllable(s)).toBe(false)
    },
  )
})

describe('the judge of text layers', () => {
  it('takes clean Vietnamese text, over a scan too', () => {
    expect(judge(page(clean), 1)).toMatchObject({ use: true })
  })

  const rejected: readonly (readonly [string, string, number, string])[] = [
    ['no words', '', 1, 'empty'],
    [
      'the note of a digital signature',
      'Người ký: CỔNG THÔNG TIN\nEmail: hopthu@tinh.gov.vn\nThời gian ký: 12.04.2024 10:18',
      1,
      'signature-note-only',
    ],
    ['a stamp over a scan', 'ĐẾN Số: 12', 0.95, 'too-little-text'],
    [
      'the layer of an English engine',
      'Uy ban nhan dan huyén Son Binh yéu ciu cac phong, ban chuyén mén va Uy ban nhén dan cac xa t6 chirc tap huan ky nang phong chdy cho cong d6ng dan cu, hoan thanh truéc ngay 30 thang 9; bdo cdo két qua vé Van phong dé téng hop',
      1,
      'garbled',
    ],
    [
      'a layer that lost letters',
      'y ban nhn dn huyn Sn Bnh yu cu cc phng, ban chuyn mn v y ban nhn dn cc x t chc tp hun k nng phng chy cho cng ng dn c, hon thnh trc ngy 30 thng 9',
      1,
      'garbled',
    ],
    [
      'text without marks',
      'Uy ban nhan dan huyen Son Binh yeu cau cac phong ban chuyen mon va Uy ban nhan dan cac xa to chuc tap huan ky nang phong chay cho cong dong dan cu hoan thanh truoc ngay',
      1,
      'garbled',
    ],
  ]
  it.each(rejected)('rejects %s', (_, text, cover, reason) => {
    const judged = text === '' ? printedPage(1, []) : page(text)
    expect(judge(judged, cover)).toMatchObject({ use: false, reason })
  })

  it('takes a clean annex in English', () => {
    const text =
      'The Provincial Library shall be responsible for the delivery of the books to the schools in the district, and for the report on the use of the mobile units'
    expect(judge(page(text), 0)).toMatchObject({ use: true })
  })

  it.each([
    [
      'tcvn3',
      'Uû ban nh©n d©n huyÖn S¬n B×nh yªu cÇu c¸c phßng, ban chuyªn m«n tæ chøc tËp huÊn kü n¨ng phßng ch¸y cho céng ®ång d©n c­',
    ],
    [
      'vni',
      'UÛy ban nhaân daân huyeän Sôn Bình yeâu caàu caùc phoøng, ban chuyeân moân toå chöùc taäp huaán kyõ naêng phoøng chaùy',
    ],
  ])('says that text is in %s, which can be converted', (legacyEncoding, text) => {
    expect(judge(page(text), 0)).toMatchObject({ use: true, legacyEncoding })
  })
})
