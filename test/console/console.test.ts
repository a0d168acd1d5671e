// The console in a real browser against the real server, model and store: signing in, trying, auditing, health; and what may go wrong.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, CHROMIUM, launchBrowser, NEEDS_CHROMIUM, openPage, scrollsSideways, type WatchedPage } from '../helpers/browser.ts'
import { ADMIN_KEY, serveForTest, type Served } from '../helpers/served.ts'
import { buildConsole, goTo, signIn } from './steps.ts'

describe.skipIf(CHROMIUM === undefined)(`the console${NEEDS_CHROMIUM}`, () => {
  let served: Served
  let browser: Browser
  let watched: WatchedPage
  let page: Page

  beforeAll(async () => {
    await buildConsole()
    served = await serveForTest({ SUMI_DEADLINE_MS: '100000' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.end()
  })
  afterEach(async () => {
    await page.context().close()
    expect(watched.errors).toEqual([])
    expect(watched.foreign).toEqual([])
  })
  const open = async (options = {}): Promise<void> => {
    watched = await openPage(browser, served.origin, options)
    page = watched.page
  }

  describe('signing in', () => {
    it('refuses a wrong key and keeps none', async () => {
      await open()
      await page.goto(`${served.origin}/console`)
      for (const wrong of ['sumi_nobody-knows-this-key-0123456789', 'キー']) {
        await page.fill('input[name=key]', wrong)
        await page.click('form button.primary')
        await page.waitForSelector('[role=alert]')
        expect(await page.textContent('[role=alert]')).toContain('not known')
      }
      expect(await page.evaluate(() => [sessionStorage.length, JSON.stringify(localStorage)])).toEqual([0, expect.not.stringContaining('sumi_')])
      // The 401 that the test asked for is the browser's only complaint.
      expect(watched.errors.splice(0)).toEqual([expect.stringContaining('401')])
    })

    it('shows a role what it may do, in the key’s tab alone', async () => {
      await open()
      await signIn(page, served, await served.keyOf('auditor'))
      expect(await page.locator('nav a').allTextContents()).toEqual(['Audit', 'Health'])
      expect(page.url()).not.toContain('sumi_')
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('sumi_')
      await page.click('text=Sign out')
      await page.waitForSelector('input[name=key]')
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    })

    it('ends the session when the key is revoked', async () => {
      const { body: { id, secret } } = await served.call('POST', '/v1/keys', { name: 'short', role: 'auditor' })
      await open()
      await signIn(page, served, secret)
      // The view has asked all that it asks by itself: the click below is the first to hear of the revocation.
      await page.waitForSelector('text=Verify again')
      await page.waitForLoadState('networkidle')
      await served.call('DELETE', `/v1/keys/${id}`)
      await page.click('text=Verify again')
      await page.waitForSelector('input[name=key]')
      expect(await page.textContent('form')).toContain('Your session has ended')
      watched.errors.splice(0)
    })
  })

  describe.each([['en-US', 'Redact'], ['ja-JP', '墨消しする']] as const)('trying it (%s)', (locale, redact) => {
    it('marks findings, explains them, and shows what redaction makes of it', async () => {
      await open({ locale })
      await signIn(page, served, ADMIN_KEY)
      await page.waitForSelector('mark.found')
      const before = await page.locator('mark.found').allTextContents()
      expect(before).toEqual(expect.arrayContaining(locale === 'ja-JP' ? ['田中太郎', '４１１１１１１１１１１１１１１１'] : ['Maria Gonzalez', '4111 1111 1111 1111']))
      await page.locator('.findings summary').first().click()
      expect(await page.locator('.findings dd').first().textContent()).toMatch(/\w/)
      await page.click(`text=${redact}`)
      await page.waitForSelector('.result .tag')
      const after = await page.locator('.result .side').nth(1).textContent()
      for (const value of before) expect(after).not.toContain(value)
      expect(after).toContain('SN-20114')
    })

    it('has no serious accessibility finding, in light and dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await open({ locale, colorScheme })
        await page.goto(`${served.origin}/console`)
        expect(await axeViolations(page)).toEqual([])
        await signIn(page, served, ADMIN_KEY)
        await page.waitForSelector('mark.found')
        expect(await axeViolations(page)).toEqual([])
        if (colorScheme === 'light') await page.context().close()
      }
    })
  })

  it('follows the settings: threshold, types, operator', async () => {
    await open()
    await signIn(page, served, ADMIN_KEY)
    await page.waitForSelector('mark.found')
    await page.getByLabel('Payment', { exact: true }).uncheck()
    await page.waitForFunction(() => ![...document.querySelectorAll('mark.found')].some(({ textContent }) => textContent?.startsWith('4111')))
    await page.getByLabel('Payment', { exact: true }).check()
    await page.getByLabel('Put in its place').selectOption('mask')
    await page.click('text=Redact')
    await page.waitForSelector('.result')
    expect(await page.locator('.result .side').nth(1).textContent()).toContain('1111')
    expect(await page.locator('.result .side').nth(1).textContent()).not.toContain('4111 1111')
  })

  it('takes hostile text as text: markup, right-to-left, and 100 KB', async () => {
    await open()
    await signIn(page, served, ADMIN_KEY)
    const field = page.locator('.pen textarea').first()
    await field.fill('<script>document.title="owned"</script><img src=x onerror="document.title=1"> card 4111111111111111')
    await page.waitForFunction(() => [...document.querySelectorAll('mark.found')].some(({ textContent }) => textContent === '4111111111111111'))
    expect(await page.title()).toBe('Sumi')
    await field.fill('\u202Eשלום שמי ada@example.com \u2066عربى\u2069')
    await page.waitForFunction(() => [...document.querySelectorAll('mark.found')].some(({ textContent }) => textContent === 'ada@example.com'))
    await field.fill('Please call me back. My mail is ada@example.com. '.repeat(2_100))
    await page.waitForFunction(() => document.querySelectorAll('mark.found').length > 1_000, undefined, { timeout: 100_000 })
    expect(await page.locator('.findings li').count()).toBeLessThanOrEqual(200)
  }, 150_000)

  it('pastes a transcript as messages', async () => {
    await open()
    await signIn(page, served, ADMIN_KEY)
    await page.click('text=Clear')
    await page.locator('.pen textarea').first().focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'Customer: I am Ada Lovelace\nAgent: Hello\nhow can I help?\n')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.waitForFunction(() => document.querySelectorAll('.pen .bubble').length === 2)
    expect(await page.locator('.pen textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual(['I am Ada Lovelace', 'Hello\nhow can I help?'])
  })

  it('says so when the server is away, and goes on when it is back', async () => {
    await open()
    await signIn(page, served, ADMIN_KEY)
    await page.waitForSelector('mark.found')
    await served.stop()
    await page.locator('.pen textarea').first().fill('mail ada@example.com')
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('[role=alert]')).toContain('does not answer')
    await served.start()
    await page.locator('.pen textarea').first().fill('mail ada@example.com please')
    await page.waitForSelector('mark.found')
    expect(await page.locator('[role=alert]').count()).toBe(0)
    watched.errors.splice(0)
  })

  describe('audit', () => {
    it('verifies, filters, proves and exports', async () => {
      await served.call('POST', '/v1/redact', { conversation: { id: 'case-7', messages: [{ role: 'customer', text: 'mail ada@example.com' }] } })
      await open()
      await signIn(page, served, ADMIN_KEY)
      await goTo(page, 'audit')
      await page.waitForSelector('.integrity[data-state=whole]')
      await page.getByLabel('Conversation id').fill('case-7')
      await page.click('form.filters button.primary')
      await page.waitForFunction(() => document.querySelectorAll('table.audit tbody tr').length === 1)
      expect(await page.textContent('table.audit tbody')).toContain('redact')
      await page.getByRole('button', { name: /^Prove entry/ }).click()
      await page.waitForSelector('tr.proof [role=status]')
      const saved = page.waitForEvent('download')
      await page.click('text=Export CSV')
      expect((await saved).suggestedFilename()).toBe('sumi-audit.csv')
      expect(await axeViolations(page)).toEqual([])
    })

    it('shows new entries as they come, when live', async () => {
      await open()
      await signIn(page, served, ADMIN_KEY)
      await goTo(page, 'audit')
      await page.waitForSelector('table.audit tbody tr')
      const first = Number(await page.locator('table.audit tbody td').first().textContent())
      await page.getByLabel('Live').check()
      await served.call('POST', '/v1/redact', { text: 'hello', engine: 'rules' })
      await page.waitForFunction((seq) => Number(document.querySelector('table.audit tbody td')?.textContent) > seq, first)
    })
  })

  it('shows the server’s health', async () => {
    await open()
    await signIn(page, served, ADMIN_KEY)
    await goTo(page, 'health')
    await page.waitForFunction(() => document.querySelectorAll('.chart path.line[d^=M]').length >= 3)
    expect(await page.textContent('main')).toContain('sumi-ner@')
    expect(await axeViolations(page)).toEqual([])
  })

  it('fits a phone', async () => {
    await open({ viewport: { width: 375, height: 800 }, locale: 'ja-JP' })
    await signIn(page, served, ADMIN_KEY)
    for (const view of await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1) ?? ''))) {
      await goTo(page, view)
      await page.waitForTimeout(300)
      expect([view, await scrollsSideways(page)]).toEqual([view, false])
    }
  })

  it('has a policy that lets nothing inline run and nothing come from elsewhere', async () => {
    await open()
    const answer = await page.goto(`${served.origin}/console/`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(served.output()).not.toMatch(/ada@example|Maria|411111/)
  })
})
