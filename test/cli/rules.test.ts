// Rules of one's own on the command line: real processes, detection by rules alone.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'

const RULES = { version: 1, deny: [{ words: ['Bluebird'], type: 'CUSTOM_PROJECT' }], allow: [{ exact: ['support@shop.example'] }] }

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'sumi-cli-rules-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

function file (name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

it('redacts with the rules of a file', async () => {
  const path = file('rules.json', RULES)
  expect(await runCli(['redact', '--engine', 'rules', '--workers', '1', '--rules', path], 'Bluebird, support@shop.example\n'))
    .toEqual({ code: 0, out: '[CUSTOM_PROJECT_1], support@shop.example\n', err: '' })
}, 60_000)

it('checks, keeps and shows a set; what was kept holds for the folder', async () => {
  const path = file('rules.json', RULES)
  const data = ['--data-dir', join(folder, 'data')]
  expect(await runCli(['rules', 'check', path])).toEqual({ code: 0, out: `${path}: 2 rules and lists, 0 patterns, 1 words, 1 allowed\n`, err: '' })
  expect(await runCli(['rules', 'put', path, ...data])).toEqual({ code: 0, out: 'kept\n', err: '' })
  expect(await runCli(['rules', 'put', path, ...data])).toEqual({ code: 0, out: 'unchanged\n', err: '' })
  expect(JSON.parse((await runCli(['rules', 'show', ...data])).out)).toEqual(RULES)
  expect((await runCli(['audit', 'list', '--action', 'rules.change', ...data])).out.trim().split('\n')).toHaveLength(1)
  expect(await runCli(['redact', '--engine', 'rules', '--workers', '1', ...data], 'Bluebird\n')).toEqual({ code: 0, out: '[CUSTOM_PROJECT_1]\n', err: '' })
}, 120_000)

it('says in one line what is wrong, and nothing of the content', async () => {
  const path = file('bad.json', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: '(secret', score: 1 }] }] })
  expect(await runCli(['rules', 'check', path])).toEqual({ code: 2, out: '', err: `sumi: ${path}: rule "staff", pattern 1: missing closing ) (INVALID_PATTERN)\n` })
}, 60_000)
