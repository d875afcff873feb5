import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CodedError } from '@vanthu/document'
import type { SourceFile } from '@vanthu/ingest'

/** Names that a folder walk takes up; a file that is named on the command line is tried whatever its name. */
const taken = /\.(?:pdf|tiff?|png|jpe?g|webp|docx|txt|md|html?)$/iu

/** Files under the paths: folders are walked in name order, hidden ones left out. A missing path is a CodedError in its place. */
export async function expandPaths(paths: readonly string[]): Promise<readonly (string | CodedError)[]> {
  const found: (string | CodedError)[] = []
  for (const path of paths) {
    try {
      const info = await stat(path)
      if (info.isDirectory()) found.push(...(await walk(path)))
      else found.push(path)
    } catch (error) {
      found.push(unreadable(path, error))
    }
  }
  return found
}

async function walk(folder: string): Promise<readonly (string | CodedError)[]> {
  const found: (string | CodedError)[] = []
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    return [unreadable(folder, error)]
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await walk(path)))
    else if (entry.isFile() && taken.test(entry.name)) found.push(path)
  }
  return found
}

/** @throws CodedError `cli.unreadable` where the file cannot be read, `cli.directory` for a folder, `cli.too_large` over 2 GiB. */
export async function readSource(path: string): Promise<SourceFile> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) {
      throw new CodedError('cli.directory', `${path} is a folder`, {
        hint: 'Name a file, or use "vanthu process FOLDER".',
      })
    }
    if (info.size > 2 ** 31 - 1) {
      throw new CodedError('cli.too_large', `${path} is larger than 2 GiB`, { hint: 'Split the file into parts.' })
    }
    return { filename: basename(path), bytes: new Uint8Array(await readFile(path)) }
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw unreadable(path, error)
  }
}

function unreadable(path: string, cause: unknown): CodedError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  return missing
    ? new CodedError('cli.no_such_file', `${path}: no such file`, { hint: 'Check the path.', cause })
    : new CodedError('cli.unreadable', `${path} cannot be read`, { hint: 'Check the rights of the file.', cause })
}
