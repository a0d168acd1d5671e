import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { historyPage, readRuns, type Run } from '../../bench/history/page.ts'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways } from '../helpers/browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'sumi-bench-history-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`
const runOf = (day: number): Run => ({
  machine: 'a <machine>',
  at: at(day),
  load: 0.2,
  version: '0.1.0',
  rows: [
    { suite: 'rules', name: '1000 characters', rate: { unit: 'characters', perSecond: 1_000 * day }, p50Ms: 1, p99Ms: 2 },
    { suite: 'http', name: 'rules: HTTP, audited', rate: { unit: 'conversations', perSecond: 90 }, ratios: { 'bare engine': 0.93 } },
    ...(day === 8 ? [{ suite: 'peers', name: 'x', note: 'crashed: Error' }] : [])
  ]
})

describe('the bench history', () => {
  for (const day of [8, 1, 2, 3, 4, 5, 6, 7]) writeFileSync(join(folder, `${9 - day}.json`), JSON.stringify(runOf(day)))
  const runs = readRuns(pathToFileURL(`${folder}/`))
  const html = historyPage(runs)

  it('shows the last six runs, newest first, and a line over all of them', () => {
    expect(runs.map((run) => run.at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(at))
    expect(html.match(/<li><b>/gu)).toHaveLength(6)
    expect(html).toContain('<b>newest</b> 2026-01-08 10:00 · a &lt;machine&gt; · load 0.2 · sumi 0.1.0')
    expect(html).toContain('<title>1,000, 2,000, 3,000, 4,000, 5,000, 6,000, 7,000, 8,000</title>')
    expect(html).toContain('<b>0.93</b> × bare engine')
    expect(html).toContain('crashed: Error')
    expect(html).not.toMatch(/<script|https?:\/\/|undefined|NaN/u)
  })

  it('holds for one run, and none', () => {
    expect(historyPage([runOf(1)])).not.toMatch(/undefined|NaN/u)
    expect(historyPage([])).toContain('Bench history')
  })

  it.skipIf(CHROMIUM === undefined)(`is readable in a browser, narrow and dark too${NEEDS_CHROMIUM}`, async () => {
    const browser = await launchBrowser()
    writeFileSync(join(folder, 'index.html'), html)
    for (const [width, colorScheme] of [[375, 'dark'], [1440, 'light']] as const) {
      const { page, errors, foreign } = await openPage(browser, 'file:', { colorScheme, viewport: { width, height: 900 } })
      await page.goto(pathToFileURL(join(folder, 'index.html')).href)
      expect(await scrollsSideways(page)).toBe(false)
      expect([await axeViolations(page), errors, foreign]).toEqual([[], [], []])
    }
    await browser.close()
  })
})
