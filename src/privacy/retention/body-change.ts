// One stored conversation changed for good by retention: messages removed, values redacted or pseudonymised. Its clock is not touched.

import type { EntityType } from '../../entities.ts'
import type { PurgeTotals } from '../../store/retention-records.ts'
import { numberedTag } from '../../tag.ts'
import { replaceValues, type KeptConversation, type KeptMessage, type KeptValue } from '../conversations/conversation-body.ts'
import type { BodyChange, ValueRule } from './retention-rules.ts'
import { storePseudonyms } from '../conversations/views.ts'

/** A value that a pseudonym stands for from now on. */
export interface Mapped {
  readonly pseudonym: string
  readonly value: KeptValue
  readonly until: string
}

export interface ChangedBody {
  readonly kept: KeptConversation
  /** What is gone from the text. */
  readonly removed: Pick<PurgeTotals, 'messages' | 'counts'>
  readonly mapped: readonly Mapped[]
}

/** Undefined when nothing in it is meant. @param pseudonymKey see `Vault`. */
export function changeBody (kept: KeptConversation, change: BodyChange, pseudonymKey: Uint8Array): ChangedBody | undefined {
  const counts: Partial<Record<EntityType, number>> = {}
  const count = ({ type }: KeptValue): void => { counts[type] = (counts[type] ?? 0) + 1 }
  const mapped: Mapped[] = []
  const pseudonymOf = change.pseudonymise.length === 0 ? undefined : storePseudonyms(kept, pseudonymKey)

  const left = kept.messages.filter(({ role }) => !change.erase.has(role))
  for (const message of kept.messages) if (change.erase.has(message.role)) valuesOf(message).forEach(count)
  const messages = left.map((message) => replaceValues(message, (value) => {
    if (ruleFor(change.redact, message, value) !== undefined) { count(value); return numberedTag(value.type, value.number) }
    const rule = ruleFor(change.pseudonymise, message, value)
    if (rule === undefined || pseudonymOf === undefined) return undefined
    count(value)
    const pseudonym = pseudonymOf(value)
    if (rule.mappingUntil !== undefined) mapped.push({ pseudonym, value, until: rule.mappingUntil })
    return pseudonym
  }))

  const removedMessages = kept.messages.length - left.length
  if (removedMessages === 0 && Object.keys(counts).length === 0) return undefined
  return { kept: { ...kept, messages }, removed: { messages: removedMessages, counts }, mapped }
}

function valuesOf ({ author, values }: KeptMessage): readonly KeptValue[] {
  return author === undefined ? values : [author, ...values]
}

function ruleFor (rules: readonly ValueRule[], { role }: KeptMessage, { type }: KeptValue): ValueRule | undefined {
  return rules.find((rule) => (rule.role === undefined || rule.role === role) && (rule.types === undefined || rule.types.has(type)))
}
