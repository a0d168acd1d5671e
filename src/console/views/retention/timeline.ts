// Days on which conversations fall due, put together into weeks or months for a chart. Pure; days are YYYY-MM-DD.

import type { Day } from './api.ts'

export type Step = 'week' | 'month'

export interface Period {
  /** First day: of a week a Monday. */
  readonly from: string
  readonly conversations: number
}

export interface Timeline {
  /** Without gaps, from the period of `today` on. */
  readonly periods: readonly Period[]
  /** Due after the last of them. */
  readonly later: number
}

/** One column alone is no timeline. */
const LEAST = 2
const MOST: Readonly<Record<Step, number>> = { week: 26, month: 24 }

export function periodsOf (days: readonly Day[], step: Step, today: string): Timeline {
  const counts = new Map<string, number>()
  for (const { day, conversations } of days) counts.set(startOf(day, step), (counts.get(startOf(day, step)) ?? 0) + conversations)
  const last = days.at(-1)?.day ?? today
  const periods: Period[] = []
  for (let from = startOf(today, step); periods.length < MOST[step] && (periods.length < LEAST || from <= last); from = after(from, step)) {
    periods.push({ from, conversations: counts.get(from) ?? 0 })
  }
  // Empty ones at the end say nothing beside what comes later.
  while (periods.length > LEAST && periods.at(-1)?.conversations === 0) periods.pop()
  const shown = periods.reduce((sum, { conversations }) => sum + conversations, 0)
  return { periods, later: days.reduce((sum, { conversations }) => sum + conversations, 0) - shown }
}

/** Weeks where they can show all. */
export function bestStep (days: readonly Day[], today: string): Step {
  return periodsOf(days, 'week', today).later === 0 ? 'week' : 'month'
}

function startOf (day: string, step: Step): string {
  if (step === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7)
  return date.toISOString().slice(0, 10)
}

function after (from: string, step: Step): string {
  const date = new Date(`${from}T00:00:00Z`)
  if (step === 'week') date.setUTCDate(date.getUTCDate() + 7)
  else date.setUTCMonth(date.getUTCMonth() + 1)
  return date.toISOString().slice(0, 10)
}
