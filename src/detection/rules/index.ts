// Every shipped rule in one table. A new country is one file in `country/` and one row here.

import { CONTACT } from './contact.ts'
import { CREDENTIALS } from './credentials.ts'
import { JP } from './country/jp.ts'
import { US } from './country/us.ts'
import { DATES } from './dates.ts'
import { NAMES } from './names.ts'
import { NETWORK } from './network.ts'
import { PAYMENT } from './payment.ts'
import type { Recognizer } from './recognizer.ts'

export const RECOGNIZERS: readonly Recognizer[] = [
  ...PAYMENT,
  ...CONTACT,
  ...NETWORK,
  ...CREDENTIALS,
  ...DATES,
  ...NAMES,
  // countries
  ...JP,
  ...US
]
