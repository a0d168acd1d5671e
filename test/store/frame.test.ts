import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frame, unframe } from '../../src/store/file/frame.ts'

it('gives back what was framed, as JSON on one line', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = frame(JSON.stringify(value))
    expect(text).not.toContain('\n')
    expect(JSON.parse(text)).toEqual({ sum: expect.stringMatching(/^[0-9a-f]{32}$/), body: JSON.parse(JSON.stringify(value)) })
    expect(unframe(text)).toEqual(JSON.parse(JSON.stringify(value)))
  }))
})

it('believes nothing that was changed or cut at any place', () => {
  const bytes = Buffer.from(frame(JSON.stringify({ name: '会話', records: [['a', { n: 1 }]] })))
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1 << bit
      expect(unframe(changed.toString('utf8'))).toBeUndefined()
    }
    expect(unframe(bytes.subarray(0, at).toString('utf8'))).toBeUndefined()
    expect(unframe(bytes.subarray(at + 1).toString('utf8'))).toBeUndefined()
  }
  expect(unframe(`${bytes.toString('utf8')} `)).toBeUndefined()
})
