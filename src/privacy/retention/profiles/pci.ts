// Card data alone: the last four digits stay, everything else of a card goes. PCI DSS v4.0.1.

import { operatorFor, type Profile } from './profile.ts'

const CARD = ['CREDIT_CARD', 'CARD_EXPIRY'] as const

export const PCI: Profile = {
  name: 'pci',
  en: 'Card data (PCI DSS)',
  ja: 'カード情報（PCI DSS）',
  law: [
    'PCI DSS v4.0.1, 3.3.1: sensitive authentication data (security code, PIN) is not kept after authorization, even encrypted; Sumi never keeps it.',
    'PCI DSS v4.0.1, 3.4.1: at most the BIN and the last four digits of a card number are shown.',
    'PCI DSS v4.0.1, 3.2.1: card data is kept no longer than needed; the policy redacts it a day after the conversation began.'
  ],
  limits: [
    'Personal data other than that of cards stays as it is: use it together with another profile.',
    'Card numbers in pictures and recordings are not seen.'
  ],
  operators: {
    ...operatorFor([...CARD, 'CARD_SECURITY_CODE', 'PASSWORD'], { type: 'hide' }), CREDIT_CARD: { type: 'mask', keepLast: 4 }, DEFAULT: { type: 'keep' }
  },
  policies: {
    'pci-cards': { title: 'Card data goes after a day', when: { after: 'P1D', from: 'created' }, what: { scope: 'values', types: CARD }, action: 'redact' }
  },
  listsRemoved: false
}
