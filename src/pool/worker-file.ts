// Where a worker's code lies: beside this build in `dist`, or TypeScript through tsx in development and tests.

import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface WorkerFile {
  readonly filename: string
  readonly execArgv?: string[]
}

/** @param name of a file in `workers/`, without its extension. */
export function workerFile (name: 'detect' | 'custom'): WorkerFile {
  const extension = extname(fileURLToPath(import.meta.url))
  const filename = fileURLToPath(new URL(`../../workers/${name}${extension}`, import.meta.url))
  if (extension !== '.ts') return { filename }
  return { filename, execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] }
}
