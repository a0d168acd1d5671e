// Chooses where in a pattern to look for it: the part that ordinary text holds most seldom, behind a beginning of bounded length.

import { mayBeEmpty, type Part } from './regex-parts.ts'

/** A pattern matches only where `part` does, between `least` and `most` UTF-16 code units behind the start of the match. */
export interface Anchor {
  readonly part: Part
  readonly least: number
  readonly most: number
}

/** A longer beginning would make every anchor cost too many tries. */
const MAX_BEFORE = 100
/** The share of a character that the sample does not hold. */
const SELDOM = 0.0008
/** What customers and agents write: only the shares of its characters count. */
const SAMPLE = [
  'hi, my order has not arrived yet and the tracking page says delivered. could you please check where it is? i was at home all day on tuesday.',
  'Hello, thank you for contacting us! I am sorry to hear that. Let me look into your account right away. May I have the number of your order?',
  'it is 48213 from 3 May, total 59.90. the app shows an error when I log in, so I cannot change the address or the card myself.',
  'お世話になっております。先日注文した商品がまだ届いていないのですが、確認していただけますでしょうか。',
  'ご連絡ありがとうございます。ご不便をおかけして申し訳ございません。注文番号とお名前をお知らせください。',
  'はい、よろしくお願いします。ログインの画面でエラーが出てしまい、変更できませんでした。'
].join('\n')

/** Each character of the sample, and how often it stands there. */
const TIMES: ReadonlyMap<string, number> = timesOf(SAMPLE)

/** An anchor must be so many times cheaper than the whole pattern: nothing is known of what stands before it. */
const WORTH = 4
/** Patterns that cost less are looked for from their start. */
const CHEAP = 0.1
/** An anchor begins with a character that is no more common than this: no walk begins within a word. */
const SELDOM_FIRST = 0.05
/** What one try of a regex costs, in steps of the automaton. */
const TRY = 12
/** Copies of a part that are weighed. */
const MAX_COPIES = 12

/** Of a part: how many characters of it ordinary text is expected to match at one place, and the chance that it matches all. */
interface Weight {
  readonly steps: number
  readonly chance: number
}

const CERTAIN: Weight = { steps: 0, chance: 1 }
const EMPTY: Part = { kind: 'sequence', parts: [] }

/** @param shareOf the share of ordinary text's characters that one character of the regex matches. */
export function anchorOf (pattern: Part, shareOf: (source: string) => number): Anchor {
  const parts = unrolled(pattern)
  const weights = weightsOfRests(parts, shareOf)
  const whole: Anchor = { part: pattern, least: 0, most: 0 }
  const cost = costOf(whole, weights[0])
  if (cost < CHEAP) return whole
  let [best, lowest] = [whole, cost / WORTH]
  let [least, most] = [0, 0]
  for (const [index, part] of parts.entries()) {
    const anchor: Anchor = { part: { kind: 'sequence', parts: parts.slice(index) }, least, most }
    const anchorCost = costOf(anchor, weights[index])
    if (most > 0 && anchorCost < lowest && firstShare(anchor.part, shareOf) < SELDOM_FIRST) [best, lowest] = [anchor, anchorCost]
    const [shortest, longest] = lengthOf(part)
    least += shortest
    most += longest
    if (most > MAX_BEFORE) break
  }
  return best
}

/** The share of the sample's characters that a regex of one character matches. */
export function shareIn (regex: RegExp): number {
  let count = 0
  for (const [character, times] of TIMES) if (regex.test(character)) count += times
  return Math.max(SELDOM, count / SAMPLE.length)
}

/** The share of the characters that the part may begin with. */
function firstShare (part: Part, shareOf: (source: string) => number): number {
  switch (part.kind) {
    case 'character': return shareOf(part.source)
    case 'choice': return part.branches.reduce((sum, branch) => sum + firstShare(branch, shareOf), 0)
    case 'repeat': return firstShare(part.part, shareOf)
    case 'assertion': return 0
    case 'anything': return 1
    case 'sequence': {
      let share = 0
      for (const each of part.parts) {
        share += firstShare(each, shareOf)
        if (!mayBeEmpty(each)) return share
      }
      return 1
    }
  }
}

/** What looking for an anchor costs at each place of ordinary text, in steps of the automaton. */
function costOf ({ least, most }: Anchor, { steps, chance }: Weight = CERTAIN): number {
  return steps + chance * (most - least + 1) * TRY
}

/** Of each part, the weight of it and all behind it. */
function weightsOfRests (parts: readonly Part[], shareOf: (source: string) => number): readonly Weight[] {
  const weights: Weight[] = []
  let rest = CERTAIN
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    rest = followed(weightOf(parts[index] ?? EMPTY, shareOf), rest)
    weights[index] = rest
  }
  return weights
}

function weightOf (part: Part, shareOf: (source: string) => number): Weight {
  switch (part.kind) {
    case 'character': return { steps: shareOf(part.source), chance: shareOf(part.source) }
    case 'sequence': return weightsOfRests(part.parts, shareOf)[0] ?? CERTAIN
    case 'choice': {
      let [steps, chance] = [0, 0]
      for (const branch of part.branches) {
        const weight = weightOf(branch, shareOf)
        steps = Math.max(steps, weight.steps)
        chance = Math.min(1, chance + weight.chance)
      }
      return { steps, chance }
    }
    case 'repeat': return repeated(weightOf(part.part, shareOf), part.least, part.most)
    default: return CERTAIN
  }
}

function repeated (copy: Weight, least: number, most: number): Weight {
  let steps = 0
  for (let copies = Math.min(most, MAX_COPIES); copies > 0; copies -= 1) steps = copy.steps + copy.chance * steps
  return { steps, chance: copy.chance ** Math.min(least, MAX_COPIES) }
}

function followed (a: Weight, b: Weight): Weight {
  return { steps: a.steps + a.chance * b.steps, chance: a.chance * b.chance }
}

/** The parts in a row: the first copy of what must occur stands for itself. */
function unrolled (part: Part): readonly Part[] {
  if (part.kind === 'sequence') return part.parts.flatMap(unrolled)
  if (part.kind !== 'repeat' || part.least === 0 || part.part.kind === 'character') return [part]
  return [...unrolled(part.part), { ...part, least: part.least - 1, most: part.most - 1 }]
}

/** The least and most UTF-16 code units that the part matches. */
function lengthOf (part: Part): readonly [least: number, most: number] {
  switch (part.kind) {
    case 'character': return [1, isOneUnit(part.source) ? 1 : 2]
    case 'assertion': return [0, 0]
    case 'anything': return [0, Infinity]
    case 'sequence': return part.parts.map(lengthOf).reduce(([least, most], [shortest, longest]) => [least + shortest, most + longest], [0, 0])
    case 'choice': {
      const lengths = part.branches.map(lengthOf)
      return [Math.min(...lengths.map(([least]) => least)), Math.max(...lengths.map(([, most]) => most))]
    }
    case 'repeat': {
      const [least, most] = lengthOf(part.part)
      return [least * part.least, part.most === 0 ? 0 : most * part.most]
    }
  }
}

/** Whether a character is surely one code unit: neither a pair nor a set that may hold pairs. */
function isOneUnit (source: string): boolean {
  if (source.length === 1) return source !== '.'
  return /^(?:\[(?!\^)|\\)/u.test(source) && !/\\[pPDSW]|\\u\{|[\u{10000}-\u{10FFFF}]/u.test(source)
}

function timesOf (text: string): Map<string, number> {
  const times = new Map<string, number>()
  for (const character of text) times.set(character, (times.get(character) ?? 0) + 1)
  return times
}
