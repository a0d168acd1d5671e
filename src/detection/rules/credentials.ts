// The credentials family: passwords and PINs, user names, keys and tokens.

import { CREDENTIAL_TALK } from './credential-talk/index.ts'
import { LOCK_CODES } from './lock-codes.ts'
import { PASSWORD_SETTINGS } from './password-settings.ts'
import { PASSWORDS } from './passwords.ts'
import { PASSWORDS_JA } from './passwords-ja.ts'
import { PINS } from './pins.ts'
import { SECRETS } from './secrets.ts'
import { SECURITY_ANSWERS } from './security-answers.ts'
import { USERNAMES } from './usernames.ts'
import type { Recognizer } from './recognizer.ts'

export const CREDENTIALS: readonly Recognizer[] = [...PASSWORDS, ...LOCK_CODES, ...PASSWORD_SETTINGS, ...PINS, ...SECURITY_ANSWERS, ...CREDENTIAL_TALK, ...PASSWORDS_JA, ...USERNAMES, ...SECRETS]
