// What the test of many processes needs: conversations with values that are known, interactive callers that judge each answer, and progress.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Served } from '../helpers/served.ts'

export const MESSAGES_EACH = 4
const REFUSALS: ReadonlySet<string> = new Set(['DATABASE_UNAVAILABLE', 'QUEUE_FULL', 'NOT_READY'])
const PAUSE_MS = 25
const EVERY_KEPT = 5
const NAMES = ['Maria Gonzalez', 'John Smith', '田中太郎', 'Priya Raman', '佐藤花子']

/** A number that passes for a card's, another one for each `number`. */
export function cardOf (number: number): string {
  const digits = `4539${String(number).padStart(11, '0')}`
  const sum = [...digits].reverse().reduce((total, digit, at) => total + (at % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0 : Number(digit)), 0)
  return `${digits}${(10 - sum % 10) % 10}`
}

/** A conversation with a name, an e-mail address and a card. */
export function conversationOf (number: number) {
  return {
    id: `t${number}`,
    messages: [
      { role: 'customer', text: `Hello, my name is ${NAMES[number % NAMES.length]}. My parcel has not come yet.` },
      { role: 'agent', text: 'I am sorry. Which e-mail address and card did you order with?' },
      { role: 'customer', text: `It was customer.${number}@example.com, and card ${cardOf(number)}, thank you` },
      { role: 'agent', text: 'Thank you. It will be there tomorrow before noon, at the door.' }
    ]
  }
}

export function secretsOf (number: number): readonly string[] {
  return [`customer.${number}@example.com`, cardOf(number)]
}

/** A server of which callers know whether it may be gone. */
export interface Target {
  readonly server: Served
  isDown: boolean
  /** Rises with each kill. */
  kills: number
}

export interface Traffic {
  right: number
  /** By code of the answer 503. */
  readonly refused: Record<string, number>
  /** Calls that a killed server never answered. */
  unanswered: number
  /** What must not be: status, code, or what was wrong with an answer; no text. */
  readonly wrong: string[]
  /** Ids of conversations whose redaction was answered, and of those that were kept. */
  readonly redacted: string[]
  readonly kept: string[]
  sent: number
}

/** Calls every server until `over`: redactions, and now and then a conversation that is kept and read again elsewhere. */
export function startTraffic (targets: readonly Target[], agentKey: string, over: AbortSignal): { readonly traffic: Traffic, readonly ended: Promise<unknown> } {
  const traffic: Traffic = { right: 0, refused: {}, unanswered: 0, wrong: [], redacted: [], kept: [], sent: 0 }
  const call = async (target: Target, other: Target, number: number): Promise<void> => {
    const id = `live-${number}`
    if (number % EVERY_KEPT !== 0) {
      const text = `Please write to customer.${number}@example.com about card ${cardOf(number)}`
      const answer = await ask(target, traffic, { method: 'POST', path: '/v1/redact', body: { conversation: { id, messages: [{ role: 'customer', text }] } }, wanted: 200 })
      if (answer === undefined) return
      traffic.redacted.push(id)
      judge(traffic, answer.conversation?.messages?.[0]?.text === 'Please write to [EMAIL_ADDRESS_1] about card [CREDIT_CARD_1]', 'a redaction')
    } else {
      const { messages } = conversationOf(number)
      if (await ask(target, traffic, { method: 'PUT', path: `/v1/conversations/${id}`, body: { messages }, wanted: 201 }) === undefined) return
      traffic.kept.push(id)
      const view = await ask(other, traffic, { method: 'GET', path: `/v1/conversations/${id}`, key: agentKey, wanted: 200 })
      if (view !== undefined) judge(traffic, !secretsOf(number).some((secret) => JSON.stringify(view).includes(secret)), 'a view')
    }
  }
  const caller = async (target: Target, other: Target): Promise<void> => {
    while (!over.aborted) {
      const startedAt = performance.now()
      await call(target, other, 1_000_000 + traffic.sent++)
      // A caller that never rests would leave a slow machine no time for the job.
      await sleep(Math.max(PAUSE_MS, 2 * (performance.now() - startedAt)))
    }
  }
  const callers = targets.map(async (target, at) => { await caller(target, targets[(at + 1) % targets.length] ?? target) })
  return { traffic, ended: Promise.all(callers) }
}

function judge (traffic: Traffic, isRight: boolean, what: string): void {
  if (isRight) traffic.right += 1
  else traffic.wrong.push(`${what} is not as it must be`)
}

interface Call { readonly method: string, readonly path: string, readonly body?: unknown, readonly key?: string, readonly wanted: number }

/** @returns the body; undefined where the answer was a refusal, or none came from a server that was killed. */
async function ask (target: Target, traffic: Traffic, { method, path, body, key, wanted }: Call): Promise<any> {
  const { isDown, kills } = target
  const answer = await target.server.call(method, path, body, key).catch(() => undefined)
  if (answer?.body !== undefined) {
    if (answer.status === wanted) return answer.body
    const { code } = answer.body as { code: string }
    if (answer.status === 503 && REFUSALS.has(code)) traffic.refused[code] = (traffic.refused[code] ?? 0) + 1
    else traffic.wrong.push(`${method} ${path.slice(0, 18)}: ${answer.status} ${code}`)
  } else if (isDown || target.isDown || target.kills !== kills) {
    traffic.unanswered += 1
  } else {
    traffic.wrong.push(`${method} ${path.slice(0, 18)}: no answer`)
  }
  return undefined
}
