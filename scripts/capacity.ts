// `node --import tsx scripts/capacity.ts --messages-per-day 1e8[,…]`: what so many messages a day need, calculated from measured figures.
// `--write` makes the tables of docs/scaling.md; `--bench FILE` takes the figures from a run of the bench first.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Run } from '../bench/history/page.ts'
import { PACKAGE_ROOT } from '../src/package.ts'
import { figuresOf, type Figures } from './capacity/figures.ts'
import { DEFAULTS, type Assumptions } from './capacity/model.ts'
import { figuresTable, limitsTable, needsTable, VOLUMES } from './capacity/page.ts'
import { putBetween } from './tables/markers.ts'

const PAGE = join(PACKAGE_ROOT, 'docs', 'scaling.md')
const FIGURES = join(PACKAGE_ROOT, 'docs', 'scaling.figures.json')
/** Option → what it sets; all are numbers. */
const OPTIONS: Readonly<Record<string, keyof Assumptions>> = {
  peak: 'peak', use: 'use', 'acts-per-conversation': 'acts', kept: 'kept', 'retain-days': 'retainDays', 'audit-days': 'auditDays', workers: 'workers', characters: 'characters', 'machine-cores': 'machineCores', connections: 'databaseConnections', 'database-bytes': 'databaseBytes'
}

const { values } = readOptions()
if (values['bench'] !== undefined) writeFileSync(FIGURES, `${JSON.stringify(figuresOf(readJson<Run>(String(values['bench']))), null, 2)}\n`)
const figures = readJson<Figures>(FIGURES)
const given: Assumptions = {
  ...DEFAULTS, characters: figures.charactersPerMessage, ...Object.fromEntries(Object.entries(OPTIONS).flatMap(([option, name]) => values[option] === undefined ? [] : [[name, numberOf(option, String(values[option]))]]))
}
const volumes = values['messages-per-day'] === undefined ? VOLUMES : String(values['messages-per-day']).split(',').map((value) => numberOf('messages-per-day', value))
const tables = { figures: figuresTable(figures), needs: needsTable(volumes, figures, given), limits: limitsTable(figures, given) }
if (values['write'] === true) {
  if (volumes !== VOLUMES || Object.keys(OPTIONS).some((option) => values[option] !== undefined)) fail('--write makes the page with its own assumptions: leave the others out')
  writeFileSync(PAGE, Object.entries(tables).reduce((page, [name, table]) => putBetween(page, name, table), readFileSync(PAGE, 'utf8')))
} else {
  process.stdout.write(`${Object.values(tables).join('\n\n')}\n`)
}

function readOptions () {
  try {
    const numbers = Object.fromEntries(['messages-per-day', ...Object.keys(OPTIONS)].map((option) => [option, { type: 'string' as const }]))
    return parseArgs({ options: { ...numbers, bench: { type: 'string' }, write: { type: 'boolean' } } }) as { values: Readonly<Record<string, string | boolean | undefined>> }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : ''}\nOptions: --messages-per-day, ${Object.keys(OPTIONS).map((option) => `--${option}`).join(', ')}, --bench FILE, --write`)
  }
}

function numberOf (option: string, value: string): number {
  const number = Number(value)
  const isGood = value.trim() !== '' && Number.isFinite(number) && (number > 0 || (option === 'kept' && number === 0))
  return isGood ? number : fail(`--${option} must be a number above 0`)
}

function readJson<T> (path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

function fail (message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
