import { judge, type DamageKind } from '@vanthu/ocr-fix'
import type { Span, TranscriptWord } from '@vanthu/document'
import { describe, expect, it } from 'vitest'
import { classify } from '../src/damage/word-class.js'

function linesOf(text: string): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (const line of text.split('\n')) {
    spans.push({ from, to: from + line.length })
    from += line.length + 1
  }
  return spans
}

const kinds = (text: string): readonly DamageKind[] => judge(text, linesOf(text)).map(({ kind }) => kind)

describe('a word', () => {
  it.each([
    ['được', 'proof-syllable'],
    ['đuợc', 'proof-other'],
    ['các,', 'marked-syllable'],
    ['viéc', 'marked-other'],
    ['ban', 'plain'],
    ['hoach', 'bare'],
    ['ctia', 'ascii-other'],
    ['s6', 'digits-inside'],
    ['c&p', 'signs-inside'],
    ['thrc', 'no-vowel'],
    ['Čư', 'highland'],
    ['näm', 'other-letters'],
    ['文件', 'other-script'],
    ['MUC', 'capitals-bare'],
    ['15/2031/NĐ-CP', null],
    ['98,5%', null],
    ['UBND', null],
    ['HĐND;', null],
    ['17h30', null],
    ['m2', null],
  ])('%s is %s', (word, expected) => {
    expect(classify(word)).toBe(expected)
  })
})

describe('a line', () => {
  it.each<[string, DamageKind]>([
    ['Giao Phòng Văn hóa chủ trì, phối hợp với các đơn vị tổ chức tuyên truyền.', 'clean'],
    ['Giao Phòng Văn hóa chủ trì, phối hợp với các đơn vi tố chưc tuyên truyên.', 'vie-misread'],
    ['Giao Phong Van héa chi tri, phdi hgp véi cac don vi t6 chtrc tuyén truyén.', 'eng-garble'],
    ['Giao Phong Van hoa chu tri, phoi hop voi cac don vi to chuc tuyen truyen.', 'unmarked'],
    ['Giao Phông Vän hóa chü trI, phi hçp vâi các dn v t chrc tuyên truyn.', 'lossy-ocr'],
    ['The Department of Culture shall work with other agencies on this matter.', 'foreign'],
    ['12.500\t13.700\t98,5%\t101,3%', 'foreign'],
    ['关于进一步加强工作的意见', 'foreign'],
    ['Čư M’gar leh anei ƀuôn sang hriê kơ ŏ', 'foreign'],
  ])('%j is %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })

  it('that is short goes with its neighbours', () => {
    const garbled = 'Phong Van héa phdi hgp véi cac don vi t6 chtrc tuyén truyén'
    const clean = 'Phòng Văn hóa phối hợp với các đơn vị tổ chức tuyên truyền'
    expect(kinds(`${garbled}\nKinh phi\n${garbled}`)).toEqual(['eng-garble', 'eng-garble', 'eng-garble'])
    expect(kinds(`${clean}\nKinh doanh\n${clean}`)).toEqual(['clean', 'clean', 'clean'])
  })

  it('of each kind may stand in one document', () => {
    const text = [
      'Phòng Văn hóa phối hợp với các đơn vị tổ chức tuyên truyền',
      'theo kế hoạch đã được phê duyệt.',
      'Phong Van héa phdi hgp véi cac don vi t6 chtrc tuyén truyén',
      'theo ké hoach da duoc phé duyét.',
    ].join('\n')
    expect(kinds(text)).toEqual(['clean', 'clean', 'eng-garble', 'eng-garble'])
  })
})

describe('a text that an OCR has read', () => {
  const clean = 'Phòng Văn hóa phối hợp với các đơn vị tổ chức tuyên truyền'
  it('is never clean: impossible syllables give it away', () => {
    expect(kinds(`${clean}\ncác câp, các ngành\nđã tiêp nhận đủ hồ sơ`)).toEqual([
      'vie-misread',
      'vie-misread',
      'vie-misread',
    ])
  })
  it('and so do places that a rule has repaired', () => {
    expect(judge(clean, linesOf(clean), [], 2).map(({ kind }) => kind)).toEqual(['vie-misread'])
    expect(judge(clean, linesOf(clean), [], 1).map(({ kind }) => kind)).toEqual(['clean'])
  })
  it('but the words that a rule wrote say nothing of their line', () => {
    const text = 'Uy ban nhan dan huyén giao cac phong, ban\nNghị định số 5/2031/NĐ-CP, Nghi dinh số 6/2031/NĐ-CP'
    const written = [...text.matchAll(/Nghị|định|số|NĐ/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
    expect(judge(text, linesOf(text), [], 0, written).map(({ kind }) => kind)).toEqual(['eng-garble', 'eng-garble'])
  })
  it('and so do confidences', () => {
    const word: TranscriptWord = {
      span: { from: 0, to: 5 },
      region: null,
      confidence: 0.5,
      alternatives: [],
      bold: false,
      italic: false,
      superscript: false,
    }
    const [first, second] = judge(`${clean}\n${clean}`, linesOf(`${clean}\n${clean}`), [word])
    expect([first?.kind, second?.kind]).toEqual(['vie-misread', 'vie-misread'])
    expect(first?.score).toBeGreaterThan(second?.score ?? 1)
  })
})
