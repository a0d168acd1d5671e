// Whether a finding is a word of a user's own list.

import type { Candidate } from '../rules/recognizer.ts'

export function isOwnWord ({ source, evidence }: Candidate): boolean {
  return source === 'custom' && evidence.some(({ kind }) => kind === 'list')
}
