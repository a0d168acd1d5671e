// One text for one value: JSON with sorted keys and no spaces (RFC 8785 for the values that records hold).

/** Keys in order of UTF-16 code units; fields that are undefined are left out, as JSON.stringify does. */
export function canonicalJson (value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // Every audit entry comes through here several times: this is written for speed.
  const record = value as Readonly<Record<string, unknown>>
  let fields = ''
  for (const name of Object.keys(record).sort()) {
    const field = record[name]
    if (field !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`
  }
  return `{${fields}}`
}
