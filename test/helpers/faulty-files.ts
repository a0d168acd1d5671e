// File operations for tests: without flushes, which cost much on a busy disk and which only a power loss can tell; and such that a test
// can make each fail by its name and path.

import { nodeFiles, type FileOps, type OpenFile } from '../../src/store/file/files.ts'

/** The file system, without flushes. */
export const unflushedFiles: FileOps = {
  ...nodeFiles,
  async open (path, mode) { return { ...await nodeFiles.open(path, mode), sync: async () => {} } },
  syncFolder: async () => {}
}

export type FileOpName = 'open' | 'readFile' | 'list' | 'rename' | 'remove' | 'makeFolder' | 'syncFolder' | 'write' | 'truncate' | 'sync'

/** What happens instead: an error with this code, half a write and then the error, or a write that takes only some bytes. */
export type Fault = { readonly code: string, readonly half?: boolean } | 'short'

export interface FaultyFiles extends FileOps {
  /** Asked before each operation; undefined lets it pass. */
  faultOf: (operation: FileOpName, path: string) => Fault | undefined
  /** Every operation so far. */
  readonly calls: Array<{ readonly operation: FileOpName, readonly path: string }>
}

export function faultyFiles (): FaultyFiles {
  const calls: FaultyFiles['calls'] = []
  const ask = (operation: FileOpName, path: string): Fault | undefined => {
    calls.push({ operation, path })
    return files.faultOf(operation, path)
  }
  const check = (operation: FileOpName, path: string): void => {
    const fault = ask(operation, path)
    if (fault !== undefined && fault !== 'short') throw ioError(fault.code)
  }
  const files: FaultyFiles = {
    faultOf: () => undefined,
    calls,
    async open (path, mode) { check('open', path); return faultyFile(await unflushedFiles.open(path, mode), path, ask, check) },
    async readFile (path) { check('readFile', path); return await unflushedFiles.readFile(path) },
    async list (path) { check('list', path); return await unflushedFiles.list(path) },
    async rename (from, to) { check('rename', to); await unflushedFiles.rename(from, to) },
    async remove (path) { check('remove', path); await unflushedFiles.remove(path) },
    async makeFolder (path) { check('makeFolder', path); await unflushedFiles.makeFolder(path) },
    async syncFolder (path) { check('syncFolder', path); await unflushedFiles.syncFolder(path) }
  }
  return files
}

function faultyFile (
  file: OpenFile, path: string,
  ask: (operation: FileOpName, path: string) => Fault | undefined, check: (operation: FileOpName, path: string) => void
): OpenFile {
  return {
    async write (bytes, position) {
      const fault = ask('write', path)
      if (fault === undefined) return await file.write(bytes, position)
      const half = bytes.subarray(0, Math.ceil(bytes.length / 2))
      if (fault === 'short') return await file.write(half, position)
      if (fault.half === true) await file.write(half, position)
      throw ioError(fault.code)
    },
    async read (into, position) { return await file.read(into, position) },
    async size () { return await file.size() },
    async truncate (size) { check('truncate', path); await file.truncate(size) },
    async sync () { check('sync', path); await file.sync() },
    async close () { await file.close() }
  }
}

function ioError (code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code })
}
