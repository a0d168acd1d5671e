// The credentials family: passwords and PINs, user names, keys and tokens.

import { PASSWORDS } from './passwords.ts'
import { SECRETS } from './secrets.ts'
import { USERNAMES } from './usernames.ts'
import type { Recognizer } from './recognizer.ts'

export const CREDENTIALS: readonly Recognizer[] = [...PASSWORDS, ...USERNAMES, ...SECRETS]
