// How Presidio's routes appear at /docs: once, under /presidio. The same routes under other prefixes are left out.

import type { TSchema } from 'typebox'

export const PREFIX = '/presidio'

interface Parts { readonly body?: TSchema, readonly querystring?: TSchema, readonly response?: object }

export function documentation (prefix: string, summary: string, parts: Parts) {
  return { summary, tags: ['presidio'], security: [{ key: [] }], hide: prefix !== PREFIX, ...parts }
}
