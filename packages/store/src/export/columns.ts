import type { DoubtReason } from '@vanthu/document'
import type {
  BodyName,
  CitationRow,
  DeadlineRow,
  DocumentBrief,
  DocumentRow,
  DoubtRow,
  DueRow,
  IndicatorRow,
  TaskRow,
} from '../questions.js'
import type { Column } from './column.js'

const names = (bodies: readonly BodyName[]): string => bodies.map((b) => b.name).join('; ')

const roles: Readonly<Record<string, string>> = { lead: 'chủ trì', support: 'phối hợp', perform: 'thực hiện' }

const ofDocument = <Row>(document: (row: Row) => DocumentBrief): readonly Column<Row>[] => [
  { key: 'reference', heading: 'Số, ký hiệu', width: 18, value: (row) => document(row).reference },
  { key: 'issuedOn', heading: 'Ngày ban hành', width: 13, value: (row) => document(row).issuedOn },
  { key: 'issuer', heading: 'Cơ quan ban hành', width: 30, value: (row) => document(row).issuer },
]

const toDocument = <Row>(document: (row: Row) => DocumentBrief): readonly Column<Row>[] => [
  { key: 'filename', heading: 'Tệp', width: 24, value: (row) => document(row).filename },
  { key: 'documentId', heading: 'Mã văn bản', width: 14, value: (row) => document(row).documentId },
]

export const taskColumns: readonly Column<TaskRow>[] = [
  ...ofDocument((row: TaskRow) => row.document),
  { key: 'section', heading: 'Mục', width: 8, value: (row) => row.section },
  { key: 'task', heading: 'Nhiệm vụ', width: 70, value: (row) => row.text },
  { key: 'responsible', heading: 'Cơ quan thực hiện', width: 34, value: (row) => names(row.responsible) },
  { key: 'role', heading: 'Vai trò', width: 10, value: (row) => roles[row.role] ?? row.role },
  { key: 'with', heading: 'Cơ quan phối hợp', width: 34, value: (row) => names(row.with) },
  { key: 'requested', heading: 'Đề nghị', width: 8, value: (row) => row.requested },
  {
    key: 'deadlines',
    heading: 'Thời hạn',
    width: 24,
    value: (row) => row.deadlines.map((d) => d.text).join('; '),
  },
  {
    key: 'dueOn',
    heading: 'Ngày đến hạn',
    width: 13,
    value: (row) => row.deadlines.map((d) => d.dueOn).find((day) => day !== null) ?? null,
  },
  {
    key: 'citations',
    heading: 'Văn bản viện dẫn',
    width: 30,
    value: (row) => row.citations.map((c) => [c.type, c.reference ?? c.title ?? ''].join(' ').trim()).join('; '),
  },
  { key: 'page', heading: 'Trang', width: 7, value: (row) => row.page },
  { key: 'confidence', heading: 'Độ tin cậy', width: 10, value: (row) => row.confidence },
  { key: 'taskId', heading: 'Mã nhiệm vụ', width: 10, value: (row) => row.taskId },
  ...toDocument((row: TaskRow) => row.document),
]

export const deadlineColumns: readonly Column<DeadlineRow>[] = [
  ...ofDocument((row: DeadlineRow) => row.document),
  { key: 'text', heading: 'Thời hạn', width: 30, value: (row) => row.text },
  { key: 'kind', heading: 'Loại', width: 10, value: (row) => row.kind },
  { key: 'dueOn', heading: 'Ngày đến hạn', width: 13, value: (row) => row.dueOn },
  { key: 'rrule', heading: 'Lặp lại (RRULE)', width: 30, value: (row) => row.rrule },
  { key: 'what', heading: 'Việc phải làm', width: 50, value: (row) => row.what },
  { key: 'who', heading: 'Cơ quan thực hiện', width: 34, value: (row) => names(row.who) },
  { key: 'reportTo', heading: 'Nơi nhận báo cáo', width: 30, value: (row) => names(row.reportTo) },
  { key: 'via', heading: 'Qua', width: 30, value: (row) => names(row.via) },
  { key: 'page', heading: 'Trang', width: 7, value: (row) => row.page },
  { key: 'confidence', heading: 'Độ tin cậy', width: 10, value: (row) => row.confidence },
  { key: 'deadlineId', heading: 'Mã thời hạn', width: 10, value: (row) => row.deadlineId },
  ...toDocument((row: DeadlineRow) => row.document),
]

export const dueColumns: readonly Column<DueRow>[] = [
  { key: 'on', heading: 'Đến hạn', width: 13, value: (row) => row.on },
  ...deadlineColumns.map(({ value, ...column }) => ({ ...column, value: (row: DueRow) => value(row.deadline) })),
]

export const citationColumns: readonly Column<CitationRow>[] = [
  ...ofDocument((row: CitationRow) => row.document),
  { key: 'citedType', heading: 'Loại văn bản viện dẫn', width: 16, value: (row) => row.type },
  { key: 'citedReference', heading: 'Số, ký hiệu viện dẫn', width: 20, value: (row) => row.reference },
  { key: 'citedTitle', heading: 'Tên văn bản viện dẫn', width: 50, value: (row) => row.title },
  { key: 'citedDate', heading: 'Ngày', width: 12, value: (row) => row.date },
  { key: 'citedYear', heading: 'Năm', width: 7, value: (row) => row.year },
  { key: 'citedIssuer', heading: 'Cơ quan ban hành văn bản viện dẫn', width: 30, value: (row) => row.issuer },
  { key: 'period', heading: 'Giai đoạn', width: 12, value: (row) => row.period },
  { key: 'kind', heading: 'Cách viện dẫn', width: 10, value: (row) => row.kind },
  { key: 'relation', heading: 'Quan hệ', width: 12, value: (row) => row.relation },
  { key: 'status', heading: 'Tình trạng', width: 12, value: (row) => row.status },
  { key: 'mentions', heading: 'Số lần', width: 8, value: (row) => row.mentions },
  { key: 'pages', heading: 'Trang', width: 10, value: (row) => row.pages.join(', ') },
  { key: 'confidence', heading: 'Độ tin cậy', width: 10, value: (row) => row.confidence },
  ...toDocument((row: CitationRow) => row.document),
]

export const documentColumns: readonly Column<DocumentRow>[] = [
  { key: 'type', heading: 'Loại văn bản', width: 14, value: (row) => row.type },
  ...ofDocument((row: DocumentRow) => row),
  { key: 'issuedAt', heading: 'Địa danh', width: 16, value: (row) => row.issuedAt },
  { key: 'title', heading: 'Trích yếu', width: 60, value: (row) => row.title },
  { key: 'pages', heading: 'Số trang', width: 9, value: (row) => row.pages },
  { key: 'grade', heading: 'Chất lượng đọc', width: 12, value: (row) => row.grade },
  { key: 'tasks', heading: 'Nhiệm vụ', width: 9, value: (row) => row.tasks },
  { key: 'deadlines', heading: 'Thời hạn', width: 9, value: (row) => row.deadlines },
  { key: 'citations', heading: 'Viện dẫn', width: 9, value: (row) => row.citations },
  { key: 'doubts', heading: 'Cần xem lại', width: 11, value: (row) => row.doubts },
  { key: 'status', heading: 'Trạng thái', width: 11, value: (row) => row.status },
  { key: 'failure', heading: 'Lỗi', width: 30, value: (row) => row.failure?.code ?? null },
  { key: 'version', heading: 'Lần đọc', width: 8, value: (row) => row.version },
  ...toDocument((row: DocumentRow) => row),
]

export const indicatorColumns: readonly Column<IndicatorRow>[] = [
  ...ofDocument((row: IndicatorRow) => row.document),
  { key: 'group', heading: 'Nhóm', width: 30, value: (row) => row.group },
  { key: 'number', heading: 'STT', width: 6, value: (row) => row.number },
  { key: 'name', heading: 'Chỉ tiêu', width: 60, value: (row) => row.name },
  { key: 'baseline', heading: 'Hiện trạng', width: 12, value: (row) => row.baseline?.text ?? null },
  { key: 'baselineYear', heading: 'Năm hiện trạng', width: 9, value: (row) => row.baseline?.year ?? null },
  { key: 'baselineValue', heading: 'Giá trị hiện trạng', width: 10, value: (row) => row.baseline?.value ?? null },
  { key: 'target', heading: 'Mục tiêu', width: 12, value: (row) => row.target?.text ?? null },
  { key: 'targetYear', heading: 'Năm mục tiêu', width: 9, value: (row) => row.target?.year ?? null },
  { key: 'targetValue', heading: 'Giá trị mục tiêu', width: 10, value: (row) => row.target?.value ?? null },
  { key: 'unit', heading: 'Đơn vị', width: 9, value: (row) => row.target?.unit ?? row.baseline?.unit ?? null },
  { key: 'comparator', heading: 'So sánh', width: 10, value: (row) => row.comparator },
  { key: 'page', heading: 'Trang', width: 7, value: (row) => row.page },
  { key: 'confidence', heading: 'Độ tin cậy', width: 10, value: (row) => row.confidence },
  ...toDocument((row: IndicatorRow) => row.document),
]

const doubtReasons: Readonly<Record<DoubtReason, string>> = {
  'page-failed': 'không đọc được trang',
  'not-read': 'chưa quy tắc nào đọc được',
  'poor-page': 'trang khó đọc',
  'nobody-named': 'không nêu ai thực hiện',
  'no-day': 'không rõ ngày',
  ambiguous: 'có nhiều cách hiểu',
  'unsure-rule': 'chưa chắc chắn',
}

export const doubtColumns: readonly Column<DoubtRow>[] = [
  { key: 'confidence', heading: 'Độ tin cậy', width: 10, value: (row) => row.confidence },
  { key: 'kind', heading: 'Loại', width: 10, value: (row) => row.kind },
  { key: 'reason', heading: 'Lý do', width: 20, value: (row) => doubtReasons[row.reason] },
  { key: 'text', heading: 'Nội dung', width: 70, value: (row) => row.text },
  { key: 'page', heading: 'Trang', width: 7, value: (row) => row.page },
  { key: 'recordId', heading: 'Mã', width: 10, value: (row) => row.recordId },
  ...ofDocument((row: DoubtRow) => row.document),
  ...toDocument((row: DoubtRow) => row.document),
]
