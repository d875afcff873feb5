import { recordOf } from '../plain-text.js'

/** A plan of the year 2024 with one item, which is a task of the Sở Nội vụ. */
export const plan = (item: string, title = 'Tăng cường công tác lưu trữ năm 2024'): string =>
  [
    'ỦY BAN NHÂN DÂN',
    'TỈNH HÒA GIANG',
    'Số: 45/KH-UBND',
    'Hòa Giang, ngày 02 tháng 4 năm 2024',
    'KẾ HOẠCH',
    title,
    'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
    'I. NHIỆM VỤ',
    '1. Sở Nội vụ',
    `- ${item}`,
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
  ].join('\n')

/** "text | kind bound | value" of each deadline; the value is a date, a month/day with rhythm, or a window. */
export function times(item: string, title?: string): readonly string[] {
  return recordOf(plan(item, title)).deadlines.map((d) => {
    const value = [
      d.date,
      d.every,
      d.month === null ? null : `${d.day ?? '*'}/${d.month}`,
      d.month === null ? d.day : null,
    ]
    const range = d.kind === 'window' ? [`${d.from ?? '…'}–${d.to ?? '…'}`] : []
    return [
      d.text,
      [d.kind, d.bound].filter((x) => x !== null).join(' '),
      ...value.filter((x) => x !== null),
      ...range,
    ].join(' | ')
  })
}
