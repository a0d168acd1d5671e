// Work on a stream with several items under way, answers in the order of the input, memory bounded.

/** Maps `items` with at most `concurrency` under way. A rejection of `work` ends the stream; the items under way are waited for. */
export async function * inOrder<T, R> (items: AsyncIterable<T>, concurrency: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const pending: Array<Promise<R>> = []
  try {
    for await (const item of items) {
      const result = work(item)
      result.catch(() => {})
      pending.push(result)
      if (pending.length >= concurrency) yield await pending.shift() as R
    }
    while (pending.length > 0) yield await pending.shift() as R
  } finally {
    await Promise.allSettled(pending)
  }
}
