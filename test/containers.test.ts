// What can be checked of the container recipe without a container engine: docs/containers.md says what was done by hand.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { SETTINGS } from '../src/config.ts'
import { temporaryFolder } from './helpers/store-samples.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const KNOWN_SETTINGS = SETTINGS.map(({ name }) => name)
const SECRET = /PASSWORD(?!_FILE)|MASTER_KEY(?!_FILE)|ADMIN_KEY|DATABASE_URL/u

interface Instruction { readonly word: string, readonly rest: string, readonly stage: number }

const INSTRUCTIONS: readonly Instruction[] = (() => {
  let stage = -1
  return read('Containerfile').replaceAll(/^#.*\n/gmu, '').split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [, word = '', rest = ''] = /^([A-Z]+) (.*)$/u.exec(line) ?? []
    if (word === 'FROM') stage += 1
    return { word, rest, stage }
  })
})()
const LAST = Math.max(...INSTRUCTIONS.map(({ stage }) => stage))
const of = (word: string, stage?: number): string[] => INSTRUCTIONS.filter((one) => one.word === word && (stage === undefined || one.stage === stage)).map(({ rest }) => rest)

/** Whether a path is in what the build may see: of all patterns that name it or a folder above it, the last one decides. */
function isLetIn (path: string): boolean {
  let isIn = true
  for (const line of read('.dockerignore').split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const pattern = line.replace(/^!/u, '')
    const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(?:/|$)`, 'u')
    if (regex.test(path)) isIn = line.startsWith('!')
  }
  return isIn
}

describe('Containerfile', () => {
  it('has instructions alone that a builder knows, one a line', () => {
    expect(new Set(INSTRUCTIONS.map(({ word }) => word))).toEqual(new Set(['ARG', 'FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD']))
    for (const stage of of('COPY').flatMap((rest) => /^--from=(\w+)/u.exec(rest)?.[1] ?? [])) expect(of('FROM').join('\n')).toMatch(new RegExp(` AS ${stage}$`, 'mu'))
  })

  it('copies what exists and is let in', () => {
    const copied = of('COPY').filter((rest) => !rest.startsWith('--from')).flatMap((rest) => rest.split(' ').slice(0, -1))
    expect(copied.length).toBeGreaterThan(10)
    for (const path of copied) expect([path, existsSync(path), isLetIn(path)]).toEqual([path, true, true])
  })

  it.each(['.git/config', '.env', 'secrets/master_key', 'data/master.key', 'node_modules/pg/package.json', 'dist/src/server.js', 'models/training/data.txt', 'test/config.test.ts', 'jobs/tickets.jsonl'])('does not see %s', (path) => { expect(isLetIn(path)).toBe(false) })

  it('runs as a user without rights, stops by SIGTERM, and asks a route that exists for its health', () => {
    const last = INSTRUCTIONS.filter(({ stage }) => stage === LAST).map(({ word }) => word)
    expect(of('USER', LAST)).toEqual(['node'])
    expect(last.slice(last.indexOf('USER'))).not.toContain('RUN')
    expect(of('STOPSIGNAL', LAST)).toEqual(['SIGTERM'])
    const route = /'(\/health\/\w+)'\)/u.exec(of('HEALTHCHECK', LAST).join())?.[1] ?? 'none'
    expect(read('src/http/routes/health.ts')).toContain(`app.get('${route}'`)
    for (const json of [of('ENTRYPOINT', LAST)[0], of('CMD', LAST)[0], /CMD (\[.*)$/u.exec(of('HEALTHCHECK', LAST)[0] ?? '')?.[1]]) expect(JSON.parse(json ?? '')).toEqual(expect.arrayContaining([expect.any(String)]))
  })

  it('sets what Sumi knows, and no secret', () => {
    const names = of('ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0] ?? ''))
    for (const name of names.filter((one) => one.startsWith('SUMI_'))) expect(KNOWN_SETTINGS).toContain(name)
    expect([...of('ENV'), ...of('ARG')].join(' ')).not.toMatch(SECRET)
  })
})

describe('what runs in it', () => {
  it('imports production dependencies alone', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const files = ['src', 'workers'].flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name)))
    const imported = files.filter((file) => !file.startsWith('src/console/')).flatMap((file) => [...read(file).matchAll(/(?:^(?:import|export) (?!type )[^'"]*?from |\bimport\(|^import )'([^'.][^']*)'/gmu)].map(([, name = '']) => name))
    const names = new Set(imported.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)).map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))
    expect(names.size).toBeGreaterThan(10)
    expect([...names].filter((name) => dependencies[name] === undefined)).toEqual([])
  })

  it('keeps the one build of ONNX Runtime that its platform needs', async () => {
    const root = await temporaryFolder()
    const files = ['linux/x64', 'linux/arm64', 'darwin/arm64', 'win32/x64'].map((platform) => `onnxruntime-node/bin/napi-v6/${platform}/onnxruntime_binding.node`)
    for (const file of [...files, 'onnxruntime-web/package.json', '@huggingface/transformers/dist/transformers.web.js', '@huggingface/transformers/dist/transformers.node.mjs', 'pg/package.json']) put(join(root, 'node_modules', file))
    expect(prune(root, 'linux-riscv64')).toMatchObject({ status: 1, stderr: expect.stringContaining('no build for linux-riscv64') })
    expect(prune(root, 'linux-arm64')).toMatchObject({ status: 0, stderr: '' })
    const left = readdirSync(join(root, 'node_modules'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 14)).sort()
    expect(left).toEqual(['@huggingface/transformers/dist/transformers.node.mjs', 'onnxruntime-node/bin/napi-v6/linux/arm64/onnxruntime_binding.node', 'pg/package.json'])
  })

  it('is not pruned in a working copy', async () => {
    const root = await temporaryFolder()
    put(join(root, 'node_modules', 'typescript', 'package.json'))
    expect(prune(root, 'linux-x64')).toMatchObject({ status: 1, stderr: expect.stringContaining('no production install') })
  })
})

describe('compose.yaml', () => {
  const text = read('compose.yaml')
  const { services, secrets, volumes } = parse(text, { merge: true }) as { services: Record<string, any>, secrets: Record<string, any>, volumes: Record<string, any> }
  const servers = Object.entries(services).filter(([, { command }]) => command?.[0] === 'serve')
  const ours = Object.entries(services).filter(([, { image }]) => image === 'sumi')

  it('has keys alone that the Compose specification knows', () => {
    const known = ['image', 'build', 'entrypoint', 'command', 'environment', 'secrets', 'volumes', 'read_only', 'tmpfs', 'cap_drop', 'security_opt', 'init', 'stop_grace_period', 'restart', 'depends_on', 'ports', 'healthcheck', 'shm_size']
    for (const service of Object.values(services)) expect(Object.keys(service).filter((key) => !known.includes(key))).toEqual([])
    expect(Object.keys(parse(text) as object).filter((key) => !['name', 'services', 'secrets', 'volumes'].includes(key) && !key.startsWith('x-'))).toEqual([])
    for (const { healthcheck = {} } of Object.values(services)) expect(Object.keys(healthcheck).filter((key) => !['test', 'interval', 'timeout', 'retries', 'start_period'].includes(key))).toEqual([])
  })

  it('starts PostgreSQL, then the migration, then two servers or more', () => {
    expect(servers.length).toBeGreaterThanOrEqual(2)
    expect(services['postgres'].healthcheck.test).toContain('pg_isready')
    expect(services['migrate']).toMatchObject({ command: ['db', 'migrate'], restart: 'no', depends_on: { postgres: { condition: 'service_healthy' } } })
    for (const [, server] of servers) expect(server.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } })
  })

  it('gives no server more than it needs', () => {
    for (const [, one] of ours) expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], init: true, tmpfs: ['/tmp'] })
    for (const [, { ports }] of servers) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u)
    expect(services['postgres'].ports).toBeUndefined()
  })

  it('names what exists: settings, secrets, volumes, the build', () => {
    for (const [, { environment, build, secrets: own, volumes: mounts }] of ours) {
      for (const name of Object.keys(environment)) expect(KNOWN_SETTINGS).toContain(name)
      expect(existsSync(join(build.context, build.dockerfile))).toBe(true)
      for (const name of own) expect(secrets[name]).toBeDefined()
      for (const name of mounts.map((mount: string) => mount.split(':')[0]).filter((name: string) => /^[a-z-]+$/u.test(name))) expect(Object.keys(volumes)).toContain(name)
    }
  })

  it('holds no secret; their files are ignored by git', () => {
    for (const { environment } of Object.values(services)) for (const name of Object.keys(environment)) expect(name).not.toMatch(SECRET)
    for (const { file } of Object.values(secrets)) expect(file).toMatch(/^\.\/secrets\//u)
    expect(read('.gitignore').split('\n')).toContain('/secrets/')
  })

  it('hands the password to the program by the shell, and its arguments after it', async () => {
    const file = join(await temporaryFolder(), 'postgres_password')
    writeFileSync(file, 'a1b2\n')
    const [shell, flag, script = '', name] = services['migrate'].entrypoint as string[]
    expect([shell, flag, name]).toEqual(['sh', '-c', 'sumi'])
    const line = script.replaceAll('$$', '$').replace('/run/secrets/postgres_password', file).replace(/node .*main\.js/u, 'sh -c \'printf "%s|" "$SUMI_DATABASE_URL" "$@"\' sumi')
    const { stdout } = spawnSync('sh', ['-c', line, 'sumi', 'db', 'migrate'], { encoding: 'utf8' })
    expect(stdout).toBe('postgres://sumi:a1b2@postgres:5432/sumi|db|migrate|')
  })
})

function put (path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '')
}

function prune (cwd: string, platform: string): { readonly status: number | null, readonly stderr: string } {
  return spawnSync(process.execPath, [join(import.meta.dirname, '../scripts/prune-dependencies.mjs'), '--platform', platform], { cwd, encoding: 'utf8' })
}
