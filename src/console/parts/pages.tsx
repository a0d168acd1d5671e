// Shows a long list a page at a time, so that ten thousand rows do not stop the browser.

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatNumber, say } from '../state/language.ts'

const TEXTS = {
  en: { page: (from: string, to: string, all: string) => `${from}–${to} of ${all}`, earlier: 'Previous page', later: 'Next page' },
  ja: { page: (from: string, to: string, all: string) => `${all}件中 ${from}–${to}`, earlier: '前のページ', later: '次のページ' }
}

const PAGE = 100

interface Props<T> {
  readonly items: readonly T[]
  /** Goes back to the first page when it changes. */
  readonly of: unknown
  readonly children: (shown: readonly T[]) => ComponentChildren
}

export function Pages<T> ({ items, of, children }: Props<T>) {
  const texts = say(TEXTS)
  const [wanted, setPage] = useState(0)
  useEffect(() => { setPage(0) }, [of])
  const page = Math.min(wanted, Math.max(0, Math.ceil(items.length / PAGE) - 1))
  const from = page * PAGE
  const to = Math.min(from + PAGE, items.length)
  return (
    <>
      {children(items.slice(from, to))}
      {items.length > PAGE && (
        <p class='actions pages'>
          <button type='button' disabled={page === 0} onClick={() => { setPage(page - 1) }}>{texts.earlier}</button>
          <span role='status'>{texts.page(formatNumber(from + 1), formatNumber(to), formatNumber(items.length))}</span>
          <button type='button' disabled={to === items.length} onClick={() => { setPage(page + 1) }}>{texts.later}</button>
        </p>
      )}
    </>
  )
}
