// Records under way: as many as keep every worker busy, fewer where they are large, results in the order of the input.

export interface Window<T> {
  /** Items under way at a time. */
  readonly most: number
  /** Their weight together; one item may weigh more. */
  readonly mostWeight: number
  weightOf (item: T): number
}

/** Maps `items` with a bounded number under way. A rejection of `work` ends the stream; the items under way are waited for. */
export async function * inWindow<T, R> (items: AsyncIterable<T>, { most, mostWeight, weightOf }: Window<T>, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const pending: Array<{ readonly weight: number, readonly result: Promise<R> }> = []
  let weight = 0
  const isFull = (): boolean => pending.length >= most || (weight >= mostWeight && pending.length > 0)
  const next = async (): Promise<R> => {
    const first = pending.shift()
    weight -= first?.weight ?? 0
    return await (first as { result: Promise<R> }).result
  }
  try {
    for await (const item of items) {
      const one = { weight: weightOf(item), result: work(item) }
      one.result.catch(() => {})
      pending.push(one)
      weight += one.weight
      while (isFull()) yield await next()
    }
    while (pending.length > 0) yield await next()
  } finally {
    await Promise.allSettled(pending.map(({ result }) => result))
  }
}
