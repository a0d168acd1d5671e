// Scores by character and by token: how much of what is labelled carries the right type, whatever the borders.

import type { EntityType } from '../entities.ts'
import type { TypeCounts } from './counts.ts'
import type { GoldRecord, TypedSpan } from './record.ts'
import { addScores, scoresOf, type Scores } from './scores.ts'
import { isCounted, TOKEN } from './signs.ts'

export interface LevelFigures {
  readonly micro: Scores
  readonly byType: ReadonlyMap<EntityType, Scores>
}

/** Letters and digits; tokens with at least one of them, which have the type at their first character. */
export class LevelCollector {
  readonly #chars = new Map<EntityType, TypeCounts>()
  readonly #tokens = new Map<EntityType, TypeCounts>()

  add ({ conversation, spans, ignored }: GoldRecord, predicted: readonly TypedSpan[]): void {
    conversation.messages.forEach(({ text }, message) => {
      const [gold, found] = [spans, predicted].map((list) => list.filter((span) => span.message === message))
      if (gold === undefined || found === undefined || gold.length + found.length === 0) return
      const left = ignored.filter((span) => span.message === message)
      const types = typesAt(text, gold)
      const foundTypes = typesAt(text, found)
      const isLeft = (at: number): boolean => types[at] === undefined && left.some(({ start, end }) => start <= at && at < end)
      for (let at = 0; at < text.length; at++) if (isCounted(text, at) && !isLeft(at)) count(this.#chars, types[at], foundTypes[at])
      for (const { 0: token, index } of text.matchAll(TOKEN)) {
        if (isCounted(token, 0) && !isLeft(index)) count(this.#tokens, types[index], foundTypes[index])
      }
    })
  }

  finish (): { readonly characters: LevelFigures, readonly tokens: LevelFigures } {
    return { characters: figures(this.#chars), tokens: figures(this.#tokens) }
  }
}

/** The type at each UTF-16 unit; of spans inside each other the last given. */
function typesAt (text: string, spans: readonly TypedSpan[]): Array<EntityType | undefined> {
  const types = new Array<EntityType | undefined>(text.length).fill(undefined)
  for (const { start, end, type } of spans) types.fill(type, start, end)
  return types
}

function count (counts: Map<EntityType, TypeCounts>, gold: EntityType | undefined, found: EntityType | undefined): void {
  if (gold === undefined && found === undefined) return
  if (gold === found && gold !== undefined) { of(counts, gold).truePositives += 1; return }
  if (gold !== undefined) of(counts, gold).falseNegatives += 1
  if (found !== undefined) of(counts, found).falsePositives += 1
}

function of (counts: Map<EntityType, TypeCounts>, type: EntityType): TypeCounts {
  const known = counts.get(type) ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
  counts.set(type, known)
  return known
}

function figures (counts: ReadonlyMap<EntityType, TypeCounts>): LevelFigures {
  return { micro: scoresOf(addScores(counts.values())), byType: new Map([...counts].map(([type, one]) => [type, scoresOf(one)])) }
}
