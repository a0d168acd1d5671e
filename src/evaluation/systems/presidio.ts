// A service with Presidio's analyzer API: one POST /analyze a message. Its offsets count code points.

import { AppError } from '../../errors.ts'
import type { PredictedSpan } from '../record.ts'
import type { TypeMap } from '../type-map.ts'
import { withoutCredentials } from './credentials.ts'
import { fromForeign } from './foreign-spans.ts'
import type { System } from './system.ts'

const TIMEOUT_MS = 60_000
/** Requests under way at a time. */
const MOST_UNDER_WAY = 8

/** @param url of the service, with or without `/analyze`; a password in it (`http://:KEY@host`) is sent as a bearer token and never shown. */
export function presidioSystem (name: string, url: string, map: TypeMap): System {
  const { password } = new URL(url)
  const address = withoutCredentials(url, '').replace(/\/+$/u, '').replace(/(?:\/analyze)?$/u, '/analyze')
  const headers = { 'content-type': 'application/json', ...(password === '' ? {} : { authorization: `Bearer ${decodeURIComponent(password)}` }) }
  return {
    name: withoutCredentials(name),
    details: { address },
    mostUnderWay: MOST_UNDER_WAY,
    async predict ({ conversation, language }) {
      const spans: PredictedSpan[] = []
      for (const [message, { text }] of conversation.messages.entries()) {
        if (text.trim() === '') continue
        for (const one of await analyze(address, headers, { text, language: language === 'ja' ? 'ja' : 'en' })) {
          spans.push(fromForeign(text, { message, start: one.start, end: one.end, label: one.entity_type, score: one.score }, 'codepoint', map))
        }
      }
      return { spans }
    },
    async close () {}
  }
}

type Answer = Readonly<Record<'start' | 'end' | 'entity_type' | 'score', unknown>>

async function analyze (address: string, headers: Readonly<Record<string, string>>, body: { readonly text: string, readonly language: string }): Promise<readonly Answer[]> {
  let response: Response
  try {
    response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    throw new AppError('DETECTION_FAILED', `no answer from ${address}`, { cause: error })
  }
  if (!response.ok) {
    await response.body?.cancel()
    throw new AppError('DETECTION_FAILED', `${address} answered ${response.status}`)
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (!Array.isArray(answer)) throw new AppError('DETECTION_FAILED', `${address} did not answer with a list`)
  return answer as readonly Answer[]
}
