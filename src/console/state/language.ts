// English or Japanese: the browser's language until the user chooses. Each view keeps its own texts and shows `say(TEXTS)`.

import { effect, signal } from '@preact/signals'

export type Language = 'en' | 'ja'

/** The same texts in both languages. */
export type Texts<T> = Readonly<Record<Language, T>>

const SLOT = 'sumi.language'

const chosen = localStorage.getItem(SLOT)
const preferred: Language = navigator.language.startsWith('ja') ? 'ja' : 'en'

export const language = signal<Language>(chosen === 'en' || chosen === 'ja' ? chosen : preferred)

/** The texts in the language of now. */
export function say<T> (texts: Texts<T>): T {
  return texts[language.value]
}

/** A count as the language writes it. */
export function formatNumber (value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language.value, options).format(value)
}

/** An ISO 8601 instant in the reader's time zone. */
export function formatInstant (instant: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant))
}

/** The day of an ISO 8601 instant in the reader's time zone. */
export function formatDay (instant: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium' }).format(new Date(instant))
}

export function followLanguage (): void {
  effect(() => {
    document.documentElement.lang = language.value
    localStorage.setItem(SLOT, language.value)
  })
}
