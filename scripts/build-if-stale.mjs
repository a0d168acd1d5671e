// Builds dist/ when it is missing, of another list of files, or older than a source file, the compiler's options or package.json.

import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = ['src', 'workers']
const ALSO = ['tsconfig.json', 'tsconfig.build.json', 'package.json']

if (isStale()) {
  const compiler = findCompiler()
  if (compiler === undefined) fail('dist/ is missing or stale and TypeScript is not installed; run npm ci first')
  process.stderr.write('building …\n')
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json'), '--noEmitOnError'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) fail('the build failed')
}
if (isConsoleStale()) {
  process.stderr.write('building the console …\n')
  await import('./build-console.mjs').catch(() => fail('the build of the console failed'))
}

/** True when any source has no output, or one that is older than the newest of its inputs. */
function isStale () {
  const optionsAt = Math.max(...ALSO.map((name) => changedAt(join(ROOT, name))))
  return SOURCES.flatMap((folder) => sourcesIn(join(ROOT, folder))).some((source) => {
    const output = join(ROOT, 'dist', relative(ROOT, source).replace(/\.ts$/, '.js'))
    return changedAt(output) < Math.max(changedAt(source), optionsAt)
  })
}

/** The browser's part is one bundle: stale when anything in it, or the tables it shares, is newer. */
function isConsoleStale () {
  const inputs = [...filesIn(join(ROOT, 'src', 'console')), join(ROOT, 'src', 'entities.ts'), join(ROOT, 'src', 'audit', 'entry.ts'), join(ROOT, 'package.json'), join(ROOT, 'scripts', 'build-console.mjs')]
  return changedAt(join(ROOT, 'dist', 'console', 'console.js')) < Math.max(...inputs.map(changedAt))
}

function sourcesIn (folder) {
  return filesIn(folder).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(join(ROOT, 'src', 'console')))
}

function filesIn (folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Milliseconds; 0 for what does not exist. */
function changedAt (path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function findCompiler () {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc')
  } catch {
    return undefined
  }
}

function fail (message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
