// Suggestions and the admin's allow list in a real browser against the real server: what was not surely found, judged by two people.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways, type WatchedPage } from '../helpers/browser.ts'
import { ADMIN_KEY, serveForTest, type Served } from '../helpers/served.ts'
import { buildConsole, goTo, signIn } from './steps.ts'

const TEXTS = {
  'en-US': { reveal: 'Reveal', reason: 'Reason', personal: 'Personal', not: 'Not personal', confirmed: 'it stays masked', proposed: 'Proposed to the admin', allow: 'Allow', decline: 'Keep masked', allowed: 'On the allow list', declined: 'It stays masked' },
  'ja-JP': { reveal: '表示する', reason: '理由', personal: '個人情報', not: '個人情報ではない', confirmed: '伏せたままにします', proposed: '提案しました', allow: '許可する', decline: '伏せたままにする', allowed: '許可リストに追加', declined: '伏せたままにします' }
} as const
type Locale = keyof typeof TEXTS

/** Found with a score in the middle; nothing else in the text is. */
const RULES = { version: 1, rules: [{ name: 'codes', type: 'CUSTOM_CODE', patterns: [{ regex: '\\b(?:Blue|Gray)bird-\\d+\\b', score: 0.6 }] }] }
const TALK = { messages: [{ role: 'customer', text: '😀 The Bluebird-7 box came, not the Graybird-9.' }, { role: 'agent', text: 'We will send you another Bluebird-7 box today.' }] }

describe.skipIf(CHROMIUM === undefined)(`suggestions${NEEDS_CHROMIUM}`, () => {
  let served: Served
  let browser: Browser
  let watched: WatchedPage
  let page: Page
  let supervisor: string

  beforeAll(async () => {
    await buildConsole()
    served = await serveForTest({ SUMI_DEADLINE_MS: '100000' })
    supervisor = await served.keyOf('supervisor')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.end()
  })
  beforeEach(async () => {
    expect((await served.call('PUT', '/v1/rules', RULES)).status).toBe(200)
    await served.call('PUT', '/v1/conversations/c1', TALK)
  })
  afterEach(async () => {
    await page.context().close()
    expect(watched.errors).toEqual([])
  })
  const open = async (key: string, options: { locale?: Locale, viewport?: { width: number, height: number }, colorScheme?: 'light' | 'dark' } = {}): Promise<void> => {
    watched = await openPage(browser, served.origin, options)
    page = watched.page
    page.on('request', (request) => { if (/bird/i.test(request.url())) watched.errors.push('a value in an address') })
    await signIn(page, served, key)
    await goTo(page, 'conversations')
    await page.waitForSelector('table.conversations')
  }
  const read = async (): Promise<void> => {
    await page.getByRole('button', { name: 'c1', exact: true }).click()
    await page.waitForSelector('.bubbles .bubble')
  }
  const row = (index: number) => page.locator('.suggestions li').nth(index)
  const reveal = async (index: number, { reveal: word, reason }: { readonly reveal: string, readonly reason: string }): Promise<void> => {
    await row(index).getByRole('button', { name: word }).click()
    await page.getByLabel(reason).selectOption('quality_review')
    await page.locator('dialog').getByRole('button', { name: word, exact: true }).click()
    await row(index).locator('.context', { hasText: /(?:Blue|Gray)bird-\d/ }).waitFor()
  }
  const values = async (): Promise<string[]> => (await served.call('GET', '/v1/rules')).body.set.allow?.flatMap(({ exact }: { exact: string[] }) => exact) ?? []

  it.each(['en-US', 'ja-JP'] as const)('are judged by who may see them, and decided on by an admin (%s)', async (locale) => {
    const texts = TEXTS[locale]
    await open(supervisor, { locale })
    await read()
    expect(await page.locator('.suggestions li').count()).toBe(3)
    // A value that one has not seen cannot be called nothing personal.
    expect(await row(0).getByRole('button', { name: texts.not }).count()).toBe(0)
    expect(await page.locator('.suggestions').textContent()).not.toMatch(/bird-/)
    await reveal(0, texts)
    expect(await row(0).locator('.context').textContent()).toBe('😀 The Bluebird-7 box came, not the [CUSTOM_CODE_2].')
    await row(0).getByRole('button', { name: texts.not }).click()
    await row(0).getByText(texts.proposed).waitFor()
    await reveal(1, texts)
    await row(1).getByRole('button', { name: texts.not }).click()
    await row(1).getByText(texts.proposed).waitFor()
    await row(2).getByRole('button', { name: texts.personal }).click()
    await row(2).getByText(texts.confirmed).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()

    await open(ADMIN_KEY, { locale })
    await page.waitForSelector('.proposals li')
    expect(await page.locator('.proposals bdi').allTextContents()).toEqual(['Bluebird-7', 'Graybird-9'])
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: texts.allow }).first().click()
    await page.locator('.proposals li').nth(0).getByText(texts.allowed).waitFor()
    await page.getByRole('button', { name: texts.decline }).click()
    await page.locator('.proposals li').nth(1).getByText(texts.declined).waitFor()
    expect(await values()).toEqual(['Bluebird-7'])
    await read()
    expect(await page.locator('.bubble p').allTextContents()).toEqual(['😀 The Bluebird-7 box came, not the [CUSTOM_CODE_2].', 'We will send you another Bluebird-7 box today.'])
    // What is allowed is not found again; what was declined is.
    const { findings } = (await served.call('POST', '/v1/detect', { conversation: TALK })).body
    expect(findings.map(({ type, start }: any) => [type, start])).toEqual([['CUSTOM_CODE', 36]])
    expect(JSON.stringify((await served.call('GET', '/v1/audit?limit=1000')).body)).not.toMatch(/bird/i)
    expect(served.output()).not.toMatch(/bird/i)
  })

  it('are not shown to who may not see the values, and say what went wrong', async () => {
    await open(await served.keyOf('agent'))
    await read()
    expect(await page.locator('.suggestions, .proposals').count()).toBe(0)
    await page.context().close()
    await open(supervisor)
    await read()
    // Replaced meanwhile: its values have other ids.
    await served.call('PUT', '/v1/conversations/c1', TALK)
    await row(0).getByRole('button', { name: 'Personal' }).click()
    await page.waitForSelector('.suggestions [role=alert]')
    expect(await page.textContent('.suggestions [role=alert]')).toContain('NOT_FOUND')
    expect(watched.errors.splice(0)).toEqual([expect.stringContaining('404')])
  })

  it.each(['light', 'dark'] as const)('fit a phone and have no serious accessibility finding (%s)', async (colorScheme) => {
    await open(supervisor, { colorScheme, viewport: { width: 375, height: 800 } })
    await read()
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await reveal(0, TEXTS['en-US'])
    await row(0).getByRole('button', { name: 'Not personal' }).click()
    await row(0).getByText('Proposed').waitFor()
    await page.context().close()
    await open(ADMIN_KEY, { colorScheme, viewport: { width: 375, height: 800 } })
    await page.waitForSelector('.proposals li')
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  })
})
