// Order of instants written in ISO 8601.

/** The form that Date.toISOString gives: such texts sort as instants do. */
const PLAIN_LENGTH = '2025-01-31T00:00:00.000Z'.length

/** Below 0 when `a` is before `b`, whatever zones they are written in. */
export function compareInstants (a: string, b: string): number {
  if (isPlain(a) && isPlain(b)) return a < b ? -1 : a > b ? 1 : 0
  return Date.parse(a) - Date.parse(b)
}

export function isInstant (text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}

function isPlain (text: string): boolean {
  return text.length === PLAIN_LENGTH && text.endsWith('Z')
}
