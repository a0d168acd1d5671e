// Opens a data file as text: UTF-8 with or without a byte order mark, gzip by its ending; whole, by lines, or its first characters.

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
}

const BYTE_ORDER_MARK = /^\uFEFF/u

/** A stream of UTF-8 text. Bytes that are not UTF-8 arrive as U+FFFD. */
export function openText (path: string): Readable {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return file.setEncoding('utf8')
  const plain = createGunzip()
  file.on('error', (error) => { plain.destroy(error) })
  return file.pipe(plain).setEncoding('utf8')
}

/** The lines without their endings (LF, CRLF, CR). */
export async function * readLines (path: string): AsyncGenerator<Line> {
  let number = 0
  const input = openText(path)
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    yield { number, text: number === 1 ? text.replace(BYTE_ORDER_MARK, '') : text }
  }
  // readline swallows an error of its input.
  if (input.errored !== null) throw input.errored
}

/** Pieces of the file as they come, without the byte order mark. */
export async function * readPieces (path: string): AsyncGenerator<string> {
  let isFirst = true
  for await (const piece of openText(path) as AsyncIterable<string>) {
    yield isFirst ? piece.replace(BYTE_ORDER_MARK, '') : piece
    isFirst = false
  }
}

export async function readHead (path: string, atLeast: number): Promise<string> {
  let head = ''
  for await (const piece of readPieces(path)) {
    head += piece
    if (head.length >= atLeast) break
  }
  return head
}
