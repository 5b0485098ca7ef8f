/** What can be wrong with a file, or with the place where files are kept. */
export type FileErrorCode =
  | 'file.unsupported-type'
  | 'file.too-large'
  | 'file.damaged'
  | 'file.too-many-pixels'
  | 'file.disk-full'
  | 'file.not-found'
  | 'file.bad-hash'

/** Thrown by platform/files; `code` is stable, words for people stand where the codes are declared. */
export class FileError extends Error {
  readonly code: FileErrorCode

  constructor(code: FileErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FileError'
    this.code = code
  }
}
