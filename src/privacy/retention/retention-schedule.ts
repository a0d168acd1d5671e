// When the policies run: by a cron pattern, in UTC, on the process's clock.

import { Cron } from 'croner'
import { AppError } from '../../errors.ts'
import type { PurgeContext } from '../purge/purge-context.ts'
import type { Actor } from '../privacy.ts'
import { runPolicies, stopPolicies } from './retention-run.ts'

export interface RetentionSchedule {
  /** When the next run begins; null: never. */
  next (): Date | null
  /** Stops the run under way after its batch; it goes on at the next start. */
  close (): Promise<void>
}

export interface ScheduleOptions {
  /** Five fields, UTC; 'off': runs only by request. */
  readonly cron: string
  readonly actor: Actor
  /** Told of a run that failed; the next one goes on with it. */
  readonly onFailure: (error: unknown) => void
  /** Runs `work` after so many milliseconds; @returns cancels it. Default: a timer that does not keep the process alive. */
  readonly wait?: (ms: number, work: () => void) => () => void
}

/** When runs begin by themselves. */
export interface ScheduleInfo {
  /** The pattern, UTC; 'off': runs only by request. */
  readonly cron: string
  /** The next one after now; null: none. */
  readonly next: string | null
}

/** The longest that a timer of Node can wait is 24.8 days; a clock that is set is followed after this at the latest. */
const LONGEST_WAIT_MS = 3_600_000

/** @throws AppError INVALID_CONFIG for a pattern that is none. */
export function startRetention (context: PurgeContext, { cron, actor, onFailure, wait = timer }: ScheduleOptions): RetentionSchedule {
  const { clock } = context
  const pattern = cron === 'off' ? undefined : patternOf(cron)
  let [next, isClosed] = [pattern?.nextRun(clock()) ?? null, false]
  let cancel = (): void => {}
  const tick = (): void => {
    if (isClosed || next === null) return
    const left = next.getTime() - clock().getTime()
    if (left > 0) { cancel = wait(Math.min(left, LONGEST_WAIT_MS), tick); return }
    runPolicies(context, actor).catch(onFailure).finally(() => {
      next = pattern?.nextRun(clock()) ?? null
      tick()
    })
  }
  tick()
  return {
    next: () => next,
    async close () {
      isClosed = true
      cancel()
      await stopPolicies(context)
    }
  }
}

export function scheduleInfo (cron: string, now: Date): ScheduleInfo {
  return { cron, next: cron === 'off' ? null : patternOf(cron).nextRun(now)?.toISOString() ?? null }
}

export function isCron (text: string): boolean {
  try { return text === 'off' || patternOf(text) !== undefined } catch { return false }
}

function patternOf (text: string): Cron {
  try {
    return new Cron(text, { timezone: 'UTC', paused: true, mode: '5-part' })
  } catch (error) {
    throw new AppError('INVALID_CONFIG', 'SUMI_RETENTION_CRON must be a cron pattern of five fields, or off', { cause: error })
  }
}

function timer (ms: number, work: () => void): () => void {
  const handle = setTimeout(work, ms)
  handle.unref()
  return () => { clearTimeout(handle) }
}
