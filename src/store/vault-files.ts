// Where stored conversations lie: sealed files apart from the records. No byte of them ever enters the journal or a document.

/** Files by name: 32 lower-case hexadecimal digits. What they hold is encrypted by whoever writes them. */
export interface SealedFiles {
  read (name: string): Promise<Uint8Array | undefined>
  /** A new file; durable when the promise resolves. @throws AppError STORAGE_FAILED, also when there is one of this name. */
  create (name: string, bytes: Uint8Array): Promise<void>
  /** The new content takes the place of the old at once, durably. False, and nothing is written, where there is none: what was removed does not come back. */
  replace (name: string, bytes: Uint8Array): Promise<boolean>
  /** The files are gone, durably, when the promise resolves. Without effect where there are none. */
  remove (names: readonly string[]): Promise<void>
  /** All names, in no order. */
  list (): Promise<readonly string[]>
  /** Of these, the names that no process can still be about to put into a record: what no record names of them was left by a crash. Ask at the start. */
  listSettled (): Promise<readonly string[]>
}

export interface VaultFiles {
  /** A wrapped key for each body, under the body's name. Without its key a body is noise: to remove the key is to shred the body. */
  readonly keys: SealedFiles
  readonly bodies: SealedFiles
  /** Which master key opens the vault; undefined before the first. */
  readHeader (): Promise<Uint8Array | undefined>
  writeHeader (bytes: Uint8Array): Promise<void>
}
