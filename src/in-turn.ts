// One piece of work at a time on one thing, in the order of asking; different things do not wait for each other.

const turns = new WeakMap<object, Map<string, Promise<unknown>>>()

/** @param owner whose things they are (a store). @param key which thing. */
export async function inTurn<T> (owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const ofOwner = turns.get(owner) ?? new Map<string, Promise<unknown>>()
  turns.set(owner, ofOwner)
  const turn = (ofOwner.get(key) ?? Promise.resolve()).catch(() => {}).then(work)
  ofOwner.set(key, turn)
  try {
    return await turn
  } finally {
    if (ofOwner.get(key) === turn) ofOwner.delete(key)
  }
}
