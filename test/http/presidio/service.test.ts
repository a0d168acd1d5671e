// What Presidio's routes share: lists, health, access, unknown paths, and the two further ports.

import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listenAsPresidio } from '../../../src/http/presidio/ports.ts'
import { buildPresidio, sharedPresidio } from '../../helpers/build-presidio.ts'

const CARD = { text: 'card 4111111111111111', language: 'en' }

test.each([
  ['/anonymizers', ['hash', 'mask', 'redact', 'replace', 'encrypt', 'custom']],
  ['/deanonymizers', ['decrypt', 'deanonymize_keep']],
  ['/anonymizer/deanonymizers', ['decrypt', 'deanonymize_keep']]
])('%s', async (path, expected) => {
  const { get } = await sharedPresidio()
  expect((await get(path)).body).toEqual(expected)
})

test('/supportedentities has all that Presidio\'s default has, by its names', async () => {
  const { get } = await sharedPresidio()
  const { body } = await get('/supportedentities?language=en&uknown=input')
  expect(body).toEqual(expect.arrayContaining(['PHONE_NUMBER', 'US_DRIVER_LICENSE', 'LOCATION', 'IBAN_CODE', 'US_BANK_NUMBER', 'DATE_TIME', 'NRP', 'URL', 'JP_MY_NUMBER']))
  expect(new Set(body).size).toBe(body.length)
})

test('/recognizers names Sumi\'s rules and its model', async () => {
  const { get } = await sharedPresidio()
  expect((await get('/recognizers')).body).toEqual(expect.arrayContaining(['credit-card', 'email', 'none@0']))
})

test.each(['/recognizers', '/supportedentities'])('%s of a language that is not served', async (path) => {
  const { get } = await sharedPresidio()
  expect(await get(`${path}?language=he`)).toMatchObject({ status: 500, body: { error: 'No matching recognizers were found to serve the request.' } })
})

test.each([['/health', 'Analyzer'], ['/analyzer/health', 'Analyzer'], ['/anonymizer/health', 'Anonymizer']])('%s needs no key', async (path, name) => {
  const { app } = await sharedPresidio()
  const { statusCode, body } = await app.inject(`/presidio${path}`)
  expect({ statusCode, body }).toEqual({ statusCode: 200, body: `Presidio ${name} service is up` })
})

test.each<['GET' | 'POST' | 'DELETE', string, number, RegExp]>([
  ['GET', '/analyze', 405, /^The method is not allowed/],
  ['DELETE', '/anonymizer/anonymize', 405, /^The method is not allowed/],
  ['POST', '/nothing', 404, /^The requested URL was not found/],
  ['POST', '/anonymizer/analyze', 404, /^The requested URL was not found/]
])('%s %s is %i', async (method, path, status, error) => {
  const { call } = await sharedPresidio()
  const answer = await call(method, `/presidio${path}`, method === 'POST' ? {} : undefined)
  expect(answer).toMatchObject({ status, body: { error: expect.stringMatching(error) } })
  if (status === 405) expect(answer.headers['allow']).toBe('POST')
})

test('what is not JSON: 415 of the anonymizer, 500 of the analyzer', async () => {
  const { post } = await sharedPresidio()
  const error = "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
  expect(await post('/anonymize', 'x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, body: { error } })
  expect(await post('/analyze', 'x', { 'content-type': 'text/plain' })).toMatchObject({ status: 500, body: { error } })
})

describe('access', () => {
  const noKey = { authorization: '' }
  test.each([
    ['an unknown key', { authorization: 'Bearer sumi_nobody' }, 401],
    ['no key', noKey, 401]
  ])('%s', async (_name, headers, status) => {
    const { post, logs } = await sharedPresidio()
    expect(await post('/analyze', CARD, headers)).toMatchObject({ status, body: { error: expect.stringContaining('Bearer sumi_') } })
    expect(logs.join('')).not.toContain('411111')
  })

  test('a role that may not', async () => {
    const { call } = await sharedPresidio()
    expect(await call('POST', '/presidio/analyze', CARD, { role: 'auditor' })).toMatchObject({ status: 403 })
    expect(await call('POST', '/presidio/analyze', CARD, { role: 'agent' })).toMatchObject({ status: 200 })
    expect(await call('POST', '/presidio/deanonymize', { text: 'x' }, { role: 'agent' })).toMatchObject({ status: 403 })
  })

  test('open: who sends no key is let in as role service, and named in the log', async () => {
    const { app, store } = await buildPresidio({ isOpen: true })
    const inject = async (url: string, headers: Record<string, string>, payload: object = CARD) => (await app.inject({ method: 'POST', url, headers: { host: 'localhost:8787', ...headers }, payload })).statusCode
    expect(await inject('/presidio/analyze', {})).toBe(200)
    expect(await inject('/presidio/analyze', { host: '127.0.0.1' })).toBe(200)
    expect(await inject('/presidio/analyze', { authorization: 'Bearer sumi_nobody' })).toBe(401)
    // A page that makes its own name mean this machine.
    expect(await inject('/presidio/analyze', { host: 'evil.example' })).toBe(401)
    expect(await inject('/v1/detect', {}, { text: 'x' })).toBe(401)
    expect(await inject('/presidio/anonymize', {}, { text: 'x', analyzer_results: [] })).toBe(200)
    expect(await store.listAudit({ limit: 5 })).toMatchObject([{ actor: 'presidio-open', actorRole: 'service' }])
  })
})

describe('two further ports', () => {
  test('serve each service at its root, with the same keys, logs and metrics', async () => {
    const { app, call, logs } = await buildPresidio()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { analyzer = 0, anonymizer = 0 } = await listenAsPresidio(app, '127.0.0.1', { analyzer: 0, anonymizer: 0 })
    const post = async (port: number, path: string, body: object) => await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST', headers: { authorization: 'Bearer sumi_test_service', 'content-type': 'application/json' }, body: JSON.stringify(body)
    })
    const found = await (await post(analyzer, '/analyze', CARD)).json()
    expect(found).toMatchObject([{ entity_type: 'CREDIT_CARD' }])
    expect(await (await post(anonymizer, '/anonymize', { ...CARD, analyzer_results: found })).json()).toMatchObject({ text: 'card <CREDIT_CARD>' })
    expect(await (await fetch(`http://127.0.0.1:${anonymizer}/health`)).text()).toBe('Presidio Anonymizer service is up')
    expect((await post(anonymizer, '/analyze', CARD)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${analyzer}/analyze`)).status).toBe(405)
    // Nothing else is reached from there, not even with dots.
    expect((await fetch(`http://127.0.0.1:${analyzer}/v1/audit`)).status).toBe(404)
    expect(await rawStatus(analyzer, '/../../v1/audit')).toBe(404)
    expect((await fetch(`http://127.0.0.1:${analyzer}/analyze`, { method: 'POST' })).status).toBe(401)
    expect(logs.join('')).toContain('"route":"/presidio/analyzer/analyze"')
    expect(logs.join('')).not.toContain('411111')
    expect((await call('GET', '/metrics')).raw).toContain('route="/presidio/analyzer/analyze",status="200"')
  })

  test('close with the app: idle connections are ended, new ones refused', async () => {
    const { app } = await buildPresidio()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { analyzer = 0 } = await listenAsPresidio(app, '127.0.0.1', { analyzer: 0 })
    const idle = connect(analyzer, '127.0.0.1')
    onTestFinished(() => { idle.destroy() })
    await new Promise((resolve) => { idle.once('connect', resolve) })
    const ended = new Promise((resolve) => { idle.once('close', resolve) })
    await new Promise((resolve) => { setTimeout(resolve, 20) })
    await app.close()
    await ended
    await expect(fetch(`http://127.0.0.1:${analyzer}/health`)).rejects.toThrow()
  })

  test('a port that is taken is the system\'s error', async () => {
    const { app } = await buildPresidio()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { analyzer = 0 } = await listenAsPresidio(app, '127.0.0.1', { analyzer: 0 })
    await expect(listenAsPresidio(app, '127.0.0.1', { anonymizer: analyzer })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

async function rawStatus (port: number, path: string): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    httpRequest({ port, path, headers: { authorization: 'Bearer sumi_test_admin' } }, (answer) => { answer.resume(); resolve(answer.statusCode) }).on('error', reject).end()
  })
}
