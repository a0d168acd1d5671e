// Records that nobody can change behind the store's back.

/** A deep copy as JSON would give it back, frozen: what is in memory is what a restart would read. */
export function frozenCopy<T> (record: T): T {
  return deepFreeze(JSON.parse(JSON.stringify(record)) as T)
}

export function deepFreeze<T> (value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
