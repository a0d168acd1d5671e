// The file operations of the file store, behind an interface so that tests can make each of them fail.

import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises'

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/** An open file; positions and sizes count bytes. */
export interface OpenFile {
  /** Writes a part or all of the bytes. @returns how many were written. */
  write (bytes: Uint8Array, position: number): Promise<number>
  /** @returns how many bytes were read; 0 at the end. */
  read (into: Uint8Array, position: number): Promise<number>
  size (): Promise<number>
  truncate (size: number): Promise<void>
  /** Content and size reach the disk (fdatasync). */
  sync (): Promise<void>
  close (): Promise<void>
}

export interface FileOps {
  /** 'create' fails when the file exists; 'update' and 'read' fail when it does not. */
  open (path: string, mode: 'create' | 'update' | 'read'): Promise<OpenFile>
  readFile (path: string): Promise<Buffer>
  /** Names in a folder, sorted. */
  list (folder: string): Promise<string[]>
  rename (from: string, to: string): Promise<void>
  /** Removes a file; without effect when there is none. */
  remove (path: string): Promise<void>
  /** Makes a folder and those above it; without effect when it exists. */
  makeFolder (path: string): Promise<void>
  /** Names created, renamed and removed in a folder reach the disk. */
  syncFolder (path: string): Promise<void>
}

const FLAGS = { create: 'wx+', update: 'r+', read: 'r' } as const

export const nodeFiles: FileOps = {
  async open (path, mode) { return openFile(await open(path, FLAGS[mode], FILE_MODE)) },
  async readFile (path) { return await readFile(path) },
  async list (folder) { return (await readdir(folder)).sort() },
  async rename (from, to) { await rename(from, to) },
  async remove (path) { await rm(path, { force: true }) },
  async makeFolder (path) { await mkdir(path, { recursive: true, mode: FOLDER_MODE }) },
  async syncFolder (path) {
    // Windows cannot open a folder; NTFS journals its names itself.
    if (process.platform === 'win32') return
    const handle = await open(path, 'r')
    await handle.sync().finally(async () => { await handle.close() })
  }
}

/** Writes all of the bytes, however often the system takes only a part. */
export async function writeFully (file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done), position + done)
    if (written === 0) throw new Error('the system wrote nothing')
    done += written
  }
}

/** Zeros over the whole content, on the disk when the promise resolves: on most disks the old bytes are then gone too. */
export async function writeZeros (files: FileOps, path: string): Promise<void> {
  const file = await files.open(path, 'update')
  try {
    await writeFully(file, new Uint8Array(await file.size()), 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes an empty file whose name is on the disk when the promise resolves; a leftover of a failed attempt is replaced. */
export async function createDurably (files: FileOps, folder: string, path: string): Promise<OpenFile> {
  await files.remove(path)
  const file = await files.open(path, 'create')
  try {
    await files.syncFolder(folder)
    return file
  } catch (error) {
    await ignoreFailure(file.close())
    await ignoreFailure(files.remove(path))
    throw error
  }
}

export async function ignoreFailure (work: Promise<unknown>): Promise<void> {
  try { await work } catch { /* the failure that led here is the one that counts */ }
}

export function errorCode (error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}

function openFile (handle: FileHandle): OpenFile {
  return {
    async write (bytes, position) { return (await handle.write(bytes, 0, bytes.length, position)).bytesWritten },
    async read (into, position) { return (await handle.read(into, 0, into.length, position)).bytesRead },
    async size () { return (await handle.stat()).size },
    async truncate (size) { await handle.truncate(size) },
    async sync () { await handle.datasync() },
    async close () { await handle.close() }
  }
}
