import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonItems } from '../../../src/evaluation/datasets/json-cutters.ts'

async function cut (text: string, sizes: readonly number[], byLines: boolean): Promise<Array<{ line: number, value: unknown }>> {
  async function * pieces (): AsyncGenerator<string> {
    for (let at = 0, turn = 0; at < text.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1
      yield text.slice(at, at + size)
      at += size
    }
  }
  const items = []
  for await (const { line, json } of jsonItems(pieces(), byLines)) items.push({ line, value: JSON.parse(json ?? '') as unknown })
  return items
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
const values = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), { maxLength: 6 })

it('finds the items of an array however the text is cut into pieces', async () => {
  await fc.assert(fc.asyncProperty(values, sizes, fc.constantFrom(0, 2), async (list, cuts, indent) => {
    expect((await cut(JSON.stringify(list, null, indent), cuts, false)).map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)))
  }))
})

it('finds values written one behind the other, and lines', async () => {
  await fc.assert(fc.asyncProperty(values.map((list) => list.filter((one) => !Array.isArray(one))), sizes, async (list, cuts) => {
    const plain = JSON.parse(JSON.stringify(list)) as unknown
    expect((await cut(list.map((one) => JSON.stringify(one, null, 2)).join('\r\n'), cuts, false)).map(({ value }) => value)).toEqual(plain)
    expect((await cut(list.map((one) => JSON.stringify(one)).join('\r\n\r\n'), cuts, true)).map(({ value }) => value)).toEqual(plain)
  }))
})

it('tells the line where an item starts', async () => {
  expect(await cut('\n[\n  {"a": "\\n]"},\r\n\r\n  ["x,y", {}], 3\n]', [3], false)).toEqual([{ line: 3, value: { a: '\n]' } }, { line: 5, value: ['x,y', {}] }, { line: 5, value: 3 }])
})

it.each([true, false])('drops a value that is longer than the limit, and goes on (by lines: %s)', async (byLines) => {
  async function * pieces (): AsyncGenerator<string> { for (const part of ['{"a":"', 'x'.repeat(50), '"}\n', '{"b":1}']) yield part }
  const items = []
  for await (const item of jsonItems(pieces(), byLines, 20)) items.push(item)
  expect(items).toEqual([{ line: 1, json: undefined }, { line: 2, json: '{"b":1}' }])
})
