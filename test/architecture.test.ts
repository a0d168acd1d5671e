// Dependencies point downward only (DESIGN §2): this walks every import and fails on a breach.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Leaves that everybody may import. */
const LEAVES = ['conversation', 'entities', 'errors', 'clock', 'tag', 'offsets', 'in-order', 'in-turn', 'package', 'rule-set', 'lines', 'record']

/** Room → rooms it may import beside itself and the leaves. `file:` rows are single files at the top of src. */
const MAY_IMPORT: Record<string, string[]> = {
  detection: [],
  redaction: [],
  pool: ['detection'],
  store: ['access', 'audit'],
  audit: ['access'],
  access: ['redaction', 'store'],
  privacy: ['access', 'audit', 'detection', 'redaction', 'store'],
  jobs: ['privacy', 'access', 'store'],
  evaluation: ['detection'],
  http: ['privacy', 'access', 'jobs', 'config'],
  cli: ['privacy', 'access', 'jobs', 'evaluation', 'config', 'library', 'server', 'store'],
  workers: ['detection', 'pool'],
  config: [],
  console: ['audit'],
  library: ['privacy', 'pool', 'store', 'access', 'detection', 'redaction'],
  index: ['library', 'privacy', 'access', 'redaction', 'detection'],
  server: ['config', 'detection', 'http', 'jobs', 'privacy', 'pool', 'store', 'access', 'audit']
}

/** Type-only imports of these files are contracts, not work: they may go where a value may not. */
const CONTRACTS: Record<string, string[]> = {
  http: ['redaction/operator', 'store/store', 'audit/entry', 'detection/service'],
  cli: ['redaction/operator', 'store/store', 'audit/entry', 'detection/service']
}

interface Import { readonly from: string, readonly to: string, readonly isTypeOnly: boolean }

function files (folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf (file: string): Import[] {
  const source = readFileSync(file, 'utf8')
  const found = [...source.matchAll(/^(?:import|export) (type )?[^'"]*?from '([^']+)'/gmsu)]
  return found.map(([, type, to]) => ({ from: relative(ROOT, file), to: to ?? '', isTypeOnly: type !== undefined }))
}

function room (path: string): string {
  const [top, second = ''] = path.replace(/\.ts$/u, '').split('/')
  return top === 'src' ? second : top ?? ''
}

function target ({ from, to }: Import): string {
  return relative(ROOT, resolve(ROOT, dirname(from), to))
}

const ALL = [...files('src'), ...files('workers')].flatMap(importsOf)

describe('imports', () => {
  it('are found at all', () => {
    expect(ALL.length).toBeGreaterThan(50)
  })

  it('point downward only', () => {
    const breaches = ALL.filter(({ to }) => to.startsWith('.')).filter((one) => {
      const [own, other] = [room(one.from), room(target(one))]
      if (own === other || LEAVES.includes(other)) return false
      const contract = target(one).replace(/^src\//u, '').replace(/\.ts$/u, '')
      if (one.isTypeOnly && CONTRACTS[own]?.includes(contract) === true) return false
      return MAY_IMPORT[own]?.includes(other) !== true
    })
    expect(breaches).toEqual([])
  })

  it.each([
    ['onnxruntime-node', /^(?:src\/detection\/ner|workers)\//u],
    ['@huggingface/transformers', /^(?:src\/detection\/ner|workers)\//u],
    ['piscina', /^(?:src\/pool|workers)\//u],
    ['fastify', /^src\/(?:http|server)/u],
    ['lowdb', /^src\/store\/file\//u],
    ['pg', /^src\/(?:store|jobs)\/postgres\//u],
    ['pg-boss', /^src\/jobs\/postgres\//u],
    ['commander', /^src\/cli\//u]
  ])('of %s stay in their room', (name, allowed) => {
    const uses = ALL.filter(({ to }) => to === name || to.startsWith(`${name}/`))
    expect(uses.filter(({ from }) => !allowed.test(from))).toEqual([])
  })

  it('leave process.env to config.ts', () => {
    const readers = [...files('src'), ...files('workers')].filter((file) => readFileSync(file, 'utf8').includes('process.env'))
    expect(readers.map((file) => relative(ROOT, file)).filter((file) => file !== 'src/config.ts')).toEqual([])
  })
})
