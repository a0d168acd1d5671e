// The payment family: cards, bank accounts and crypto wallets.

import { BANK } from './bank.ts'
import { CARD } from './card.ts'
import { WALLETS } from './wallets.ts'
import type { Recognizer } from './recognizer.ts'

export const PAYMENT: readonly Recognizer[] = [...CARD, ...BANK, ...WALLETS]
