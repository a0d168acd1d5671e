import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkpointOf, isSignedBy, parseCheckpoint, signCheckpoint, signedText, writeNote, type Checkpoint } from '../../src/audit/checkpoint.ts'
import { makeSigningKey, signerOf, verifierOf } from '../../src/audit/signing.ts'

const signer = signerOf(makeSigningKey())!
const verifier = verifierOf(signer.publicKeyPem)!
const HEAD = { size: 42, root: Buffer.alloc(32, 7).toString('base64') }
const checkpoint = signCheckpoint(signer, HEAD, '2026-01-31T09:30:00.000Z')

describe('a checkpoint', () => {
  it('is signed over four lines', () => {
    expect(signedText(checkpoint)).toBe(`${signer.origin}\n42\n${HEAD.root}\n2026-01-31T09:30:00.000Z\n`)
    expect(verify(null, Buffer.from(signedText(checkpoint)), createPublicKey(signer.publicKeyPem), Buffer.from(checkpoint.signature, 'base64'))).toBe(true)
    expect(isSignedBy(verifier, checkpoint)).toBe(true)
  })

  it.each<[string, Partial<Checkpoint>]>([
    ['size', { size: 43 }], ['root', { root: Buffer.alloc(32, 8).toString('base64') }], ['time', { at: '2026-01-31T09:30:00.001Z' }],
    ['origin', { origin: 'sumi/0000000000000000' }], ['key id', { keyId: '00000000' }], ['signature', { signature: `${'A'.repeat(86)}==` }]
  ])('does not hold with another %s', (_, change) => {
    expect(isSignedBy(verifier, { ...checkpoint, ...change })).toBe(false)
  })

  it('does not hold under another key', () => {
    expect(isSignedBy(verifierOf(signerOf(makeSigningKey())!.publicKeyPem)!, checkpoint)).toBe(false)
  })

  it('is a note with the key id of C2SP signed-note, and read back from either form', () => {
    const note = writeNote(checkpoint)
    const raw = Buffer.from(String(createPublicKey(signer.publicKeyPem).export({ format: 'jwk' }).x), 'base64url')
    const keyId = createHash('sha256').update(Buffer.concat([Buffer.from(`${signer.origin}\n\x01`), raw])).digest().subarray(0, 4)
    const [, , , , empty, last = ''] = note.split('\n')
    expect(empty).toBe('')
    expect(last.startsWith(`— ${signer.origin} `)).toBe(true)
    expect(Buffer.from(last.split(' ')[2]!, 'base64').subarray(0, 4)).toEqual(keyId)
    expect(parseCheckpoint(note)).toEqual(checkpoint)
    expect(parseCheckpoint(JSON.stringify({ note, ...checkpoint }, null, 2))).toEqual(checkpoint)
  })

  const note = writeNote(checkpoint)
  it.each([
    ['empty', ''], ['no JSON', '{'], ['null', 'null'], ['a number', '7'], ['another object', '{}'], ['a negative size', JSON.stringify({ ...checkpoint, size: -1 })],
    ['a size as text', JSON.stringify({ ...checkpoint, size: '42' })], ['a line end in the root', JSON.stringify({ ...checkpoint, root: 'a\nb' })],
    ['a short signature', JSON.stringify({ ...checkpoint, signature: 'AAAA' })], ['a note cut', note.slice(0, -3)], ['a note of another name', note.replace('— sumi', '— other')],
    ['a note with a leading zero', note.replace('\n42\n', '\n042\n')]
  ])('is not read from %s', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined()
  })

  it('keeps only its fields', () => {
    expect(checkpointOf({ ...checkpoint, extra: 1 })).toEqual(checkpoint)
  })
})

describe('keys', () => {
  it.each([['nothing', ''], ['text', 'PEM'], ['another kind', String(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }))]])('are not made of %s', (_, pem) => {
    expect(signerOf(pem)).toBeUndefined()
    expect(verifierOf(pem)).toBeUndefined()
  })

  it('a private key is not taken for a public one', () => {
    expect(verifierOf(makeSigningKey())).toBeUndefined()
  })

  it('give the log its name', () => {
    expect(signer.origin).toMatch(/^sumi\/[0-9a-f]{16}$/)
    expect(verifier).toMatchObject({ origin: signer.origin, keyId: signer.keyId })
  })
})
