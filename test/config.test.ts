import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseKey } from '../src/access/keys.ts'
import { readConfig, SETTINGS } from '../src/config.ts'
import { PACKAGE_ROOT } from '../src/package.ts'

const KEY = `sumi_${'a'.repeat(27)}`

test('nothing set: the documented defaults', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    host: '127.0.0.1',
    port: 8787,
    dataDir: resolve('data'),
    database: undefined,
    adminKey: undefined,
    masterKeyFile: undefined,
    masterKey: undefined,
    maskingPolicyFile: undefined,
    revealsPerHour: 30,
    retentionCron: '0 * * * *',
    rulesFile: undefined,
    jobsInput: undefined,
    jobsOutput: undefined,
    modelDir: resolve(PACKAGE_ROOT, 'models/sumi-ner'),
    workers: availableParallelism(),
    maxQueue: 1_000,
    bodyLimitBytes: 4_194_304,
    maxTextChars: 1_000_000,
    maxMessages: 5_000,
    deadlineMs: 30_000,
    rateLimitPerMinute: 6_000,
    logLevel: 'info',
    presidioAnalyzerPort: undefined,
    presidioAnonymizerPort: undefined,
    presidioOpen: false
  })
})

test('the package root is where package.json lies', () => {
  expect(existsSync(resolve(PACKAGE_ROOT, 'package.json'))).toBe(true)
})

test.each([
  ['SUMI_PORT', '0', 'port', 0],
  ['SUMI_PORT', '65535', 'port', 65_535],
  ['SUMI_HOST', '::1', 'host', '::1'],
  ['SUMI_WORKERS', '3', 'workers', 3],
  ['SUMI_RATE_LIMIT_PER_MINUTE', '0', 'rateLimitPerMinute', 0],
  ['SUMI_LOG_LEVEL', 'silent', 'logLevel', 'silent'],
  ['SUMI_PRESIDIO_ANALYZER_PORT', '5002', 'presidioAnalyzerPort', 5002],
  ['SUMI_PRESIDIO_ANONYMIZER_PORT', '0', 'presidioAnonymizerPort', 0],
  ['SUMI_PRESIDIO_OPEN', 'true', 'presidioOpen', true],
  ['SUMI_ADMIN_KEY', KEY, 'adminKey', KEY],
  ['SUMI_MASTER_KEY_FILE', '/run/secrets/sumi', 'masterKeyFile', '/run/secrets/sumi'],
  ['SUMI_MASTER_KEY', `${'A'.repeat(43)}=`, 'masterKey', `${'A'.repeat(43)}=`],
  ['SUMI_MASKING_POLICY_FILE', '/etc/sumi/masking.json', 'maskingPolicyFile', '/etc/sumi/masking.json'],
  ['SUMI_REVEALS_PER_HOUR', '0', 'revealsPerHour', 0],
  ['SUMI_RULES_FILE', '/etc/sumi/rules.json', 'rulesFile', '/etc/sumi/rules.json'],
  ['SUMI_JOBS_INPUT', '/srv/in', 'jobsInput', '/srv/in'],
  ['SUMI_JOBS_OUTPUT', '/srv/out', 'jobsOutput', '/srv/out'],
  ['SUMI_DATA_DIR', '/var/lib/sumi', 'dataDir', '/var/lib/sumi']
] as const)('%s=%s', (name, value, field, expected) => {
  expect(readConfig({ [name]: value })[field]).toBe(expected)
})

test('paths are absolute', () => {
  const { dataDir, modelDir } = readConfig({ SUMI_DATA_DIR: 'x', SUMI_MODEL_DIR: '../y' })
  expect([isAbsolute(dataDir), isAbsolute(modelDir)]).toEqual([true, true])
})

describe('a wrong value stops the start with a sentence that names the setting', () => {
  test.each([
    ['SUMI_PORT', '65536', 'a whole number from 0 to 65535'],
    ['SUMI_PORT', '-1', 'a whole number'],
    ['SUMI_PORT', 'http', 'a whole number'],
    ['SUMI_PORT', '80.5', 'a whole number'],
    ['SUMI_PORT', '0x50', 'a whole number'],
    ['SUMI_PORT', ' ', 'a whole number'],
    ['SUMI_PORT', '', 'a whole number'],
    ['SUMI_HOST', '', 'a host name'],
    ['SUMI_HOST', 'two words', 'a host name'],
    ['SUMI_DATA_DIR', '', 'the path of a folder'],
    ['SUMI_WORKERS', '0', 'a whole number from 1 to 256'],
    ['SUMI_DEADLINE_MS', '0', 'a whole number from 1'],
    ['SUMI_BODY_LIMIT_BYTES', '10', 'a whole number from 1024'],
    ['SUMI_LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace or silent']
  ])('%s=%j', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(`${name} must be ${sentence}`) }))
  })

  test.each(['sumi_short', `SUMI_${'a'.repeat(40)}`, `sumi_${'a'.repeat(26)}`, `sumi_${'a'.repeat(26)} `, `sumi_${'a'.repeat(30)} b`, `sumi_${'a'.repeat(252)}`, `sumi_${'é'.repeat(40)}`])('SUMI_ADMIN_KEY=%s is not shown', (key) => {
    expect(() => readConfig({ SUMI_ADMIN_KEY: key })).toThrow(/^SUMI_ADMIN_KEY must be sumi_/)
    expect(() => readConfig({ SUMI_ADMIN_KEY: key })).not.toThrow(key.trim())
  })

  test.each(['SUMI_PROT', 'SUMI_', 'SUMI_port', 'SUMI___proto__'])('an unknown name: %s', (name) => {
    expect(() => readConfig({ [name]: 'x-value' })).toThrow(new RegExp(`^${name} is not a setting of Sumi`))
    expect(() => readConfig({ [name]: 'x-value' })).not.toThrow('x-value')
  })
})

test('every admin key that is accepted here is one that can authenticate', () => {
  for (const key of [KEY, `sumi_${'A9_.~+/=-'.repeat(20)}`, `sumi_${'z'.repeat(251)}`]) expect(parseKey(readConfig({ SUMI_ADMIN_KEY: key }).adminKey ?? '')).toBeDefined()
})

test('every setting is described', () => {
  expect(SETTINGS.filter(({ description }) => description === '')).toEqual([])
})

test.each([['127.0.0.1', true], ['127.9.8.7', true], ['localhost', true], ['::1', true], ['0.0.0.0', false], ['::', false], ['127.0.0.1.example', false], ['192.168.0.2', false]])(
  'SUMI_PRESIDIO_OPEN on the host %s: %s', (host, isAllowed) => {
    const read = () => readConfig({ SUMI_HOST: host, SUMI_PRESIDIO_OPEN: 'true' })
    if (isAllowed) expect(read()).toMatchObject({ presidioOpen: true })
    else expect(read).toThrow('SUMI_PRESIDIO_OPEN must be true or false, and false unless SUMI_HOST is a loopback address')
  })
