// The purge view in a real browser against the real server, model and store: dry run, confirmation, progress, receipt; and what may go wrong.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways, type WatchedPage } from '../helpers/browser.ts'
import { runCli } from '../helpers/run-cli.ts'
import { ADMIN_KEY, serveForTest, type Served } from '../helpers/served.ts'
import { buildConsole, goTo, signIn } from './steps.ts'

const TEXTS = {
  'en-US': { dryRun: 'Dry run', wrong: 'This is not the number of conversations. The dry run found 2.', held: '1 held back by a legal hold, until it is lifted', verify: 'Verify here', good: 'The receipt is good.', save: 'Download the receipt', key: 'Download the public key' },
  'ja-JP': { dryRun: 'ドライラン', wrong: '会話の件数と一致しません。ドライランでは2件でした。', held: '1件：リーガルホールド中（解除されるまで保全）', verify: 'ここで検証', good: '受領証は正当です。', save: '受領証をダウンロード', key: '公開鍵をダウンロード' }
} as const
type Locale = keyof typeof TEXTS

describe.skipIf(CHROMIUM === undefined)(`the purge view${NEEDS_CHROMIUM}`, () => {
  let served: Served
  let browser: Browser
  let watched: WatchedPage
  let page: Page
  let folder: string
  const requests: Array<{ url: string, method: string, key: string | undefined, body: any }> = []

  beforeAll(async () => {
    await buildConsole()
    folder = mkdtempSync(join(tmpdir(), 'sumi-receipts-'))
    served = await serveForTest({ SUMI_DEADLINE_MS: '100000', SUMI_RETENTION_CRON: 'off' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.end()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    await page.context().close()
    expect(watched.errors).toEqual([])
    expect(watched.foreign).toEqual([])
    // Nothing that was typed is ever part of an address.
    expect(requests.map(({ url }) => url).join('\n')).not.toMatch(/@|example|ticket|sumi_|4111/i)
  })
  const open = async (locale: Locale = 'en-US', options = {}): Promise<void> => {
    watched = await openPage(browser, served.origin, { locale, ...options })
    page = watched.page
    requests.length = 0
    page.on('request', (request) => { if (request.url().includes('/v1/')) requests.push({ url: request.url(), method: request.method(), key: request.headers()['idempotency-key'], body: request.postDataJSON() }) })
    await signIn(page, served, ADMIN_KEY)
    await goTo(page, 'purge')
  }
  const put = async (id: string, email: string, rest: object = {}): Promise<void> => {
    const { status } = await served.call('PUT', `/v1/conversations/${id}`, { messages: [{ role: 'customer', text: `I am Maria Gonzalez, write to ${email}, card 4111 1111 1111 1111.` }], ...rest })
    expect(status).toBeLessThan(300)
  }
  const isThere = async (id: string): Promise<boolean> => (await served.call('GET', `/v1/conversations/${id}`)).status === 200
  const dryRun = async (locale: Locale = 'en-US'): Promise<void> => {
    await page.getByRole('button', { name: TEXTS[locale].dryRun, exact: true }).click()
    await page.waitForSelector('#dry-run-title')
  }
  const confirm = async (count: number): Promise<void> => {
    await page.fill('input[name=count]', String(count))
    await page.fill('input[name=reason]', 'case 2026-30')
    await page.click('button.danger')
  }
  const saved = async (click: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]) as [Download, void]
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }
  const purges = () => requests.filter(({ url, method, body }) => method === 'POST' && url.endsWith('/v1/purge') && body?.dryRun === false)

  it.each(['en-US', 'ja-JP'] as const)('purges a person end to end, with a hold, a restart and a receipt that `sumi verify` accepts (%s)', async (locale) => {
    const texts = TEXTS[locale]
    const email = `maria.${locale.toLowerCase()}@example.com`
    for (const id of ['a', 'b', 'held']) await put(`${locale}-${id}`, email)
    await put(`${locale}-other`, 'somebody.else@example.org')
    const { body: hold } = await served.call('POST', '/v1/holds', { scope: { conversationIds: [`${locale}-held`] }, reason: 'case' })
    await open(locale)
    expect(await page.locator('button.danger').count()).toBe(0)
    await page.fill('textarea[name=email]', `${email.toUpperCase()}\nunknown@example.net`)
    expect(await page.locator('button.danger').count()).toBe(0)
    await dryRun(locale)
    expect(await page.textContent('.figure')).toContain('2')
    expect(await page.textContent('.held-back')).toContain(texts.held)
    expect(await page.textContent('.bars')).toContain(locale === 'ja-JP' ? '氏名' : 'Person')

    await served.stop()
    await served.start()

    await confirm(3)
    expect(await page.textContent('#wrong-count')).toBe(texts.wrong)
    await expect.poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('name')), { timeout: 10_000 }).toBe('count')
    expect(purges()).toEqual([])
    // Full-width, as a Japanese keyboard writes it.
    await page.fill('input[name=count]', locale === 'ja-JP' ? '２' : '2')
    await page.click('button.danger')
    await page.waitForSelector('#receipt-title')
    expect(purges()).toMatchObject([{ key: expect.stringMatching(/^[0-9a-f]{32}$/), body: { expected: 2, reason: 'case 2026-30' } }])
    expect(await Promise.all(['a', 'b', 'held', 'other'].map(async (id) => await isThere(`${locale}-${id}`)))).toEqual([false, false, true, true])
    expect(await page.textContent('.receipt .held-back')).toContain(texts.held)

    await page.getByRole('button', { name: texts.verify }).click()
    await page.waitForSelector('.verification[data-state=good]')
    expect(await page.textContent('.verification')).toContain(texts.good)
    const receipt = await saved(async () => { await page.getByRole('button', { name: texts.save }).click() })
    const key = await saved(async () => { await page.getByRole('button', { name: texts.key }).click() })
    expect(await runCli(['verify', receipt, '--public-key', key])).toMatchObject({ code: 0, out: expect.stringMatching(/^good: 2 conversations purged .*1 held back by legalHold/) })
    expect(readFileSync(receipt, 'utf8')).not.toContain('example')
    expect(await page.evaluate(() => JSON.stringify([localStorage, Object.keys(sessionStorage)]))).not.toMatch(/example|case/)
    expect(served.output()).not.toMatch(/example\.com|case 2026-30/)
    await served.call('DELETE', `/v1/holds/${String(hold.id)}`, { reason: 'test' })
  }, 240_000)

  it('removes values of chosen types by ids, and keeps the rest', async () => {
    await put('ticket-1', 'ada@example.com')
    await put('ticket-2', 'ada@example.com')
    await open()
    await page.getByText('by their ids').click()
    await page.getByLabel('Keep the conversations, remove their values').check()
    await page.getByLabel('All values').uncheck()
    await page.getByRole('button', { name: 'Dry run', exact: true }).click()
    expect(await page.textContent('.scope-form [role=alert]')).toContain('something is missing')
    await page.fill('textarea[name=ids]', 'ticket-1\n\n ticket-2 \nticket-1\nnever-was')
    expect(await page.textContent('.scope-form')).toContain('3 ids')
    await page.getByLabel('payment data, one by one').click()
    await page.getByLabel('Card number', { exact: true }).check()
    await dryRun()
    expect(await page.textContent('.figure')).toBe('2 conversations would lose values')
    await confirm(2)
    await page.waitForSelector('#receipt-title')
    const { body: { messages: [message] } } = await served.call('GET', '/v1/conversations/ticket-1')
    expect(message.text).toContain('[CREDIT_CARD_1]')
    const receipt = await saved(async () => { await page.getByRole('button', { name: 'Download the receipt' }).click() })
    expect(JSON.parse(readFileSync(receipt, 'utf8'))).toMatchObject({ action: 'redact', types: ['CREDIT_CARD'], counts: { CREDIT_CARD: 2 }, scope: { kind: 'conversationIds', count: 3 } })
    await page.click('text=Another purge')
    expect(await page.locator('.purges > li').first().textContent()).toContain('3 conversations by id')
    await page.getByRole('button', { name: /^Receipt: 3 conversations by id/ }).click()
    const again = await saved(async () => { await page.getByRole('button', { name: 'Download the receipt' }).click() })
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(receipt, 'utf8'))
  })

  it('purges what a policy means, what is due, and what began before a date', async () => {
    await put('chat-old', 'x@example.com', { channel: 'chat', createdAt: '2024-01-01T00:00:00Z' })
    await put('very-old', 'x@example.com', { channel: 'mail', createdAt: '2019-01-01T00:00:00Z' })
    await put('mail-old', 'x@example.com', { channel: 'mail', createdAt: '2023-01-01T00:00:00Z' })
    await served.call('PUT', '/v1/policies/chats', { where: { channel: 'chat' }, when: { after: 'P90D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' })
    await open()
    await page.getByText('what it says and is due').click()
    await page.selectOption('select[name=policy]', 'chats')
    expect(await page.textContent('.scope-form .sentence')).toBe('Conversations from chat older than 90 days, counted from their start: erase them.')
    await dryRun()
    await confirm(1)
    await page.waitForSelector('#receipt-title')
    expect(await isThere('chat-old')).toBe(false)
    await page.click('text=Another purge')
    await page.getByText('begun before a date').click()
    await page.fill('input[name=before]', '2020-01-01')
    await dryRun()
    await confirm(1)
    await page.waitForSelector('#receipt-title')
    expect([await isThere('very-old'), await isThere('mail-old')]).toEqual([false, true])
    await page.click('text=Another purge')
    await page.getByText('to be erased now').click()
    await dryRun()
    expect(await page.textContent('.figure')).toBe('Nothing would go.')
    expect(await page.locator('button.danger').count()).toBe(0)
    await served.call('DELETE', '/v1/policies/chats')
  })

  it('takes the purging button away when what to purge changes, and refuses when the store has changed', async () => {
    await put('drift-1', 'drift@example.com')
    await open()
    await page.fill('textarea[name=email]', 'drift@example.com')
    await dryRun()
    expect(await page.locator('button.danger').count()).toBe(1)
    await page.fill('textarea[name=phone]', '+1 415 555 0100')
    expect(await page.locator('button.danger').count()).toBe(0)
    expect(await page.textContent('.scope-form ~ .note')).toContain('Do the dry run again')
    await page.fill('textarea[name=phone]', '')
    await put('drift-2', 'drift@example.com')
    await confirm(1)
    await page.waitForSelector('.step .note.bad')
    expect(await page.textContent('.step')).toContain('this would purge 2 conversations now, not 1; nothing was done')
    expect(await page.locator('button.danger').count()).toBe(0)
    expect([await isThere('drift-1'), await isThere('drift-2')]).toEqual([true, true])
    await dryRun()
    await confirm(2)
    await page.waitForSelector('#receipt-title')
    watched.errors.splice(0)
  })

  it('shows how far it is', async () => {
    for (const number of [1, 2, 3]) await put(`far-${number}`, 'far@example.com')
    await open()
    // The answer is held back until the page has asked how far the purge is.
    let answered = false
    await page.route('**/v1/purge', async (route) => {
      if (route.request().postDataJSON()?.dryRun === true) { await route.continue(); return }
      const response = await route.fetch()
      await expect.poll(async () => await page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value)).toBe(3)
      answered = true
      await route.fulfill({ response })
    })
    await page.fill('textarea[name=email]', 'far@example.com')
    await dryRun()
    await confirm(3)
    await page.waitForSelector('#receipt-title')
    expect(answered).toBe(true)
    const asked = requests.filter(({ url }) => url.endsWith('/v1/purges'))
    expect(asked.some(({ key }) => key === purges()[0]?.key)).toBe(true)
  })

  it('goes on when the server was away in the middle, and purges once', async () => {
    await put('away', 'away@example.com')
    await open()
    await page.fill('textarea[name=email]', 'away@example.com')
    await dryRun()
    await served.stop()
    await confirm(1)
    await page.waitForSelector('.progress [role=alert]')
    await served.start()
    await page.waitForSelector('#receipt-title')
    expect(await isThere('away')).toBe(false)
    expect(new Set(purges().map(({ key }) => key)).size).toBe(1)
    expect(purges().length).toBeGreaterThan(1)
    watched.errors.splice(0)
  }, 180_000)

  it('goes on with the same request after a failure in the middle', async () => {
    await put('full', 'full@example.com')
    await open()
    let failures = 0
    await page.route('**/v1/purge', async (route) => {
      if (route.request().postDataJSON()?.dryRun === true || failures++ > 0) { await route.continue(); return }
      // What the server says of a full disk.
      await route.fulfill({ status: 507, contentType: 'application/problem+json', body: JSON.stringify({ code: 'STORAGE_FAILED', status: 507, title: 'The store could not write' }) })
    })
    await page.fill('textarea[name=email]', 'full@example.com')
    await dryRun()
    await confirm(1)
    await page.waitForSelector('.progress .note.bad')
    expect(await page.textContent('.progress')).toContain('STORAGE_FAILED')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.waitForSelector('#receipt-title')
    expect(purges().map(({ key, body }) => [key, body])).toEqual(Array(2).fill([purges()[0]?.key, purges()[0]?.body]))
    expect(await isThere('full')).toBe(false)
    watched.errors.splice(0)
  })

  it('can be done with the keyboard alone', async () => {
    await put('keys-1', 'keys@example.com')
    watched = await openPage(browser, served.origin)
    page = watched.page
    const { keyboard } = page
    const at = async (selector: string): Promise<boolean> => await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
    const tabTo = async (selector: string, key = 'Tab'): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        if (await at(selector)) return
        await keyboard.press(key)
      }
      throw new Error(`the keyboard does not reach ${selector}`)
    }
    await page.goto(`${served.origin}/console`)
    await page.waitForSelector('input[name=key]')
    await tabTo('input[name=key]')
    await keyboard.type(ADMIN_KEY)
    await keyboard.press('Enter')
    await page.waitForSelector('nav a')
    await tabTo('nav a[href="#purge"]')
    await keyboard.press('Enter')
    await page.waitForSelector('.scope-form')
    await tabTo('input[name=scope]')
    await keyboard.press('ArrowDown')
    await expect.poll(async () => await at('input[value=ids]'), { timeout: 10_000 }).toBe(true)
    await tabTo('textarea[name=ids]')
    await keyboard.type('keys-1')
    await tabTo('.scope-form button.primary')
    await keyboard.press('Space')
    await page.waitForSelector('#dry-run-title')
    await expect.poll(async () => await at('#dry-run-title'), { timeout: 10_000 }).toBe(true)
    await tabTo('input[name=count]')
    await keyboard.type('7')
    await keyboard.press('Tab')
    await keyboard.type('case 9')
    await keyboard.press('Enter')
    await page.waitForSelector('#wrong-count')
    await expect.poll(async () => await at('input[name=count]'), { timeout: 10_000 }).toBe(true)
    await keyboard.press('Backspace')
    await keyboard.type('1')
    await tabTo('button.danger')
    await keyboard.press('Enter')
    await page.waitForSelector('#receipt-title')
    await expect.poll(async () => await at('#receipt-title'), { timeout: 10_000 }).toBe(true)
    await tabTo('.receipt button.primary')
    const receipt = await saved(async () => { await keyboard.press('Enter') })
    await tabTo('.receipt button:nth-of-type(2)')
    await keyboard.press('Enter')
    await page.waitForSelector('.verification[data-state=good]')
    expect(JSON.parse(readFileSync(receipt, 'utf8'))).toMatchObject({ matched: 1 })
    expect(await isThere('keys-1')).toBe(false)
  })

  it('checks a kept receipt: good, changed, of another key, and none at all', async () => {
    await put('kept', 'kept@example.com')
    const { body: { receipt } } = await served.call('POST', '/v1/purge', { scope: { conversationIds: ['kept'] }, reason: 'x' })
    const { body: { publicKey } } = await served.call('GET', '/v1/audit/key')
    const other = String((await import('node:crypto')).generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }))
    await open()
    const check = async (content: unknown, key?: string): Promise<string> => {
      const [file, pem] = [join(folder, 'given.json'), join(folder, 'given.pem')]
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      writeFileSync(pem, key ?? '')
      await page.setInputFiles('input[name=receipt]', file)
      await page.setInputFiles('input[name=key]', key === undefined ? [] : pem)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await page.waitForSelector('#check-title ~ :is(.verification, .note)')
      return await page.textContent('#check-title ~ :is(.verification, .note)') ?? ''
    }
    expect(await check(receipt)).toContain('The receipt is good.')
    expect(await check({ dryRun: false, receipt }, publicKey)).toContain('The receipt is good.')
    expect(await check({ ...receipt, matched: 2 })).toContain('The receipt does not hold.')
    expect(await page.locator('.verification [data-good=false]').allTextContents()).toEqual([expect.stringContaining('The key signed this receipt'), expect.stringContaining('says the same')])
    await check({ ...receipt, hashes: receipt.hashes.toReversed().concat(receipt.checkpoint.root) })
    expect(await page.locator('.verification [data-good=false]').allTextContents()).toEqual([expect.stringContaining('signed this receipt'), expect.stringContaining('in the log')])
    expect(await check(receipt, other)).toContain('The receipt does not hold.')
    expect(await check(receipt, 'no key')).toContain('no Ed25519 public key')
    for (const none of ['not JSON', '{}', { ...receipt, checkpoint: 1 }]) expect(await check(none)).toContain('This is no receipt.')
  })

  it.each([['en-US', 'light'], ['en-US', 'dark'], ['ja-JP', 'light'], ['ja-JP', 'dark']] as const)('has no serious accessibility finding, and fits a phone (%s, %s)', async (locale, colorScheme) => {
    await put(`axe-${locale}-${colorScheme}`, 'axe@example.com')
    await open(locale, { colorScheme, viewport: { width: 375, height: 800 } })
    const check = async (): Promise<void> => {
      expect(await axeViolations(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    }
    for (const scope of ['policy', 'expired', 'before', 'ids', 'person']) {
      await page.check(`input[value=${scope}]`)
      await check()
    }
    await page.check('input[value=redact]')
    await check()
    await page.check('input[value=erase]')
    await page.fill('textarea[name=email]', 'axe@example.com')
    await dryRun(locale)
    await confirm(9)
    await page.waitForSelector('#wrong-count')
    await check()
    await confirm(1)
    await page.waitForSelector('#receipt-title')
    await page.getByRole('button', { name: TEXTS[locale].verify }).click()
    await page.waitForSelector('.verification')
    await check()
    await page.setViewportSize({ width: 1280, height: 900 })
    await check()
  })
})
