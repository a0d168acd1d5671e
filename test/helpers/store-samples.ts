// Folders for store tests that remove themselves, and what is in them; with the records of store-records.ts.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export * from './store-records.ts'

export const clock = (): Date => new Date('2025-06-01T00:00:00.000Z')

export async function temporaryFolder (): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sumi-store-'))
  onTestFinished(async () => { await rm(folder, { recursive: true, force: true }) })
  return folder
}

/** Paths of all files below a folder, relative to it, sorted. */
export async function filesBelow (folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}

/** Which files below a folder hold these bytes. */
export async function filesHolding (folder: string, text: string): Promise<readonly string[]> {
  const paths = await filesBelow(folder)
  const contents = await Promise.all(paths.map(async (path) => await readFile(join(folder, path))))
  return paths.filter((_, index) => contents[index]?.includes(text))
}
