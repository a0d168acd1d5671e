// What each role sees of each kind of value: the shipped policy, strict by default. PCI DSS 3.3: never the security code,
// at most the last four digits of a card.

import { ENTITIES, type BuiltInEntityType, type EntityGroup, type EntityType } from '../entities.ts'
import type { Operator, Operators } from '../redaction/operator.ts'
import type { AccessRole } from './roles.ts'

/** How much of a value a role sees. */
export type Visibility = 'show' | 'last4' | 'initial' | 'domain' | 'year' | 'mask' | 'pseudonym' | 'hide'

const OPERATORS: Readonly<Record<Visibility, Operator>> = {
  show:      { type: 'keep' },
  last4:     { type: 'mask', keepLast: 4 },
  initial:   { type: 'initial' },
  domain:    { type: 'domain' },
  year:      { type: 'year' },
  mask:      { type: 'mask' },
  pseudonym: { type: 'replace' },
  hide:      { type: 'hide' }
}

interface RolePolicy {
  readonly groups: Readonly<Record<EntityGroup, Visibility>>
  readonly types?: Readonly<Partial<Record<BuiltInEntityType, Visibility>>>
}

/** No role sees these, whatever its row says. */
const NEVER_SHOWN: ReadonlySet<EntityType> = new Set<EntityType>(['CARD_SECURITY_CODE', 'PASSWORD', 'SECRET'])

const ALL_PSEUDONYMS: RolePolicy['groups'] = {
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

const POLICY: Readonly<Record<AccessRole, RolePolicy>> = {
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
    types: { DATE_OF_BIRTH: 'year', CARD_EXPIRY: 'mask' }
  },
  auditor: { groups: ALL_PSEUDONYMS },
  admin: { groups: ALL_PSEUDONYMS }
}

/** The visibility of a type for a role. Users' own types (`CUSTOM_…`) are pseudonyms for every role. */
export function visibilityFor (role: AccessRole, type: EntityType): Visibility {
  if (NEVER_SHOWN.has(type)) return 'hide'
  const { groups, types } = POLICY[role]
  if (!Object.hasOwn(ENTITIES, type)) return 'pseudonym'
  const builtIn = type as BuiltInEntityType
  return types?.[builtIn] ?? groups[ENTITIES[builtIn].group]
}

/** The operators that make a role's view. */
export function operatorsFor (role: AccessRole): Operators {
  const rows = (Object.keys(ENTITIES) as BuiltInEntityType[]).map((type) => [type, OPERATORS[visibilityFor(role, type)]] as const)
  return { ...Object.fromEntries(rows), DEFAULT: OPERATORS.pseudonym }
}
