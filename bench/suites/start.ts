// The compiled server as a process: how long until it is ready, and how much memory it takes.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PACKAGE_ROOT } from '../../src/package.ts'
import type { Row, Suite } from '../suite.ts'

const PORT = 18_787
const ROUNDS = 3

export const START: Suite = {
  name: 'start',
  about: 'node dist/src/server.js on an empty data folder: milliseconds until /health/ready answers 200; resident memory then. Run `npm run build` before.',
  async run () {
    const server = join(PACKAGE_ROOT, 'dist', 'src', 'server.js')
    if (!existsSync(server)) throw new Error('dist is missing: npm run build')
    const starts: Array<{ readyMs: number, rssMb: number }> = []
    for (let round = 0; round < ROUNDS; round++) starts.push(await startOnce(server))
    starts.sort((a, b) => a.readyMs - b.readyMs)
    const middle = starts[Math.floor(ROUNDS / 2)] ?? { readyMs: 0, rssMb: 0 }
    const row: Row = { suite: 'start', name: 'server with the shipped model', extra: { 'ready ms': middle.readyMs, 'RSS MB': middle.rssMb } }
    return [row]
  }
}

/** @param settings environment variables beside those that every start has. */
export async function startOnce (server: string, settings: Readonly<Record<string, string>> = {}): Promise<{ readyMs: number, rssMb: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sumi-start-'))
  const startedAt = performance.now()
  const child = spawn(process.execPath, [server], { env: { PATH: process.env.PATH, SUMI_DATA_DIR: dataDir, SUMI_PORT: String(PORT), SUMI_LOG_LEVEL: 'silent', ...settings }, stdio: 'ignore' })
  try {
    while (!await isReady()) await sleep(10)
    const readyMs = performance.now() - startedAt
    const rssKb = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1] ?? '0'
    return { readyMs, rssMb: Number(rssKb) / 1_024 }
  } finally {
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await exited
    rmSync(dataDir, { recursive: true })
  }
}

async function isReady (): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${PORT}/health/ready`).then((answer) => answer.ok, () => false)
}
