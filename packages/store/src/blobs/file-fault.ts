import { CodedError } from '@vanthu/document'

/** Faults of the disk as coded errors, which may pass when somebody has mended it; all others stay as they are. */
export function fileFault(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  const coded = (name: string, message: string, hint: string): CodedError =>
    new CodedError(name, message, { hint, retry: true, cause })
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return coded('store.disk_full', 'there is no room left for files', 'Make room and run again.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return coded(
        'store.read_only',
        'the folder of files cannot be written',
        'Check who owns the data folder and whether its disk is mounted read-only.',
      )
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return coded('store.disk_fault', 'the disk reports an error', 'Check the disk, then run vanthu verify.')
    case 'EMFILE':
    case 'ENFILE':
      return coded('store.busy', 'too many files are open', 'Raise the limit of open files of the service.')
    default:
      return cause
  }
}
