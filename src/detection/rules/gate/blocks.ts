// A long text in blocks: what a rule needs is looked for block by block, so that one card number does not wake every rule for a book.

/** `text` is the text from `offset`; matches that begin in `[from, to)` belong to the block, the rest of `text` is margin. */
export interface Block {
  readonly text: string
  readonly offset: number
  readonly from: number
  readonly to: number
}

const SIZE = 1024
/** More than any look-behind, context window or name reaches. */
const MARGIN = 192

/** Blocks in order; a short text is one block. Cuts never split a surrogate pair. */
export function * blocksOf (text: string): Generator<Block> {
  if (text.length <= SIZE + MARGIN) {
    yield { text, offset: 0, from: 0, to: text.length }
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
