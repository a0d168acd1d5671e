// Durations of policies in words, and as the number and unit that a person edits. Pure.

import type { Language } from '../../state/language.ts'

export const UNITS = ['hours', 'days', 'weeks', 'months', 'years'] as const
export type Unit = typeof UNITS[number]

/** One number of one unit; or an ISO 8601 duration of several, which is edited as it is. */
export type DurationDraft =
  | { readonly amount: string, readonly unit: Unit }
  | { readonly iso: string }

const LETTERS: Readonly<Record<Unit, readonly [string, string]>> = { hours: ['PT', 'H'], days: ['P', 'D'], weeks: ['P', 'W'], months: ['P', 'M'], years: ['P', 'Y'] }
const FORM = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

const WORDS: Readonly<Record<Language, ReadonlyArray<readonly [one: string, many: string]>>> = {
  en: [[' year', ' years'], [' month', ' months'], [' week', ' weeks'], [' day', ' days'], [' hour', ' hours'], [' minute', ' minutes'], [' second', ' seconds']],
  ja: [['年', '年'], ['か月', 'か月'], ['週間', '週間'], ['日', '日'], ['時間', '時間'], ['分', '分'], ['秒', '秒']]
}

export const UNIT_NAMES: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  en: { hours: 'hours', days: 'days', weeks: 'weeks', months: 'months', years: 'years' },
  ja: { hours: '時間', days: '日', weeks: '週間', months: 'か月', years: '年' }
}

/** `P1Y6M` → "1 year 6 months", 「1年6か月」. What is no duration stays as it is. */
export function durationWords (iso: string, language: Language): string {
  const parts = FORM.exec(iso)?.slice(1)
  const words = (parts ?? []).flatMap((part, index) => {
    if (part === undefined || Number(part) === 0) return []
    const [one, many] = WORDS[language][index] ?? ['', '']
    return [`${Number(part)}${Number(part) === 1 ? one : many}`]
  })
  return words.length === 0 ? iso : words.join(language === 'ja' ? '' : ' ')
}

export function draftOfDuration (iso: string): DurationDraft {
  for (const unit of UNITS) {
    const [before, after] = LETTERS[unit]
    const amount = new RegExp(`^${before}(\\d+)${after}$`).exec(iso)?.[1]
    if (amount !== undefined) return { amount: String(Number(amount)), unit }
  }
  return { iso }
}

/** As the API takes it. */
export function isoOf (draft: DurationDraft): string {
  if ('iso' in draft) return draft.iso.trim()
  const [before, after] = LETTERS[draft.unit]
  return `${before}${draft.amount.trim()}${after}`
}
