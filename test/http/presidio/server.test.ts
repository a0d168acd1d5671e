// The process with Presidio's two ports: what a client of Presidio does after changing nothing but the URL.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'

const SETTINGS = { SUMI_PORT: '0', SUMI_WORKERS: '1', SUMI_PRESIDIO_ANALYZER_PORT: '0', SUMI_PRESIDIO_ANONYMIZER_PORT: '0', SUMI_PRESIDIO_OPEN: 'true' }
const TEXT = 'カード番号は4111111111111111です'

test('analyze and anonymize without a key, with an ad hoc recognizer, then a graceful stop', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sumi-presidio-'))
  onTestFinished(async () => { await rm(dataDir, { recursive: true, force: true }) })
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], { env: { PATH, HOME, SUMI_DATA_DIR: dataDir, ...SETTINGS }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => { child.kill('SIGKILL') })
  let out = ''
  child.stdout.on('data', (chunk) => { out += String(chunk) })
  child.stderr.on('data', (chunk) => { out += String(chunk) })
  const portOf = (service: string) => new RegExp(`"service":"${service}","port":(\\d+)`).exec(out)?.[1]
  while (portOf('anonymizer') === undefined) {
    if (child.exitCode !== null) throw new Error(out)
    await sleep(20)
  }
  const post = async (service: string, path: string, body: object) => {
    const answer = await fetch(`http://127.0.0.1:${portOf(service)}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return await answer.json() as any
  }

  const results = await post('analyzer', '/analyze', {
    text: TEXT, language: 'ja', entities: ['CREDIT_CARD', 'WORD'], ad_hoc_recognizers: [{ supported_entity: 'WORD', supported_language: 'ja', patterns: [{ name: 'w', regex: 'カード', score: 0.3 }] }]
  })
  expect(results.map(({ entity_type: type, start, end }: any) => [type, start, end])).toEqual([['CREDIT_CARD', 6, 22], ['WORD', 0, 3]])
  expect(await post('anonymizer', '/anonymize', { text: TEXT, analyzer_results: results })).toMatchObject({ text: '<WORD>番号は<CREDIT_CARD>です' })
  expect(await post('analyzer', '/analyze', { text: TEXT, language: 'ja', ad_hoc_recognizers: [{ supported_entity: 'W', patterns: [{ name: 'w', regex: '(', score: 1 }], supported_language: 'ja' }] })).toEqual({ error: 'Invalid regex pattern: rule 1, pattern 1: missing closing )' })

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(out).not.toContain('411111')
})
