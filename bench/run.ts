// `npm run bench -- [--scope rules,model,http,start] [--json file]`: runs the suites one after the other and prints a table.

import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { HTTP } from './suites/http.ts'
import { MODEL } from './suites/model.ts'
import { RULES } from './suites/rules.ts'
import { START } from './suites/start.ts'
import type { Row, Suite } from './suite.ts'

const SUITES: readonly Suite[] = [RULES, MODEL, HTTP, START]

const { values } = parseArgs({ options: { scope: { type: 'string' }, json: { type: 'string' } } })
const scope = values.scope?.split(',')
const unknown = scope?.find((name) => !SUITES.some((suite) => suite.name === name))
if (unknown !== undefined) throw new Error(`--scope: no suite ${unknown}; there are ${SUITES.map(({ name }) => name).join(', ')}`)

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}`
console.log(`${machine}\n`)
const rows: Row[] = []
for (const suite of SUITES.filter(({ name }) => scope?.includes(name) ?? true)) {
  console.log(`${suite.name}: ${suite.about}`)
  for (const row of await suite.run()) {
    rows.push(row)
    console.log(`  ${format(row)}`)
  }
  console.log()
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine, at: new Date().toISOString(), rows }, null, 2)}\n`)

function format ({ name, rate, p50Ms, p99Ms, extra = {} }: Row): string {
  return [
    name.padEnd(34),
    rate === undefined ? '' : `${Math.round(rate.perSecond).toLocaleString('en')} ${rate.unit}/s`,
    p50Ms === undefined ? '' : `p50 ${p50Ms.toFixed(2)} ms`,
    p99Ms === undefined ? '' : `p99 ${p99Ms.toFixed(2)} ms`,
    ...Object.entries(extra).map(([key, value]) => `${key} ${value.toFixed(2)}`)
  ].filter((part) => part !== '').join('  ')
}
