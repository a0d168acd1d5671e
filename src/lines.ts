// Splits a stream of bytes into lines, in memory bounded by the longest line that is allowed.

const NEWLINE = 0x0A
const SPACE = 0x20

/** A line without its end; `bytes` is undefined where it was longer than allowed. Numbers count from 1. */
export interface Line {
  readonly number: number
  readonly bytes: Buffer | undefined
}

/** Yields each line of `input` that is not blank; a last line needs no line end. */
export async function * readLines (input: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line, undefined> {
  let number = 1
  let pieces: Buffer[] = []
  let size = 0
  for await (const chunk of input) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      collect(chunk.subarray(from, end))
      if (!isBlank()) yield line()
      from = end + 1
      number += 1
      ;[pieces, size] = [[], 0]
    }
    collect(chunk.subarray(from))
  }
  if (!isBlank()) yield line()

  function collect (piece: Buffer): void {
    size += piece.length
    if (size > maxBytes) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }

  function isBlank (): boolean {
    return size <= maxBytes && pieces.every((piece) => piece.every((byte) => byte <= SPACE))
  }

  function line (): Line {
    return { number, bytes: size > maxBytes ? undefined : Buffer.concat(pieces) }
  }
}
