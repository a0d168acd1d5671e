// The command line in a process of its own, without this process's settings.

import { spawn } from 'node:child_process'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `sumi ARGS` to its end. @param input what it reads from standard input. @param settings environment variables. */
export async function runCli (args: readonly string[], input = '', settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env: { PATH: process.env.PATH, ...settings } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => { out += String(chunk) })
  child.stderr.on('data', (chunk) => { err += String(chunk) })
  // A program that ends before it has read everything closes the pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}
