// Shortens the parts of a regex to its beginning: what is left matches wherever the whole does, and maybe elsewhere.

import type { Part } from './regex-parts.ts'

/** Copies of a repetition that are read. */
export const MAX_COPIES = 12
/** Characters of a pattern that are read, those of all branches together. */
const MAX_CHARACTERS = 800
const LEAST_SHARE = 16

const ANYTHING: Part = { kind: 'anything' }

export function beginningOf (part: Part): Part {
  return within(part, MAX_CHARACTERS)
}

function within (part: Part, budget: number): Part {
  if (sizeOf(part) <= budget) return part
  switch (part.kind) {
    case 'sequence': return { kind: 'sequence', parts: firstParts(part.parts, budget) }
    case 'choice': return { kind: 'choice', branches: part.branches.map((branch) => within(branch, Math.max(LEAST_SHARE, Math.floor(budget / part.branches.length)))) }
    case 'repeat': return part.least === 0 ? ANYTHING : { kind: 'sequence', parts: [within(part.part, budget), ANYTHING] }
    default: return part
  }
}

/** As many parts as fit, and the beginning of the next. */
function firstParts (parts: readonly Part[], budget: number): readonly Part[] {
  let left = budget
  for (const [index, part] of parts.entries()) {
    if (sizeOf(part) > left) return [...parts.slice(0, index), left === budget || left > LEAST_SHARE ? within(part, left) : ANYTHING, ANYTHING]
    left -= sizeOf(part)
  }
  return parts
}

const sizes = new WeakMap<Part, number>()

function sizeOf (part: Part): number {
  const known = sizes.get(part)
  if (known !== undefined) return known
  const size = countOf(part)
  sizes.set(part, size)
  return size
}

function countOf (part: Part): number {
  switch (part.kind) {
    case 'character': return 1
    case 'sequence': return part.parts.reduce((sum, each) => sum + sizeOf(each), 0)
    case 'choice': return part.branches.reduce((sum, each) => sum + sizeOf(each), 0)
    case 'repeat': return sizeOf(part.part) * Math.min(part.most, MAX_COPIES)
    default: return 0
  }
}
