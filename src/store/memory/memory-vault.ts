// Sealed files in memory.

import { AppError } from '../../errors.ts'
import type { SealedFiles, VaultFiles } from '../vault-files.ts'

export function createMemoryVault (): VaultFiles {
  let header: Uint8Array | undefined
  return {
    keys: memoryFiles(),
    bodies: memoryFiles(),
    async readHeader () { return header },
    async writeHeader (bytes) { header = Uint8Array.from(bytes); return true }
  }
}

function memoryFiles (): SealedFiles {
  const files = new Map<string, Uint8Array>()
  return {
    async read (name) { return files.get(name) },
    async create (name, bytes) {
      if (files.has(name)) throw new AppError('STORAGE_FAILED')
      files.set(name, Uint8Array.from(bytes))
      return true
    },
    async replace (name, bytes) {
      if (!files.has(name)) return false
      files.set(name, Uint8Array.from(bytes))
      return true
    },
    async remove (names) { for (const name of names) files.delete(name) },
    async list () { return [...files.keys()] },
    async count () { return files.size },
    async listSettled () { return [...files.keys()] }
  }
}
