import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { inputPath, openJobFolders, outputPath, type JobFolders } from '../../src/jobs/folders.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'

let root: string
let folders: JobFolders

beforeEach(async () => {
  root = await temporaryFolder()
  for (const name of ['in', 'in/2024', 'in2', 'out', 'data', 'secret']) await mkdir(join(root, name))
  await writeFile(join(root, 'in/2024/a.jsonl'), '')
  await writeFile(join(root, 'in2/b.jsonl'), '')
  await writeFile(join(root, 'secret/key.jsonl'), '')
  await symlink(join(root, 'secret'), join(root, 'in/link'))
  await symlink(join(root, 'secret/key.jsonl'), join(root, 'in/key.jsonl'))
  await symlink(join(root, 'secret'), join(root, 'out/link'))
  await writeFile(join(root, 'out/file'), '')
  folders = { input: join(root, 'in'), output: join(root, 'out') }
})

describe('an input', () => {
  it.each(['2024', '2024/a.jsonl'])('%s is found', async (name) => {
    expect(await inputPath(folders, name)).toBe(join(root, 'in', name))
  })

  it.each([
    ['', 'INVALID_REQUEST'], ['.', 'INVALID_REQUEST'], ['..', 'INVALID_REQUEST'], ['../in2/b.jsonl', 'INVALID_REQUEST'], ['2024/../../secret', 'INVALID_REQUEST'], ['/etc/passwd', 'INVALID_REQUEST'],
    ['2024//a.jsonl', 'INVALID_REQUEST'], ['2024/', 'INVALID_REQUEST'], ['2024\\a.jsonl', 'INVALID_REQUEST'], ['2024/a.jsonl\u0000', 'INVALID_REQUEST'], ['.hidden', 'INVALID_REQUEST'], ['x'.repeat(1_001), 'INVALID_REQUEST'],
    ['none', 'NOT_FOUND'], ['link', 'NOT_FOUND'], ['link/key.jsonl', 'NOT_FOUND'], ['key.jsonl', 'NOT_FOUND']
  ])('%j is %s', async (name, code) => {
    await expect(inputPath(folders, name)).rejects.toMatchObject({ code })
  })
})

describe('an output', () => {
  it('is a name in the folder', async () => {
    expect(await outputPath(folders, 'tickets-2024.v1')).toBe(join(root, 'out/tickets-2024.v1'))
  })

  it.each([
    ['', 'INVALID_REQUEST'], ['..', 'INVALID_REQUEST'], ['.hidden', 'INVALID_REQUEST'], ['a/b', 'INVALID_REQUEST'], ['/tmp/x', 'INVALID_REQUEST'], ['a\\b', 'INVALID_REQUEST'], ['a b', 'INVALID_REQUEST'], ['x'.repeat(101), 'INVALID_REQUEST'],
    ['link', 'CONFLICT'], ['file', 'CONFLICT']
  ])('%j is %s', async (name, code) => {
    await expect(outputPath(folders, name)).rejects.toMatchObject({ code })
  })
})

describe('the folders', () => {
  const open = async (jobsInput?: string, jobsOutput?: string) => await openJobFolders({
    jobsInput: jobsInput === undefined ? undefined : join(root, jobsInput), jobsOutput: jobsOutput === undefined ? undefined : join(root, jobsOutput), dataDir: join(root, 'data')
  })

  it('are none where none are set', async () => { expect(await open()).toBeUndefined() })
  it('are real paths, also behind a link', async () => {
    await symlink(join(root, 'in'), join(root, 'alias'))
    expect(await open('alias', 'out')).toEqual({ input: join(root, 'in'), output: join(root, 'out') })
  })

  it('may share the beginning of their names', async () => { expect(await open('in', 'in2')).toBeDefined() })

  it.each([['in', undefined], [undefined, 'out'], ['none', 'out'], ['in', 'out/file'], ['in', 'in'], ['in', 'in/2024'], ['in/2024', 'in'], ['data', 'out'], ['in', 'data'], ['.', 'out']])('%s and %s are refused', async (input, output) => {
    await expect(open(input, output)).rejects.toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringContaining('SUMI_JOBS_') })
  })
})
