// A long text in blocks: what a rule needs is looked for block by block, so that one card number does not wake every rule for a book.

/** `text` is the text from `offset`; matches that begin in `[from, to)` belong to the block, the rest of `text` is margin. */
export interface Block {
  readonly text: string
  readonly offset: number
  readonly from: number
  readonly to: number
}

const SIZE = 1024
/** More than any look-behind, context window or name reaches; longer patterns are run on the whole text. */
export const MARGIN = 192

/** Patterns of at least so many digits and at most so many units run only around clusters of digits. */
export const DENSE = { digits: 5, length: 80 }
/** More than the marks between the digits of any pattern together; a requirement counts at most 4 of one kind. */
const MAX_GAP = 12

/** The whole text as one block. */
export function wholeBlock (text: string): Block {
  return { text, offset: 0, from: 0, to: text.length }
}

/** Blocks in order; a short text is one block. Cuts never split a surrogate pair. */
export function * blocksOf (text: string): Generator<Block> {
  if (text.length <= SIZE + MARGIN) {
    yield wholeBlock(text)
    return
  }
  for (let from = 0; from < text.length;) {
    const to = whole(text, Math.min(text.length, from + SIZE))
    const [offset, end] = [whole(text, Math.max(0, from - MARGIN)), whole(text, Math.min(text.length, to + MARGIN))]
    yield { text: text.slice(offset, end), offset, from, to }
    from = to
  }
}

function whole (text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xDC00 && code <= 0xDFFF && at < text.length ? at + 1 : at
}

/** Windows around the clusters of at least `DENSE.digits` digits; windows that touch are one. */
export function denseBlocksOf (text: string): Block[] {
  const blocks: Block[] = []
  for (const { start, end, digits } of clustersOf(text)) {
    if (digits < DENSE.digits) continue
    const from = Math.max(0, start - DENSE.length)
    const last = blocks.at(-1)
    if (last !== undefined && from <= last.to) blocks[blocks.length - 1] = around(text, last.from, end)
    else blocks.push(around(text, from, end))
  }
  return blocks
}

function around (text: string, from: number, to: number): Block {
  const [offset, end] = [whole(text, Math.max(0, from - DENSE.length)), whole(text, Math.min(text.length, to + 2 * DENSE.length))]
  return { text: text.slice(offset, end), offset, from, to }
}

export interface Cluster { readonly start: number, readonly end: number, readonly digits: number }

/** Digits with short gaps that hold no Latin letters: what may be one number. */
export function clustersOf (text: string): Cluster[] {
  const clusters: Cluster[] = []
  let [start, end, digits] = [0, 0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) {
      if (digits === 0) start = at
      digits += 1
      end = at + 1
    } else if (digits > 0 && (isLetter(code) || at - end >= MAX_GAP)) {
      clusters.push({ start, end, digits })
      digits = 0
    }
  }
  if (digits > 0) clusters.push({ start, end, digits })
  return clusters
}

function isLetter (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A)
}
