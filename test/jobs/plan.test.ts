import { createHash } from 'node:crypto'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChunkReader } from '../../src/jobs/chunk-reader.ts'
import { findInput } from '../../src/jobs/input-files.ts'
import { MOST_LINE_BYTES, type Chunk } from '../../src/jobs/job.ts'
import { hashInput, planInput, type PlanEvent } from '../../src/jobs/plan.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'

async function planned (path: string, limits = { records: 2, bytes: 1_000 }) {
  const { files } = await findInput(path)
  const events: PlanEvent[] = []
  for await (const event of planInput(files, limits)) events.push(event)
  const chunks = events.flatMap((event) => event.kind === 'chunk' ? [event.chunk] : [])
  const end = events.at(-1)
  return { files, chunks, totals: end?.kind === 'end' ? end.totals : undefined }
}

async function fileOf (content: string | Buffer, name = 'in.jsonl'): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, content)
  return path
}

const short = ({ line, offset, bytes, records }: Chunk) => [line, offset, bytes, records]

describe('planInput', () => {
  it.each<[string, string, ReturnType<typeof short>[]]>([
    ['nothing', '', []],
    ['blank lines alone', '\n \r\n\n', []],
    ['a last line without its end', '1\n2\n3', [[1, 0, 4, 2], [3, 4, 1, 1]]],
    ['blank lines between, which are counted as lines', '1\n\n\n2\n3\n', [[1, 0, 6, 2], [5, 6, 2, 1]]],
    ['a byte order mark', '\uFEFF1\n2\n', [[1, 3, 4, 2]]],
    ['a byte order mark alone', '\uFEFF', []],
    ['U+2028 inside a record, which ends no line', '"\u2028"\n2\n', [[1, 0, 8, 2]]],
    ['a chunk that is full by its bytes', `${'x'.repeat(998)}\ny\nz\n`, [[1, 0, 1_001, 2], [3, 1_001, 2, 1]]]
  ])('cuts %s', async (_name, content, expected) => {
    expect((await planned(await fileOf(content))).chunks.map(short)).toEqual(expected)
  })

  it('gives a line that is too long a chunk of its own, without content', async () => {
    const long = 'x'.repeat(MOST_LINE_BYTES)
    const { chunks } = await planned(await fileOf(`1\n${long}\n2\n${' '.repeat(MOST_LINE_BYTES + 5)}\n3\n`))
    expect(chunks.map(({ sha256, ...chunk }) => [...short({ sha256, ...chunk }), sha256 === null])).toEqual([
      [1, 0, 2, 1, false], [2, 2, MOST_LINE_BYTES + 1, 1, true], [3, MOST_LINE_BYTES + 3, 2, 1, false], [5, 2 * MOST_LINE_BYTES + 11, 2, 1, false]
    ])
  })

  it('cuts whatever comes into ranges that a reader finds again, plain and compressed, in any order', async () => {
    const folder = await temporaryFolder()
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (lines, most) => {
      const content = Buffer.from(lines.join('\n'))
      for (const [name, bytes] of [['a.jsonl', content], ['a.jsonl.gz', gzipSync(content)]] as const) {
        await writeFile(join(folder, name), bytes)
        const { files: [file], chunks, totals } = await planned(join(folder, name), { records: most, bytes: 100 })
        expect(totals?.records).toBe(content.toString().replace(/^\uFEFF/u, '').split('\n').filter((line) => /[^\u0000- ]/u.test(line)).length)
        const reader = new ChunkReader()
        for (const chunk of [...chunks, ...[...chunks].reverse()]) {
          expect((await reader.read(file!.path, name, chunk)).equals(content.subarray(chunk.offset, chunk.offset + chunk.bytes))).toBe(true)
        }
        await reader.close()
      }
    }), { numRuns: 25 })
  })

  it('has one hash for the input, over names and contents', async () => {
    const path = await fileOf('1\n2\n')
    const { files, totals } = await planned(path)
    const sha256 = createHash('sha256').update('1\n2\n').digest('hex')
    expect(totals?.inputHash).toBe(createHash('sha256').update(`${sha256}  in.jsonl\n`).digest('hex'))
    expect(await hashInput(files)).toBe(totals?.inputHash)
    await writeFile(path, '1\n3\n')
    expect(await hashInput(files)).not.toBe(totals?.inputHash)
  })

  it.each([
    ['a cut-off gzip file', gzipSync('1\n'.repeat(1_000)).subarray(0, -9), 'Z_BUF_ERROR'],
    ['a file that is no gzip', Buffer.from('1\n'), 'Z_DATA_ERROR']
  ])('refuses %s by its name', async (_name, bytes, code) => {
    await expect(planned(await fileOf(bytes, 'in.jsonl.gz'))).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: `in.jsonl.gz cannot be decompressed (${code})` })
  })

  it('reads every member of a gzip file', async () => {
    const { totals } = await planned(await fileOf(Buffer.concat([gzipSync('1\n'), gzipSync('2\n')]), 'in.jsonl.gz'))
    expect(totals).toMatchObject({ records: 2, bytes: 4 })
  })
})

describe('ChunkReader', () => {
  it('refuses bytes that changed since', async () => {
    const path = await fileOf('1\n2\n3\n')
    const { chunks } = await planned(path)
    await writeFile(path, '1\n9\n3\n')
    const reader = new ChunkReader()
    await expect(reader.read(path, 'in.jsonl', chunks[0]!)).rejects.toMatchObject({ code: 'CONFLICT', message: 'in.jsonl changed since the job began' })
    expect((await reader.read(path, 'in.jsonl', chunks[1]!)).toString()).toBe('3\n')
    await writeFile(path, '1\n')
    await expect(reader.read(path, 'in.jsonl', chunks[1]!)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('findInput', () => {
  it('finds JSON Lines below a folder in order, and counts the rest', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'b'))
    for (const name of ['z.jsonl', 'b/a.NDJSON.gz', 'b/c.jsonl', 'read.me', '.hidden.jsonl']) await writeFile(join(folder, name), '')
    const { files, left } = await findInput(folder)
    expect(files.map(({ name }) => name)).toEqual(['b/a.NDJSON.gz', 'b/c.jsonl', 'z.jsonl'])
    expect(left).toBe(1)
  })

  it('refuses links, other files and what is not there', async () => {
    const folder = await temporaryFolder()
    await expect(findInput(folder)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(findInput(join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await writeFile(join(folder, 'text.txt'), '')
    await expect(findInput(join(folder, 'text.txt'))).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await symlink('/etc/hostname', join(folder, 'link.jsonl'))
    await expect(findInput(folder)).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining('link') })
  })
})
