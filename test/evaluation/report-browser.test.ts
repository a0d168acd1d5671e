// The report in a real browser: both languages, light and dark, narrow and wide. SUMI_SHOTS=folder keeps the screenshots, to be looked at.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways } from '../helpers/browser.ts'
import { writeData } from './datasets/read-all.ts'
import { sampleEvaluation, samplePage } from './sample-report.ts'

const SHOTS = process.env['SUMI_SHOTS']
const WIDTHS = [375, 1440]

describe.skipIf(CHROMIUM === undefined)(`the report in a browser${NEEDS_CHROMIUM}`, () => {
  let browser: Browser
  let url: string

  beforeAll(async () => {
    const path = writeData('report.html', '')
    writeFileSync(path, samplePage(await sampleEvaluation(), { isPartial: true }))
    url = pathToFileURL(path).href
    browser = await launchBrowser()
  })
  afterAll(async () => { await browser.close() })

  it.each(['en', 'ja'].flatMap((language) => (['light', 'dark'] as const).flatMap((colorScheme) => WIDTHS.map((width) => [language, colorScheme, width] as const))))('%s, %s, %i px: no error, nothing from outside, no sideways scroll, readable', async (language, colorScheme, width) => {
    const { page, errors, foreign } = await openPage(browser, 'file:', { colorScheme, viewport: { width, height: 900 } })
    await page.goto(url)
    await page.locator(`label[for=to-${language}]`).click()
    const other = language === 'en' ? 'ja' : 'en'
    expect(await page.locator('h1').innerText()).toBe(language === 'en' ? 'Evaluation report' : '評価レポート')
    expect(await page.locator(`body [lang=${other}]:visible`).count()).toBe(0)
    expect(await page.locator('figure svg').first().isVisible()).toBe(true)
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    expect([errors, foreign]).toEqual([[], []])
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `report-${language}-${colorScheme}-${width}.png`), fullPage: true })
    await page.context().close()
  })

  it('prints on pages without losing anything at the side', async () => {
    const { page } = await openPage(browser, 'file:', { viewport: { width: 794, height: 1_123 } })
    await page.goto(url)
    await page.emulateMedia({ media: 'print' })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await page.locator('.switch').isVisible()).toBe(false)
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.context().close()
  })
})
