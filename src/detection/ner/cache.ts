// A bounded cache that is cheap to read: two generations, the older one forgotten when the younger is full.

export interface Cache<V> {
  get (key: string): V | undefined
  set (key: string, value: V): void
}

/** @param entries how many entries a generation holds; at most twice as many are kept. */
export function createCache<V> (entries: number): Cache<V> {
  let young = new Map<string, V>()
  let old = new Map<string, V>()
  const set = (key: string, value: V): void => {
    if (young.size >= entries) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    set,
    get (key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    }
  }
}
