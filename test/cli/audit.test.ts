// `sumi audit …` and `sumi verify` as processes, on a data folder whose server is stopped.

import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { purge } from '../../src/privacy/purge/purge.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import { unflushedFiles as files } from '../helpers/faulty-files.ts'
import { audit, clock, putRetention, temporaryFolder } from '../helpers/store-samples.ts'
import { runCli, type Ended } from '../helpers/run-cli.ts'

const sumi = async (...args: readonly string[]): Promise<Ended> => await runCli(args)

/** Four entries and a purge; the answer of the purge in `purge.json`. */
async function folder (): Promise<{ readonly dataDir: string, readonly path: (name: string) => string }> {
  const home = await temporaryFolder()
  const dataDir = join(home, 'data')
  const store = await openFileStore({ dataDir, clock, files })
  for (const word of ['a', 'b', 'c', 'd']) await store.commit([putRetention(word), audit(word)])
  const answer = await purge({ store, clock }, { id: 'cli', role: 'admin' }, { scope: { conversationIds: ['a'] }, dryRun: false, reason: 'asked' })
  await store.close()
  await writeFile(join(home, 'purge.json'), JSON.stringify(answer))
  return { dataDir, path: (name) => join(home, name) }
}

it('saves a checkpoint, verifies against it, and finds a rollback', { timeout: 240_000 }, async () => {
  const { dataDir, path } = await folder()
  await cp(dataDir, path('older'), { recursive: true })
  const store = await openFileStore({ dataDir, clock, files })
  await store.commit([audit('e')])
  await store.close()

  const [json, note] = [await sumi('audit', 'checkpoint', '--data-dir', dataDir), await sumi('audit', 'checkpoint', '--note', '--data-dir', dataDir)]
  expect(JSON.parse(json.out)).toMatchObject({ size: 6 })
  await writeFile(path('saved.json'), json.out)
  await writeFile(path('saved.txt'), note.out)

  const whole = await sumi('audit', 'verify', '--data-dir', dataDir, '--checkpoint', path('saved.json'), path('saved.txt'))
  expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/^whole: 6 entries, root \S{44}, compared with 3 saved checkpoints\n$/) })
  expect(await sumi('audit', 'verify', '--data-dir', path('older'))).toMatchObject({ code: 0 })
  expect(await sumi('audit', 'verify', '--data-dir', path('older'), '--checkpoint', path('saved.txt'))).toMatchObject({
    code: 1, out: '', err: 'sumi: audit entry 5: is missing, and a saved checkpoint has it (AUDIT_BROKEN)\n'
  })
  expect(await sumi('audit', 'verify', '--data-dir', dataDir, '--checkpoint', path('purge.json'))).toMatchObject({ code: 1, err: expect.stringContaining('checkpoint 1 is not a checkpoint') })

  const [segment] = await readdir(join(dataDir, 'audit'))
  const text = await readFile(join(dataDir, 'audit', segment!), 'utf8')
  await writeFile(join(dataDir, 'audit', segment!), text.replace('"detail":"b"', '"detail":"x"'))
  expect(await sumi('audit', 'verify', '--data-dir', dataDir)).toMatchObject({ code: 1, err: expect.stringContaining('audit entry 1:') })
})

it('lists, exports and proves', { timeout: 240_000 }, async () => {
  const { dataDir } = await folder()
  const segment = join(dataDir, 'audit', '000000000000000.ndjson')
  expect((await sumi('audit', 'list', '--data-dir', dataDir, '--action', 'redact', '--after', '1')).out.split('\n').map((line) => line.split('\t')[0])).toEqual(['2', '3', ''])
  expect((await sumi('audit', 'list', '--data-dir', dataDir, '--conversation', 'a')).out).toMatch(/^4\t.*\tpurge\t/)
  expect((await sumi('audit', 'export', '--data-dir', dataDir)).out).toBe(await readFile(segment, 'utf8'))
  expect((await sumi('audit', 'export', '--format', 'csv', '--data-dir', dataDir)).out.split('\r\n')).toHaveLength(7)
  expect(JSON.parse((await sumi('audit', 'proof', '2', '--size', '4', '--data-dir', dataDir)).out)).toMatchObject({ entry: { seq: 2 }, hashes: [expect.any(String), expect.any(String)], checkpoint: { size: 4 } })
  expect(JSON.parse((await sumi('audit', 'consistency', '2', '--data-dir', dataDir)).out)).toMatchObject({ from: { size: 2 }, checkpoint: { size: 5 } })
  for (const wrong of [['list', '--action', 'eat'], ['list', '--from', 'soon'], ['proof', '9'], ['list', '--reference', 'x', '--conversation', 'y']]) {
    expect([wrong, (await sumi('audit', ...wrong, '--data-dir', dataDir)).code]).not.toEqual([wrong, 0])
  }
})

it('verifies a receipt with the public key alone', { timeout: 240_000 }, async () => {
  const { dataDir, path } = await folder()
  await writeFile(path('key.pem'), (await sumi('audit', 'key', '--data-dir', dataDir)).out)
  const good = await sumi('verify', path('purge.json'), '--public-key', path('key.pem'))
  expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/^good: 1 conversations purged at 2025-06-01T00:00:00.000Z \(conversationIds; PERSON 1\), operation \S{22}, audit entry 4\n$/) })
  await writeFile(path('forged.json'), (await readFile(path('purge.json'), 'utf8')).replaceAll('"PERSON":1', '"PERSON":9'))
  expect(await sumi('verify', path('forged.json'), '--public-key', path('key.pem'))).toMatchObject({ code: 1, out: '', err: 'not a good receipt: this key did not sign it\n' })
  expect((await sumi('verify', path('none.json'), '--public-key', path('key.pem'))).err).toContain('ENOENT')
  expect((await sumi('verify', path('purge.json'))).code).toBe(2)
})
