import type { CodedError } from '@vanthu/document'

/** HTTP statuses of coded errors, by whole code or by what stands before the dot. */
const statuses: Readonly<Record<string, number>> = {
  'server.invalid_request': 400,
  'server.invalid_json': 400,
  'server.bad_address': 400,
  'server.not_signed_in': 401,
  'server.not_allowed': 403,
  'server.csrf': 403,
  'server.foreign_site': 403,
  'server.oidc_refused': 403,
  'server.no_such_route': 404,
  'server.not_found': 404,
  'server.wrong_method': 405,
  'server.last_admin': 409,
  'server.wrong_offset': 409,
  'server.wrong_version': 412,
  'server.broken_upload': 400,
  'server.broken_form': 400,
  'server.no_files': 400,
  'server.private_address': 422,
  'server.unknown_host': 422,
  'server.too_many_webhooks': 409,
  'server.too_large': 413,
  'server.export_too_long': 422,
  'server.wrong_media_type': 415,
  'server.wrong_host': 421,
  'server.too_many_requests': 429,
  'server.queue_full': 429,
  'server.disk_short': 507,
  'server.oidc_unreachable': 502,
  'server.not_ready': 503,
  'server.stopping': 503,
  'accounts.bad_name': 422,
  'accounts.weak_password': 422,
  'accounts.unknown_organisation': 422,
  'accounts.unknown_user': 404,
  'accounts.taken': 409,
  'accounts.too_many_feeds': 409,
  'accounts.refused': 401,
  'accounts.locked_out': 429,
  'store.unknown_document': 404,
  'store.no_record': 404,
  'store.unknown_correction': 404,
  'store.bad_window': 400,
  'document.bad_correction': 422,
  'store.empty_search': 400,
  'store.long_search': 400,
  'store.bad_cursor': 400,
  'store.short_id': 400,
  'store.disk_full': 507,
  // Files that cannot be used; nothing that is read of them is a fault of the machine.
  ingest: 422,
}

/** 503 for what may pass by itself, 500 for what is not known here: faults of ours or of the machine. */
export function statusOf({ code, retry }: Pick<CodedError, 'code' | 'retry'>): number {
  const known = statuses[code] ?? statuses[code.split('.')[0] ?? '']
  return known ?? (retry ? 503 : 500)
}
