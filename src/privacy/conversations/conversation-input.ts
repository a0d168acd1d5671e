// Refuses what cannot be kept safely: ids, labels and times of a conversation. Messages name places, never values.

import type { DetectCall } from '../../detection/service.ts'
import { AppError } from '../../errors.ts'
import { compareInstants, isInstant } from '../../store/instants.ts'
import type { PrivacyContext } from '../context.ts'
import type { ConversationInput } from './conversations.ts'

const LONGEST_ID = 200
const LONGEST_LABEL = 100
const MOST_TAGS = 100
const LONGEST_IDENTIFIER = 320
const SUBJECT_FIELDS: readonly string[] = ['email', 'phone', 'accountId']

/** @throws AppError INVALID_REQUEST, INVALID_TEXT. */
export function checkId (id: string): void {
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) throw new AppError('INVALID_REQUEST', `the id must have 1 to ${LONGEST_ID} characters`)
  if (/\p{Surrogate}/u.test(id)) throw new AppError('INVALID_TEXT', 'the id holds a lone surrogate')
}

/**
 * Channel and tags are kept as they are, so that policies can name them: what the rules find in them is refused.
 * @throws AppError INVALID_REQUEST, INVALID_TEXT.
 */
export async function checkLabels ({ detection }: Pick<PrivacyContext, 'detection'>, { channel, tags = [] }: Pick<ConversationInput, 'channel' | 'tags'>, call?: DetectCall): Promise<void> {
  if (tags.length > MOST_TAGS) throw new AppError('INVALID_REQUEST', `at most ${MOST_TAGS} tags`)
  const labels = [...(channel === undefined ? [] : [{ place: 'channel', text: channel }]), ...tags.map((text, index) => ({ place: `tags/${index}`, text }))]
  for (const { place, text } of labels) {
    if (text === '' || text.length > LONGEST_LABEL) throw new AppError('INVALID_REQUEST', `${place} must have 1 to ${LONGEST_LABEL} characters`)
    if (/\p{Surrogate}/u.test(text)) throw new AppError('INVALID_TEXT', `${place} holds a lone surrogate`)
  }
  if (labels.length === 0) return
  const [found] = await detection.detect({ messages: labels.map(({ text }) => ({ role: 'system', text })) }, { engine: 'rules' }, call)
  if (found !== undefined) throw new AppError('INVALID_REQUEST', `${labels[found.message]?.place ?? 'a label'} holds personal data (${found.type}); channel and tags are kept in clear`)
}

/** @throws AppError INVALID_REQUEST. */
export function checkSubject (subject: ConversationInput['subject']): void {
  if (subject === undefined) return
  if (typeof subject !== 'object' || subject === null) throw new AppError('INVALID_REQUEST', 'subject must be an object')
  for (const [name, value] of Object.entries(subject)) {
    if (!SUBJECT_FIELDS.includes(name)) throw new AppError('INVALID_REQUEST', `subject has a property that is not known; known are ${SUBJECT_FIELDS.join(', ')}`)
    if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_IDENTIFIER) throw new AppError('INVALID_REQUEST', `subject/${name} must be a text of 1 to ${LONGEST_IDENTIFIER} characters`)
  }
}

/**
 * When it began, was last written in and was closed; never later than now. Where every message has a time, the last of them is the last activity.
 * @throws AppError INVALID_REQUEST for what is no instant, and for one in the future or before the beginning.
 */
export function checkTimes ({ messages, createdAt, closedAt }: Pick<ConversationInput, 'messages' | 'createdAt' | 'closedAt'>, clock: Date): { readonly createdAt: string, readonly lastActivityAt: string, readonly closedAt: string | null } {
  const now = clock.toISOString()
  const instantOf = (place: string, text: string): string => {
    if (!isInstant(text)) throw new AppError('INVALID_REQUEST', `${place} is not an ISO 8601 instant`)
    return new Date(text).toISOString()
  }
  const past = (place: string, text: string): string => {
    const instant = instantOf(place, text)
    if (compareInstants(instant, now) > 0) throw new AppError('INVALID_REQUEST', `${place} is in the future`)
    return instant
  }
  const written = messages.flatMap(({ at }, index) => at === undefined ? [] : [instantOf(`messages/${index}/at`, at)]).sort(compareInstants)
  const begun = createdAt === undefined ? [now, ...written].sort(compareInstants)[0] ?? now : past('createdAt', createdAt)
  const last = written.length < messages.length ? now : written.at(-1) ?? now
  const lastActivityAt = [last, now].sort(compareInstants)[0] ?? now
  const closed = closedAt === undefined ? null : past('closedAt', closedAt)
  if (closed !== null && compareInstants(closed, begun) < 0) throw new AppError('INVALID_REQUEST', 'closedAt is before createdAt')
  return { createdAt: begun, lastActivityAt: compareInstants(lastActivityAt, begun) < 0 ? begun : lastActivityAt, closedAt: closed }
}
