// A file system in memory with the operations of the file store, that can die: from one moment on nothing works any more, and what was
// done before stays, as kill -9 leaves it. The lock of a folder lies on the real disk.

import { dirname } from 'node:path'
import type { FileOps, OpenFile } from '../../src/store/file/files.ts'

export interface Disk {
  /** Paths relative to the root. Content is never changed in place, so a copy of the map is a copy of the disk. */
  readonly files: Map<string, Buffer>
  readonly folders: Set<string>
}

export interface MemoryFiles extends FileOps {
  readonly disk: Disk
  /** Operations so far that changed something. */
  readonly changes: () => number
  /** Dies before the change of this number (counted from now, first: 1); a write is done by half first when `isTorn`. */
  dieAt: (change: number, isTorn?: boolean) => void
  /** Resolves when it died. */
  readonly died: Promise<void>
}

export function copyOf ({ files, folders }: Disk): Disk {
  return { files: new Map(files), folders: new Set(folders) }
}

export function memoryFiles (root: string, disk: Disk = { files: new Map(), folders: new Set(['']) }): MemoryFiles {
  let [changes, deathAt, isTorn, isDead] = [0, Infinity, false, false]
  let tell = (): void => {}
  const died = new Promise<void>((resolve) => { tell = resolve })
  const at = (path: string): string => path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : `outside:${path}`
  const alive = (): void => { if (isDead) throw failure('EKILLED') }
  const change = (half?: () => void): void => {
    alive()
    changes += 1
    if (changes < deathAt) return
    if (isTorn) half?.()
    isDead = true
    tell()
    throw failure('EKILLED')
  }
  const contentOf = (path: string): Buffer => {
    const content = disk.files.get(at(path))
    if (content === undefined) throw failure('ENOENT')
    return content
  }
  return {
    disk,
    died,
    changes: () => changes,
    dieAt (count, torn = false) { [deathAt, isTorn] = [changes + count, torn] },
    async open (path, mode) {
      alive()
      if (mode === 'create') {
        if (disk.files.has(at(path))) throw failure('EEXIST')
        if (!disk.folders.has(at(dirname(path)))) throw failure('ENOENT')
        change()
        disk.files.set(at(path), Buffer.alloc(0))
      } else contentOf(path)
      return openFile()

      function openFile (): OpenFile {
        // A removed file stays open, as on a disk.
        let name: string | undefined = at(path)
        const own = (): Buffer => { const content = name === undefined ? undefined : disk.files.get(name); if (content === undefined) name = undefined; return content ?? Buffer.alloc(0) }
        const write = (bytes: Uint8Array, position: number): void => {
          const before = own()
          if (name === undefined) return
          const after = Buffer.alloc(Math.max(before.length, position + bytes.length))
          before.copy(after)
          after.set(bytes, position)
          disk.files.set(name, after)
        }
        return {
          async write (bytes, position) {
            change(() => { write(bytes.subarray(0, bytes.length >> 1), position) })
            write(bytes, position)
            return bytes.length
          },
          async read (into, position) { alive(); return own().copy(into, 0, position, position + into.length) },
          async size () { alive(); return own().length },
          async truncate (size) { change(); if (name !== undefined) disk.files.set(name, Buffer.concat([own().subarray(0, size)], size)) },
          async sync () { alive() },
          async close () {}
        }
      }
    },
    async readFile (path) { alive(); return Buffer.from(contentOf(path)) },
    async list (path) {
      alive()
      const folder = at(path)
      if (!disk.folders.has(folder)) throw failure('ENOENT')
      const start = folder === '' ? '' : `${folder}/`
      const names = [...disk.files.keys(), ...disk.folders].filter((name) => name !== '' && name.startsWith(start)).map((name) => name.slice(start.length)).filter((name) => name !== '' && !name.includes('/'))
      return [...new Set(names)].sort()
    },
    async rename (from, to) { const content = contentOf(from); change(); disk.files.set(at(to), content); disk.files.delete(at(from)) },
    async remove (path) { alive(); if (!disk.files.has(at(path))) return; change(); disk.files.delete(at(path)) },
    async makeFolder (path) {
      alive()
      for (let folder = path; folder.length >= root.length && !disk.folders.has(at(folder)); folder = dirname(folder)) disk.folders.add(at(folder))
    },
    async syncFolder () { alive() }
  }
}

function failure (code: string): Error {
  return Object.assign(new Error(code), { code })
}
