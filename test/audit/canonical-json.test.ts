import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../src/audit/canonical-json.ts'

it.each<[unknown, string]>([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ a: { d: 1, c: [3, { f: 1, e: 2 }] } }, '{"a":{"c":[3,{"e":2,"f":1}],"d":1}}'],
  [{ a: undefined, b: null }, '{"b":null}'],
  [[undefined, 1], '[null,1]'],
  [{ é: 1, z: 2, '\ue000': 3, '😀': 4 }, '{"z":2,"é":1,"😀":4,"\ue000":3}'],
  [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  ['a"\n\u2028\ud800', '"a\\"\\n\u2028\\ud800"'],
  [1e21, '1e+21'], [0.1, '0.1'], [-0, '0'], [true, 'true'], [null, 'null'], [{}, '{}'], [[], '[]']
])('%j', (value, expected) => {
  expect(canonicalJson(value)).toBe(expected)
})

it('is JSON of the same value, and the same text in whatever order keys were set', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length)
    expect(canonicalJson(reversed(value))).toBe(text)
  }))
})

function reversed (value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([name, field]) => [name, reversed(field)]))
}
