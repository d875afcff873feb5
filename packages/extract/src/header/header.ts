import type { Diagnostic, DocumentHeader, HeaderField, RepairedText, Signer, Span } from '@vanthu/document'
import type { Province } from '../bodies/provinces.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { levenshtein } from '../text/distance-adapter.js'
import { bare, fold } from '../text/fold.js'
import type { Paragraph } from '../text/paragraphs.js'
import type { DocumentTypes } from './document-types.js'
import { printedLines } from './end-lines.js'
import { issuerInText, issuerOfSigning, provinceOf, withPlace } from './issuer.js'
import type { Found } from './letterhead.js'
import { readLetterhead } from './letterhead.js'
import { properName } from './proper-name.js'
import { readRecipients } from './recipients.js'
import type { Regions } from './regions.js'
import type { FoundSigner } from './signer.js'
import { readSigners } from './signer.js'
import { firstIssuer, signerOf } from './joint.js'

/** The place and the certainty of a header field. */
export interface FieldEvidence {
  readonly field: HeaderField
  readonly span: Span
  readonly confidence: number
}

export interface FoundHeader {
  readonly header: DocumentHeader
  readonly evidence: readonly FieldEvidence[]
  readonly province: Province | null
  readonly diagnostics: readonly Diagnostic[]
}

const issuedType =
  /(?:ban hành|xây dựng)\s{1,2}(Kế hoạch|Chương trình hành động|Chương trình|Chỉ thị|Quyết định|Hướng dẫn|Đề án|Phương án|Nghị quyết)(?!\p{L})/u

/** The header of a text that is no document. */
export const noHeader: FoundHeader = {
  header: {
    type: null,
    reference: null,
    issuedOn: null,
    issuedAt: null,
    issuer: null,
    issuerId: null,
    provinceId: null,
    parentBody: null,
    title: null,
    signer: null,
    signers: [],
    recipients: [],
    archive: null,
  },
  evidence: [],
  province: null,
  diagnostics: [],
}

/** Reads header and end of a document. What it does not show is null; what was read badly stays, marked and diagnosed. */
export function readHeader(
  text: RepairedText,
  paragraphs: readonly Paragraph[],
  regions: Regions,
  knowledge: Knowledge,
): FoundHeader {
  const part = (range: { from: number; to: number }): readonly Paragraph[] => paragraphs.slice(range.from, range.to)
  const head = readLetterhead(printedLines(text, part(regions.head)), knowledge.documentTypes)
  const endLines = printedLines(text, part(regions.end))
  const block = readSigners(endLines, knowledge.signingPosts)
  const running = part(regions.body)
  const opening = running.slice(0, 6)
  const diagnostics: Diagnostic[] = []
  const evidence: FieldEvidence[] = []
  const note = (field: HeaderField, span: Span, confidence: number): void => {
    evidence.push({ field, span, confidence: confidence * readingConfidence(text, span) })
  }

  const named = (position: string | null): string | null =>
    position?.replace(/(?<=\p{Ll}\s)\p{Lu}{2}.{0,80}$/u, (body) => properName(body, text.text, knowledge)) ?? null
  const issuedOn = head.issuedOn?.value ?? null
  const printedAgencies = head.agencies.map((a) => ({ ...a, value: properName(a.value, text.text, knowledge) }))
  const found = provinceOf([...printedAgencies].reverse().concat(head.issuedAt ?? []), text.text, issuedOn, knowledge)
  // A place in the letterhead that is read nearly as the province that the text speaks of is that province.
  const agencies = printedAgencies.map((a) => ({ ...a, value: withProvince(a.value, found?.province ?? null) }))
  const preamble =
    opening[0] === undefined
      ? null
      : issuerInText(text.text, { from: opening[0].span.from, to: opening.at(-1)?.span.to ?? 0 }, knowledge)
  // Of a joint document the agencies stand side by side: the first issues it, none is the parent.
  const joint =
    /phối hợp|liên tịch|liên ngành/iu.test(head.type?.value ?? '') ||
    /CTPH|CTrPH|\/(?:KH|HD|NQ|TT|CT|CTr|QC|TB|TTr)(?:LT|LN)(?![\p{L}])|KHPH|QCPH/u.test(head.reference?.value ?? '')
  const first = joint ? firstIssuer(agencies, head.firstOfJoint) : agencies.length - 1
  const printed = agencies[first] ?? null
  const others = agencies.filter((_, i) => i > first).map((a) => a.value)
  const signed = joint ? signerOf(block.signers, printed?.value ?? null, others, text, knowledge) : block.signers[0]
  const provincial = preamble !== null || signed?.signer.onBehalfOf != null
  const province = found?.province ?? null
  const issuer: Found<string> | null =
    printed ??
    preamble ??
    (signed?.signer.onBehalfOf == null
      ? null
      : { value: issuerOfSigning(signed.signer.onBehalfOf, text.text, knowledge), span: signed.span })
  const parent = agencies.length > 1 && first > 0 ? (agencies[0] ?? null) : null
  const issuerName =
    issuer === null
      ? null
      : withPlace(issuer.value, parent?.value ?? null, printed !== null || provincial ? province : null, knowledge)
  if (issuer !== null) note('issuer', issuer.span, printed !== null ? 0.97 : 0.85)
  if (parent !== null) note('parentBody', parent.span, 0.95)

  const reference = head.reference
  if (reference !== null) {
    const doubt = readingConfidence(text, reference.span, /\d/u)
    note('reference', reference.span, 0.98)
    const elsewhere = mentionedElsewhere(reference.value, text.text, reference.span)
    if (doubt < 0.75 && !elsewhere) {
      diagnostics.push(doubtful('The number of the document was read with little certainty', text, reference.span))
    }
  } else if (head.numberMissing !== null) {
    diagnostics.push(doubtful('The document has a place for its number and no number in it', text, head.numberMissing))
  }
  if (head.issuedOn !== null) note('issuedOn', head.issuedOn.span, 0.98)
  if (head.dateMissing !== null && head.issuedOn === null) {
    diagnostics.push({
      code: 'extract.doubtful_date',
      severity: 'warning',
      message: 'The date of the document is not filled in',
      at: { raw: text.toRaw(head.dateMissing) },
    })
  }
  // Only what was read from an image is corrected: on paper a place no list knows may well be right.
  const nearPlace =
    head.issuedAt !== null && wasRead(text, head.issuedAt.span) && !saidAgain(text.text, head.issuedAt)
      ? knowledge.provinces.nearPlace(head.issuedAt.value)
      : null
  if (head.issuedAt !== null) note('issuedAt', head.issuedAt.span, nearPlace === null ? 0.97 : 0.6)

  const type = typeOf(head, paragraphs, opening, knowledge.documentTypes)
  if (type !== null) note('type', type.span, type.confidence)
  // Without type, number, agency and date a first line is no trích yếu.
  const official = type !== null || reference !== null || agencies.length > 0 || head.issuedOn !== null
  const title = official || head.subject !== null ? titleOf(head, type?.value ?? null) : null
  if (title !== null) note('title', title.span, 0.95)

  const recipients = readRecipients(block.rest, knowledge, {
    province,
    text: text.text,
    city: /thành phố|Thành ủy/u.test(parent?.value ?? issuerName ?? ''),
  })
  if (recipients.namesSpan !== null) note('recipients', recipients.namesSpan, 0.93)
  if (recipients.archive !== null && recipients.archiveSpan !== null) note('archive', recipients.archiveSpan, 0.95)
  if (signed !== undefined) note('signer', signed.span, signed.confidence)
  const asPrinted = ({ signer }: FoundSigner): Signer => ({ ...signer, position: named(signer.position) })
  return {
    header: {
      type: type?.value ?? null,
      reference: reference?.value ?? null,
      issuedOn,
      issuedAt: nearPlace ?? head.issuedAt?.value ?? null,
      issuer: issuerName,
      issuerId:
        issuer === null ? null : (knowledge.bodies.byName(issuer.value)?.id ?? knownId(issuer.value, knowledge)),
      provinceId: province !== null && issuerName?.includes(province.name) === true ? province.id : null,
      parentBody: parent?.value ?? null,
      title: title?.value ?? null,
      signer: signed === undefined ? null : asPrinted(signed),
      signers: block.signers.map(asPrinted),
      recipients: [...recipients.names],
      archive: archiveOf(text, recipients.archive, recipients.archiveSpan),
    },
    evidence,
    province: province !== null && issuerName?.includes(province.name) === true ? province : null,
    diagnostics,
  }
}

/** The registry's entry for a name with its place: "Ủy ban nhân dân tỉnh Kiên Giang" → that of the province's committee. */
function knownId(name: string, knowledge: Knowledge): string | null {
  const bare = name.replace(/\s(tỉnh|thành phố)\s\p{Lu}.{1,30}$/u, ' $1')
  return (
    (knowledge.bodies.byName(bare) ?? knowledge.bodies.byName(bare.replace(/\s(?:tỉnh|thành phố)$/u, '')))?.id ?? null
  )
}

function withProvince(name: string, province: Province | null): string {
  const tail = /\s(?:tỉnh|thành phố)\s(\p{Lu}.{1,30})$/u.exec(name)?.[1]
  if (province === null || tail === undefined || tail === province.name) return name
  return levenshtein(bare(tail), bare(province.name)) <= 1 && tail.length === province.name.length
    ? name.slice(0, -tail.length) + province.name
    : name
}

/** True where the text prints a place again, in whatever case: then it is no misreading. */
function saidAgain(text: string, place: Found<string>): boolean {
  const folded = fold(text)
  const key = fold(place.value)
  const first = folded.indexOf(key)
  return first >= 0 && folded.includes(key, first + key.length)
}

/** True where a word of the span was read from an image with less than full certainty. */
function wasRead(text: RepairedText, span: Span): boolean {
  return text.transcript.wordsIn(text.toRaw(span)).some((w) => w.confidence < 1)
}

/** The archive line without a last mark of handwriting that was read as a letter or figure. */
function archiveOf(text: RepairedText, archive: string | null, span: Span | null): string | null {
  const last = span === null ? undefined : text.transcript.wordsIn(text.toRaw(span)).at(-1)
  if (archive === null || last === undefined || last.confidence > 0.85) return archive
  return archive.replace(/\s(?!\p{Lu}{2}$)\S{1,2}$/u, '').replace(/[\s,;]{1,3}$/u, '')
}

/** Mean confidence of the words that print a span (of those that match, where a pattern is given); 1 without words. */
export function readingConfidence(text: RepairedText, span: Span, of?: RegExp): number {
  const words = text.transcript.wordsIn(text.toRaw(span)).filter((w) => {
    return of === undefined || of.test(text.transcript.text.slice(w.span.from, w.span.to))
  })
  if (words.length === 0) return 1
  return words.reduce((sum, w) => sum + w.confidence, 0) / words.length
}

function doubtful(message: string, text: RepairedText, span: Span): Diagnostic {
  const page = text.transcript.page(text.toRaw(span))
  return {
    code: 'extract.doubtful_reference',
    severity: 'warning',
    message,
    at: { raw: text.toRaw(span), ...(page === null ? {} : { page }) },
  }
}

function mentionedElsewhere(reference: string, text: string, own: Span): boolean {
  const at = text.indexOf(reference, own.to)
  return at >= 0
}

function typeOf(
  head: ReturnType<typeof readLetterhead>,
  paragraphs: readonly Paragraph[],
  opening: readonly Paragraph[],
  types: DocumentTypes,
): (Found<string> & { readonly confidence: number }) | null {
  if (head.type !== null) return { ...head.type, confidence: 0.98 }
  const addressed = paragraphs.slice(0, 25).find((p) => /^[*_\s]{0,4}Kính gửi/iu.test(p.text))
  const decides = paragraphs.slice(0, 40).find((p) => /^QUY[ẾÉEÊ]T (?:ĐỊNH|DINH|ĐINH|NGHỊ)\s?:?$/u.test(p.text))
  if (decides !== undefined && addressed === undefined) {
    return { value: /NGH/u.test(decides.text) ? 'Nghị quyết' : 'Quyết định', span: decides.span, confidence: 0.85 }
  }
  if (head.subject !== null) return { value: 'Công văn', span: head.subject.span, confidence: 0.95 }
  if (addressed !== undefined) return { value: 'Công văn', span: addressed.span, confidence: 0.9 }
  const symbol = /[\d/-]([A-ZĐ][\p{L}]{1,4})[-/]/u.exec(head.reference?.value ?? '')?.[1]
  const bySymbol = types.ofSymbol(symbol ?? '')
  if (bySymbol !== null && head.reference !== null)
    return { value: bySymbol, span: head.reference.span, confidence: 0.85 }
  for (const paragraph of opening) {
    const match = issuedType.exec(paragraph.text)
    if (match?.[1] !== undefined) return { value: match[1], span: paragraph.span, confidence: 0.8 }
  }
  return null
}

function titleOf(head: ReturnType<typeof readLetterhead>, type: string | null): Found<string> | null {
  if (head.subject !== null && (head.type === null || type === 'Công văn')) {
    return { value: head.subject.value.replace(/\s+/g, ' ').replace(/[\s.]{1,12}$/u, ''), span: head.subject.span }
  }
  const lines = head.title.filter(
    (l) => !authority.test(l.value) && !/^(?:Kính gửi|\(\s?(?:Ban hành )?kèm theo\s)/iu.test(l.value),
  )
  // The Party prints whose directive it is between type and subject: "CỦA BAN THƯỜNG VỤ TỈNH ỦY".
  if (lines.length > 1 && /^CỦA\s\p{Lu}{2}[\p{Lu}\s]{2,60}$/u.test(lines[0]?.value ?? '')) lines.shift()
  const first = lines[0]
  if (first === undefined) return null
  const value = lines
    .map((l) => l.value)
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.]{1,12}$/u, '')
  return { value, span: { from: first.span.from, to: lines.at(-1)?.span.to ?? first.span.to } }
}

/** "ỦY BAN NHÂN DÂN TỈNH …" / "BỘ TRƯỞNG BỘ …" between title and "Căn cứ" of a decision: who decides, no title. */
const authority =
  /^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|CHÍNH PHỦ|TỔNG|BAN |CỤC TRƯỞNG|THỐNG ĐỐC|BAN THƯỜNG VỤ|CHÁNH|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG BAN)[\p{Lu}\d\s,.-]*$|^(?:KHÓA|KHOÁ)\s[IVX\d]{1,5}[\p{Lu}\d\s,.()-]{0,60}$/u
