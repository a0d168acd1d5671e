// Does something again and again while a component is shown and the page is visible.

import { useEffect, useRef } from 'preact/hooks'

/** @param everyMs null: not now. */
export function useInterval (work: () => void, everyMs: number | null): void {
  const latest = useRef(work)
  latest.current = work
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => { if (!document.hidden) latest.current() }, everyMs)
    return () => { clearInterval(timer) }
  }, [everyMs])
}
