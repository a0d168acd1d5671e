// A value that comes later, for components: loading, loaded or failed; a newer call replaces an older one.

import { useCallback, useEffect, useState } from 'preact/hooks'
import { isAborted } from '../state/api.ts'

export interface Later<T> {
  readonly value: T | undefined
  readonly error: unknown
  readonly isLoading: boolean
  readonly again: () => void
}

/** Runs `load` at first and whenever an input changes. The value of before stays while a new one loads. */
export function useAsync<T> (load: (signal: AbortSignal) => Promise<T>, inputs: readonly unknown[]): Later<T> {
  const [state, setState] = useState<{ value?: T, error?: unknown, isLoading: boolean }>({ isLoading: true })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    setState(({ value }) => ({ ...(value === undefined ? {} : { value }), isLoading: true }))
    load(abort.signal).then(
      (value) => { if (!abort.signal.aborted) setState({ value, isLoading: false }) },
      (error: unknown) => { if (!abort.signal.aborted && !isAborted(error)) setState({ error, isLoading: false }) }
    )
    return () => { abort.abort() }
  }, [...inputs, turn])
  const again = useCallback(() => { setTurn((now) => now + 1) }, [])
  return { value: state.value, error: state.error, isLoading: state.isLoading, again }
}
