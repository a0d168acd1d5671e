// The example conversations through the real server code: model, rules, pool, file store, HTTP.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/clock.ts'
import type { Engine } from '../src/conversation.ts'
import { readConfig } from '../src/config.ts'
import { buildApp } from '../src/http/app.ts'
import { startPool, type DetectionPool } from '../src/pool/pool.ts'
import { createPrivacy } from '../src/privacy/create.ts'
import { createKey } from '../src/privacy/keys.ts'
import { openFileStore } from '../src/store/file/open.ts'
import type { Store } from '../src/store/store.ts'

interface Example {
  readonly id: string
  readonly messages: ReadonlyArray<{ readonly role: string, readonly text: string }>
  /** Must be gone after redaction. */
  readonly secrets: readonly string[]
  /** Names, addresses, birth dates: must be gone too; the model finds them. */
  readonly names: readonly string[]
  /** Must still be there. */
  readonly keep: readonly string[]
}

const FOLDER = join(import.meta.dirname, 'fixtures', 'conversations')
const EXAMPLES = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Example)

let dataDir: string
let store: Store
let pool: DetectionPool
let app: Awaited<ReturnType<typeof buildApp>>
let key: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sumi-conversations-'))
  const settings = readConfig({ SUMI_DATA_DIR: dataDir })
  store = await openFileStore({ dataDir, clock: systemClock })
  pool = await startPool({ modelDir: settings.modelDir, workers: 1, maxQueue: 100 })
  const context = { detection: pool, store, clock: systemClock, limits: settings }
  app = await buildApp({ privacy: createPrivacy(context), settings, logLevel: 'silent' })
  key = (await createKey(context, { id: 'test', role: 'admin' }, 'test', 'service')).secret
})

afterAll(async () => {
  await app.close()
  await pool.close()
  await store.close()
  rmSync(dataDir, { recursive: true })
})

async function redacted ({ id, messages }: Pick<Example, 'id' | 'messages'>, engine: Engine = 'hybrid'): Promise<string[]> {
  const answer = await app.inject({ method: 'POST', url: '/v1/redact', headers: { authorization: `Bearer ${key}` }, payload: { conversation: { id, messages }, engine } })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ conversation: { messages: Array<{ text: string }> } }>().conversation.messages.map(({ text }) => text)
}

async function twiceRedacted ({ id, messages }: Pick<Example, 'id' | 'messages'>, engine: Engine): Promise<string[]> {
  const once = await redacted({ id, messages }, engine)
  return await redacted({ id, messages: once.map((text, index) => ({ role: messages[index]!.role, text })) }, engine)
}

it('are at least twenty, in two languages', () => {
  expect(EXAMPLES.filter(({ id }) => id.startsWith('en')).length).toBeGreaterThanOrEqual(10)
  expect(EXAMPLES.filter(({ id }) => id.startsWith('ja')).length).toBeGreaterThanOrEqual(10)
})

describe.each(EXAMPLES.map((example) => [example.id, example] as const))('%s', (_id, example) => {
  it('loses every secret, keeps order numbers, prices and products', async () => {
    const text = (await redacted(example)).join('\n')
    expect({
      secrets: example.secrets.filter((value) => text.includes(value)),
      lost: example.keep.filter((value) => !text.includes(value))
    }).toEqual({ secrets: [], lost: [] })
  })

  it.each<Engine>(['hybrid', 'rules'])('does not change when redacted again (%s)', async (engine) => {
    expect(await twiceRedacted(example, engine)).toEqual(await redacted(example, engine))
  })
})

/** A model may miss a name; it may not miss many. The measure is `sumi evaluate`, this is the floor. */
it('lose at least nineteen of twenty names, addresses and birth dates', async () => {
  const missed: string[] = []
  for (const example of EXAMPLES) {
    const text = (await redacted(example)).join('\n')
    missed.push(...example.names.filter((value) => text.includes(value)))
  }
  expect(missed.length).toBeLessThanOrEqual(EXAMPLES.flatMap(({ names }) => names).length / 20)
})

it.each<Engine>(['hybrid', 'rules'])('the hand-written conversations do not change when redacted again either (%s)', async (engine) => {
  const talks = ['en', 'ja'].flatMap((language) => readFileSync(join(import.meta.dirname, 'fixtures', 'handwritten', `${language}.jsonl`), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Pick<Example, 'id' | 'messages'>)
    .map(({ id, messages }) => ({ id, messages: messages.map(({ role, text }) => ({ role, text })) }))
  for (const talk of talks) expect(await twiceRedacted(talk, engine)).toEqual(await redacted(talk, engine))
})
