// Least privilege: for each role and type what is shown, and which policies are refused.

import { describe, expect, it } from 'vitest'
import { DEFAULT_MASKING_POLICY } from '../../src/access/default-policy.ts'
import { checkMaskingPolicy, lesserOf, mayReveal, NEVER_SHOWN, operatorsFor, visibilityFor, type Visibility } from '../../src/access/masking-policy.ts'
import { ACCESS_ROLES, type AccessRole } from '../../src/access/roles.ts'
import { BUILT_IN_ENTITY_TYPES, ENTITIES, type EntityType } from '../../src/entities.ts'

type Row = Readonly<Record<AccessRole, Visibility>>
const row = (service: Visibility, agent: Visibility, supervisor: Visibility, auditor: Visibility, admin: Visibility): Row => ({ service, agent, supervisor, auditor, admin })

/** The shipped policy, type by type, for the types that matter most. */
const TABLE: Readonly<Partial<Record<EntityType, Row>>> = {
  PERSON: row('pseudonym', 'initial', 'show', 'pseudonym', 'pseudonym'),
  DATE_OF_BIRTH: row('pseudonym', 'year', 'year', 'pseudonym', 'pseudonym'),
  AGE: row('pseudonym', 'pseudonym', 'show', 'pseudonym', 'pseudonym'),
  USERNAME: row('pseudonym', 'pseudonym', 'show', 'pseudonym', 'pseudonym'),
  EMAIL_ADDRESS: row('pseudonym', 'domain', 'show', 'pseudonym', 'pseudonym'),
  PHONE_NUMBER: row('pseudonym', 'last4', 'show', 'pseudonym', 'pseudonym'),
  ADDRESS: row('pseudonym', 'pseudonym', 'show', 'pseudonym', 'pseudonym'),
  CREDIT_CARD: row('pseudonym', 'last4', 'last4', 'pseudonym', 'pseudonym'),
  CARD_EXPIRY: row('pseudonym', 'mask', 'mask', 'pseudonym', 'pseudonym'),
  CARD_SECURITY_CODE: row('hide', 'hide', 'hide', 'hide', 'hide'),
  PASSWORD: row('hide', 'hide', 'hide', 'hide', 'hide'),
  SECRET: row('hide', 'hide', 'hide', 'hide', 'hide'),
  IBAN: row('pseudonym', 'last4', 'last4', 'pseudonym', 'pseudonym'),
  US_SSN: row('pseudonym', 'last4', 'last4', 'pseudonym', 'pseudonym'),
  JP_MY_NUMBER: row('pseudonym', 'mask', 'last4', 'pseudonym', 'pseudonym'),
  MEDICAL_RECORD_NUMBER: row('pseudonym', 'mask', 'last4', 'pseudonym', 'pseudonym'),
  IP_ADDRESS: row('pseudonym', 'pseudonym', 'pseudonym', 'pseudonym', 'pseudonym'),
  CUSTOM_BADGE: row('pseudonym', 'pseudonym', 'pseudonym', 'pseudonym', 'pseudonym')
}

describe('the lesser of two forms', () => {
  it.each<[Visibility, Visibility, Visibility]>([
    ['show', 'show', 'show'], ['show', 'last4', 'last4'], ['pseudonym', 'show', 'pseudonym'], ['initial', 'pseudonym', 'pseudonym'], ['mask', 'last4', 'mask'],
    ['pseudonym', 'pseudonym', 'pseudonym'], ['hide', 'show', 'hide'], ['mask', 'pseudonym', 'hide'], ['initial', 'last4', 'hide'], ['pseudonym', 'hide', 'hide']
  ])('of %s and %s is %s', (one, other, expected) => {
    expect([lesserOf(one, other), lesserOf(other, one)]).toEqual([expected, expected])
  })
})

describe('the shipped policy', () => {
  it.each(Object.entries(TABLE) as Array<[EntityType, Row]>)('shows of %s to each role %o', (type, expected) => {
    expect(Object.fromEntries(ACCESS_ROLES.map((role) => [role, visibilityFor(role, type)]))).toEqual(expected)
  })

  it('shows whole, of what is personal, nothing to service, auditor and admin, and only places, links and businesses to an agent', () => {
    const shown = (role: AccessRole) => BUILT_IN_ENTITY_TYPES.filter((type) => visibilityFor(role, type) === 'show')
    for (const role of ['service', 'auditor', 'admin'] as const) expect(shown(role)).toEqual([])
    expect(shown('agent').filter((type) => ENTITIES[type].group !== 'business')).toEqual(['LOCATION', 'URL'])
  })

  it('reveals to a supervisor what is kept, and to nobody else anything', () => {
    for (const type of BUILT_IN_ENTITY_TYPES) {
      expect([type, ...ACCESS_ROLES.filter((role) => mayReveal(role, type))]).toEqual([type, ...(NEVER_SHOWN.has(type) ? [] : ['supervisor'])])
    }
  })

  it('is a policy by its own rules', () => {
    expect(checkMaskingPolicy(DEFAULT_MASKING_POLICY)).toEqual(DEFAULT_MASKING_POLICY)
  })
})

describe('a policy of one\'s own', () => {
  const policy = checkMaskingPolicy({ roles: { agent: { default: 'mask', groups: { contact: 'hide' }, types: { PHONE_NUMBER: 'last4', CUSTOM_BADGE: 'show' }, reveal: ['PHONE_NUMBER'] }, service: {} } })

  it.each<[AccessRole, EntityType, Visibility]>([
    ['agent', 'PHONE_NUMBER', 'last4'], ['agent', 'EMAIL_ADDRESS', 'hide'], ['agent', 'PERSON', 'mask'], ['agent', 'CUSTOM_BADGE', 'show'], ['agent', 'CUSTOM_OTHER', 'mask'], ['agent', 'PASSWORD', 'hide'],
    ['service', 'URL', 'pseudonym'], ['supervisor', 'PERSON', 'show'], ['auditor', 'PERSON', 'pseudonym']
  ])('%s, %s: %s', (role, type, expected) => {
    expect(visibilityFor(role, type, policy)).toBe(expected)
  })

  it('makes operators that agree with it, also for types that are only named there', () => {
    const operators = operatorsFor('agent', policy)
    expect([operators.PHONE_NUMBER, operators.CUSTOM_BADGE, operators.PASSWORD, operators.DEFAULT]).toEqual([{ type: 'mask', keepLast: 4 }, { type: 'keep' }, { type: 'hide' }, { type: 'mask' }])
  })

  it('reveals what it names', () => {
    expect([mayReveal('agent', 'PHONE_NUMBER', policy), mayReveal('agent', 'PERSON', policy), mayReveal('service', 'PERSON', policy), mayReveal('supervisor', 'PERSON', policy)]).toEqual([true, false, false, true])
  })

  it.each<[string, unknown, string]>([
    ['no object', [], 'the policy must be an object'],
    ['null', null, 'the policy must be an object'],
    ['no roles', {}, 'roles must be an object'],
    ['an unknown field', { roles: {}, SECRET: 1 }, 'the policy has a property that is not known; known are pseudonyms, roles'],
    ['an unknown role', { roles: { SECRET: {} } }, 'roles: a name is not one of service, agent, supervisor, auditor, admin'],
    ['a role of the prototype', JSON.parse('{"roles":{"__proto__":{}}}'), 'roles: a name is not one of service, agent, supervisor, auditor, admin'],
    ['an unknown field of a role', { roles: { agent: { SECRET: 1 } } }, 'roles/agent has a property that is not known'],
    ['an unknown group', { roles: { agent: { groups: { SECRET: 'show' } } } }, 'roles/agent/groups: a name is not one of person'],
    ['an unknown type', { roles: { agent: { types: { SECRET_X: 'show' } } } }, 'roles/agent/types: a name is not an entity type'],
    ['an unknown form', { roles: { agent: { types: { PERSON: 'SECRET' } } } }, 'roles/agent/types/PERSON must be one of show'],
    ['a security code that is shown', { roles: { admin: { types: { CARD_SECURITY_CODE: 'show' } } } }, 'roles/admin/types/CARD_SECURITY_CODE can only be hide'],
    ['a password that is masked', { roles: { admin: { types: { PASSWORD: 'mask' } } } }, 'roles/admin/types/PASSWORD can only be hide'],
    ['the domain of a name', { roles: { agent: { types: { PERSON: 'domain' } } } }, 'roles/agent/types/PERSON: domain is for EMAIL_ADDRESS alone'],
    ['the year of everything', { roles: { agent: { default: 'year' } } }, 'roles/agent/default: year can only be given to single types'],
    ['the initials of a group', { roles: { agent: { groups: { contact: 'initial' } } } }, 'roles/agent/groups/contact: initial can only be given to single types'],
    ['a password to reveal', { roles: { agent: { reveal: ['PERSON', 'PASSWORD'] } } }, 'roles/agent/reveal/1 is not an entity type that can be revealed'],
    ['reveal as a word', { roles: { agent: { reveal: 'SECRET' } } }, 'roles/agent/reveal must be all or a list of entity types'],
    ['unknown pseudonyms', { pseudonyms: 'SECRET', roles: {} }, 'pseudonyms must be conversation or store']
  ])('is refused with %s, and the words of it are not repeated', (_, value, message) => {
    expect(() => checkMaskingPolicy(value)).toThrow(expect.objectContaining({ code: 'INVALID_POLICY', message: expect.stringContaining(message) }))
    expect(() => checkMaskingPolicy(value)).not.toThrow(/SECRET(?!,)/u)
  })
})
