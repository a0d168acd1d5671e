// The list in pieces behaves as a sorted array.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Ordered } from '../../src/store/ordered.ts'

const compare = (a: number, b: number): number => a - b
const after = (numbers: Iterable<number>, than?: number): number[] => [...numbers].filter((number) => than === undefined || number > than).sort(compare)

it('is as a sorted set, whatever is put in and taken out', () => {
  const numbers = fc.integer({ min: 0, max: 3_000 })
  const steps = fc.array(fc.record({ kind: fc.constantFrom('insert', 'insert', 'remove'), number: numbers }), { maxLength: 2_500, size: 'max' })
  fc.assert(fc.property(fc.uniqueArray(numbers, { maxLength: 2_000, size: 'max' }), steps, fc.option(numbers, { nil: undefined }), (begin, work, than) => {
    const list = new Ordered(compare, begin)
    const set = new Set(begin)
    for (const { kind, number } of work) {
      if (kind === 'remove') { list.remove(number); set.delete(number) } else if (!set.has(number)) { list.insert(number); set.add(number) }
    }
    expect([...list.after(than)]).toEqual(after(set, than))
  }), { numRuns: 60 })
})

it.each<[string, (index: number) => number]>([['rising', (index) => index], ['falling', (index) => -index], ['from both ends', (index) => index % 2 === 0 ? index : -index]])('grows and shrinks %s over many pieces', (_, at) => {
  const list = new Ordered(compare)
  const all = Array.from({ length: 5_000 }, (_, index) => at(index))
  for (const number of all) list.insert(number)
  expect([...list.after()]).toEqual(after(all))
  expect([...list.after(17)]).toEqual(after(all, 17))
  for (const number of all.filter((number) => number % 3 !== 0)) list.remove(number)
  expect([...list.after()]).toEqual(after(all.filter((number) => number % 3 === 0)))
  for (const number of all) list.remove(number)
  expect([...list.after()]).toEqual([])
  list.remove(1)
  list.insert(1)
  expect([...list.after(0)]).toEqual([1])
})
