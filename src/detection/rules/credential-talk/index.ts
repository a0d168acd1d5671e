// Credentials in chat language by grammar: the recognizers of credential talk.

import { each, matching } from '../around.ts'
import { ANSWER_NAME, securityAnswers } from './answers.ts'
import { englishValues } from './english.ts'
import { wordsNear } from './near.ts'
import { japaneseValues } from './japanese.ts'
import { BARE_CODE, CODE_NAME, CODE_NAME_JA, PASSWORD_NAME, PASSWORD_NAME_JA, SIGN_IN, SIGN_IN_JA } from './names.ts'
import { signedInWith, signInValues } from './sign-in.ts'
import type { FoundValue, Recognizer } from '../recognizer.ts'

/** What makes a bare 'code' a one-time code, and what makes it another. */
const CODE_TALK = /(?<![a-z])(?:sms|texte?d?|texting|authenticator|authenticat|2fa|mfa|otp|verif|one[- ]time|two[- ](?:factor|step)|log(?:ging)?[- ]?in|sign(?:ing)?[- ]?in|e-?mailed|scam|fraud|phish|called me|caller|alarm|door|gate|safe(?![a-z])|locks?(?![a-z])|unlock|padlock|locker|keypad|intercom|parcel box|cash ?machine|atm(?![a-z]))/iu
const OTHER_CODE = /(?<![a-z])(?:promo|discount|coupon|voucher|gift|error|status|exit|postal|post|zip|area|country|product|item|order|booking|tracking|dress|source|qr|bar|sort|branch|swift|offer|referral|hs|colou?r|stop|decline|student|reservation)[ -]?$/iu
const CODE_TALK_REACH = 110

export const CREDENTIAL_TALK: readonly Recognizer[] = [
  {
    id: 'password-talk',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: each(
      matching(PASSWORD_NAME, (name, text) => passwordsNear(text, name.index, name.index + name[0].length, englishValues)),
      matching(PASSWORD_NAME_JA, (name, text) => passwordsNear(text, name.index, name.index + name[0].length, japaneseValues))
    )
  },
  {
    id: 'sign-in-talk',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: each(
      matching(SIGN_IN, (name, text) => signInValues(text, name.index + name[0].length)),
      matching(SIGN_IN_JA, (name, text) => signedInWith(text, name.index))
    )
  },
  {
    id: 'answer-talk',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: matching(ANSWER_NAME, (name, text) => securityAnswers(text, name.index, name.index + name[0].length))
  },
  {
    id: 'code-talk',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: each(
      matching(CODE_NAME, (name, text) => isOtherCode(text, name.index) ? [] : englishValues(text, name.index, name.index + name[0].length, 'code')),
      matching(CODE_NAME_JA, (name, text) => japaneseValues(text, name.index, name.index + name[0].length, 'code')),
      matching(BARE_CODE, (name, text) => isOtherCode(text, name.index) || !isCodeTalk(text, name.index) ? [] : englishValues(text, name.index, name.index + name[0].length, 'code'))
    )
  }
]

function * passwordsNear (text: string, start: number, end: number, valuesOf: typeof englishValues): Generator<FoundValue> {
  yield * valuesOf(text, start, end, 'password')
  yield * wordsNear(text, start, end)
}

function isOtherCode (text: string, at: number): boolean {
  return OTHER_CODE.test(text.slice(Math.max(0, at - 14), at))
}

function isCodeTalk (text: string, at: number): boolean {
  return CODE_TALK.test(text.slice(Math.max(0, at - CODE_TALK_REACH), at + CODE_TALK_REACH))
}
