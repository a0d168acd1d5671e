// What a role sees of a stored conversation: each value written as the masking policy says. Values that are not shown in any part are not unsealed.

import { createHmac } from 'node:crypto'
import { lesserOf, mayReveal, visibilityFor, VISIBILITY_OPERATORS, type MaskingPolicy, type Visibility } from '../../access/masking-policy.ts'
import { may, type AccessRole } from '../../access/roles.ts'
import type { Message } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import { canonicalValue } from '../../redaction/canonical.ts'
import { writeValue } from '../../redaction/operators.ts'
import { PersonRegister } from '../../redaction/persons.ts'
import { hashTag, numberedTag, plainTag } from '../../tag.ts'
import { plainParts, type KeptConversation, type KeptMessage, type KeptValue, type Review } from './conversation-body.ts'
import type { Counts } from '../privacy.ts'

/** A value in a view. Offsets are half-open and count UTF-16 code units of the text of the VIEW. */
export interface ViewFinding {
  /** Names the value in a reveal, as long as the conversation is not replaced. */
  readonly id: string
  readonly message: number
  /** Null for the name of the message's author. */
  readonly start: number | null
  readonly end: number | null
  readonly type: EntityType
  /** How it is written here; in a view as another role: how that role sees it. */
  readonly visibility: Visibility
  /** How sure detection was, 0 to 1. */
  readonly score: number
  /** Whether the reader may ask for the original, with a reason. */
  readonly canReveal: boolean
  /** What a person said of it; absent: nothing yet. */
  readonly review?: Review
}

export interface View {
  readonly messages: readonly Message[]
  readonly findings: readonly ViewFinding[]
  /** Values shown whole, by type. */
  readonly shown: Counts
}

export function viewOf (kept: KeptConversation, role: AccessRole, policy: MaskingPolicy, pseudonymKey: Uint8Array): View {
  const seen = writerFor(kept, policy, pseudonymKey, (type) => visibilityFor(role, type, policy))
  const write: Write = (value) => {
    const { text, visibility } = seen(value)
    return { text, visibility, canReveal: visibility !== 'show' && may(role, 'reveal') && mayReveal(role, value.type, policy) }
  }
  const views = kept.messages.map((message, index) => viewMessage(message, index, write))
  const findings = views.flatMap((view) => view.findings)
  const shown: Partial<Record<EntityType, number>> = {}
  for (const { type, visibility } of findings) if (visibility === 'show') shown[type] = (shown[type] ?? 0) + 1
  return { messages: views.map(({ message }) => message), findings, shown }
}

/**
 * What another role sees, for who makes the policy: `visibility` says it of each value. The text itself never has more than the reader's own
 * role may see, nor more than the other may.
 */
export function viewAs (kept: KeptConversation, reader: AccessRole, as: AccessRole, policy: MaskingPolicy, pseudonymKey: Uint8Array): View {
  const write = writerFor(kept, policy, pseudonymKey, (type) => lesserOf(visibilityFor(reader, type, policy), visibilityFor(as, type, policy)))
  const views = kept.messages.map((message, index) => viewMessage(message, index, (value) => ({ text: write(value).text, visibility: visibilityFor(as, value.type, policy), canReveal: false })))
  return { messages: views.map(({ message }) => message), findings: views.flatMap(({ findings }) => findings), shown: {} }
}

interface Written { readonly text: string, readonly visibility: Visibility, readonly canReveal: boolean }
type Write = (value: KeptValue) => Written

function viewMessage (kept: KeptMessage, index: number, write: Write): { readonly message: Message, readonly findings: readonly ViewFinding[] } {
  const { author, pieces, values } = kept
  const findings: ViewFinding[] = []
  const nameOf = author === undefined ? undefined : write(author)
  if (author !== undefined && nameOf !== undefined) findings.push(findingOf(author, index, nameOf, null))
  let text = pieces[0] ?? ''
  values.forEach((value, place) => {
    const written = write(value)
    findings.push(findingOf(value, index, written, text.length))
    text += written.text + (pieces[place + 1] ?? '')
  })
  return { message: { ...plainParts(kept), ...(nameOf === undefined ? {} : { author: nameOf.text }), text }, findings }
}

function findingOf ({ id, type, score, review }: KeptValue, message: number, { text, visibility, canReveal }: Written, start: number | null): ViewFinding {
  return { id, message, start, end: start === null ? null : start + text.length, type, visibility, score, canReveal, ...(review === undefined ? {} : { review }) }
}

function writerFor (kept: KeptConversation, policy: MaskingPolicy, pseudonymKey: Uint8Array, visibilityOf: (type: EntityType) => Visibility): (value: KeptValue) => Omit<Written, 'canReveal'> {
  const pseudonym = policy.pseudonyms === 'store' ? storePseudonyms(kept, pseudonymKey) : ({ type, number }: KeptValue) => numberedTag(type, number)
  const visibilities = new Map<EntityType, Visibility>()
  return (value) => {
    const { type } = value
    const visibility = visibilities.get(type) ?? visibilityOf(type)
    visibilities.set(type, visibility)
    return { visibility, text: textOf(value, visibility, pseudonym) }
  }
}

function textOf (value: KeptValue, visibility: Visibility, pseudonym: (value: KeptValue) => string): string {
  if (visibility === 'pseudonym') return pseudonym(value)
  if (visibility === 'hide') return plainTag(value.type)
  return writeValue(value.type, value.read(), VISIBILITY_OPERATORS[visibility], { numberOf: neverAsked, hashKey: new Uint8Array(0) })
}

/** The same for one value, or one person's fullest name, in every stored conversation. */
export function storePseudonyms (kept: KeptConversation, key: Uint8Array): (value: KeptValue) => string {
  const names = kept.messages.flatMap(({ author, values }) => [...values.filter(({ type }) => type === 'PERSON'), ...(author === undefined ? [] : [author])])
  const persons = new PersonRegister(names.map((name) => name.read()))
  return ({ type, read }) => {
    const identity = type === 'PERSON' ? persons.keyOf(read()) : canonicalValue(type, read())
    return hashTag(type, createHmac('sha256', key).update(`${type}\n${identity}`).digest('base64url').slice(0, 16))
  }
}

function neverAsked (): never {
  throw new AppError('INTERNAL')
}
