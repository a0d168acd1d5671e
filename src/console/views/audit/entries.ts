// Audit entries from the server: the newest that a filter means, page by page, up to what a person can look through.

import { call } from '../../state/api.ts'

export interface Entry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly actorRole: string
  readonly action: string
  readonly reference?: string
  readonly operation?: string
  readonly counts?: Readonly<Record<string, number>>
  readonly detail?: string
  readonly hash: string
}

export interface Filter {
  readonly actor: string
  readonly action: string
  readonly conversationId: string
  /** Local dates, YYYY-MM-DD; both days included. */
  readonly from: string
  readonly to: string
}

export const NO_FILTER: Filter = { actor: '', action: '', conversationId: '', from: '', to: '' }

interface Page { readonly entries: readonly Entry[], readonly nextAfterSeq: number | null }

/** So many entries are looked through in the page; exports hold all. */
export const MOST_ENTRIES = 10_000
const PAGE = 1_000

/** The newest first. `isCut`: there are more than are shown. */
export async function newestEntries (filter: Filter, signal: AbortSignal): Promise<{ entries: Entry[], isCut: boolean }> {
  const query = queryOf(filter)
  const { size } = await call<{ size: number }>('GET', '/v1/audit/checkpoint', undefined, { signal })
  const isWhole = Object.keys(query).length > 0
  const begin = isWhole ? -1 : size - MOST_ENTRIES - 1
  const entries = await entriesAfter(begin, query, signal, MOST_ENTRIES)
  return { entries: entries.toReversed(), isCut: isWhole ? entries.length >= MOST_ENTRIES : begin >= 0 }
}

/** Those after an entry, oldest first. */
export async function entriesAfter (seq: number, query: Readonly<Record<string, string>>, signal: AbortSignal, most = PAGE): Promise<Entry[]> {
  const entries: Entry[] = []
  let after: number | null = seq
  while (after !== null && entries.length < most) {
    const search = new URLSearchParams({ ...query, limit: String(PAGE), ...(after < 0 ? {} : { afterSeq: String(after) }) })
    const page: Page = await call<Page>('GET', `/v1/audit?${search.toString()}`, undefined, { signal })
    entries.push(...page.entries)
    after = page.nextAfterSeq
  }
  return entries
}

/** The filter as the API takes it: days become instants of the reader's time zone. */
export function queryOf ({ actor, action, conversationId, from, to }: Filter): Readonly<Record<string, string>> {
  const all = { actor: actor.trim(), action, conversationId: conversationId.trim(), from: from === '' ? '' : startOfDay(from, 0), to: to === '' ? '' : startOfDay(to, 1) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

function startOfDay (day: string, plus: number): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + plus)
  return date.toISOString()
}
