import type { PageLanguage } from './page-language.js'
import { problemMediaType } from './problem.js'

/** What the page of the interface says itself; what a route does stands in its own description, in English. */
export interface ApiPageWords {
  readonly title: string
  readonly explanations: readonly string[]
  readonly forPrograms: string
  readonly other: string
  readonly body: string
  readonly parameter: string
  readonly place: string
  readonly form: string
  readonly required: string
  /** By tag; one that is not here is shown as it is. */
  readonly headings: Readonly<Record<string, string>>
  /** By `x-role`. */
  readonly roles: Readonly<Record<string, string>>
  /** By where a parameter stands. */
  readonly places: Readonly<Record<string, string>>
}

export const apiPageWords: Readonly<Record<PageLanguage, ApiPageWords>> = {
  vi: {
    title: 'Giao diện lập trình (API)',
    explanations: [
      `Yêu cầu không thực hiện được trả lời bằng ${problemMediaType} (RFC 9457), kèm mã lỗi cố định ở "code".`,
      'Ngày viết YYYY-MM-DD; thời điểm là số mili giây kể từ 01/01/1970 (UTC); độ tin cậy từ 0 đến 1; trang đếm từ 1.',
      'Bên phải mỗi đường dẫn là vai trò thấp nhất được gọi; vai trò sau được làm mọi việc của vai trò trước: người đọc, chuyên viên, văn thư, quản trị.',
      'Mô tả của từng đường dẫn bằng tiếng Anh.',
    ],
    forPrograms: 'Dành cho chương trình',
    other: 'English',
    body: 'Nội dung gửi lên',
    parameter: 'Tham số',
    place: 'Vị trí',
    form: 'Dạng',
    required: 'bắt buộc',
    headings: {
      calendars: 'Lịch theo địa chỉ bí mật',
      corrections: 'Đính chính',
      documents: 'Văn bản',
      exports: 'Kết xuất',
      facets: 'Thống kê theo giá trị',
      facts: 'Nhiệm vụ, thời hạn, chỉ tiêu, căn cứ',
      jobs: 'Hàng đợi',
      operation: 'Vận hành',
      people: 'Người dùng và nhật ký',
      session: 'Đăng nhập',
      tokens: 'Khóa truy cập của hệ thống khác',
      webhooks: 'Báo cho hệ thống khác (webhook)',
      other: 'Khác',
    },
    roles: {
      everybody: 'mọi người',
      reader: 'người đọc',
      analyst: 'chuyên viên',
      archivist: 'văn thư',
      admin: 'quản trị',
    },
    places: { query: 'truy vấn', path: 'đường dẫn', header: 'tiêu đề', cookie: 'cookie' },
  },
  en: {
    title: 'API',
    explanations: [
      `Every failed request is answered with ${problemMediaType} (RFC 9457) and a stable "code".`,
      'Dates are YYYY-MM-DD, moments epoch milliseconds, confidences 0 to 1; pages count from 1.',
      'To the right of each path stands the least role that may ask it; each may do what those before it may: reader, analyst, archivist, admin.',
    ],
    forPrograms: 'For programs',
    other: 'Tiếng Việt',
    body: 'Body',
    parameter: 'Parameter',
    place: 'In',
    form: 'Form',
    required: 'required',
    headings: {
      calendars: 'Calendars by secret address',
      corrections: 'Corrections',
      documents: 'Documents',
      exports: 'Exports',
      facets: 'Counts by value',
      facts: 'Tasks, deadlines, targets, citations',
      jobs: 'Queue',
      operation: 'Operation',
      people: 'People and log',
      session: 'Signing in',
      tokens: 'Tokens of other systems',
      webhooks: 'Telling other systems (webhooks)',
      other: 'Other',
    },
    roles: {},
    places: {},
  },
}
