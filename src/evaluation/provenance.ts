// What is needed to run an evaluation again: hashes of data and model, versions, machine, command.

import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { arch, availableParallelism, cpus, platform, release } from 'node:os'
import { join, relative } from 'node:path'
import { VERSION } from '../package.ts'
import { withoutCredentials } from './systems/credentials.ts'

export interface Provenance {
  /** ISO 8601. */
  readonly createdAt: string
  readonly command: string
  readonly versions: { readonly sumi: string, readonly node: string, readonly os: string }
  readonly machine: string
  readonly data: ReadonlyArray<{ readonly path: string, readonly sha256: string }>
}

export async function provenanceOf (paths: readonly string[], args: readonly string[], createdAt: Date): Promise<Provenance> {
  const data = []
  for (const path of paths) data.push({ path, sha256: await sha256Of(path) })
  return {
    createdAt: createdAt.toISOString(),
    command: withoutCredentials(['sumi', ...args.map(quote)].join(' ')),
    versions: { sumi: VERSION, node: process.versions.node, os: `${platform()} ${release()} ${arch()}` },
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`,
    data
  }
}

/** Of a file its SHA-256 as `sha256sum` prints it; of a folder that of its files' names and bytes, in the order of the names. */
export async function sha256Of (path: string): Promise<string> {
  const hash = createHash('sha256')
  if ((await stat(path)).isDirectory()) {
    for (const file of await filesIn(path)) {
      hash.update(`${relative(path, file)}\0`)
      await addFile(hash, file)
    }
  } else await addFile(hash, path)
  return hash.digest('hex')
}

/** SHA-256 of each file of a model's folder, by its name in it. */
export async function modelHashes (folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const file of await filesIn(folder)) hashes[relative(folder, file)] = await sha256Of(file)
  return hashes
}

async function filesIn (folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}

async function addFile (hash: Hash, path: string): Promise<void> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
}

function quote (argument: string): string {
  return /^[\w@%+=:,./-]+$/u.test(argument) ? argument : `'${argument.replaceAll('\'', '\'\\\'\'')}'`
}
