import plan from '../06-ke-hoach-tinh-uy/document.mjs'

/** The Party plan of sample 06 as an English OCR model reads its scan: most syllables wrong, most numbers right. The truth is that of 06. */
export default {
  ...plan,
  input: 'ocr-eng.txt',
  made: { as: 'garbled', from: '06-ke-hoach-tinh-uy', file: 'ke-hoach.pdf' },
}
