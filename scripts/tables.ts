// `npm run tables [-- --quick] [--bench FILE] [--readme FILE] [--only accuracy|speed]`: makes the README's accuracy and speed tables.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_ROOT } from '../src/package.ts'
import { accuracyTable } from './tables/accuracy.ts'
import { putBetween } from './tables/markers.ts'
import { speedTable, type Measured } from './tables/speed.ts'

const QUICK_RECORDS = 60
const [SUITES, QUICK_SUITES] = ['rules,model,pool,store,http,start,peers', 'rules,model']

const { values } = parseArgs({
  options: {
    /** Few records, few suites: to see that it works. The tables say so. */
    quick: { type: 'boolean', default: false },
    /** JSON of an earlier `npm run bench -- --json FILE`, instead of measuring now. */
    bench: { type: 'string' },
    readme: { type: 'string', default: join(PACKAGE_ROOT, 'README.md') },
    only: { type: 'string' }
  }
})
if (values.only !== undefined && values.only !== 'accuracy' && values.only !== 'speed') fail('--only must be accuracy or speed')

const log = (line: string): void => { process.stderr.write(`${line}\n`) }
const parts: Array<readonly [name: string, table: string]> = []
// Both comments are looked for before anything is measured.
for (const name of ['accuracy', 'speed']) if (values.only === undefined || values.only === name) put(name, '', readFileSync(values.readme, 'utf8'))
if (values.only !== 'speed') parts.push(['accuracy', await accuracyTable({ most: values.quick ? QUICK_RECORDS : Infinity, log })])
if (values.only !== 'accuracy') parts.push(['speed', speedTable(values.bench === undefined ? await measure(values.quick ? QUICK_SUITES : SUITES) : read(values.bench))])

// Read again: minutes have passed, and somebody may have edited the page.
writeFileSync(values.readme, parts.reduce((page, [name, table]) => put(name, table, page), readFileSync(values.readme, 'utf8')))
log(`written: ${values.readme} (${parts.map(([name]) => name).join(', ')})`)

/** The bench is a process of its own, as `npm run bench` is. */
async function measure (suites: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sumi-tables-bench-'))
  try {
    const file = join(folder, 'bench.json')
    const child = spawn(process.execPath, ['--import', 'tsx', join(PACKAGE_ROOT, 'bench', 'run.ts'), '--scope', suites, '--json', file, '--no-save'], { cwd: PACKAGE_ROOT, stdio: ['ignore', 2, 2] })
    const code = await new Promise<number | null>((resolve, reject) => { child.on('close', resolve).on('error', reject) })
    if (code !== 0) fail('the bench failed; no table was written')
    return read(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read (file: string): Measured {
  return JSON.parse(readFileSync(file, 'utf8')) as Measured
}

function put (name: string, table: string, page: string): string {
  try {
    return putBetween(page, name, table)
  } catch (error) {
    return fail(`${values.readme}: ${error instanceof Error ? error.message : ''}`)
  }
}

function fail (message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
