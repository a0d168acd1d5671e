// Originals on the screen: each with the seconds that it has left, gone from page and memory when they are over or the view is left.

import { useEffect, useState } from 'preact/hooks'
import type { Revealed } from './api.ts'

export interface RevealedValue {
  readonly value: string
  readonly leftS: number
}

/** Whatever the server says, no value stays longer. */
const LONGEST_MS = 5 * 60_000

export interface RevealedValues {
  readonly values: ReadonlyMap<string, RevealedValue>
  readonly add: (revealed: Revealed) => void
  readonly hide: (findingId: string) => void
}

export function useRevealed (): RevealedValues {
  const [kept, setKept] = useState<ReadonlyMap<string, { readonly value: string, readonly until: number }>>(new Map())
  const [now, setNow] = useState(Date.now())
  const drop = (isGone: (id: string, until: number) => boolean): void => { setKept((before) => new Map([...before].filter(([id, { until }]) => !isGone(id, until)))) }
  useEffect(() => {
    if (kept.size === 0) return
    const timer = setInterval(() => {
      const instant = Date.now()
      setNow(instant)
      if ([...kept.values()].some(({ until }) => until <= instant)) drop((_, until) => until <= instant)
    }, 1_000)
    return () => { clearInterval(timer) }
  }, [kept])
  return {
    values: new Map([...kept].map(([id, { value, until }]) => [id, { value, leftS: Math.max(0, Math.ceil((until - now) / 1_000)) }])),
    add ({ findingId, value, validMs }) {
      const instant = Date.now()
      setNow(instant)
      setKept((before) => new Map(before).set(findingId, { value, until: instant + Math.min(LONGEST_MS, Math.max(0, validMs)) }))
    },
    hide (findingId) { drop((id) => id === findingId) }
  }
}
