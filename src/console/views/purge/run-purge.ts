// Sends a purge and stays with it: the same request with the same key goes on after a restart or a broken connection.

import { ApiError, call, raw } from '../../state/api.ts'
import type { PurgeAnswer, PurgeState } from './api.ts'
import type { PurgeBody } from './request.ts'

const AGAIN_MS = 1_500

export interface PurgeOrder {
  readonly body: PurgeBody
  readonly expected: number
  readonly reason: string
  /** Of the header Idempotency-Key. */
  readonly key: string
}

/**
 * @param onAway told whether the server answers; while it does not, the request is sent again and again.
 * @throws ApiError what the server refuses; AbortError when the view was left, and the purge goes on by itself.
 */
export async function runPurge ({ body, expected, reason, key }: PurgeOrder, signal: AbortSignal, onAway: (isAway: boolean) => void): Promise<PurgeAnswer> {
  for (;;) {
    try {
      const answer = await call<PurgeAnswer>('POST', '/v1/purge', { ...body, dryRun: false, expected, reason }, { headers: { 'idempotency-key': key }, signal })
      onAway(false)
      return answer
    } catch (error) {
      if (!isAway(error)) throw error
      onAway(true)
      await wait(signal)
    }
  }
}

/** How far it is; undefined while it has not begun, or the server does not answer. */
export async function progressOf (key: string, signal: AbortSignal): Promise<PurgeState | undefined> {
  const { purges } = await (await raw('GET', '/v1/purges', undefined, { headers: { 'idempotency-key': key }, signal })).json() as { purges: readonly PurgeState[] }
  return purges[0]
}

/** Nobody answered, or the server is starting or stopping, or something in front of it answered. */
function isAway (error: unknown): boolean {
  return error instanceof ApiError && ['UNREACHABLE', 'NOT_READY', 'HTTP_502', 'HTTP_503', 'HTTP_504'].includes(error.code)
}

/** Whether it stopped in the middle, as with a full disk: the same request goes on with it. */
export function canGoOn (error: unknown): boolean {
  return error instanceof ApiError && error.status >= 500
}

async function wait (signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, AGAIN_MS)
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
  })
  signal.throwIfAborted()
}
