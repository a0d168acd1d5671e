import { expect, it } from 'vitest'
import { inWindow } from '../../src/evaluation/in-window.ts'

async function * from (items: readonly number[]): AsyncGenerator<number> {
  yield * items
}

async function run (items: readonly number[], most: number, mostWeight: number): Promise<{ readonly results: number[], readonly mostAtOnce: number, readonly heaviest: number }> {
  let [atOnce, mostAtOnce, weight, heaviest] = [0, 0, 0, 0]
  const work = async (item: number): Promise<number> => {
    atOnce += 1
    weight += item
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    heaviest = Math.max(heaviest, weight)
    // The first takes longest: the others must wait for it.
    await new Promise((resolve) => setTimeout(resolve, item === items[0] ? 30 : 1))
    atOnce -= 1
    weight -= item
    return item
  }
  const results: number[] = []
  for await (const one of inWindow(from(items), { most, mostWeight, weightOf: (item) => item }, work)) results.push(one)
  return { results, mostAtOnce, heaviest }
}

it.each([
  ['by number', [9, 1, 1, 1, 1, 1], 3, 1_000, 3],
  ['by weight', [9, 5, 5, 5], 100, 14, 2],
  ['one that weighs more than all may', [50, 60, 70], 100, 10, 1],
  ['none', [], 4, 10, 0]
])('bounds what is under way, in the order of the input: %s', async (_name, items, most, mostWeight, expected) => {
  const { results, mostAtOnce } = await run(items, most, mostWeight)
  expect(results).toEqual(items)
  expect(mostAtOnce).toBe(expected)
})

it('ends with the error of a work, and waits for the others', async () => {
  let finished = 0
  const work = async (item: number): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, item))
    finished += 1
    if (item === 1) throw new RangeError('one')
    return item
  }
  const all = async (): Promise<void> => { for await (const one of inWindow(from([1, 20, 20]), { most: 3, mostWeight: 1_000, weightOf: () => 1 }, work)) expect(one).toBeDefined() }
  await expect(all()).rejects.toThrow(RangeError)
  expect(finished).toBe(3)
})
