// Where this package lies and which version it is; right from src/ and from dist/src/ alike.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the folder that holds Sumi's package.json. */
export const PACKAGE_ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)))

/** Version of this package, e.g. '0.1.0'. */
export const VERSION: string = (JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }).version

function rootAbove (folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json of sumi not found')
  return rootAbove(parent)
}
