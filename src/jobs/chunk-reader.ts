// The bytes of chunks. A compressed file is read once from front to back as long as its chunks come in order; one that comes again is
// reached from the beginning.

import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import { inTurn } from '../in-turn.ts'
import { inputError, isGzip, readContent } from './input-files.ts'
import type { Chunk } from './job.ts'

interface Cursor {
  readonly path: string
  position: number
  left: Buffer
  readonly content: AsyncGenerator<Buffer>
}

export class ChunkReader {
  /** Where the compressed file that was read last stands. */
  #cursor: Cursor | undefined

  /**
   * The bytes of a chunk that is no overlong line.
   * @param name of the file, for messages.
   * @throws AppError CONFLICT when the file is not what it was when the chunk was cut.
   */
  async read (path: string, name: string, { offset, bytes, sha256 }: Chunk): Promise<Buffer> {
    let found: Buffer
    try {
      found = isGzip(path) ? await inTurn(this, '', async () => await this.#readNext(path, offset, bytes)) : await readRange(readContent(path, { start: offset }), bytes)
    } catch (error) {
      throw inputError(name, error)
    }
    if (found.length !== bytes || createHash('sha256').update(found).digest('hex') !== sha256) throw new AppError('CONFLICT', `${name} changed since the job began`)
    return found
  }

  async close (): Promise<void> {
    await inTurn(this, '', async () => { await this.#forget() })
  }

  async #readNext (path: string, offset: number, bytes: number): Promise<Buffer> {
    if (this.#cursor === undefined || this.#cursor.path !== path || this.#cursor.position > offset) {
      await this.#forget()
      this.#cursor = { path, position: 0, left: Buffer.alloc(0), content: readContent(path) }
    }
    try {
      await this.#take(this.#cursor, offset - this.#cursor.position, false)
      return await this.#take(this.#cursor, bytes, true)
    } catch (error) {
      await this.#forget()
      throw error
    }
  }

  /** Moves on by so many bytes; fewer at the end of the file. */
  async #take (cursor: Cursor, bytes: number, isKept: boolean): Promise<Buffer> {
    const taken: Buffer[] = []
    for (let missing = bytes; missing > 0;) {
      if (cursor.left.length === 0) {
        const next = await cursor.content.next()
        if (next.done === true) break
        cursor.left = next.value
      }
      const piece = cursor.left.subarray(0, missing)
      cursor.left = cursor.left.subarray(piece.length)
      cursor.position += piece.length
      missing -= piece.length
      if (isKept) taken.push(piece)
    }
    return Buffer.concat(taken)
  }

  async #forget (): Promise<void> {
    await this.#cursor?.content.return(undefined).catch(() => {})
    this.#cursor = undefined
  }
}

async function readRange (content: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let missing = bytes
  for await (const piece of content) {
    pieces.push(piece.subarray(0, missing))
    missing -= Math.min(missing, piece.length)
    if (missing === 0) break
  }
  return Buffer.concat(pieces)
}
