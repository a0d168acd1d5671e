// What peers are measured on: the project's hand-written conversations, and public labelled sentences where they are at hand.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpackDeveval, whyNoDeveval } from '../../scripts/tables/deveval.ts'
import { DEFAULT_ENTITY_TYPES, type EntityType } from '../../src/entities.ts'
import { chooseReader } from '../../src/evaluation/datasets/index.ts'
import { isBad } from '../../src/evaluation/gold.ts'
import type { GoldRecord } from '../../src/evaluation/record.ts'
import { readGold } from '../../src/evaluation/survey.ts'
import { typeMap } from '../../src/evaluation/type-map.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'

export interface PeerData {
  readonly name: string
  readonly records: readonly GoldRecord[]
}

/** English sentences with passwords, cards, SSNs and names, written by others (MIT); no part of any training data of ours. */
const PUBLIC = 'en_pii_syn_nano'
const DEFAULT_TYPES: ReadonlySet<EntityType> = new Set(DEFAULT_ENTITY_TYPES)

export async function peerData (): Promise<PeerData[]> {
  const own = await Promise.all(['en', 'ja'].map(async (language) =>
    ({ name: `hand-written, ${language}`, records: await read(join(PACKAGE_ROOT, 'test', 'fixtures', 'handwritten', `${language}.jsonl`)) })))
  if (await whyNoDeveval() !== undefined) return own
  const folder = mkdtempSync(join(tmpdir(), 'sumi-peers-'))
  try {
    return [...own, { name: PUBLIC, records: await read(await unpackDeveval(PUBLIC, folder)) }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Offsets of all these files count code points or are the same in all units. Types that are off by default count neither way. */
async function read (path: string): Promise<GoldRecord[]> {
  const reader = await chooseReader(path)
  if (reader === undefined) throw new Error(`${path}: the format is not known`)
  const records: GoldRecord[] = []
  for await (const gold of readGold({ path, reader, map: typeMap(), offsetUnit: undefined }, 'utf16')) {
    if (isBad(gold)) throw new Error(`${path}:${gold.line}: ${gold.reason}`)
    const spans = gold.spans.filter(({ type }) => DEFAULT_TYPES.has(type))
    records.push({ ...gold, spans, ignored: [...gold.ignored, ...gold.spans.filter(({ type }) => !DEFAULT_TYPES.has(type))] })
  }
  return records
}
