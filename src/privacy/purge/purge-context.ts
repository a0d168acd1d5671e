// What the use cases of retention share: what they work with, turns, and the identifiers of a person.

import { AppError } from '../../errors.ts'
import type { RecordContext } from '../context.ts'
import { wantedTokens, type Identifiers } from '../conversations/search-tokens.ts'
import type { Vault } from '../vault/vault.ts'

/** Without a vault there are retention records alone. */
export interface PurgeContext extends RecordContext {
  readonly vault?: Vault
}

/** Identifiers of one person; each in one written form or several. A name alone identifies nobody. */
export type PersonIdentifiers = Readonly<Partial<Record<'email' | 'phone' | 'card' | 'accountId', string | readonly string[]>>>

const IDENTIFIERS = ['email', 'phone', 'card', 'accountId'] as const
const MOST_IDENTIFIERS = 100
const LONGEST_IDENTIFIER = 500
const LONGEST_REASON = 500

/** One after the other: batches of purges, and changes of holds and policies. What a batch decided by holds while it works. */
export async function inRetentionTurn<T> ({ store }: PurgeContext, work: () => Promise<T>): Promise<T> {
  return await store.inTurn('retention', work)
}

/** Keyed hashes of every identifier, in all the forms that searching knows. @throws AppError INVALID_REQUEST, NOT_READY. */
export function tokensOfPerson (context: PurgeContext, subject: PersonIdentifiers): readonly string[] {
  if (Object.keys(subject).some((name) => !(IDENTIFIERS as readonly string[]).includes(name))) throw new AppError('INVALID_REQUEST', `subject may have ${IDENTIFIERS.join(', ')}`)
  const given = identifiersOf(subject)
  if (given.length === 0 || given.length > MOST_IDENTIFIERS) throw new AppError('INVALID_REQUEST', `subject must have 1 to ${MOST_IDENTIFIERS} identifiers`)
  const vault = vaultOf(context)
  return [...new Set(given.flatMap(([kind, value]) => wantedTokens(vault, { [kind]: value } as Identifiers).flat()))]
}

export function identifiersOf (subject: PersonIdentifiers): ReadonlyArray<readonly [typeof IDENTIFIERS[number], string]> {
  return IDENTIFIERS.flatMap((kind) => [subject[kind] ?? []].flat().map((value) => {
    if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_IDENTIFIER) throw new AppError('INVALID_REQUEST', `subject/${kind} must be a text of 1 to ${LONGEST_IDENTIFIER} characters, or a list of them`)
    return [kind, value] as const
  }))
}

/** @throws AppError NOT_READY. */
export function vaultOf ({ vault }: PurgeContext): Vault {
  if (vault === undefined) throw new AppError('NOT_READY', 'this process keeps no conversations')
  return vault
}

/** @throws AppError INVALID_REQUEST when there is none. */
export function checkReason (reason: unknown): string {
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST_REASON || /\p{Surrogate}/u.test(reason)) throw new AppError('INVALID_REQUEST', `reason must be a text of 1 to ${LONGEST_REASON} characters`)
  return reason
}
