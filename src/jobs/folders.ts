// Where a server's jobs may read and write: below two folders that its operator named, and nowhere else.

import { lstat, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { AppError } from '../errors.ts'

/** Absolute real paths. */
export interface JobFolders {
  readonly input: string
  readonly output: string
}

export interface JobFolderSettings {
  readonly jobsInput: string | undefined
  readonly jobsOutput: string | undefined
  /** Jobs may neither read nor write it. */
  readonly dataDir: string
}

/** A name that is no path, and not hidden. */
const OUTPUT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u
const LONGEST_INPUT = 1_000

/**
 * The folders of the settings; undefined where none are set.
 * @throws AppError INVALID_CONFIG when one is missing, is no folder, or lies in the other or in the data folder.
 */
export async function openJobFolders ({ jobsInput, jobsOutput, dataDir }: JobFolderSettings): Promise<JobFolders | undefined> {
  if (jobsInput === undefined && jobsOutput === undefined) return undefined
  if (jobsInput === undefined || jobsOutput === undefined) throw new AppError('INVALID_CONFIG', 'set both SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT, or neither')
  const [input, output, data] = [await folder('SUMI_JOBS_INPUT', jobsInput), await folder('SUMI_JOBS_OUTPUT', jobsOutput), await realpath(dataDir).catch(() => dataDir)]
  if (overlap(input, output)) throw new AppError('INVALID_CONFIG', 'SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT must not lie in one another')
  if (overlap(input, data) || overlap(output, data)) throw new AppError('INVALID_CONFIG', 'SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT must lie apart from SUMI_DATA_DIR')
  return { input, output }
}

async function folder (setting: string, path: string): Promise<string> {
  try {
    const real = await realpath(path)
    if ((await lstat(real)).isDirectory()) return real
  } catch {
    // Told below.
  }
  throw new AppError('INVALID_CONFIG', `${setting} is not a folder`)
}

function overlap (a: string, b: string): boolean {
  return a === b || a.startsWith(b + sep) || b.startsWith(a + sep)
}

/** The path of an input. @throws AppError INVALID_REQUEST, NOT_FOUND; one that leads out of the folder, by `..` or by a link, is NOT_FOUND. */
export async function inputPath ({ input: root }: JobFolders, name: string): Promise<string> {
  const steps = name.split('/')
  if (name === '' || name.length > LONGEST_INPUT || steps.some((step) => step === '' || step.startsWith('.') || /[\u0000-\u001F\\]/u.test(step))) {
    throw new AppError('INVALID_REQUEST', 'input must be a path below the input folder, with / between names, none of which begins with a dot')
  }
  const path = join(root, ...steps)
  const real = await realpath(path).catch(() => undefined)
  if (real === undefined || real !== path) throw new AppError('NOT_FOUND', 'there is no such file or folder in the input folder')
  return path
}

/** The path of an output folder, which need not be there. @throws AppError INVALID_REQUEST, CONFLICT when something else has this name. */
export async function outputPath ({ output: root }: JobFolders, name: string): Promise<string> {
  if (!OUTPUT_NAME.test(name)) throw new AppError('INVALID_REQUEST', 'output must be the name of a folder: letters, digits, ., _ and -, at most 100, the first a letter or digit')
  const path = join(root, name)
  const stats = await lstat(path).catch(() => undefined)
  if (stats !== undefined && !stats.isDirectory()) throw new AppError('CONFLICT', 'the output folder is not empty')
  return path
}
