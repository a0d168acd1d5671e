// The speed tables: what the bench measured, ratios first, and the npm packages side by side.

import type { Row } from '../../bench/suite.ts'

export interface Measured {
  readonly machine: string
  /** ISO 8601. */
  readonly at: string
  /** Running processes before the start. */
  readonly load?: number
  readonly rows: readonly Row[]
}

/** Markdown; a row that was not measured is left out. */
export function speedTable ({ machine, at, load, rows }: Measured): string {
  const find = (suite: string, name: string): Row | undefined => rows.find((row) => row.suite === suite && row.name === name)
  const lines = [
    ratioRow('HTTP with audit ÷ bare engine, model and rules', find('http', 'hybrid: HTTP, audited')),
    ratioRow('HTTP with audit ÷ bare engine, rules alone', find('http', 'rules: HTTP, audited')),
    ...rows.filter(({ suite, name }) => suite === 'pool' && !name.startsWith('1 worker × 1 ')).map((row) => ratioRow(`pool, ${row.name} ÷ 1 × 1`, row)),
    ...rows.filter(({ suite, name }) => suite === 'model' && name.startsWith('spans')).map((row) => rateRow(`model, one core, int8: ${row.name.replace('spans, ', '')}`, row)),
    ...rows.filter(({ suite }) => suite === 'rules').map((row) => rateRow(`rules, one core: ${row.name}`, row)),
    ...rows.filter(({ suite, name }) => suite === 'store' && name.includes('full')).map((row) => rateRow(`file store, durable: ${row.name}`, row)),
    ...rows.filter(({ suite }) => suite === 'start').map(({ extra = {} }) => `| start to ready; memory, server with the shipped model | ${((extra['ready ms'] ?? 0) / 1_000).toFixed(1)} s | ${Math.round(extra['RSS MB'] ?? 0)} MB |`)
  ].filter((line) => line !== '')
  const busy = load === undefined || load < 0.5 ? '' : `, load ${load.toFixed(1)} before the start (0 is a quiet machine)`
  return [`\`npm run bench\`, ${machine}, ${at.slice(0, 10)}${busy}. Ratios travel better than absolute numbers.`, '', '| | | |', '| --- | ---: | --- |', ...lines, ...peerTable(rows)].join('\n')
}

/** One row a package; a column a data set. */
function peerTable (rows: readonly Row[]): string[] {
  const peers = rows.filter(({ suite }) => suite === 'peers').map((row) => {
    const [data = '', name = ''] = row.name.split(': ')
    return { data, name, row }
  })
  if (peers.length === 0) return []
  const [sets, names] = [[...new Set(peers.map(({ data }) => data))], [...new Set(peers.map(({ name }) => name))]]
  const lines = names.map((name) => {
    const cells = sets.map((set) => peerCell(peers.find((one) => one.data === set && one.name === name)?.row))
    const first = peers.find((one) => one.name === name)?.row.rate?.perSecond
    return `| ${[name, ...cells, first === undefined ? '–' : whole(first)].join(' | ')} |`
  })
  return [
    '', 'Side by side on the same texts in the same run, one thread, default settings: values of which no letter or digit is left, and in brackets other letters and digits removed, both in percent.', '',
    `| | ${sets.join(' | ')} | characters/s, ${sets[0] ?? ''} |`, `| --- | ${sets.map(() => '---:').join(' | ')} | ---: |`, ...lines
  ]
}

function peerCell (row: Row | undefined): string {
  const gone = row?.extra?.['values removed %']
  return gone === undefined ? row?.note ?? '–' : `${gone.toFixed(1)} (${(row?.extra?.['other text removed %'] ?? 0).toFixed(1)})`
}

function ratioRow (title: string, row: Row | undefined): string {
  const ratio = Object.values(row?.ratios ?? {})[0]
  return row === undefined || ratio === undefined ? '' : `| ${title} | ${ratio.toFixed(2)} | ${rateOf(row)}${percentilesOf(row)} |`
}

function rateRow (title: string, row: Row): string {
  return `| ${title} | ${rateOf(row)} | ${percentilesOf(row).replace(', ', '')} |`
}

function rateOf ({ rate }: Row): string {
  return rate === undefined ? '' : `${whole(rate.perSecond)} ${rate.unit}/s`
}

function percentilesOf ({ p50Ms, p99Ms }: Row): string {
  return p50Ms === undefined || p99Ms === undefined ? '' : `, p50 ${short(p50Ms)} ms, p99 ${short(p99Ms)} ms`
}

/** Three digits that count. */
function whole (value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en')
}

function short (ms: number): string {
  return ms >= 10 ? String(Math.round(ms)) : ms.toFixed(1)
}
