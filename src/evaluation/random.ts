// Random numbers that a seed repeats.

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for resampling. */
export function seededRandom (seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws from lists and ranges. */
export interface Draw {
  /** A whole number from `least` to `most`, both included. */
  int (least: number, most: number): number
  pick<T> (list: readonly [T, ...T[]] | readonly T[]): T
  chance (share: number): boolean
  /** So many digits; the first is not 0. */
  digits (count: number): string
}

export function drawFrom (random: () => number): Draw {
  const int = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  return {
    int,
    pick (list) {
      const one = list[int(0, list.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    chance: (share) => random() < share,
    digits: (count) => Array.from({ length: count }, (_, index) => int(index === 0 ? 1 : 0, 9)).join('')
  }
}
