// A real browser for tests: Debian's chromium, where there is one. Without it the tests that need it are skipped, and say so.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Path of the browser; undefined: none is installed. */
export const CHROMIUM = PLACES.find((path) => path !== undefined && existsSync(path))

/** What a skipped suite is called in the summary. */
export const NEEDS_CHROMIUM = CHROMIUM === undefined ? ' (skipped: no chromium is installed)' : ''

export async function launchBrowser (): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export interface WatchedPage {
  readonly page: Page
  /** Errors of the page and of its console so far; a test expects none. */
  readonly errors: string[]
  /** Addresses that the page asked for, without those of its own origin. */
  readonly foreign: string[]
}

/** A page of its own session that keeps what went wrong in it. */
export async function openPage (browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const errors: string[] = []
  const foreign: string[] = []
  page.on('pageerror', (error) => { errors.push(error.message) })
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('blob:')) foreign.push(request.url()) })
  return { page, errors, foreign }
}

export interface Violation { readonly id: string, readonly impact: string, readonly nodes: readonly string[] }

/** Serious and critical findings of axe-core on the page as it is. */
export async function axeViolations (page: Page): Promise<Violation[]> {
  // Evaluated by the debugger, past the page's own policy.
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const { violations } = await (globalThis as any).axe.run((globalThis as any).document, { resultTypes: ['violations'] })
    return violations.filter(({ impact }: any) => impact === 'serious' || impact === 'critical').map(({ id, impact, nodes }: any) => ({ id, impact, nodes: nodes.map(({ target }: any) => String(target)) }))
  })
}

/** Whether the page is wider than the window. */
export async function scrollsSideways (page: Page): Promise<boolean> {
  return await page.evaluate(() => (globalThis as any).document.documentElement.scrollWidth > (globalThis as any).innerWidth)
}
