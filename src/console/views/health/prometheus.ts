// Reads the Prometheus text format as Sumi writes it, and makes rates and quantiles of two readings.

export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface Reading {
  /** Milliseconds, of this page's clock. */
  readonly at: number
  readonly samples: readonly Sample[]
}

export function parseMetrics (text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line) ?? []
    if (name === undefined) return []
    return [{ name, labels: Object.fromEntries([...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text = '']) => [key ?? '', text])), value: Number(value) }]
  })
}

/** The sum of a metric's samples. */
export function total ({ samples }: Reading, name: string, isWanted: (labels: Readonly<Record<string, string>>) => boolean = () => true): number {
  return samples.filter((sample) => sample.name === name && isWanted(sample.labels)).reduce((sum, { value }) => sum + value, 0)
}

/** A counter's growth a second between two readings; a restart of the server counts as none. */
export function ratePerSecond (before: Reading, after: Reading, name: string, isWanted?: (labels: Readonly<Record<string, string>>) => boolean): number {
  const seconds = (after.at - before.at) / 1_000
  return seconds <= 0 ? 0 : Math.max(0, total(after, name, isWanted) - total(before, name, isWanted)) / seconds
}

/**
 * A quantile of what a histogram took in between two readings, interpolated within its bucket as Prometheus does.
 * @returns null when it took in nothing.
 */
export function quantile (before: Reading, after: Reading, name: string, q: number): number | null {
  const bounds = [...new Set(after.samples.filter((sample) => sample.name === `${name}_bucket`).map(({ labels }) => labels['le'] ?? ''))]
    .map((le) => ({ le, bound: le === '+Inf' ? Infinity : Number(le) })).sort((a, b) => a.bound - b.bound)
  const counts = bounds.map(({ le, bound }) => ({ bound, count: total(after, `${name}_bucket`, (labels) => labels['le'] === le) - total(before, `${name}_bucket`, (labels) => labels['le'] === le) }))
  const all = counts.at(-1)?.count ?? 0
  if (all <= 0) return null
  const wanted = q * all
  const index = counts.findIndex(({ count }) => count >= wanted)
  const { bound = 0, count = 0 } = counts[index] ?? {}
  const { bound: below = 0, count: countBelow = 0 } = counts[index - 1] ?? {}
  if (!Number.isFinite(bound)) return below
  return below + (bound - below) * (count === countBelow ? 1 : (wanted - countBelow) / (count - countBelow))
}
