// What every console test does: build the bundle, serve, sign in, go to a view, and check a page for accessibility.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { Served } from '../helpers/served.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Bundles the console as `npm run build` does. */
export async function buildConsole (): Promise<void> {
  await import('../../scripts/build-console.mjs' as string)
}

export async function signIn (page: Page, served: Served, key: string): Promise<void> {
  await page.goto(`${served.origin}/console`)
  await page.fill('input[name=key]', key)
  await page.click('form button.primary')
  await page.waitForSelector('nav a[aria-current=page]')
}

export async function goTo (page: Page, view: string): Promise<void> {
  await page.click(`nav a[href="#${view}"]`)
  await page.waitForSelector(`nav a[href="#${view}"][aria-current=page]`)
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
