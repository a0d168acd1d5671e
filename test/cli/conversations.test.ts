// `sumi conversations` and `sumi keys rotate-master` over a data folder, in processes of their own, with the model as shipped.

import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFileStore } from '../../src/store/file/open.ts'
import { runCli, type Ended } from '../helpers/run-cli.ts'
import { filesBelow, filesHolding, temporaryFolder } from '../helpers/store-samples.ts'

const TEXT = 'I am Maria Gonzalez, maria@example.com, card 4111 1111 1111 1111, cvc 123.'
const LINES = [
  { id: 'c1', channel: 'chat', tags: ['vip'], createdAt: '2025-01-01T00:00:00Z', subject: { accountId: 'A-1' }, messages: [{ role: 'customer', text: TEXT }] },
  { messages: [{ role: 'bot', text: 'SECRET' }] },
  { id: 'c3', messages: [{ role: 'nobody', text: 'SECRET' }] },
  { id: 'c4', surname: 'SECRET', messages: [{ role: 'bot', text: 'Hello' }] },
  { id: 'c5', tags: ['of maria@example.com'], messages: [{ role: 'bot', text: 'Hello' }] },
  { id: '顧客/6', messages: [{ role: 'customer', text: '田中太郎です' }] }
]

it('puts, gets, lists, searches, reveals, deletes', { timeout: 600_000 }, async () => {
  const home = await temporaryFolder()
  const dataDir = join(home, 'data')
  const sumi = async (...args: readonly string[]): Promise<Ended> => await runCli(['conversations', ...args, '--data-dir', dataDir])
  const columns = ({ out }: Ended): string[] => out.split('\n').slice(0, -1).map((line) => JSON.parse(line.split('\t')[0]!) as string)

  // Of many lines the bad ones are told, by number and without their text; the rest is kept.
  await writeFile(join(home, 'talks.jsonl'), `${LINES.map((line) => JSON.stringify(line)).join('\n')}\nno JSON SECRET\n`)
  const put = await sumi('put', join(home, 'talks.jsonl'))
  expect(put.code).toBe(1)
  expect(put.out.split('\n').slice(0, -1).map((line) => (JSON.parse(line) as { id?: string }).id).filter((id) => id !== undefined)).toEqual(['c1', '顧客/6'])
  for (const line of [2, 3, 4, 5, 7]) expect(put.err).toMatch(new RegExp(`talks\\.jsonl:${line}: `))
  expect(put.out + put.err).not.toContain('SECRET')
  expect(put.err).not.toContain('maria@')
  await writeFile(join(home, 'one.json'), JSON.stringify({ messages: [{ role: 'customer', text: 'Hello' }] }))
  expect(await sumi('put', join(home, 'one.json'), '--id', 'c2')).toMatchObject({ code: 0 })

  const agent = JSON.parse((await sumi('get', 'c1', '--role', 'agent')).out) as { messages: Array<{ text: string }> }
  expect(agent.messages[0]!.text).toBe('I am M. G., ***@example.com, card **** **** **** 1111, cvc [CARD_SECURITY_CODE].')
  const supervisor = JSON.parse((await sumi('get', 'c1', '--role', 'supervisor')).out) as { messages: Array<{ text: string }>, findings: Array<{ id: string, type: string }> }
  expect(supervisor.messages[0]!.text).toBe('I am Maria Gonzalez, maria@example.com, card **** **** **** 1111, cvc [CARD_SECURITY_CODE].')
  expect(await sumi('get', 'c1', '--role', 'auditor')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('FORBIDDEN') })

  const first = await sumi('list', '--limit', '1')
  expect(columns(first)).toEqual(['c1'])
  expect(columns(await sumi('list', '--limit', '1', '--cursor', /--cursor (\S+)/.exec(first.err)![1]!))).toEqual(['顧客/6'])
  expect((await sumi('search')).code).not.toBe(0)
  expect(columns(await sumi('search', '--email', 'MARIA@example.com', '--card', '4111111111111111', '--name', 'gonzalez', '--account-id', 'A-1', '--tag', 'vip', '--role', 'agent'))).toEqual(['c1'])

  const { id: findingId } = supervisor.findings.find(({ type }) => type === 'CREDIT_CARD')!
  expect((await sumi('reveal', 'c1', findingId)).code).toBe(2)
  expect(await sumi('reveal', 'c1', findingId, '--reason', 'fraud_check', '--role', 'agent')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('FORBIDDEN') })
  expect(JSON.parse((await sumi('reveal', 'c1', findingId, '--reason', 'fraud_check')).out)).toMatchObject({ type: 'CREDIT_CARD', value: '4111 1111 1111 1111' })

  // The key moves out of the data folder while the conversations stay; then nothing opens without it.
  const next = join(home, 'next')
  await writeFile(next, randomBytes(32).toString('base64'))
  const keys = async (...args: readonly string[]): Promise<Ended> => await runCli(['keys', ...args, '--data-dir', dataDir])
  await writeFile(join(home, 'half'), randomBytes(32).toString('base64').slice(0, 20))
  expect(await keys('rotate-master', '--new', join(home, 'half'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('does not hold 32 bytes in base64') })
  expect(await keys('rotate-master', '--new', next)).toMatchObject({ code: 0 })
  expect(await filesBelow(dataDir)).not.toContain('master.key')
  expect(await sumi('get', 'c1')).toMatchObject({ code: 2, err: expect.stringContaining('SUMI_MASTER_KEY_FILE') })
  await writeFile(join(home, 'other'), randomBytes(32).toString('base64'))
  expect(await runCli(['conversations', 'get', 'c1', '--data-dir', dataDir], '', { SUMI_MASTER_KEY_FILE: join(home, 'other') })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('is not the one of this data folder') })
  const settings = { SUMI_MASTER_KEY_FILE: next }

  expect(await runCli(['conversations', 'delete', 'c1', '--data-dir', dataDir], '', settings)).toMatchObject({ code: 0 })
  expect(await runCli(['conversations', 'get', 'c1', '--data-dir', dataDir], '', settings)).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') })
  for (const value of ['Maria', 'maria@example.com', '4111 1111 1111 1111', 'A-1', 'SECRET', '田中']) expect([value, await filesHolding(dataDir, value)]).toEqual([value, []])
  const store = await openFileStore({ dataDir, clock: () => new Date() })
  const actions = (await store.listAudit({ limit: 999 })).map(({ actor, action, detail }) => `${actor} ${action} ${detail ?? ''}`)
  for (const entry of ['cli conversation.put ', 'cli conversation.view agent', 'cli conversation.list ', 'cli conversation.search email card name accountId', 'cli reveal fraud_check', 'cli reveal.refused policy', 'cli master.rotate end', 'cli conversation.delete conversationIds']) expect(actions).toContain(entry)
  await store.close()
})
