// The contract of store.ts as tests: every store must pass them all.

import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyAudit } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import type { PurgeRecord } from '../../src/store/retention-records.ts'
import type { AuditQuery, Change, ConversationFilter, RetentionFilter, Store } from '../../src/store/store.ts'
import { expectAudit } from '../helpers/audit-whole.ts'
import { apiKey, audit, conversation, deleteRetention, fact, putConversation, putRetention, retention } from '../helpers/store-samples.ts'

export function describeStore (name: string, openStore: () => Promise<Store>): void {
  const open = async (): Promise<Store> => {
    const store = await openStore()
    onTestFinished(async () => { await store.close() })
    return store
  }

  describe(`the store contract: ${name}`, () => {
    it('starts empty', async () => {
      const store = await open()
      expect(await store.listKeys()).toEqual([])
      expect(await store.findRetention({})).toEqual([])
      expect(await store.listAudit({ limit: 10 })).toEqual([])
      expect(await store.getKey('a')).toBeUndefined()
      expect(await store.getRetention('a')).toBeUndefined()
      expect(await store.commit([])).toEqual([])
      expect(store.referenceKey).toHaveLength(32)
    })

    it('keeps keys: put, replace, list by creation', async () => {
      const store = await open()
      await store.commit([{ kind: 'putKey', key: apiKey('b') }, { kind: 'putKey', key: apiKey('a') }])
      await store.commit([{ kind: 'putKey', key: apiKey('c', { createdAt: '2024-01-01T00:00:00.000Z' }) }])
      const revoked = apiKey('b', { revokedAt: '2025-02-01T00:00:00.000Z' })
      await store.commit([{ kind: 'putKey', key: revoked }])
      expect((await store.listKeys()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
      expect(await store.getKey('b')).toEqual(revoked)
    })

    it('keeps the last rules, beside an audit entry of their change', async () => {
      const store = await open()
      expect(await store.getRules()).toBeUndefined()
      const record = { stored: '{"version":1}', active: 'a', at: '2025-01-01T00:00:00.000Z' }
      await store.commit([{ kind: 'putRules', record }, { kind: 'audit', fact: { ...fact('put'), action: 'rules.change', counts: { rules: 1, words: 3 } } }])
      expect(await store.getRules()).toEqual(record)
      await store.commit([{ kind: 'putRules', record: { ...record, stored: null, active: 'b' } }])
      expect(await store.getRules()).toEqual({ ...record, stored: null, active: 'b' })
      expect(await store.listAudit({ action: 'rules.change', limit: 10 })).toMatchObject([{ counts: { rules: 1, words: 3 } }])
    })

    it('keeps policies, holds, purges, what they work on, tombstones and mappings; and forgets what is deleted', async () => {
      const store = await open()
      const at = '2026-01-01T00:00:00.000Z'
      const policy = (id: string) => ({ id, version: 1, at, content: { minimum: 'P1Y' } })
      const hold = { id: 'h', scope: { kind: 'subject', tokens: ['t'] }, placed: { at, by: 'k', sealedReason: 'AA==' }, lifted: null } as const
      const purge = (operation: string, startedAt: string): PurgeRecord => ({
        operation,
        startedAt,
        actor: 'k',
        actorRole: 'admin',
        audit: 'purge',
        scope: { kind: 'expired' },
        action: 'erase',
        auditFrom: 0,
        cursor: null,
        examined: 1,
        totals: { erased: 1, changed: 0, messages: 0, counts: {}, held: 0, retained: 0, retainedUntil: null, failed: 0 },
        finishedAt: null,
        isCompacted: false
      })
      const purging = { reference: 'r', operation: 'o', bodies: ['b'], messages: 1, counts: { PERSON: 1 } }
      const mapping = { key: 'm', body: 'b', createdAt: at, expiresAt: at, tokens: [] }
      await store.commit([
        { kind: 'putPolicy', record: policy('b') }, { kind: 'putPolicy', record: policy('a') }, { kind: 'putHold', record: hold }, { kind: 'putPurge', record: purge('o2', '2026-01-02T00:00:00.000Z') },
        { kind: 'putPurge', record: purge('o', at) }, { kind: 'putPurgeTargets', record: { operation: 'o', targets: [{ key: 'k' }] } }, { kind: 'putPurging', record: purging },
        { kind: 'putTombstone', record: { reference: 'r', operation: 'o', at } }, { kind: 'putMapping', record: mapping }
      ])
      expect((await store.listPolicies()).map(({ id }) => id)).toEqual(['a', 'b'])
      expect(await store.listHolds()).toEqual([hold])
      expect((await store.listPurges()).map(({ operation }) => operation)).toEqual(['o', 'o2'])
      expect([await store.getPurge('o'), await store.getPurgeTargets('o'), await store.listPurging()]).toEqual([purge('o', at), { operation: 'o', targets: [{ key: 'k' }] }, [purging]])
      expect([await store.getTombstone('r'), await store.getTombstone('s'), await store.getMapping('m'), await store.listMappings()]).toEqual([{ reference: 'r', operation: 'o', at }, undefined, mapping, [mapping]])
      await store.commit([{ kind: 'deletePolicy', id: 'a' }, { kind: 'deletePurge', operation: 'o2' }, { kind: 'deletePurgeTargets', operation: 'o' }, { kind: 'deletePurging', reference: 'r' }, { kind: 'deleteMapping', key: 'm' }])
      expect([(await store.listPolicies()).length, (await store.listPurges()).length, await store.getPurgeTargets('o'), await store.listPurging(), await store.getMapping('m')]).toEqual([1, 1, undefined, [], undefined])
    })

    it.each([
      ['plain', 'ticket-1'], ['empty', ''], ['Japanese', '会話-１'], ['astral', '🖋'], ['line ends', 'a\nb\u2028c\r\0'],
      ['prototype', '__proto__'], ['a lone surrogate', '\ud800x'], ['path-like', '../../etc/passwd'], ['long', 'x'.repeat(5000)]
    ])('keeps retention entries under an id that is %s', async (_, id) => {
      const store = await open()
      await store.commit([putRetention(id), putRetention(`${id}2`)])
      expect(await store.getRetention(id)).toEqual(retention(id))
      expect(await store.findRetention({ conversationIds: [id, id, 'unknown'] })).toEqual([retention(id)])
      await store.commit([deleteRetention(id), deleteRetention('unknown')])
      expect(await store.getRetention(id)).toBeUndefined()
      expect(await store.findRetention({})).toEqual([retention(`${id}2`)])
    })

    it('does the changes of a commit in order', async () => {
      const store = await open()
      await store.commit([putRetention('a'), deleteRetention('a'), deleteRetention('b'), putRetention('b'), putRetention('b', { state: 'masked' })])
      expect(await store.findRetention({})).toEqual([retention('b', { state: 'masked' })])
    })

    const entries = [
      retention('late', { createdAt: '2025-03-01T00:00:00.000Z', expiresAt: '2025-06-01T00:00:00.000Z' }),
      retention('tokyo', { createdAt: '2025-03-01T08:59:00+09:00', expiresAt: '2025-06-01T09:00:00.001+09:00' }),
      retention('old', { createdAt: '2024-02-29T12:00:00.000Z', expiresAt: '2025-05-31T23:59:59.999Z' }),
      retention('kept', { createdAt: '2025-03-01T00:00:00.000Z' })
    ]
    it.each<[string, RetentionFilter, readonly string[]]>([
      ['all, sorted', {}, ['old', 'tokyo', 'kept', 'late']],
      ['due by an instant, that instant too', { expiresBy: '2025-06-01T00:00:00.000Z' }, ['old', 'late']],
      ['due by the same instant in another zone', { expiresBy: '2025-06-01T09:00:00+09:00' }, ['old', 'late']],
      ['a millisecond later', { expiresBy: '2025-06-01T00:00:00.001Z' }, ['old', 'tokyo', 'late']],
      ['created before, not at', { createdBefore: '2025-03-01T00:00:00.000Z' }, ['old', 'tokyo']],
      ['by ids', { conversationIds: ['late', 'old', 'none'] }, ['old', 'late']],
      ['by no ids', { conversationIds: [] }, []],
      ['every condition at once', { conversationIds: ['late', 'kept'], expiresBy: '2026-01-01T00:00:00.000Z', createdBefore: '2026-01-01T00:00:00.000Z' }, ['late']]
    ])('finds retention entries: %s', async (_, filter, expected) => {
      const store = await open()
      await store.commit(entries.map((entry): Change => ({ kind: 'putRetention', entry })))
      expect((await store.findRetention(filter)).map(({ conversationId }) => conversationId)).toEqual(expected)
    })

    it.each([{ expiresBy: 'soon' }, { createdBefore: '' }])('refuses a filter with an instant that is none: %o', async (filter) => {
      const store = await open()
      await expect(store.findRetention(filter)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    })

    it('numbers and chains audit facts in order, and answers each commit its own', async () => {
      const store = await open()
      expect(await store.commit([audit('a'), putRetention('x'), audit('b')])).toMatchObject([{ seq: 0, detail: 'a' }, { seq: 1, detail: 'b' }])
      const answers = await Promise.all(Array.from({ length: 50 }, async (_, index) => await store.commit([audit(String(index))])))
      expect(answers.map((answer) => answer.map(({ seq, detail }) => [seq, detail]))).toEqual(answers.map((_, index) => [[index + 2, String(index)]]))
      expect(await verifyAudit(streamAudit(store))).toEqual({ nextSeq: 52, hash: answers.at(-1)?.[0]?.hash })
      expect((await store.listAudit({ limit: 1 }))[0]).toEqual({ ...fact('a'), seq: 0, previousHash: '0'.repeat(64), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    })

    it.each<[number | undefined, number, readonly number[]]>([
      [undefined, 3, [0, 1, 2]], [-1, 2, [0, 1]], [0, 2, [1, 2]], [7, 10, [8, 9]], [9, 10, []], [100, 10, []], [undefined, 0, []], [undefined, -1, []]
    ])('lists audit entries after %s, at most %s', async (afterSeq, limit, expected) => {
      const store = await open()
      await store.commit(Array.from({ length: 10 }, () => audit()))
      const query = afterSeq === undefined ? { limit } : { afterSeq, limit }
      expect((await store.listAudit(query)).map(({ seq }) => seq)).toEqual(expected)
    })

    it.each<[string, Omit<AuditQuery, 'limit'>, readonly number[]]>([
      ['by actor', { actor: 'x' }, [1, 3]], ['by action', { action: 'mask' }, [2, 3]], ['by reference', { reference: 'r' }, [2]], ['by all at once', { actor: 'x', action: 'mask', from: '2025-01-01T00:00:03Z' }, [3]],
      ['from an instant', { from: '2025-01-01T00:00:02.000Z' }, [2, 3]], ['to an instant, not at it', { to: '2025-01-01T09:00:02+09:00' }, [0, 1]], ['after a number', { actor: 'x', afterSeq: 1 }, [3]], ['nobody', { actor: 'nobody' }, []]
    ])('finds audit entries %s', async (_, query, expected) => {
      const store = await open()
      const at = (second: number): string => `2025-01-01T00:00:0${second}.000Z`
      await store.commit([
        { kind: 'audit', fact: { ...fact(), at: at(0) } }, { kind: 'audit', fact: { ...fact(), at: at(1), actor: 'x' } },
        { kind: 'audit', fact: { ...fact(), at: at(2), action: 'mask', reference: 'r' } }, { kind: 'audit', fact: { ...fact(), at: at(3), actor: 'x', action: 'mask' } }
      ])
      expect((await store.listAudit({ ...query, limit: 10 })).map(({ seq }) => seq)).toEqual(expected)
      expect((await store.listAudit({ ...query, limit: 1 })).map(({ seq }) => seq)).toEqual(expected.slice(0, 1))
    })

    it.each([{ from: 'soon' }, { to: '' }])('refuses an audit query with an instant that is none: %o', async (query) => {
      const store = await open()
      await expect(store.listAudit({ ...query, limit: 1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    })

    it('has the Merkle tree of its audit entries, of every size', async () => {
      const store = await open()
      await expectAudit(store, 0)
      for (let size = 1; size <= 9; size++) {
        await store.commit([audit(String(size))])
        await expectAudit(store, size)
      }
      await store.commit(Array.from({ length: 91 }, () => audit()))
      await expectAudit(store, 100)
      expect(await store.auditTree.consistencyProof(5, 100)).not.toEqual([])
      await expect(store.auditTree.root(101)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    })

    it('keeps one checkpoint a day, the last, by size', async () => {
      const store = await open()
      const checkpoint = (size: number, at: string) => ({ origin: store.signer.origin, size, root: 'AA==', at, keyId: store.signer.keyId, signature: 'AA==' })
      const [late, noon, night] = [checkpoint(30, '2025-01-02T00:00:00.000Z'), checkpoint(10, '2025-01-01T12:00:00.000Z'), checkpoint(20, '2025-01-01T23:59:59.999Z')]
      for (const one of [late, noon, night]) await store.commit([{ kind: 'putCheckpoint', checkpoint: one }])
      expect(await store.listCheckpoints()).toEqual([night, late])
    })

    it('keeps requests that were done, and forgets them', async () => {
      const store = await open()
      const record = { id: 'i', request: 'r', operation: 'o', auditFrom: 0, sealed: 's', expiresAt: '2025-01-01T00:00:00.000Z' }
      await store.commit([{ kind: 'putIdempotency', record }, { kind: 'putIdempotency', record: { ...record, id: 'j' } }])
      await store.commit([{ kind: 'deleteIdempotency', id: 'j' }])
      expect(await store.getIdempotency('i')).toEqual(record)
      expect(await store.listIdempotency()).toEqual([record])
    })

    it('keeps index cards of conversations: put, replace, remove', async () => {
      const store = await open()
      await store.commit([putConversation('a', { tokens: ['t1'] }), putConversation('b', { tokens: ['t1', 't2'] })])
      await store.commit([putConversation('a', { tokens: ['t3'], createdAt: '2024-01-01T00:00:00.000Z' }), audit()])
      expect(await store.getConversation('a')).toEqual(conversation('a', { tokens: ['t3'], createdAt: '2024-01-01T00:00:00.000Z' }))
      expect((await store.findConversations({ tokens: ['t1'], limit: 9 })).map(({ key }) => key)).toEqual(['b'])
      expect((await store.findConversations({ tokens: ['t3'], limit: 9 })).map(({ key }) => key)).toEqual(['a'])
      await store.commit([{ kind: 'deleteConversation', key: 'a' }, { kind: 'deleteConversation', key: 'unknown' }])
      expect(await store.getConversation('a')).toBeUndefined()
      expect((await store.findConversations({ limit: 9 })).map(({ key }) => key)).toEqual(['b'])
      expect(await store.findConversations({ tokens: ['t3'], limit: 9 })).toEqual([])
    })

    const cards = [
      conversation('late', { createdAt: '2025-03-01T00:00:00.000Z', tags: ['vip'], subjects: ['s1'] }),
      conversation('old', { createdAt: '2024-02-29T12:00:00.000Z', channel: 'chat', tags: ['vip', 'x'], tokens: ['t1', 's1'] }),
      conversation('same-b', { createdAt: '2025-01-01T00:00:00.000Z', channel: 'chat', subjects: ['s2'] }),
      conversation('same-a', { createdAt: '2025-01-01T00:00:00.000Z', tokens: ['t2'] })
    ]
    it.each<[string, ConversationFilter & { after?: { createdAt: string, key: string }, limit?: number }, readonly string[]]>([
      ['all, by creation', {}, ['old', 'same-a', 'same-b', 'late']],
      ['at most some', { limit: 2 }, ['old', 'same-a']],
      ['none', { limit: 0 }, []],
      ['after one', { after: { createdAt: '2025-01-01T00:00:00.000Z', key: 'same-a' } }, ['same-b', 'late']],
      ['after one that is gone', { after: { createdAt: '2025-01-01T00:00:00.000Z', key: 'same-aa' } }, ['same-b', 'late']],
      ['by channel', { channel: 'chat' }, ['old', 'same-b']],
      ['by tag', { tag: 'vip' }, ['old', 'late']],
      ['created before, not at', { createdBefore: '2025-01-01T09:00:00+09:00' }, ['old']],
      ['by subject alone', { subjects: ['s1', 's2'] }, ['same-b', 'late']],
      ['by token or subject', { tokens: ['s1', 't2'] }, ['old', 'same-a', 'late']],
      ['by token, after one', { tokens: ['s1', 't2'], after: { createdAt: '2024-02-29T12:00:00.000Z', key: 'old' }, limit: 1 }, ['same-a']],
      ['by one of each list', { tokens: ['s1', 't2'], alsoTokens: [['t1', 'none']] }, ['old']],
      ['by all at once', { tokens: ['s1'], tag: 'vip', channel: 'chat' }, ['old']],
      ['by what nobody has', { tokens: ['none'] }, []]
    ])('finds conversations: %s', async (_, query, expected) => {
      const store = await open()
      await store.commit(cards.map((record): Change => ({ kind: 'putConversation', record })))
      expect((await store.findConversations({ limit: 10, ...query })).map(({ key }) => key)).toEqual(expected)
    })

    it.each(['keys', 'bodies'] as const)('keeps sealed files: %s', async (kind) => {
      const files = (await open()).vault[kind]
      const [a, b] = ['0a'.repeat(16), 'ff'.repeat(16)]
      const bytes = Uint8Array.of(1, 2, 0, 255)
      expect([await files.read(a), await files.list()]).toEqual([undefined, []])
      await Promise.all([files.create(a, bytes), files.create(b, new Uint8Array(0))])
      await expect(files.create(a, bytes)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
      expect(Uint8Array.from(await files.read(a) ?? [])).toEqual(bytes)
      expect(await files.replace(a, Uint8Array.of(7))).toBe(true)
      expect(Uint8Array.from(await files.read(a) ?? [])).toEqual(Uint8Array.of(7))
      expect([...await files.list()].sort()).toEqual([a, b])
      await files.remove([a, '77'.repeat(16)])
      expect([await files.read(a), await files.list()]).toEqual([undefined, [b]])
      expect(await files.replace(a, bytes)).toBe(false)
      await Promise.all([files.replace(b, bytes), files.remove([b]), files.replace(b, bytes)])
      expect([await files.read(b), await files.list()]).toEqual([undefined, []])
    })

    it('keeps the header of the vault, and masking policies by version', async () => {
      const store = await open()
      expect(await store.vault.readHeader()).toBeUndefined()
      await store.vault.writeHeader(Buffer.from('a'))
      await store.vault.writeHeader(Buffer.from('b'))
      expect(Buffer.from(await store.vault.readHeader() ?? []).toString()).toBe('b')
      const policy = (version: number) => ({ version, at: '2025-01-01T00:00:00.000Z', content: { version } })
      for (const version of [10, 2]) await store.commit([{ kind: 'putMaskingPolicy', policy: policy(version) }])
      expect(await store.listMaskingPolicies()).toEqual([policy(2), policy(10)])
      await store.compact()
    })

    it('keeps its own copy of what it was given, and gives out records that cannot be changed', async () => {
      const store = await open()
      const counts = { PERSON: 1 }
      await store.commit([putRetention('a', { counts })])
      counts.PERSON = 99
      const kept = await store.getRetention('a')
      expect(kept?.counts).toEqual({ PERSON: 1 })
      expect(() => { (kept as { counts: object }).counts = {} }).toThrow(TypeError)
      expect(() => { (kept?.counts as { PERSON: number }).PERSON = 5 }).toThrow(TypeError)
    })

    it('keeps nothing of a commit that holds what JSON cannot', async () => {
      const store = await open()
      const broken = putRetention('b', { counts: { PERSON: 1n as unknown as number } })
      const answers = await Promise.allSettled([store.commit([putRetention('a'), audit(), broken]), store.commit([putRetention('c'), audit()])])
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      expect((await store.findRetention({})).map(({ conversationId }) => conversationId)).toEqual(['c'])
      expect(await store.listAudit({ limit: 9 })).toHaveLength(1)
    })

    it('does what was begun before close, refuses what comes after, and closes twice without harm', async () => {
      const store = await open()
      const before = store.commit([putRetention('a'), audit()])
      await Promise.all([store.close(), store.close()])
      expect(await before).toHaveLength(1)
      const after = [store.commit([audit()]), store.commit([]), store.getKey('a'), store.listKeys(), store.getRetention('a'), store.findRetention({}), store.listAudit({ limit: 1 }),
        store.auditTree.root(1), store.auditTree.inclusionProof(0, 1), store.auditTree.consistencyProof(1, 1), store.listCheckpoints(), store.getIdempotency('x'), store.listIdempotency(),
        store.getConversation('a'), store.findConversations({ limit: 1 }), store.listMaskingPolicies(), store.vault.readHeader(), store.vault.keys.list(), store.vault.bodies.read('00'.repeat(16)), store.compact()]
      for (const call of after) await expect(call).rejects.toMatchObject({ code: 'NOT_READY' })
    })
  })
}
