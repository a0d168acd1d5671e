// The contact family: e-mail and postal addresses, phone numbers, web addresses, postal codes. Japan's are in country/jp-address.ts.

import { ADDRESS_EN } from './address-en.ts'
import { ADDRESS_EU } from './address-eu.ts'
import { EMAIL } from './email.ts'
import { PHONE } from './phone.ts'
import { POSTAL_CODES } from './postal-code.ts'
import { URLS } from './url.ts'
import type { Recognizer } from './recognizer.ts'

export const CONTACT: readonly Recognizer[] = [...EMAIL, ...PHONE, ...ADDRESS_EN, ...ADDRESS_EU, ...POSTAL_CODES, ...URLS]
