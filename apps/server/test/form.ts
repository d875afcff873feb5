const boundary = 'ranh-gioi-giua-cac-phan'

/** A form with files, as browsers send it. */
export function form(files: readonly (readonly [filename: string, content: string | Uint8Array])[]): {
  readonly type: string
  readonly body: string
} {
  const parts = files.map(
    ([filename, content]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n${typeof content === 'string' ? content : Buffer.from(content).toString('latin1')}\r\n`,
  )
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` }
}
