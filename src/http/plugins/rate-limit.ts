// @fastify/rate-limit: so many requests a minute for each API key, or for each address where no valid key is given.

import rateLimit from '@fastify/rate-limit'
import { AppError } from '../../errors.ts'
import type { App } from '../types.ts'

/** Register after authentication: the key that counts is the actor's id. */
export async function useRateLimit (app: App, perMinute: number): Promise<void> {
  if (perMinute === 0) return
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: 10_000,
    keyGenerator: ({ actor, ip }) => actor === null ? `address ${ip}` : `key ${actor.id}`,
    errorResponseBuilder: (_request, { max, ttl }) => new AppError('RATE_LIMITED', `${max} requests a minute are allowed; try again in ${Math.ceil(ttl / 1000)} s`)
  })
}
