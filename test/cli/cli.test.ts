// The command line as a user calls it: real processes, real model.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'

const TEXT = 'My card is 4111 1111 1111 1111, order SN-20114.\n'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'sumi-cli-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

function file (name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('sumi redact', () => {
  it('turns text into text', async () => {
    expect(await runCli(['redact', '--workers', '1'], TEXT)).toEqual({ code: 0, out: 'My card is [CREDIT_CARD_1], order SN-20114.\n', err: '' })
  })

  it('streams JSON Lines in order, in the shape they came, and says what it left out', async () => {
    const lines = [
      { id: 'a', text: 'card 4111111111111111', email: 'x@example.com' },
      { messages: [{ role: 'customer', text: 'IBAN DE89 3704 0044 0532 0130 00' }] },
      { conversation: { id: 'c', messages: [{ role: 'agent', text: 'hello' }] } }
    ]
    const { code, out, err } = await runCli(['redact', '--workers', '1', file('chat.jsonl', lines.map((line) => JSON.stringify(line)).join('\r\n'))])
    expect(out.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'a', text: 'card [CREDIT_CARD_1]' },
      { messages: [{ role: 'customer', text: 'IBAN [IBAN_1]' }] },
      { conversation: { id: 'c', messages: [{ role: 'agent', text: 'hello' }] } }
    ])
    expect(err).toContain('email')
    expect(err).not.toContain('x@example.com')
    expect(code).toBe(0)
  })

  it('answers a bad line with its code, keeps the others, and ends with 1', async () => {
    const path = file('bad.jsonl', '{"text":"card 4111111111111111"}\n{"text":"secret 4111111111111111"\n{"text":5}\n"caf\uFFFD"\n{"text":"fine"}\n')
    const { code, out, err } = await runCli(['redact', '--workers', '1', path])
    const answers = out.trim().split('\n').map((line) => JSON.parse(line) as { error?: { code: string } })
    expect(answers.map((answer) => answer.error?.code)).toEqual([undefined, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', undefined])
    expect(code).toBe(1)
    expect(out + err).not.toContain('411111')
  })

  it('applies operators', async () => {
    const { out } = await runCli(['redact', '--workers', '1', '--operators', '{"CREDIT_CARD":{"type":"mask","keepLast":4}}'], TEXT)
    expect(out).toBe('My card is **** **** **** 1111, order SN-20114.\n')
  })
})

it('sumi mask makes the view of a role', async () => {
  const { out } = await runCli(['mask', '--role', 'auditor', '--workers', '1'], TEXT)
  expect(out).toContain('[CREDIT_CARD_1]')
})

it('sumi detect marks the findings in text, and lists them as JSON', async () => {
  expect((await runCli(['detect', '--workers', '1'], TEXT)).out).toBe('My card is ⟦4111 1111 1111 1111¦CREDIT_CARD⟧, order SN-20114.\n')
  const { out } = await runCli(['detect', '--workers', '1', '--format', 'json', '--explain'], TEXT)
  expect(JSON.parse(out)).toMatchObject({ findings: [{ message: 0, start: 11, end: 30, type: 'CREDIT_CARD', explanation: expect.any(Array) }] })
})

it('sumi keys makes, lists and revokes a key', async () => {
  const data = ['--data-dir', join(folder, 'data')]
  const { out: secret } = await runCli(['keys', 'create', '--role', 'agent', '--name', 'desk', ...data])
  expect(secret).toMatch(/^sumi_\S+\n$/u)
  const { out: listed } = await runCli(['keys', 'list', ...data])
  const id = listed.split('\t')[0]!
  expect(listed).toContain('agent')
  expect(listed).not.toContain(secret.trim())
  expect((await runCli(['keys', 'revoke', id, ...data])).code).toBe(0)
  expect((await runCli(['keys', 'list', ...data])).out).not.toContain('\t-\t')
})

it.each<[string, string[], number, RegExp]>([
  ['no such command', ['redakt'], 2, /unknown command/u],
  ['no such file', ['redact', '/nowhere/chat.txt'], 2, /cannot read/u],
  ['an unknown type', ['detect', '--entities', 'NOPE'], 2, /NOPE is not an entity type/u],
  ['a threshold that is no number', ['detect', '--threshold', 'high'], 2, /from 0 to 1/u],
  ['an unknown role', ['mask', '--role', 'boss'], 2, /--role must be one of/u],
  ['broken operators', ['redact', '--operators', '{'], 2, /--operators/u],
  ['no model', ['detect', '--model', '/nowhere'], 2, /MODEL_INVALID/u]
])('%s ends with its exit code and one line', async (_name, args, code, message) => {
  const ended = await runCli(args, 'x')
  expect(ended.code).toBe(code)
  expect(ended.err).toMatch(message)
  expect(ended.err).not.toMatch(/\n\s+at /u)
})

it('reads Shift_JIS as an error, never as text to be passed on', async () => {
  const path = join(folder, 'sjis.txt')
  writeFileSync(path, Buffer.from([0x93, 0x63, 0x92, 0x86]))
  const ended = await runCli(['redact', '--workers', '1', path])
  expect(ended.code).toBe(2)
  expect(ended.out).toBe('')
  expect(readFileSync(path)).toHaveLength(4)
})
