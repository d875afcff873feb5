import { recordOf } from './plain-text.js'

/** The letterhead of an invented document. */
export const head = (type: string, title = 'Dọn bờ kè Sơn Hạ'): string =>
  `ỦY BAN NHÂN DÂN\nHUYỆN SƠN HẠ\nSố: 31/X-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn Hạ, ngày 04 tháng 5 năm 2023\n${type}\n${title}\n`
export const end = '\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Sậy'

/** "section | role | responsible | with" of every assignment. */
export const tasksOf = (type: string, body: string): string[] =>
  recordOf(head(type) + body + end).assignments.map((a) => {
    const names = (list: readonly { name: string }[]): string => list.map((b) => b.name).join('; ') || '-'
    return `${a.section ?? '-'} | ${a.role} | ${names(a.responsible)} | ${names(a.with)}`
  })
