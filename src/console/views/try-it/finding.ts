// Findings as the API answers them.

export interface Finding {
  readonly message: number
  readonly start: number
  readonly end: number
  readonly type: string
  readonly score: number
  readonly source: string
  readonly explanation?: ReadonlyArray<{ readonly kind: string, readonly detail: string }>
}

/** Names a finding in the page, so that list and text can point at each other. */
export function keyOf ({ message, start, end }: Finding): string {
  return `${message}:${start}-${end}`
}
