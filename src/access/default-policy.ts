// The shipped masking policy, strict: what a role does not need is a pseudonym. PCI DSS 3.4.1: of a card at most the last four digits.

import type { EntityGroup } from '../entities.ts'
import type { MaskingPolicy, Visibility } from './masking-policy.ts'

const ALL_PSEUDONYMS: Readonly<Record<EntityGroup, Visibility>> = {
  person: 'pseudonym',
  contact: 'pseudonym',
  payment: 'pseudonym',
  credentials: 'hide',
  network: 'pseudonym',
  vehicle: 'pseudonym',
  government: 'pseudonym',
  health: 'pseudonym',
  business: 'pseudonym'
}

export const DEFAULT_MASKING_POLICY: MaskingPolicy = {
  pseudonyms: 'conversation',
  roles: {
    service: { groups: ALL_PSEUDONYMS },
    agent: {
      groups: { ...ALL_PSEUDONYMS, payment: 'mask', government: 'mask', health: 'mask', business: 'show' },
      types: {
        PERSON: 'initial',
        DATE_OF_BIRTH: 'year',
        EMAIL_ADDRESS: 'domain',
        PHONE_NUMBER: 'last4',
        LOCATION: 'show',
        URL: 'show',
        CREDIT_CARD: 'last4',
        IBAN: 'last4',
        BANK_ACCOUNT: 'last4',
        US_SSN: 'last4'
      }
    },
    supervisor: {
      groups: { ...ALL_PSEUDONYMS, person: 'show', contact: 'show', payment: 'last4', government: 'last4', health: 'last4', vehicle: 'show', business: 'show' },
      types: { DATE_OF_BIRTH: 'year', CARD_EXPIRY: 'mask' },
      reveal: 'all'
    },
    auditor: { groups: ALL_PSEUDONYMS },
    admin: { groups: ALL_PSEUDONYMS }
  }
}
