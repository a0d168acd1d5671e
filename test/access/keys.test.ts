import { describe, expect, it } from 'vitest'
import { hashKey, makeKey, matchesKey, parseKey } from '../../src/access/keys.ts'

describe('makeKey', () => {
  it('makes keys with a public id and 256 random bits that the store can find again', () => {
    const { id, secret } = makeKey()
    expect(secret).toMatch(/^sumi_[0-9a-z]{12}_[A-Za-z0-9_-]{43}$/)
    expect(Buffer.from(secret.slice(-43), 'base64url')).toHaveLength(32)
    expect(parseKey(secret)).toEqual({ id })
    expect(secret.startsWith(`sumi_${id}_`)).toBe(true)
  })

  it('never makes the same twice', () => {
    const keys = Array.from({ length: 2_000 }, makeKey)
    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(2_000)
    expect(new Set(keys.map(({ id }) => id)).size).toBe(2_000)
  })
})

describe('parseKey', () => {
  const secret = 'A'.repeat(43)
  it.each([
    ['made', `sumi_0123456789ab_${secret}`, '0123456789ab'],
    ['made, with _ and - in its secret', `sumi_0123456789ab_${'_-'.repeat(21)}x`, '0123456789ab'],
    ['chosen, 32 characters', `sumi_${'a'.repeat(27)}`, expect.stringMatching(/^chosen[0-9a-f]{12}$/)],
    ['chosen, nearly made', `sumi_0123456789ab_${secret}A`, expect.stringMatching(/^chosen/)],
    ['chosen, every sign of a header token', `sumi_${'aZ09-._~+/'.repeat(3)}==`, expect.stringMatching(/^chosen/)],
    ['chosen, the longest', `sumi_${'a'.repeat(251)}`, expect.stringMatching(/^chosen/)]
  ])('knows a key that was %s', (_, key, id) => {
    expect(parseKey(key)).toEqual({ id })
  })

  it.each([
    '', 'sumi_', `sumi_${'a'.repeat(26)}`, `sumi_${'a'.repeat(252)}`, `Sumi_${'a'.repeat(40)}`, `sk_${'a'.repeat(40)}`, ` sumi_${'a'.repeat(40)}`,
    `sumi_${'a'.repeat(40)}\n`, `sumi_${'a'.repeat(20)} ${'a'.repeat(20)}`, `sumi_${'あ'.repeat(40)}`, `sumi_${'a'.repeat(100_000)}`, `Bearer sumi_${'a'.repeat(40)}`
  ])('refuses %j', (key) => {
    expect(parseKey(key)).toBeUndefined()
  })

  it('gives two chosen keys two ids, one key always the same, and shows no part of it', () => {
    const [one, two] = [`sumi_${'a'.repeat(40)}`, `sumi_${'a'.repeat(39)}b`]
    expect(parseKey(one)).toEqual(parseKey(one))
    expect(parseKey(one)).not.toEqual(parseKey(two))
    expect(hashKey(one)).not.toContain(parseKey(one)?.id.slice('chosen'.length))
  })
})

describe('matchesKey', () => {
  const { secret } = makeKey()
  const last = secret.endsWith('A') ? 'B' : 'A'
  it.each([
    ['its own record', secret, { hash: hashKey(secret) }, true],
    ['another key', makeKey().secret, { hash: hashKey(secret) }, false],
    ['one character off', secret.slice(0, -1) + last, { hash: hashKey(secret) }, false],
    ['no record', secret, undefined, false],
    ['a record with a cut hash', secret, { hash: hashKey(secret).slice(1) }, false],
    ['a record whose hash is in capitals', secret, { hash: hashKey(secret).toUpperCase() }, false],
    ['the stand-in for no record', secret, { hash: '0'.repeat(64) }, false],
    ['the hash given as the key', hashKey(secret), { hash: hashKey(secret) }, false]
  ])('%s', (_, key, record, expected) => {
    expect(matchesKey(key, record)).toBe(expected)
  })

  it('hashes with SHA-256', () => {
    expect(hashKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
