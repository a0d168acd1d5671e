// Makes the HTTP app for a test: over the fake use cases unless others are given, logging into memory.

import { onTestFinished } from 'vitest'
import type { AccessRole } from '../../src/access/roles.ts'
import { buildApp, type AppOptions } from '../../src/http/app.ts'
import type { App, HttpSettings } from '../../src/http/types.ts'
import { fakePrivacy, KEYS, type FakePrivacy } from './fake-privacy.ts'

export interface TestApp {
  readonly app: App
  readonly privacy: FakePrivacy
  /** Every log line so far, as written. */
  readonly logs: string[]
  /** A request with the key of a role; `body` is sent as JSON unless it is a string or bytes. */
  call (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, options?: CallOptions): Promise<TestAnswer>
}

export interface CallOptions {
  readonly role?: AccessRole
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly raw: string
  /** The body as JSON; undefined where it is something else. */
  readonly body: any
}

export const TEST_SETTINGS: HttpSettings = { bodyLimitBytes: 4 * 1024 * 1024, deadlineMs: 30_000, rateLimitPerMinute: 0, workers: 2 }

export interface BuildOptions extends Partial<Omit<AppOptions, 'settings'>> {
  readonly settings?: Partial<HttpSettings>
  /** When to close the app; default: after the test. */
  readonly whenDone?: (close: () => Promise<void>) => void
}

export async function build ({ settings, whenDone = onTestFinished, ...options }: BuildOptions = {}): Promise<TestApp> {
  const logs: string[] = []
  const privacy = (options.privacy ?? fakePrivacy()) as FakePrivacy
  const logStream = { write (line: string) { logs.push(line) } }
  const app = await buildApp({ logLevel: 'trace', logStream, ...options, privacy, settings: { ...TEST_SETTINGS, ...settings } })
  whenDone(async () => { await app.close() })
  return {
    app,
    privacy,
    logs,
    async call (method, url, body, { role = 'admin', headers = {} } = {}) {
      const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${KEYS[role]}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) })
      })
      return { status: answer.statusCode, headers: answer.headers, raw: answer.body, body: parse(answer.body) }
    }
  }
}

function parse (text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
