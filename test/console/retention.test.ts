// The retention view in a real browser against the real server, model and store: policies as sentences, previews, holds, the schedule.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways, type WatchedPage } from '../helpers/browser.ts'
import { ADMIN_KEY, serveForTest, type Served } from '../helpers/served.ts'
import { buildConsole, fieldFocused, goTo, signIn } from './steps.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString()
const talk = (rest: object) => ({ messages: [{ role: 'customer', text: 'I am Maria Gonzalez, mail maria@example.com, card 4111 1111 1111 1111.' }], ...rest })

describe.skipIf(CHROMIUM === undefined)(`the retention view${NEEDS_CHROMIUM}`, () => {
  let served: Served
  let browser: Browser
  let watched: WatchedPage
  let page: Page

  beforeAll(async () => {
    await buildConsole()
    served = await serveForTest({ SUMI_DEADLINE_MS: '100000', SUMI_RETENTION_CRON: '15 3 1 1 *' })
    for (const [id, rest] of Object.entries({ old: { createdAt: daysAgo(200), channel: 'chat' }, older: { createdAt: daysAgo(300), channel: 'chat' }, invoice: { createdAt: daysAgo(250), channel: 'chat', tags: ['invoice'] }, soon: { createdAt: daysAgo(70), channel: 'chat' }, mail: { createdAt: daysAgo(200), channel: 'mail' } })) {
      expect((await served.call('PUT', `/v1/conversations/${id}`, talk(rest))).status).toBe(201)
    }
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.end()
  })
  beforeEach(async () => {
    for (const { id } of (await served.call('GET', '/v1/policies')).body.policies) await served.call('DELETE', `/v1/policies/${String(id)}`)
    for (const { id } of (await served.call('GET', '/v1/holds')).body.holds) await served.call('DELETE', `/v1/holds/${String(id)}`, { reason: 'test' })
  })
  afterEach(async () => {
    await page.context().close()
    expect(watched.errors).toEqual([])
    expect(watched.foreign).toEqual([])
  })
  const open = async (options = {}): Promise<void> => {
    watched = await openPage(browser, served.origin, options)
    page = watched.page
    await signIn(page, served, ADMIN_KEY)
    await goTo(page, 'retention')
    await page.waitForSelector('.next-run')
  }
  const slot = (token: string) => page.locator(`.slot[data-token=${token}]`)
  const policyOf = async (id: string): Promise<any> => (await served.call('GET', `/v1/policies/${id}`)).body
  const ERASE = { when: { after: 'P90D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' }

  it.each([
    ['en-US', 'New policy', '＋ channel', '＋ minimum retention', 'Save', 'contact data', 'Conversations from chat older than 30 days, counted from their last message: remove names and contact data. Keep them for at least 7 years.'],
    ['ja-JP', '新しいポリシー', '＋ チャネル', '＋ 最低保存期間', '保存', '連絡先', 'チャネル「chat」の会話は、最後の発言から30日を過ぎたら、氏名、連絡先を削除する。ただし少なくとも7年は保存する。']
  ])('makes a policy by its sentence (%s)', async (locale, add, channel, minimum, save, contact, sentence) => {
    await open({ locale })
    await page.getByRole('button', { name: add }).click()
    await page.getByRole('button', { name: channel, exact: true }).click()
    // What was put in has the focus.
    await fieldFocused(page)
    await page.keyboard.type('chat')
    await slot('after').locator('input').fill('30')
    await slot('from').locator('select').selectOption('lastActivity')
    await slot('types').locator('button').click()
    await page.getByRole('checkbox', { name: contact, exact: true }).check()
    await page.getByRole('button', { name: minimum, exact: true }).click()
    await page.fill('.policy-form input[name=id]', 'chat-names')
    await page.getByRole('button', { name: save, exact: true }).click()
    await page.waitForSelector('.policies .sentence')
    expect((await policyOf('chat-names')).policy).toEqual({
      where: { channel: 'chat' },
      when: { after: 'P30D', from: 'lastActivity' },
      what: { scope: 'values', types: ['ADDRESS', 'EMAIL_ADDRESS', 'LOCATION', 'PERSON', 'PHONE_NUMBER', 'POSTAL_CODE', 'URL'] },
      action: 'redact',
      minimum: 'P7Y'
    })
    // The group's name stands for its members, the address among them.
    expect(await page.textContent('.policies .sentence')).toBe(sentence)
  })

  it('edits a word in its place, and keeps versions', async () => {
    await served.call('PUT', '/v1/policies/all', ERASE)
    await open()
    await page.getByRole('button', { name: '90 days (edit: Age)' }).click()
    await fieldFocused(page)
    await expect.poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { timeout: 10_000 }).toBe('Age')
    await page.keyboard.type('1')
    await slot('after').locator('select').selectOption('years')
    await slot('deed').locator('select').selectOption('eraseMessages')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForSelector('text=Version 2')
    expect(await policyOf('all')).toMatchObject({ version: 2, policy: { where: { authorRole: 'customer' }, when: { after: 'P1Y' }, what: { scope: 'messages' } } })
  })

  it('says what the server refuses, and keeps what was typed', async () => {
    await open()
    await page.getByRole('button', { name: 'New policy' }).click()
    await slot('after').locator('input').fill('500')
    await slot('after').locator('select').selectOption('years')
    await page.fill('.policy-form input[name=id]', 'too-long')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForSelector('.policy-form [role=alert]')
    expect(await page.textContent('.policy-form [role=alert]')).toContain('INVALID_POLICY')
    expect(await slot('after').locator('input').inputValue()).toBe('500')
    watched.errors.splice(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await page.locator('.policy-form').count()).toBe(0)
  })

  it('deletes after a question', async () => {
    await served.call('PUT', '/v1/policies/all', ERASE)
    await open()
    await page.getByRole('button', { name: 'Delete: all' }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('button', { name: 'Delete: all' }).click()
    await page.getByRole('button', { name: 'Delete the policy' }).click()
    await page.waitForSelector('text=No policy yet')
    expect((await policyOf('all')).code).toBe('NOT_FOUND')
  })

  it('previews: counts, the oldest, what is held back and why, when the rest falls due; and which policy wins', async () => {
    await served.call('PUT', '/v1/policies/chats', { ...ERASE, where: { channel: 'chat' } })
    await served.call('PUT', '/v1/policies/law', { where: { tag: 'invoice' }, minimum: 'P7Y' })
    await served.call('POST', '/v1/holds', { scope: { conversationIds: ['old'] }, reason: 'case 1' })
    await open()
    expect(await page.locator('.policy', { hasText: 'chats' }).first().textContent()).toContain('Where both match, law wins: nothing is erased before 7 years.')
    await page.getByRole('button', { name: 'Preview: chats' }).click()
    await page.waitForSelector('.preview .columns')
    const told = await page.textContent('.preview')
    expect(told).toContain('1 due now')
    expect(told).toContain('1 held back by a legal hold, until it is lifted')
    expect(told).toContain('1 held back by a minimum retention; the last may go on')
    expect(told).toContain('Card number')
    await page.click('text=Ids of 1 of them')
    expect(await page.textContent('.ids')).toBe('older')
    // The rest: one in 20 days, the invoice in seven years.
    await page.getByLabel('month', { exact: true }).check()
    await page.click('.figures summary')
    const rows = await page.locator('.figures tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent)))
    expect([rows[0], rows.at(-1)]).toEqual([['now', '1'], ['later', '1']])
    expect(rows.slice(1, -1).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(1)
  })

  it('previews what is not kept yet', async () => {
    await open()
    await page.getByRole('button', { name: 'New policy' }).click()
    await slot('deed').locator('select').selectOption('erase')
    await page.fill('.policy-form input[name=id]', 'draft-of-mine')
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.waitForSelector('.preview .figure')
    expect(await page.textContent('.preview .figure')).toBe('4 due now')
    expect((await served.call('GET', '/v1/policies')).body.policies).toEqual([])
  })

  it('places a hold on a person with a reason, and lifts it with another', async () => {
    await served.call('PUT', '/v1/conversations/asked', talk({ subject: { email: 'maria@example.com' } }))
    await open()
    await page.getByRole('button', { name: 'New hold' }).click()
    await page.getByLabel('A person').check()
    await page.getByRole('button', { name: 'Place the hold' }).click()
    // The reason is missing: nothing was sent.
    expect((await served.call('GET', '/v1/holds')).body.holds).toEqual([])
    await page.fill('input[name=hold-reason]', 'case 2026-17')
    await page.getByRole('button', { name: 'Place the hold' }).click()
    expect(await page.textContent('.hold-form [role=alert]')).toContain('Say what the hold covers')
    await page.fill('textarea[name=email]', ' MARIA@example.com \n')
    await page.getByRole('button', { name: 'Place the hold' }).click()
    await page.waitForSelector('.hold')
    expect(await page.textContent('.hold')).toContain('case 2026-17')
    expect((await served.call('DELETE', '/v1/conversations/asked')).body.code).toBe('ON_HOLD')
    await page.getByRole('button', { name: 'Lift: case 2026-17' }).click()
    await fieldFocused(page)
    await page.keyboard.type('settled')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=No hold is in force')
    await page.getByLabel(/^Show \d+ lifted$/).check()
    expect(await page.locator('.hold[data-lifted=true]').first().textContent()).toContain('settled')
    expect((await served.call('DELETE', '/v1/conversations/asked')).status).toBe(204)
  })

  it('places a hold by a filter', async () => {
    await open()
    await page.getByRole('button', { name: 'New hold' }).click()
    await page.getByLabel('All that match').check()
    await page.getByLabel('Channel', { exact: true }).fill('mail')
    await page.fill('input[name=hold-reason]', 'audit')
    await page.getByRole('button', { name: 'Place the hold' }).click()
    await page.waitForSelector('.hold')
    expect((await served.call('GET', '/v1/holds')).body.holds).toMatchObject([{ scope: { kind: 'filter', channel: 'mail' }, reason: 'audit' }])
  })

  it('tells when the next run is and what the last did', async () => {
    await served.call('PUT', '/v1/policies/cards', { when: { after: 'P280D', from: 'created' }, what: { scope: 'values', types: ['CREDIT_CARD'] }, action: 'redact' })
    expect((await served.call('POST', '/v1/policies/run')).status).toBe(202)
    await open({ timezoneId: 'UTC' })
    expect(await page.textContent('.next-run')).toMatch(/Jan 1, \d{4}, 3:15:00\sAM/)
    await page.waitForSelector('.runs tbody tr')
    expect(await page.locator('.runs tbody tr').first().textContent()).toContain('Card number 1')
  })

  it('puts the policies of a profile', async () => {
    await open({ locale: 'ja-JP' })
    await page.click('text=プロファイルから始める')
    await page.getByRole('button', { name: 'このポリシーを設定: pci' }).click()
    await page.waitForSelector('.policies .word')
    expect((await policyOf('pci-cards')).policy.what.types).toEqual(['CARD_EXPIRY', 'CREDIT_CARD'])
  })

  it.each([['en-US', 'light'], ['en-US', 'dark'], ['ja-JP', 'light'], ['ja-JP', 'dark']] as const)('has no serious accessibility finding, and fits a phone (%s, %s)', async (locale, colorScheme) => {
    await served.call('PUT', '/v1/policies/chats', { ...ERASE, where: { channel: 'chat' } })
    await served.call('PUT', '/v1/policies/law', { title: 'Law', where: { tag: 'invoice' }, minimum: 'P7Y', timeZone: 'America/Argentina/ComodRivadavia' })
    await served.call('POST', '/v1/holds', { scope: { conversationIds: ['old'] }, reason: 'a-very-long-reason-without-any-space-in-it-so-that-it-must-break-somewhere' })
    await open({ locale, colorScheme, viewport: { width: 375, height: 800 } })
    await page.locator('.policy', { hasText: 'chats' }).getByRole('button').nth(-2).click()
    await page.waitForSelector('.preview .columns')
    await page.locator('.policy', { hasText: 'Law' }).locator('.word').first().click()
    await page.locator('#holds-title + button').click()
    await page.locator('.hold-form [type=radio]').nth(1).check()
    await page.getByRole('button', { name: locale === 'ja-JP' ? /^解除/ : /^Lift/ }).click()
    await page.click('.profiles > summary')
    await page.waitForSelector('.profiles .policy')
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await axeViolations(page)).toEqual([])
  })

  it.each(['service', 'agent', 'supervisor', 'auditor'])('is not shown to the role %s', async (role) => {
    watched = await openPage(browser, served.origin)
    page = watched.page
    await page.goto(`${served.origin}/console#retention`)
    await signIn(page, served, await served.keyOf(role))
    expect(await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).not.toEqual(expect.arrayContaining([expect.stringMatching(/retention|purge/)]))
    expect(await page.locator('.policies, .holds, .runs').count()).toBe(0)
  })
})
