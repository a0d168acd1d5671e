// How bodies are read: JSON in well-formed UTF-8, nothing else. Bytes in another encoding would hide names from detection.

import { isUtf8 } from 'node:buffer'
import { AppError } from '../errors.ts'
import type { App, Request } from './types.ts'

export function parseBodies (app: App): void {
  const parse = jsonParser(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: Request, body: Buffer) => {
    refuseEncodings(request)
    return parse(body)
  })
}

/**
 * Fastify's JSON parser, which refuses `__proto__` and `constructor.prototype`, over bytes. Of properties with the same name the last counts.
 * @throws AppError INVALID_JSON, or Fastify's error for it.
 */
export function jsonParser (app: App): (bytes: Buffer) => unknown {
  const parse = app.getDefaultJsonParser('error', 'error')
  return (bytes) => {
    let result: { error: Error | null, value: unknown } = { error: null, value: undefined }
    // It is synchronous behind its callback, and looks at the text alone.
    parse({} as Request, decode(bytes), (error, value) => { result = { error, value } })
    if (result.error !== null) throw result.error
    return result.value
  }
}

/** @throws AppError UNSUPPORTED_MEDIA_TYPE for compressed bodies and for a charset that is not UTF-8. */
export function refuseEncodings ({ headers }: Request): void {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'send the body without Content-Encoding')
  const charset = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(charset)) throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'send the body in UTF-8')
}

/** A byte order mark is skipped, as RFC 8259 §8.1 allows. */
function decode (bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new AppError('INVALID_JSON', 'the body is not UTF-8')
  const text = bytes.toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
