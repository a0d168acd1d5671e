// @fastify/rate-limit: so many requests a minute for each API key, or for each address where no valid key is given. Counted in this process, or
// in the store where several processes share one.

import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { AppError } from '../../errors.ts'
import type { RateLimiter } from '../../privacy/rate-limit.ts'
import type { App } from '../types.ts'

/** Register after authentication: the key that counts is the actor's id. @param limiter of all processes; default: this one counts alone. */
export async function useRateLimit (app: App, perMinute: number, limiter?: RateLimiter): Promise<void> {
  if (perMinute === 0) return
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: 10_000,
    ...(limiter === undefined ? {} : { store: countedBy(limiter) }),
    keyGenerator: ({ actor, ip }) => actor === null ? `address ${ip}` : `key ${actor.id}`,
    errorResponseBuilder: (_request, { max, ttl }) => new AppError('RATE_LIMITED', `${max} requests a minute are allowed; try again in ${Math.ceil(ttl / 1000)} s`)
  })
}

/** A limit that cannot be asked for lets nothing pass: the request fails with the store's error. */
function countedBy (limiter: RateLimiter): FastifyRateLimitStoreCtor {
  return class implements FastifyRateLimitStore {
    incr (key: string, callback: Parameters<FastifyRateLimitStore['incr']>[1], _lengthMs: number, max: number): void {
      limiter.take(key, max).then(
        ({ isFree, left, endsInMs }) => { callback(null, { current: isFree ? max - left : max + 1, ttl: Math.ceil(endsInMs) }) },
        (error: unknown) => { callback(error instanceof Error ? error : new AppError('INTERNAL')) }
      )
    }

    child (): FastifyRateLimitStore {
      return this
    }
  }
}
