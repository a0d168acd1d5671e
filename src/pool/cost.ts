// How long work will take, roughly, and how a conversation that takes too long is cut. The figures are of one slow core.

import type { Conversation, Engine } from '../conversation.ts'
import type { ModelSpan } from '../detection/ner/model.types.ts'
import type { Slice } from './protocol.ts'

/** A task must not hold a worker longer: nothing may stop a running inference, and others wait. */
export const TASK_BUDGET_MS = 200

/** About 20,000 tokens a second; ASCII text has 3–4 characters a token, other scripts one. */
const MODEL_MS_PER_ASCII = 0.015
const MODEL_MS_PER_OTHER = 0.05
const RULES_MS_PER_CHAR = 0.001
const MS_PER_MESSAGE = 0.05

/** Where a long text may be cut, best first. */
const CUTS: readonly RegExp[] = [/\n/g, /[.!?。！？](?=\s|$|[^\x00-\x7F])/g, /[\s、，]/g]
/** A slice is cut in its last third at the latest good place, so that slices stay few. */
const CUT_SEARCH_SHARE = 1 / 3
/** More of the text before than any model takes as context. */
const PREVIOUS_CHARS = 400

export function costMs ({ messages }: Conversation, engine: Engine): number {
  return messages.reduce((sum, { text }) => sum + textCostMs(text, engine), 0)
}

export function textCostMs (text: string, engine: Engine): number {
  const rules = MS_PER_MESSAGE + text.length * RULES_MS_PER_CHAR
  if (engine === 'rules') return rules
  let others = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7F) others++
  return rules + others * MODEL_MS_PER_OTHER + (text.length - others) * MODEL_MS_PER_ASCII
}

/** A slice and where it stands: message index and offset in UTF-16 units of its text. */
export interface PlacedSlice extends Slice {
  readonly message: number
  readonly offset: number
}

/** Cuts every message into slices within the budget, at line, sentence or word ends; never inside a surrogate pair. */
export function sliceConversation ({ messages }: Conversation): PlacedSlice[] {
  const most = Math.floor(TASK_BUDGET_MS / MODEL_MS_PER_OTHER)
  return messages.flatMap(({ text }, message) => {
    const slices: PlacedSlice[] = []
    for (let offset = 0; offset < text.length;) {
      const end = cutAfter(text, offset, most)
      const before = offset === 0 ? messages[message - 1]?.text ?? '' : text.slice(0, offset)
      const previous = before.slice(-PREVIOUS_CHARS)
      slices.push({ text: text.slice(offset, end), previous, message, offset })
      offset = end
    }
    return slices
  })
}

function cutAfter (text: string, offset: number, most: number): number {
  const hardEnd = offset + most
  if (hardEnd >= text.length) return text.length
  const searchFrom = Math.floor(hardEnd - most * CUT_SEARCH_SHARE)
  const tail = text.slice(searchFrom, hardEnd)
  for (const cut of CUTS) {
    const last = [...tail.matchAll(cut)].at(-1)
    if (last !== undefined) return searchFrom + last.index + last[0].length
  }
  return isLowSurrogate(text.charCodeAt(hardEnd)) ? hardEnd - 1 : hardEnd
}

function isLowSurrogate (unit: number): boolean {
  return unit >= 0xDC00 && unit <= 0xDFFF
}

/** Groups slices, in order, into packs of at most the budget (but at least one slice). */
export function packSlices (slices: readonly PlacedSlice[]): PlacedSlice[][] {
  const packs: PlacedSlice[][] = []
  let cost = Infinity
  for (const slice of slices) {
    cost += textCostMs(slice.text, 'hybrid')
    if (cost > TASK_BUDGET_MS) {
      packs.push([])
      cost = textCostMs(slice.text, 'hybrid')
    }
    packs.at(-1)?.push(slice)
  }
  return packs
}

/** Puts the spans of slices back into their messages. */
export function placeSpans (
  { messages }: Conversation, slices: readonly PlacedSlice[], spans: ReadonlyArray<readonly ModelSpan[]>
): ReadonlyArray<readonly ModelSpan[]> {
  const placed: ModelSpan[][] = messages.map(() => [])
  slices.forEach(({ message, offset }, index) => {
    for (const span of spans[index] ?? []) placed[message]?.push({ ...span, start: span.start + offset, end: span.end + offset })
  })
  return placed
}
