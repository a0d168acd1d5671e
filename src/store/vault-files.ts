// Where stored conversations lie: sealed files apart from the records. No byte of them ever enters the journal or a document.

/** Files by name: 32 lower-case hexadecimal digits. What they hold is encrypted by whoever writes them. */
export interface SealedFiles {
  read (name: string): Promise<Uint8Array | undefined>
  /**
   * A new file; durable when the promise resolves.
   * @param header of a store that several processes share: the header of the vault that the bytes were made by. False, and nothing is written,
   * where the header is another one by now. A store of one process need not look: its header changes here alone.
   * @throws AppError STORAGE_FAILED, also when there is one of this name.
   */
  create (name: string, bytes: Uint8Array, header?: Uint8Array): Promise<boolean>
  /**
   * The new content takes the place of the old at once, durably. False, and nothing is written, where there is none: what was removed does not come
   * back. @param header as for `create`.
   */
  replace (name: string, bytes: Uint8Array, header?: Uint8Array): Promise<boolean>
  /** The files are gone, durably, when the promise resolves. Without effect where there are none. */
  remove (names: readonly string[]): Promise<void>
  /** All names, in no order. @param but what a store may leave out: files that begin with these bytes. */
  list (but?: Uint8Array): Promise<readonly string[]>
  /** How many there are. @param but as for `list`. */
  count (but?: Uint8Array): Promise<number>
  /** Of these, the names that no process can still be about to put into a record: what no record names of them was left by a crash. Ask at the start. */
  listSettled (): Promise<readonly string[]>
}

export interface VaultFiles {
  /** A wrapped key for each body, under the body's name. Without its key a body is noise: to remove the key is to shred the body. */
  readonly keys: SealedFiles
  readonly bodies: SealedFiles
  /** Which master key opens the vault; undefined before the first. */
  readHeader (): Promise<Uint8Array | undefined>
  /** @param before as for `SealedFiles.create`: what the header must be still. @returns false: it is another one, and stays. */
  writeHeader (bytes: Uint8Array, before?: Uint8Array): Promise<boolean>
}
