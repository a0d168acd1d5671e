// `npm run bench -- [--scope rules,model,…] [--json file] [--no-save] [--list]`: the suites one after the other, as a table, as JSON, as the history page.

import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { VERSION } from '../src/package.ts'
import { historyPage, readRuns, type Run } from './history/page.ts'
import { CAPACITY } from './suites/capacity.ts'
import { HTTP } from './suites/http.ts'
import { JOBS } from './suites/jobs.ts'
import { LOAD } from './suites/load.ts'
import { MODEL } from './suites/model.ts'
import { PEERS } from './suites/peers.ts'
import { POOL } from './suites/pool.ts'
import { PROCESSES } from './suites/processes.ts'
import { RULES } from './suites/rules.ts'
import { START } from './suites/start.ts'
import { STORE } from './suites/store.ts'
import { WRITES } from './suites/writes.ts'
import type { Row, Suite } from './suite.ts'

const SUITES: readonly Suite[] = [RULES, MODEL, POOL, STORE, HTTP, START, LOAD, JOBS, PROCESSES, WRITES, CAPACITY, PEERS]
const RESULTS = new URL('./results/', import.meta.url)

const values = readOptions()
if (values.list || values.help) {
  console.log(`npm run bench -- [--scope NAME,…] [--json FILE] [--no-save]\n\n${SUITES.map(({ name, about }) => `${name.padEnd(10)} ${about}`).join('\n')}\n\nAll of them run unless --scope names some. Results are written to bench/results; bench/README.md says more.`)
  process.exit(0)
}
const scope = values.scope?.split(',').map((name) => name.trim())
const unknown = scope?.find((name) => !SUITES.some((suite) => suite.name === name))
if (unknown !== undefined) {
  console.error(`--scope: no suite ${unknown}; there are ${SUITES.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}`
const load = loadavg()[0] ?? 0
console.log(`${machine}, load ${load.toFixed(1)} before the start\n`)
if (load > availableParallelism() / 4) console.log('Other processes are at work: rates are too low, ratios blurred.\n')

const rows: Row[] = []
const failed: string[] = []
for (const suite of SUITES.filter(({ name }) => scope?.includes(name) ?? true)) {
  console.log(`${suite.name}: ${suite.about}`)
  try {
    for (const row of await suite.run()) {
      rows.push(row)
      console.log(`  ${format(row)}`)
    }
  } catch (error) {
    failed.push(suite.name)
    console.log(`  FAILED: ${error instanceof Error ? error.message : String(error)}`)
  }
  console.log()
}

const run: Run = { version: VERSION, machine, load, at: new Date().toISOString(), rows }
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(run, null, 2)}\n`)
if (!values['no-save'] && rows.length > 0) {
  mkdirSync(RESULTS, { recursive: true })
  const name = `${run.at.slice(0, 16).replace(':', '')}.json`
  writeFileSync(new URL(name, RESULTS), `${JSON.stringify(run, null, 2)}\n`)
  writeFileSync(new URL('index.html', RESULTS), historyPage(readRuns(RESULTS)))
  console.log(`written: bench/results/${name}, bench/results/index.html`)
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exitCode = 1
}

function readOptions () {
  try {
    return parseArgs({
      options: {
        scope: { type: 'string' },
        json: { type: 'string' },
        'no-save': { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false }
      }
    }).values
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}

/** Ratios first. */
function format ({ name, ratios = {}, rate, p50Ms, p99Ms, extra = {}, note }: Row): string {
  return [
    name.padEnd(38),
    ...Object.entries(ratios).map(([of, value]) => `${value.toFixed(2)} × ${of}`),
    rate === undefined ? '' : `${Math.round(rate.perSecond).toLocaleString('en')} ${rate.unit}/s`,
    p50Ms === undefined ? '' : `p50 ${p50Ms.toFixed(2)} ms`,
    p99Ms === undefined ? '' : `p99 ${p99Ms.toFixed(2)} ms`,
    ...Object.entries(extra).map(([key, value]) => `${key} ${value.toFixed(2)}`),
    note === undefined ? '' : `(${note})`
  ].filter((part) => part !== '').join('  ')
}
