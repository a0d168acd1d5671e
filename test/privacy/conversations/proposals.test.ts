// What people say of found values: confirming, rejecting, and what an admin makes of a rejection.

import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { ACCESS_ROLES, may, type AccessRole } from '../../../src/access/roles.ts'
import { createConversations, type Conversations } from '../../../src/privacy/conversations/conversation-service.ts'
import { putMaskingPolicy } from '../../../src/privacy/masking-policy.ts'
import type { Actor } from '../../../src/privacy/privacy.ts'
import { openUserRules, type UserRules } from '../../../src/privacy/rules/user-rules.ts'
import { customRulesHere } from '../../helpers/build-presidio.ts'
import { open, type OpenedVault } from '../../helpers/open-vault.ts'

const as = (role: AccessRole): Actor => ({ id: `k-${role}`, role })
const TALK = { messages: [{ role: 'customer' as const, author: 'Ada', text: 'Ada, 090-1234-5678 and Ada again' }, { role: 'agent' as const, text: 'Ada?' }] }

let vault: OpenedVault
let rules: UserRules
let conversations: Conversations
beforeEach(async () => {
  vault = await open()
  rules = await openUserRules({ store: vault.context.store, clock: vault.context.clock, customRules: customRulesHere }, as('admin'))
  conversations = createConversations({ ...vault.context, rules })
  await conversations.put(as('service'), 'c1', TALK)
})

const findings = async (type: string, id = 'c1') => (await conversations.view(as('supervisor'), id)).findings.filter((finding) => finding.type === type && finding.start !== null)
const first = async (type: string): Promise<string> => (await findings(type))[0]!.id
const texts = async (role: AccessRole, id = 'c1') => (await conversations.view(as(role), id)).messages.map(({ text }) => text)
const audit = async (action: 'finding.review' | 'proposal.read' | 'proposal.decide' | 'rules.change') => await vault.context.store.listAudit({ action, limit: 9 })

it('confirming is kept and written down, and changes no view', async () => {
  const before = await texts('agent')
  const findingId = await first('PERSON')
  expect(await conversations.review(as('supervisor'), 'c1', { findingId, review: 'confirmed' })).toEqual({ findingId, type: 'PERSON', review: 'confirmed' })
  expect((await findings('PERSON')).map(({ review }) => review)).toEqual(['confirmed', undefined, undefined])
  expect(await texts('agent')).toEqual(before)
  expect((await conversations.proposals(as('admin'))).proposals).toEqual([])
  expect(await audit('finding.review')).toMatchObject([{ actor: 'k-supervisor', detail: 'confirmed', counts: { PERSON: 1 } }])
})

it('a rejected value stays masked, is still found by search, and is shown to the admin alone, who is written down', async () => {
  const findingId = await first('PERSON')
  await conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })
  expect(await texts('agent')).toEqual(['A., ***-****-5678 and A. again', 'A.?'])
  expect((await conversations.search(as('agent'), { name: 'Ada' })).conversations).toHaveLength(1)
  expect(await conversations.proposals(as('admin'))).toEqual({ proposals: [{ conversationId: 'c1', findingId, type: 'PERSON', score: 1, value: 'Ada' }], isCut: false, failed: 0 })
  const entries = [...await audit('finding.review'), ...await audit('proposal.read')]
  expect(entries).toMatchObject([{ detail: 'rejected' }, { actor: 'k-admin', counts: { PERSON: 1 }, reference: expect.any(String) }])
  expect(JSON.stringify(entries)).not.toMatch(/Ada\b/u)
})

it('allowing puts it on the allow list, and as plain text where it stands in that conversation', async () => {
  await conversations.put(as('service'), 'c2', TALK)
  const findingId = await first('PERSON')
  await conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })
  expect(await conversations.decide(as('admin'), { conversationId: 'c1', findingId, decision: 'allow' })).toEqual({ conversationId: 'c1', findingId, type: 'PERSON', decision: 'allow' })
  expect(rules.current().set.allow).toEqual([{ types: ['PERSON'], exact: ['Ada'] }])
  expect(await texts('admin')).toEqual(['Ada, [PHONE_NUMBER_1] and Ada again', 'Ada?'])
  expect((await conversations.view(as('admin'), 'c1')).messages[0]!.author).toBe('[PERSON_1]')
  expect(await texts('admin', 'c2')).toEqual(['[PERSON_1], [PHONE_NUMBER_1] and [PERSON_1] again', '[PERSON_1]?'])
  expect((await conversations.proposals(as('admin'))).proposals).toEqual([])
  const entries = [...await audit('proposal.decide'), ...await audit('rules.change')]
  expect(entries).toMatchObject([{ actor: 'k-admin', detail: 'allow', counts: { PERSON: 1 } }, { counts: { allowed: 1 } }])
  expect(JSON.stringify(entries)).not.toMatch(/Ada\b/u)
})

it('a second allowed value of a type joins the list, other lists stay as they are', async () => {
  const others = [{ exact: ['x'], ignoreCase: true, types: ['PERSON' as const] }, { patterns: ['y+'] }]
  await rules.replace(as('admin'), { version: 1, allow: others })
  await conversations.put(as('service'), 'c1', { messages: [{ role: 'customer', text: 'Ada and delacroix' }] })
  for (const { id: findingId } of await findings('PERSON')) await conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })
  for (const { conversationId, findingId } of (await conversations.proposals(as('admin'))).proposals) await conversations.decide(as('admin'), { conversationId, findingId, decision: 'allow' })
  expect(rules.current().set.allow).toEqual([...others, { types: ['PERSON'], exact: ['Ada', 'delacroix'] }])
})

it('two values allowed at the same time are both on the list', async () => {
  // Slow enough that the second decision is read before the first is in force.
  const slow: typeof customRulesHere = { ...customRulesHere, findSets: async (...given) => { await sleep(100); return await customRulesHere.findSets(...given) } }
  rules = await openUserRules({ store: vault.context.store, clock: vault.context.clock, customRules: slow }, as('admin'))
  conversations = createConversations({ ...vault.context, rules })
  await conversations.put(as('service'), 'c1', { messages: [{ role: 'customer', text: 'Ada and 090-1234-5678' }] })
  for (const type of ['PERSON', 'PHONE_NUMBER']) await conversations.review(as('supervisor'), 'c1', { findingId: await first(type), review: 'rejected' })
  const { proposals } = await conversations.proposals(as('admin'))
  await Promise.all(proposals.map(async ({ conversationId, findingId }) => await conversations.decide(as('admin'), { conversationId, findingId, decision: 'allow' })))
  expect(rules.current().set.allow?.flatMap(({ types }) => types).sort()).toEqual(['PERSON', 'PHONE_NUMBER'])
})

it('declining keeps it masked and counts as confirmed', async () => {
  const findingId = await first('PERSON')
  await conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })
  await conversations.decide(as('admin'), { conversationId: 'c1', findingId, decision: 'decline' })
  expect((await findings('PERSON'))[0]).toMatchObject({ review: 'confirmed' })
  expect(rules.current().set.allow).toBeUndefined()
  expect((await conversations.proposals(as('admin'))).proposals).toEqual([])
})

it('is gone with the conversation, and with a new version of it', async () => {
  for (const id of ['c1', 'c2']) {
    await conversations.put(as('service'), id, TALK)
    await conversations.review(as('supervisor'), id, { findingId: (await findings('PERSON', id))[0]!.id, review: 'rejected' })
  }
  expect((await conversations.proposals(as('admin'))).proposals).toHaveLength(2)
  await conversations.remove(as('admin'), 'c1')
  await conversations.put(as('service'), 'c2', TALK)
  expect((await conversations.proposals(as('admin'))).proposals).toEqual([])
})

it('when the rules cannot be changed, nothing is', async () => {
  const findingId = await first('PERSON')
  await conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })
  const fixed = createConversations({ ...vault.context, rules: await openUserRules({ store: vault.context.store, clock: vault.context.clock, customRules: customRulesHere, given: { version: 1 } }, as('admin')) })
  await expect(fixed.decide(as('admin'), { conversationId: 'c1', findingId, decision: 'allow' })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect((await conversations.proposals(as('admin'))).proposals).toHaveLength(1)
  expect(await texts('admin')).toEqual(['[PERSON_1], [PHONE_NUMBER_1] and [PERSON_1] again', '[PERSON_1]?'])
})

describe('refuses', () => {
  it('to let a role judge what it may neither see nor reveal', async () => {
    const findingId = await first('PHONE_NUMBER')
    await expect(conversations.review(as('agent'), 'c1', { findingId, review: 'rejected' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await putMaskingPolicy(vault.context, as('admin'), { roles: { agent: { types: { PHONE_NUMBER: 'show' } } } })
    expect(await conversations.review(as('agent'), 'c1', { findingId, review: 'rejected' })).toMatchObject({ review: 'rejected' })
  })

  it('the name of an author, and what is not there or not proposed', async () => {
    const author = (await conversations.view(as('supervisor'), 'c1')).findings.find(({ start }) => start === null)!.id
    for (const findingId of [author, 'x']) await expect(conversations.review(as('supervisor'), 'c1', { findingId, review: 'rejected' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(conversations.review(as('supervisor'), 'none', { findingId: 'x', review: 'rejected' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const [conversationId, findingId] of [['none', 'x'], ['c1', 'x'], ['c1', await first('PERSON')]] as const) {
      await expect(conversations.decide(as('admin'), { conversationId, findingId, decision: 'allow' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(rules.current().set.allow).toBeUndefined()
  })

  it.each(ACCESS_ROLES)('%s what it may not, whether it is there or not', async (role) => {
    const code = async (call: Promise<unknown>) => await call.then(() => 'done', (error: unknown) => (error as { code: string }).code)
    for (const id of ['c1', 'none']) {
      expect(await code(conversations.review(as(role), id, { findingId: 'x', review: 'confirmed' }))).toBe(may(role, 'reveal') ? 'NOT_FOUND' : 'FORBIDDEN')
      expect(await code(conversations.decide(as(role), { conversationId: id, findingId: 'x', decision: 'allow' }))).toBe(may(role, 'manageRules') ? 'NOT_FOUND' : 'FORBIDDEN')
    }
    expect(await code(conversations.proposals(as(role)))).toBe(may(role, 'manageRules') ? 'done' : 'FORBIDDEN')
  })
})
