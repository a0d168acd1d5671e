// `sumi policies | holds | purge | verify` over a data folder, in processes of their own.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { putConversation } from '../../src/privacy/conversations/conversations.ts'
import { openRecords } from '../../src/privacy/open-records.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { ADMIN, contextOf } from '../helpers/residue-store.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { runCli, type Ended } from '../helpers/run-cli.ts'

const sumi = async (...args: readonly string[]): Promise<Ended> => await runCli(args)

it('puts policies, previews, holds, purges, verifies', async () => {
  const home = await temporaryFolder()
  const dataDir = join(home, 'data')
  const records = await openRecords({ dataDir, clock: () => new Date(), masterKey: {}, files: unflushedFiles })
  for (const id of ['a', 'b']) {
    await putConversation(contextOf(records), ADMIN, id, { messages: [{ role: 'customer', text: 'card 4012888877000100, of zelda@example.com' }], createdAt: id === 'a' ? '2025-01-01T00:00:00Z' : '2025-01-02T00:00:00Z' })
  }
  await records.store.close()
  const at = ['--data-dir', dataDir]

  await writeFile(join(home, 'policies.json'), JSON.stringify({ old: { when: { after: 'P30D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' } }))
  expect(await sumi('policies', 'put', join(home, 'policies.json'), ...at)).toMatchObject({ code: 0, out: expect.stringMatching(/^old\tversion 1\t\S+\tnew\n$/) })
  await writeFile(join(home, 'bad.json'), JSON.stringify({ bad: { minimum: '-P1D' } }))
  expect(await sumi('policies', 'put', join(home, 'bad.json'), ...at)).toMatchObject({ code: 2, err: expect.stringContaining('INVALID_POLICY') })
  expect(JSON.parse((await sumi('policies', 'preview', ...at)).out)).toMatchObject([{ id: 'old', matched: 2, examples: ['a', 'b'] }])

  expect((await sumi('purge', '--policy', 'old', ...at)).code).toBe(2)
  const placed = await sumi('holds', 'place', 'a', '--reason', 'case 17', ...at)
  expect(placed).toMatchObject({ code: 0, out: expect.stringContaining('case 17') })
  const answer = await sumi('purge', '--email', 'ZELDA@example.com', '--reason', 'asked', ...at)
  expect(JSON.parse(answer.out)).toMatchObject({ matched: 1, examples: ['b'], heldBack: [{ why: 'legalHold', conversations: 1 }] })

  await writeFile(join(home, 'receipt.json'), answer.out)
  await writeFile(join(home, 'key.pem'), (await sumi('audit', 'key', ...at)).out)
  expect(await sumi('verify', join(home, 'receipt.json'), '--public-key', join(home, 'key.pem'))).toMatchObject({ code: 0, out: expect.stringMatching(/^good: 1 conversations purged at .*subject/) })
  await writeFile(join(home, 'forged.json'), answer.out.replaceAll('"matched": 1', '"matched": 2'))
  expect((await sumi('verify', join(home, 'forged.json'), '--public-key', join(home, 'key.pem'))).code).toBe(1)

  const [id = ''] = placed.out.split('\t')
  expect((await sumi('holds', 'lift', id, '--reason', 'over', ...at)).code).toBe(0)
  expect((await sumi('holds', 'list', ...at)).out).toBe('')
  expect(JSON.parse((await sumi('policies', 'run', ...at)).out)).toMatchObject({ erased: 1 })
  expect(JSON.parse((await sumi('policies', 'runs', ...at)).out)).toMatchObject([{ erased: 1 }])
}, 240_000)
