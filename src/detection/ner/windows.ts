// Cuts a sequence of tokens into overlapping windows and says which window answers for which token.

/** Tokens [start, end) are shown to the model; its answer is used for [from, to). The [from, to) of all windows tile the text. */
export interface Window {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/**
 * Windows over `count` tokens. In an overlap each token is answered by the window in which it is further from the edge.
 * @param size tokens in a window. @param stride tokens from one start to the next, 1 … size.
 */
export function planWindows (count: number, size: number, stride: number): readonly Window[] {
  const windows: Window[] = []
  const half = Math.floor((size - stride) / 2)
  for (let start = 0; start === 0 ? count > 0 : start + size - stride < count; start += stride) {
    const end = Math.min(start + size, count)
    windows.push({
      start,
      end,
      from: start === 0 ? 0 : start + half,
      to: end === count ? count : start + stride + half
    })
  }
  return windows
}
