// What every console test does: build the bundle, serve, sign in, go to a view.

import type { Page } from 'playwright-core'
import type { Served } from '../helpers/served.ts'

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

/** Waits until a field has the focus: what was put in or asked for takes it by itself, one turn after the click. */
export async function fieldFocused (page: Page): Promise<void> {
  await page.waitForFunction(() => ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement?.tagName ?? ''))
}
