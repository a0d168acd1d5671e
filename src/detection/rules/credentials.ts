// The credentials family: passwords and PINs, user names, keys and tokens.

import { PASSWORDS_NEAR } from './password-near.ts'
import { PASSWORD_SETTINGS } from './password-settings.ts'
import { PASSWORD_SLOTS } from './password-slots.ts'
import { PASSWORDS } from './passwords.ts'
import { PASSWORDS_JA } from './passwords-ja.ts'
import { PINS } from './pins.ts'
import { SECRETS } from './secrets.ts'
import { SECURITY_ANSWERS } from './security-answers.ts'
import { USERNAMES } from './usernames.ts'
import type { Recognizer } from './recognizer.ts'

export const CREDENTIALS: readonly Recognizer[] = [...PASSWORDS, ...PASSWORDS_NEAR, ...PASSWORD_SLOTS, ...PASSWORD_SETTINGS, ...PINS, ...SECURITY_ANSWERS, ...PASSWORDS_JA, ...USERNAMES, ...SECRETS]
