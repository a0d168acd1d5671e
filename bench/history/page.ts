// All runs in bench/results as one page that needs nothing but itself: a table a suite, the newest run first, a line for the way there.

import { readdirSync, readFileSync } from 'node:fs'
import type { Row } from '../suite.ts'
import { STYLE } from './style.ts'

/** One run of the bench, as its JSON has it. */
export interface Run {
  readonly version?: string
  readonly machine: string
  /** Mean number of running processes in the minute before the start; 0 is a quiet machine. */
  readonly load?: number
  /** ISO 8601. */
  readonly at: string
  readonly rows: readonly Row[]
}

const MOST_RUNS_SHOWN = 6
const [WIDTH, HEIGHT] = [96, 22]

/** Every `*.json` of a folder, oldest first. */
export function readRuns (folder: URL): Run[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Run)
    .sort((a, b) => a.at.localeCompare(b.at))
}

/** @param runs oldest first. */
export function historyPage (runs: readonly Run[]): string {
  const shown = runs.slice(-MOST_RUNS_SHOWN).reverse()
  const suites = [...new Set(shown.flatMap(({ rows }) => rows.map(({ suite }) => suite)))]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><link rel="icon" href="data:,">
<title>Sumi · bench</title><style>${STYLE}</style></head>
<body><header><span class="seal" aria-hidden="true">墨</span><h1>Bench history</h1></header>
<main><p>Written by <code>npm run bench</code> from the JSON files beside this page. Ratios hold from machine to machine; absolute numbers hold for one machine
and one hour, and are too low where the load before the start was high.</p>
<ol class="runs">${shown.map(runLine).join('')}</ol>
${suites.map((suite) => suitePart(suite, runs, shown)).join('\n')}</main></body></html>
`
}

function runLine ({ at, machine, load, version }: Run, index: number): string {
  return `<li><b>${label(index)}</b> ${time(at)} · ${escapeHtml(machine)}${load === undefined ? '' : ` · load ${load.toFixed(1)}`}${version === undefined ? '' : ` · sumi ${escapeHtml(version)}`}</li>`
}

function suitePart (suite: string, runs: readonly Run[], shown: readonly Run[]): string {
  const names = [...new Set(shown.flatMap(({ rows }) => rows.filter((row) => row.suite === suite).map(({ name }) => name)))]
  const withRows = shown.map((run, index) => ({ run, index })).filter(({ run }) => run.rows.some((row) => row.suite === suite))
  const head = ['', ...withRows.map(({ run, index }) => `${label(index)}<small>${time(run.at)}</small>`), 'rate over time']
  const rows = names.map((name) => {
    const of = (run: Run): Row | undefined => run.rows.find((row) => row.suite === suite && row.name === name)
    const cells = withRows.map(({ run }) => `<td>${cell(of(run))}</td>`).join('')
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells}<td>${line(runs.map((run) => of(run)?.rate?.perSecond).filter((rate) => rate !== undefined))}</td></tr>`
  })
  return `<section><h2>${escapeHtml(suite)}</h2><div class="scroll" role="region" aria-label="${escapeHtml(suite)}" tabindex="0"><table><thead><tr>${head.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

/** Ratios first. */
function cell (row: Row | undefined): string {
  if (row === undefined) return '–'
  const { ratios = {}, rate, p50Ms, p99Ms, extra = {}, note = '' } = row
  const percentiles = [p50Ms === undefined ? '' : `p50 ${number(p50Ms)}`, p99Ms === undefined ? '' : `p99 ${number(p99Ms)}`].filter((part) => part !== '')
  const lines = [
    ...Object.entries(ratios).map(([of, ratio]) => `<b>${ratio.toFixed(2)}</b> × ${escapeHtml(of)}`),
    rate === undefined ? '' : `${number(rate.perSecond)} ${escapeHtml(rate.unit)}/s`,
    percentiles.length === 0 ? '' : `<small>${percentiles.join(', ')} ms</small>`,
    ...Object.entries(extra).map(([name, value]) => `<small>${escapeHtml(name)} ${number(value)}</small>`)
  ].filter((part) => part !== '')
  return lines.length === 0 ? escapeHtml(note) : lines.join('<br>')
}

/** From nothing to the fastest; a point a run. */
function line (rates: readonly number[]): string {
  if (rates.length < 2) return ''
  const most = Math.max(...rates)
  const points = rates.map((rate, index) => `${(2 + index * (WIDTH - 4) / (rates.length - 1)).toFixed(1)},${(HEIGHT - 2 - rate / most * (HEIGHT - 4)).toFixed(1)}`)
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img"><title>${rates.map(number).join(', ')}</title><polyline points="${points.join(' ')}"/><circle cx="${points.at(-1)?.split(',')[0] ?? ''}" cy="${points.at(-1)?.split(',')[1] ?? ''}" r="2"/></svg>`
}

function label (index: number): string {
  return index === 0 ? 'newest' : `−${index}`
}

function time (at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

function number (value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
}

function escapeHtml (text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
