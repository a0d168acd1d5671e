// The development data beside the repository, ../shared/data/deveval: labelled public sets as xz, unpacked into a temporary folder.

import { spawn } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PACKAGE_ROOT } from '../../src/package.ts'

const DEVEVAL = join(dirname(PACKAGE_ROOT), 'shared', 'data', 'deveval')

/** Why the development data cannot be used; undefined where it can. */
export async function whyNoDeveval (): Promise<string | undefined> {
  if (!existsSync(DEVEVAL)) return '../shared/data/deveval is not there'
  const hasXz = await new Promise<boolean>((resolve) => {
    spawn('xz', ['--version'], { stdio: 'ignore' }).on('error', () => { resolve(false) }).on('close', (code) => { resolve(code === 0) })
  })
  return hasXz ? undefined : 'the command xz, which unpacks ../shared/data/deveval, is not installed'
}

/** Unpacks `NAME.jsonl.xz` into a folder. @returns its path there. */
export async function unpackDeveval (name: string, folder: string): Promise<string> {
  const path = join(folder, `${name}.jsonl`)
  if (existsSync(path)) return path
  const child = spawn('xz', ['-dc', join(DEVEVAL, `${name}.jsonl.xz`)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve, reject) => { child.on('close', resolve).on('error', reject) })
  await pipeline(child.stdout, createWriteStream(path))
  if (await ended !== 0) throw new Error(`xz cannot unpack ${name}.jsonl.xz`)
  return path
}
