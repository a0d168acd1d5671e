import { describe, expect, it } from 'vitest'
import { createCache } from '../../../src/detection/ner/cache.ts'

describe('createCache', () => {
  it('keeps what is read often and forgets the rest', () => {
    const cache = createCache<number>(2)
    cache.set('often', 0)
    for (let i = 1; i <= 10; i++) {
      cache.set(`once ${i}`, i)
      expect(cache.get('often')).toBe(0)
    }
    expect(cache.get('once 1')).toBeUndefined()
    expect(cache.get('once 10')).toBe(10)
  })

  it('never holds more than two generations', () => {
    const cache = createCache<number>(3)
    for (let i = 0; i < 100; i++) cache.set(String(i), i)
    const kept = Array.from({ length: 100 }, (_, i) => cache.get(String(i))).filter((value) => value !== undefined)
    expect(kept.length).toBeLessThanOrEqual(6)
  })
})
