// Entity tags of versioned documents, and what an If-Match header asks for. Source: RFC 9110, 8.8.3 and 13.1.1.

import { AppError } from '../errors.ts'

const TAGS = /^\s*(?:(?:W\/)?"[\x21\x23-\x7e]*"\s*(?:,\s*|$)){1,50}$/
const TAG = /(W\/)?"([^"]*)"/g

export function entityTag (version: string): string {
  return `"${version}"`
}

/**
 * The versions that an If-Match header takes; undefined without one and for `*`, which any version meets. Weak tags meet none.
 * @throws AppError INVALID_REQUEST for a header that is no list of entity tags.
 */
export function versionsOf (ifMatch: string | undefined): readonly string[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  if (ifMatch.length > 4000 || !TAGS.test(ifMatch)) throw new AppError('INVALID_REQUEST', 'If-Match must be * or entity tags in quotation marks')
  return [...ifMatch.matchAll(TAG)].filter(([, weak]) => weak === undefined).map(([, , version = '']) => version)
}
