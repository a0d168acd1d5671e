// Where rules come from, how they change, and what is written down.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/privacy/check-input.ts'
import { createPrivacy } from '../../../src/privacy/create.ts'
import type { Actor, Privacy } from '../../../src/privacy/privacy.ts'
import { withRules } from '../../../src/privacy/rules/detection.ts'
import { openUserRules, type UserRules, type UserRulesSetup } from '../../../src/privacy/rules/user-rules.ts'
import { openFileStore } from '../../../src/store/file/open.ts'
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { AppError } from '../../../src/errors.ts'
import type { CustomRuleService } from '../../../src/detection/custom/service.ts'
import type { RuleSet } from '../../../src/rule-set.ts'
import { customRulesHere, rulesDetection } from '../../helpers/build-presidio.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const clock = () => new Date('2026-03-01T00:00:00.000Z')
const deny = (...words: string[]): RuleSet => ({ version: 1, deny: [{ words }] })
const NONE: RuleSet = { version: 1 }

let store: Store
beforeEach(() => { store = createMemoryStore() })

async function open (setup: Partial<UserRulesSetup> = {}): Promise<UserRules> {
  return await openUserRules({ store, clock, customRules: customRulesHere, ...setup }, ADMIN)
}

function privacyOver (rules: UserRules, customRules: CustomRuleService = customRulesHere, over: Store = store): Privacy {
  return createPrivacy({ detection: withRules(rulesDetection(), customRules, rules, clock), store: over, clock, limits: DEFAULT_LIMITS, rules })
}

async function redact (privacy: Privacy, text: string, options: Parameters<Privacy['redact']>[2] = {}): Promise<string | undefined> {
  return (await privacy.redact(ADMIN, { messages: [{ role: 'customer', text }] }, options)).conversation.messages[0]?.text
}

async function changes (of: Store = store): Promise<unknown[]> {
  return (await of.listAudit({ action: 'rules.change', limit: 100 })).map(({ detail, counts, reference }) => ({ detail, counts, reference }))
}

async function folder (): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sumi-rules-'))
  onTestFinished(async () => { await rm(path, { recursive: true, force: true }) })
  return path
}

test('none: nothing runs and nothing is written down', async () => {
  const rules = await open()
  expect(rules.current()).toMatchObject({ source: 'none', set: NONE })
  expect(rules.inForce()).toEqual([])
  expect(await changes()).toEqual([])
})

describe('put', () => {
  test('holds for the next call, over a restart, and is written down without a word of it', async () => {
    const dataDir = await folder()
    const first = await openFileStore({ dataDir, clock })
    const rules = await open({ store: first })
    const privacy = privacyOver(rules, customRulesHere, first)
    expect(await redact(privacy, 'Bluebird flies')).toBe('Bluebird flies')
    const changed = await privacy.replaceRules(ADMIN, deny('Bluebird'))
    expect(changed).toMatchObject({ source: 'stored', isChanged: true, sizes: { rules: 1, words: 1 } })
    expect(await redact(privacy, 'Bluebird flies')).toBe('[CUSTOM_DENIED_1] flies')
    await first.close()

    const second = await openFileStore({ dataDir, clock })
    const again = await open({ store: second })
    expect(again.current()).toMatchObject({ source: 'stored', version: changed.version, set: deny('Bluebird') })
    expect(await redact(privacyOver(again, customRulesHere, second), 'Bluebird')).toBe('[CUSTOM_DENIED_1]')
    expect(await changes(second)).toEqual([{ detail: 'put', counts: { rules: 1, patterns: 0, words: 1, allowed: 0 }, reference: changed.version }])
    expect(JSON.stringify(await second.listAudit({ limit: 100 }))).not.toContain('Bluebird')
    await second.close()
  })

  test('the same set again changes nothing', async () => {
    const rules = await open()
    await rules.replace(ADMIN, deny('Acme'))
    expect(await rules.replace(ADMIN, deny('Acme'))).toMatchObject({ isChanged: false })
    expect(await changes()).toHaveLength(1)
  })

  test('an empty set takes the rules away, also after a restart', async () => {
    const rules = await open()
    await rules.replace(ADMIN, deny('Acme'))
    await rules.replace(ADMIN, NONE)
    expect(rules.inForce()).toEqual([])
    expect((await open()).inForce()).toEqual([])
    expect(await changes()).toHaveLength(2)
  })

  test.each<[string, unknown, string]>([
    ['a wrong form', { version: 1, deny: [{}] }, 'INVALID_RULES'],
    ['a pattern that RE2 does not take', { version: 1, rules: [{ name: 'x', type: 'CUSTOM_X', patterns: [{ regex: '(secret', score: 1 }] }] }, 'INVALID_PATTERN'],
    ['an allow pattern that RE2 does not take', { version: 1, allow: [{ patterns: ['(secret'] }] }, 'INVALID_PATTERN']
  ])('%s leaves the set before in force', async (_name, set, code) => {
    const rules = await open()
    await rules.replace(ADMIN, deny('Acme'))
    await expect(rules.replace(ADMIN, set)).rejects.toMatchObject({ code })
    expect(rules.current().set).toEqual(deny('Acme'))
    expect(await changes()).toHaveLength(1)
  })

  test('what cannot be written is not in force', async () => {
    const failing: Store = { ...store, async commit () { throw new AppError('STORAGE_FAILED') } }
    const rules = await open({ store: failing })
    await expect(rules.replace(ADMIN, deny('Acme'))).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    expect(rules.inForce()).toEqual([])
  })

  test('changes at the same time come one after the other', async () => {
    const rules = await open()
    await Promise.all(['a', 'b', 'c'].map(async (word) => await rules.replace(ADMIN, deny(word))))
    expect(rules.current().set).toEqual(deny('c'))
    expect((await open()).current().set).toEqual(deny('c'))
    expect(await changes()).toHaveLength(3)
  })
})

describe('a file', () => {
  async function file (content: unknown): Promise<string> {
    const path = join(await folder(), 'rules.json')
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  test('is read at the start and when it is told to; each new content is written down', async () => {
    const path = await file(deny('Acme'))
    const rules = await open({ file: path })
    expect(rules.current()).toMatchObject({ source: 'file', set: deny('Acme') })
    await writeFile(path, JSON.stringify(deny('Umbra')))
    expect(rules.current().set).toEqual(deny('Acme'))
    expect(await rules.reload(ADMIN)).toMatchObject({ source: 'file', isChanged: true })
    expect(await rules.reload(ADMIN)).toMatchObject({ isChanged: false })
    expect(rules.current().set).toEqual(deny('Umbra'))
    await open({ file: path })
    expect(await changes()).toMatchObject([{ detail: 'start' }, { detail: 'reload' }])
  })

  test('wins over the stored set, which waits', async () => {
    await (await open()).replace(ADMIN, deny('Stored'))
    const path = await file(deny('Acme'))
    const rules = await open({ file: path })
    expect(rules.current().set).toEqual(deny('Acme'))
    await expect(rules.replace(ADMIN, NONE)).rejects.toMatchObject({ code: 'CONFLICT' })
    await writeFile(path, JSON.stringify(NONE))
    await rules.reload(ADMIN)
    expect((await open()).current()).toMatchObject({ source: 'stored', set: deny('Stored') })
    expect(await changes()).toMatchObject([{ detail: 'put' }, { detail: 'start' }, { detail: 'reload' }, { detail: 'start' }])
  })

  test.each<[string, unknown, string, RegExp]>([
    ['no JSON', '{\n  "version": 1,\n  "secret"\n}', 'INVALID_RULES', /rules\.json: it is not valid JSON/],
    ['not UTF-8', '\uFFFD', 'INVALID_RULES', /rules\.json: it is not UTF-8$/],
    ['a wrong rule', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', words: ['secret', 5] }] }, 'INVALID_RULES', /rules\.json: rule "staff" \(rules\/0\/words\/1\) must be string$/],
    ['a wrong pattern', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: 'ok', score: 1 }, { regex: '(secret', score: 1 }] }] }, 'INVALID_PATTERN', /rules\.json: rule "staff", pattern 2: missing closing \)$/]
  ])('%s stops the start with one sentence', async (_name, content, code, message) => {
    const path = await file(content)
    const error = await open({ file: path }).catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    expect((error as Error).message).not.toContain('secret')
  })

  test('that is not there stops the start', async () => {
    await expect(open({ file: '/nowhere/rules.json' })).rejects.toMatchObject({ code: 'INVALID_CONFIG', message: 'the rules file /nowhere/rules.json cannot be read (ENOENT)' })
  })

  test('that broke since leaves the set before in force', async () => {
    const path = await file(deny('Acme'))
    const rules = await open({ file: path })
    await writeFile(path, '{')
    await expect(rules.reload(ADMIN)).rejects.toMatchObject({ code: 'INVALID_RULES' })
    expect(rules.current().set).toEqual(deny('Acme'))
  })

  test('is needed for a reload', async () => {
    await expect((await open()).reload(ADMIN)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

test('a program\'s own rules come first and cannot be replaced', async () => {
  const rules = await open({ given: deny('Mine'), file: '/nowhere' })
  expect(rules.current()).toMatchObject({ source: 'given', set: deny('Mine') })
  await expect(rules.replace(ADMIN, NONE)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(rules.reload(ADMIN)).rejects.toMatchObject({ code: 'CONFLICT' })
})

describe('calls', () => {
  test('bring rules beside those in force, for themselves alone', async () => {
    const privacy = privacyOver(await open({ given: deny('Acme') }))
    expect(await redact(privacy, 'Acme and Umbra', { rules: deny('Umbra') })).toBe('[CUSTOM_DENIED_1] and [CUSTOM_DENIED_2]')
    expect(await redact(privacy, 'Acme and Umbra')).toBe('[CUSTOM_DENIED_1] and Umbra')
  })

  test('are refused with wrong ones, before anything is done', async () => {
    const privacy = privacyOver(await open())
    await expect(redact(privacy, 'x', { rules: { version: 1, deny: [{ words: [] }] } })).rejects.toMatchObject({ code: 'INVALID_RULES' })
    await expect(redact(privacy, 'x', { rules: { version: 1, allow: [{ patterns: ['('] }] } })).rejects.toMatchObject({ code: 'INVALID_PATTERN' })
    expect(await store.listAudit({ limit: 10 })).toEqual([])
  })

  test('with made-up types are counted without their names', async () => {
    const privacy = privacyOver(await open({ given: { version: 1, deny: [{ words: ['Acme'], type: 'CUSTOM_CLIENT' }] } }))
    await redact(privacy, 'Acme Umbra', { rules: { version: 1, deny: [{ words: ['Umbra'], type: 'CUSTOM_JANE_DOE' }] } })
    expect(await store.listAudit({ action: 'redact', limit: 1 })).toMatchObject([{ counts: { CUSTOM_CLIENT: 1, CUSTOM_OTHER: 1, messages: 1 } }])
  })

  test.each(['DEADLINE_EXCEEDED', 'DETECTION_FAILED', 'QUEUE_FULL'] as const)('fail with %s when the rules do', async (code) => {
    const rules = await open({ given: deny('Acme') })
    const failing: CustomRuleService = { ...customRulesHere, async findSets () { throw new AppError(code) } }
    await expect(redact(privacyOver(rules, failing), 'nothing of note')).rejects.toMatchObject({ code })
    expect(await store.listAudit({ action: 'redact', limit: 1 })).toEqual([])
  })

  test('keep the rules with which they began, however often they detect', async () => {
    const rules = await open()
    await rules.replace(ADMIN, deny('Acme'))
    const seen: string[][] = []
    const watching: CustomRuleService = {
      ...customRulesHere,
      async findSets (sets, ...rest) {
        seen.push(sets.map(({ content }) => content.deny?.[0]?.words[0] ?? ''))
        if (seen.length === 1) await rules.replace(ADMIN, deny('Umbra'))
        return await customRulesHere.findSets(sets, ...rest)
      }
    }
    const privacy = privacyOver(rules, watching)
    expect(await redact(privacy, 'Acme and Umbra')).toBe('[CUSTOM_DENIED_1] and Umbra')
    expect(seen.length).toBeGreaterThan(1)
    expect(new Set(seen.flat())).toEqual(new Set(['Acme']))
    expect(await redact(privacy, 'Acme and Umbra')).toBe('Acme and [CUSTOM_DENIED_1]')
  })

  test('redacting twice changes nothing', async () => {
    const privacy = privacyOver(await open({ given: { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: '[A-Z_]{4,}_?\\d', score: 0.9 }], words: ['custom', 'staff'] }] } }))
    const once = await redact(privacy, 'ABCD_1, staff and custom work')
    expect(await redact(privacy, once ?? '')).toBe(once)
  })
})
