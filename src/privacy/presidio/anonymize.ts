// Anonymize and deanonymize: operators over results that the caller already has, written down before the answer leaves.

import type { AuditFact } from '../../audit/entry.ts'
import type { EntityType } from '../../entities.ts'
import type { Span } from '../../redaction/presidio/conflicts.ts'
import { anonymize as anonymizeText, deanonymize as deanonymizeText, type OperatorConfigs, type Rewritten } from '../../redaction/presidio/rewrite.ts'
import { checkConversation } from '../check-input.ts'
import { factOf } from '../context.ts'
import type { Actor } from '../privacy.ts'
import type { PresidioContext } from './context.ts'
import { typeOfName } from './entities.ts'
import type { AnonymizeInput, DeanonymizeInput } from './presidio.ts'

/** Counts what has a name that the caller made up: such a name could be personal itself, and the log keeps none. */
const OTHER: EntityType = 'CUSTOM_OTHER'

export async function anonymize (context: PresidioContext, actor: Actor, inputs: readonly AnonymizeInput[], operators: OperatorConfigs): Promise<readonly Rewritten[]> {
  checkTexts(context, inputs)
  const rewritten = inputs.map(({ text, results }) => anonymizeText(text, results, operators))
  await writeDown(context, actor, 'redact', 'presidio.anonymize', rewritten)
  return rewritten
}

export async function deanonymize (context: PresidioContext, actor: Actor, inputs: readonly DeanonymizeInput[], operators: OperatorConfigs): Promise<readonly Rewritten[]> {
  checkTexts(context, inputs)
  const rewritten = inputs.map(({ text, spans }) => deanonymizeText(text, spans, operators))
  await writeDown(context, actor, 'deanonymize', 'presidio.deanonymize', rewritten)
  return rewritten
}

/** @throws AppError TEXT_TOO_LARGE, TOO_MANY_MESSAGES, INVALID_TEXT. */
function checkTexts ({ limits }: PresidioContext, inputs: ReadonlyArray<{ readonly text: string }>): void {
  if (inputs.length > 0) checkConversation({ messages: inputs.map(({ text }) => ({ role: 'customer', text })) }, limits)
}

async function writeDown (context: PresidioContext, actor: Actor, action: AuditFact['action'], detail: string, rewritten: readonly Rewritten[]): Promise<void> {
  const counts = { ...countByName(rewritten.flatMap(({ items }) => items)), messages: rewritten.length }
  await context.store.commit([{ kind: 'audit', fact: factOf(context, actor, action, { counts, detail }) }])
}

function countByName (items: readonly Span[]): Partial<Record<EntityType, number>> {
  const counts: Partial<Record<EntityType, number>> = {}
  for (const { entityType } of items) {
    const type = typeOfName(entityType) ?? OTHER
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}
