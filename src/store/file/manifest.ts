// The root of the data folder: what the last completed checkpoint holds. Without it no document is believed to be complete.

import { join } from 'node:path'
import { Low } from 'lowdb'
import { EMPTY_CHAIN, type ChainHead } from '../../audit/chain.ts'
import { EMPTY_FRONTIER, rootOf } from '../../audit/merkle.ts'
import { durableAdapter, type DurableAdapter } from './document.ts'
import type { FileOps } from './files.ts'

export const FORMAT = 1

/** Where the audit log stood: its chain, and the root of its tree, base64. */
export interface AuditMark extends ChainHead {
  readonly root: string
}

export interface Manifest {
  /** Version of the layout of the folder. */
  readonly format: number
  /** Number of the last commit that the documents hold; the journal begins with the one after it. */
  readonly lsn: number
  /** Each document that exists, and the `lsn` it must have at least. */
  readonly documents: Readonly<Record<string, number>>
  readonly audit: AuditMark
}

const EMPTY_AUDIT: AuditMark = { ...EMPTY_CHAIN, root: rootOf(EMPTY_FRONTIER).toString('base64') }

export const FIRST_MANIFEST: Manifest = { format: FORMAT, lsn: 0, documents: {}, audit: EMPTY_AUDIT }

export interface ManifestFile {
  readonly path: string
  readonly adapter: DurableAdapter<Manifest>
  readonly low: Low<Manifest>
}

export function manifestFile (files: FileOps, dataDir: string): ManifestFile {
  const path = join(dataDir, 'manifest.json')
  const adapter = durableAdapter<Manifest>(files, path)
  return { path, adapter, low: new Low(adapter, FIRST_MANIFEST) }
}
