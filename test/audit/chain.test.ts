import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainFact, chainFault, EMPTY_CHAIN, entryLine, hashOf, headAfter, parseEntryLine } from '../../src/audit/chain.ts'
import type { AuditEntry } from '../../src/audit/entry.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { fact } from '../helpers/store-records.ts'

function chainOf (length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  let head = EMPTY_CHAIN
  for (let seq = 0; seq < length; seq++) {
    const entry = chainFact(head, fact(`act ${seq}`))
    entries.push(entry)
    head = headAfter(entry)
  }
  return entries
}

describe('an entry', () => {
  const [first] = chainOf(1) as [AuditEntry]

  it('hashes to SHA-256 over the canonical JSON of all other fields', () => {
    const content = '{"action":"redact","actor":"cli","actorRole":"admin","at":"2025-01-01T00:00:00.000Z","counts":{"PERSON":1,"messages":2},' +
      `"detail":"act 0","previousHash":"${'0'.repeat(64)}","seq":0}`
    expect(first.hash).toBe(createHash('sha256').update(content).digest('hex'))
    expect(hashOf({ ...first, hash: 'whatever' })).toBe(first.hash)
  })

  it('takes its number and hashes from the chain, never from the fact', () => {
    expect(chainFact(EMPTY_CHAIN, { ...fact('act 0'), seq: 7, previousHash: 'x', hash: 'y' } as never)).toEqual(first)
  })

  it('is read back from its line', () => {
    expect(parseEntryLine(entryLine(first))).toEqual(first)
  })

  it.each([
    ['empty', ''], ['not JSON', '{'], ['another value', '7'], ['null', 'null'], ['an array', '[]'], ['no number', '{"a":1}'],
    ['a space', entryLine(first).replace(':', ': ')], ['a space after', `${entryLine(first)} `], ['a field twice', entryLine(first).replace('{', '{"action":"mask",')],
    ['other order', JSON.stringify({ ...JSON.parse(entryLine(first)), action: undefined, zzz: 1, aaa: 2 })], ['an escape', entryLine(first).replace('act', '\\u0061ct')]
  ])('is not read from a line that is not exactly its own: %s', (_, line) => {
    expect(parseEntryLine(line)).toBeUndefined()
  })
})

describe('verifyAudit', () => {
  const entries = chainOf(6)
  const at = (index: number): AuditEntry => entries[index] as AuditEntry
  const with3 = (change: Partial<AuditEntry>): AuditEntry[] => entries.map((entry) => entry.seq === 3 ? { ...entry, ...change } : entry)
  const rehashed = (change: Partial<AuditEntry>): AuditEntry[] => with3({ ...change, hash: hashOf({ ...at(3), ...change }) })

  it('answers where a whole chain stands, over any stream', async () => {
    expect(await verifyAudit([])).toEqual(EMPTY_CHAIN)
    expect(await verifyAudit(entries)).toEqual({ nextSeq: 6, hash: at(5).hash })
    expect(await verifyAudit((async function * () { yield * entries })())).toEqual({ nextSeq: 6, hash: at(5).hash })
  })

  it.each<[string, readonly AuditEntry[], number]>([
    ['a field changed', with3({ detail: 'act 4' }), 3],
    ['a count changed', with3({ counts: { PERSON: 2, messages: 2 } }), 3],
    ['a field removed', entries.map(({ detail, ...entry }) => entry.seq === 3 ? entry : { ...entry, ...(detail === undefined ? {} : { detail }) }), 3],
    ['a field added', with3({ reference: 'x' }), 3],
    ['a hash changed', with3({ hash: at(2).hash }), 3],
    ['changed and hashed anew: the next one gives it away', rehashed({ detail: 'nothing' }), 4],
    ['a number changed', rehashed({ seq: 9 }), 3],
    ['deleted', entries.filter(({ seq }) => seq !== 3), 3],
    ['the first deleted', entries.slice(1), 0],
    ['doubled', [...entries.slice(0, 4), at(3), ...entries.slice(4)], 4],
    ['swapped', [at(0), at(2), at(1), ...entries.slice(3)], 1],
    ['another chain spliced in', [...entries.slice(0, 3), chainFact({ nextSeq: 3, hash: 'f'.repeat(64) }, fact())], 3]
  ])('names the first entry that does not hold: %s', async (_, broken, seq) => {
    await expect(verifyAudit(broken)).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message: expect.stringContaining(`audit entry ${seq}:`) })
  })

  it('finds a cut tail and a rewritten chain by a head saved earlier', async () => {
    const saved = headAfter(at(4))
    expect(await verifyAudit(entries, saved)).toEqual(headAfter(at(5)))
    expect(await verifyAudit(entries.slice(0, 5), saved)).toEqual(saved)
    await expect(verifyAudit(entries.slice(0, 4), saved)).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message: 'audit entry 4: is missing' })
    await expect(verifyAudit([], saved)).rejects.toMatchObject({ code: 'AUDIT_BROKEN' })
    const rewritten = chainOf(4)
    rewritten.push(chainFact(headAfter(at(3)), fact('rewritten')))
    await expect(verifyAudit(rewritten, saved)).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message: 'audit entry 4: differs from the saved head' })
  })

  it('chainFault says what is wrong', () => {
    expect(chainFault(EMPTY_CHAIN, at(0))).toBeUndefined()
    expect(chainFault(EMPTY_CHAIN, at(1))).toContain('number 1')
  })
})
