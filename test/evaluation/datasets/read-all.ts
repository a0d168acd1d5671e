// Test help: writes a small file, reads it through the chosen reader up to gold records.

import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll } from 'vitest'
import { chooseReader } from '../../../src/evaluation/datasets/index.ts'
import { surveyDataset, type Survey } from '../../../src/evaluation/survey.ts'
import { isBad, toGold } from '../../../src/evaluation/gold.ts'
import type { GoldRecord } from '../../../src/evaluation/record.ts'
import { typeMap } from '../../../src/evaluation/type-map.ts'
import type { OffsetUnit } from '../../../src/offsets.ts'

const folder = mkdtempSync(join(tmpdir(), 'sumi-datasets-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

export interface Read {
  readonly format: string
  readonly survey: Survey
  readonly records: GoldRecord[]
  /** `id: TYPE=value` of every span, in order. */
  readonly values: string[]
}

export function writeData (name: string, content: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(content) : content)
  return path
}

export async function readData (path: string, { format, offsetUnit }: { format?: string, offsetUnit?: OffsetUnit } = {}): Promise<Read> {
  const reader = await chooseReader(path, format)
  if (reader === undefined) throw new Error('no reader')
  const map = typeMap()
  const survey = await surveyDataset({ path, reader, map, offsetUnit })
  const records: GoldRecord[] = []
  for await (const item of reader.read(path)) {
    if (!item.isOk) continue
    const gold = toGold(item.record, { map, offsetUnit: survey.offsetUnit, onUnmapped: () => {} })
    if (!isBad(gold)) records.push(gold)
  }
  const values = records.flatMap(({ id, conversation, spans }) => spans.map(({ message, start, end, type }) => `${id}: ${type}=${conversation.messages[message]?.text.slice(start, end) ?? ''}`))
  return { format: reader.name, survey, records, values }
}
