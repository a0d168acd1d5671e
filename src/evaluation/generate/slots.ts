// What a slot of a template becomes: a labelled value, or text that is not personal. Each language has its own table.

import type { EntityType } from '../../entities.ts'
import type { Draw } from '../random.ts'

/** A made-up person, whose names and addresses belong together. */
export interface MadeUpPerson {
  readonly full: string
  readonly first: string
  readonly last: string
  /** In Latin letters, for addresses. */
  readonly latin: string
}

export interface Slot {
  /** Null: not personal. */
  readonly type: EntityType | null
  readonly make: (draw: Draw, person: MadeUpPerson) => string
}

export interface LanguageTables {
  readonly slots: Readonly<Record<string, Slot>>
  /** One a conversation: lines of `C:`, `A:` or `B:` (customer, agent, bot) with `{slots}`. */
  readonly templates: readonly string[]
  makePerson (draw: Draw): MadeUpPerson
  /** How people write: changes no length. Applied to a customer's whole message. */
  restyle (text: string, draw: Draw): string
}

/** Conversations are separated by empty lines. */
export function splitTemplates (text: string): readonly string[] {
  return text.trim().split(/\n\s*\n/u)
}
