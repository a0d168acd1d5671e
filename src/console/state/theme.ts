// Light or dark: what the system says until the user chooses.

import { effect, signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'

const SLOT = 'sumi.theme'
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export const theme = signal<Theme>(THEMES.find((name) => name === localStorage.getItem(SLOT)) ?? 'system')

export function followTheme (): void {
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value
    localStorage.setItem(SLOT, theme.value)
  })
}

export function nextTheme (): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system'
}
