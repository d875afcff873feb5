/** A file as received. The name is only shown and compared with the signature; it decides nothing but text flavours. */
export interface SourceFile {
  readonly filename: string
  readonly bytes: Uint8Array
}
