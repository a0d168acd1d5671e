// What each role sees of each kind of value: the form of a masking policy, its check, and how it is read. Whatever a policy says,
// nobody sees what PCI DSS 3.3.1 forbids to keep, nor passwords and keys.

import { ENTITIES, isEntityType, type BuiltInEntityType, type EntityGroup, type EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import type { Operator, Operators } from '../redaction/operator.ts'
import { DEFAULT_MASKING_POLICY } from './default-policy.ts'
import { ACCESS_ROLES, isAccessRole, type AccessRole } from './roles.ts'

/** How much of a value a role sees. */
export type Visibility = 'show' | 'last4' | 'initial' | 'domain' | 'year' | 'mask' | 'pseudonym' | 'hide'

/** One role's row. A type is looked up in `types`, then its group in `groups`, then `default`. */
export interface RolePolicy {
  /** 'pseudonym' where absent. */
  readonly default?: Visibility
  readonly groups?: Readonly<Partial<Record<EntityGroup, Visibility>>>
  readonly types?: Readonly<Partial<Record<EntityType, Visibility>>>
  /** Types of which this role may have one value revealed, with a reason; 'all' of those that are kept. None where absent. */
  readonly reveal?: readonly EntityType[] | 'all'
}

export interface MaskingPolicy {
  /** `conversation`: `[PERSON_1]`, equal within a conversation alone (default); `store`: a keyed hash, the same in every stored conversation. */
  readonly pseudonyms?: 'conversation' | 'store'
  /** A role that is not named has its row of the shipped policy. */
  readonly roles: Readonly<Partial<Record<AccessRole, RolePolicy>>>
}

export const VISIBILITY_OPERATORS: Readonly<Record<Visibility, Operator>> = {
  show:      { type: 'keep' },
  last4:     { type: 'mask', keepLast: 4 },
  initial:   { type: 'initial' },
  domain:    { type: 'domain' },
  year:      { type: 'year' },
  mask:      { type: 'mask' },
  pseudonym: { type: 'replace' },
  hide:      { type: 'hide' }
}

export const VISIBILITIES = Object.keys(VISIBILITY_OPERATORS) as readonly Visibility[]

/** No role sees these, whatever its row says. */
export const NEVER_SHOWN: ReadonlySet<EntityType> = new Set<EntityType>(['CARD_SECURITY_CODE', 'PASSWORD', 'SECRET'])

/** Forms that mean something for some types alone: elsewhere they would show parts that nobody meant to show. */
const ONLY_FOR: Readonly<Partial<Record<Visibility, readonly EntityType[]>>> = {
  initial: ['PERSON', 'USERNAME', 'ORGANIZATION'],
  domain: ['EMAIL_ADDRESS'],
  year: ['DATE_OF_BIRTH', 'DATE_TIME', 'CARD_EXPIRY']
}
const GROUPS: ReadonlySet<string> = new Set(Object.values(ENTITIES).map(({ group }) => group))

/** The visibility of a type for a role. */
export function visibilityFor (role: AccessRole, type: EntityType, policy: MaskingPolicy = DEFAULT_MASKING_POLICY): Visibility {
  if (NEVER_SHOWN.has(type)) return 'hide'
  const { types, groups, default: fallback = 'pseudonym' } = rowOf(role, policy)
  const group = Object.hasOwn(ENTITIES, type) ? ENTITIES[type as BuiltInEntityType].group : undefined
  return types?.[type] ?? (group === undefined ? undefined : groups?.[group]) ?? fallback
}

/** How much a form shows, to compare two. Forms of one rank show different things. */
const RANKS: Readonly<Record<Visibility, number>> = { show: 3, last4: 2, initial: 2, domain: 2, year: 2, mask: 1, pseudonym: 1, hide: 0 }

/** A form that shows no more than either of two: the lesser; of two different ones of the same rank, nothing. */
export function lesserOf (one: Visibility, other: Visibility): Visibility {
  if (one === other) return one
  if (RANKS[one] === RANKS[other]) return 'hide'
  return RANKS[one] < RANKS[other] ? one : other
}

/** The operators that make a role's view. */
export function operatorsFor (role: AccessRole, policy: MaskingPolicy = DEFAULT_MASKING_POLICY): Operators {
  const { types = {}, default: fallback = 'pseudonym' } = rowOf(role, policy)
  const named = new Set([...Object.keys(ENTITIES), ...Object.keys(types)] as EntityType[])
  const rows = [...named].map((type) => [type, VISIBILITY_OPERATORS[visibilityFor(role, type, policy)]] as const)
  return { ...Object.fromEntries(rows), DEFAULT: VISIBILITY_OPERATORS[fallback] }
}

export function mayReveal (role: AccessRole, type: EntityType, policy: MaskingPolicy = DEFAULT_MASKING_POLICY): boolean {
  const { reveal = [] } = rowOf(role, policy)
  return !NEVER_SHOWN.has(type) && (reveal === 'all' || reveal.includes(type))
}

/** @returns the policy with nothing but what it may have. @throws AppError INVALID_POLICY that names the place. */
export function checkMaskingPolicy (value: unknown): MaskingPolicy {
  const { pseudonyms, roles } = fields(value, 'the policy', ['pseudonyms', 'roles'])
  if (pseudonyms !== undefined && pseudonyms !== 'conversation' && pseudonyms !== 'store') throw invalid('pseudonyms must be conversation or store')
  const rows = Object.entries(record(roles, 'roles')).map(([role, row]) => {
    if (!isAccessRole(role)) throw invalid(`roles: a name is not one of ${ACCESS_ROLES.join(', ')}`)
    return [role, checkRow(row, `roles/${role}`)] as const
  })
  return { ...(pseudonyms === undefined ? {} : { pseudonyms }), roles: Object.fromEntries(rows) }
}

function rowOf (role: AccessRole, { roles }: MaskingPolicy): RolePolicy {
  return roles[role] ?? DEFAULT_MASKING_POLICY.roles[role] ?? {}
}

function checkRow (value: unknown, place: string): RolePolicy {
  const { default: fallback, groups, types, reveal } = fields(value, place, ['default', 'groups', 'types', 'reveal'])
  return {
    ...(fallback === undefined ? {} : { default: general(fallback, `${place}/default`) }),
    ...(groups === undefined ? {} : { groups: checkGroups(groups, `${place}/groups`) }),
    ...(types === undefined ? {} : { types: checkTypes(types, `${place}/types`) }),
    ...(reveal === undefined ? {} : { reveal: checkReveal(reveal, `${place}/reveal`) })
  }
}

function checkGroups (value: unknown, place: string): NonNullable<RolePolicy['groups']> {
  return Object.fromEntries(Object.entries(record(value, place)).map(([group, visibility]) => {
    if (!GROUPS.has(group)) throw invalid(`${place}: a name is not one of ${[...GROUPS].join(', ')}`)
    return [group, general(visibility, `${place}/${group}`)]
  }))
}

function checkTypes (value: unknown, place: string): NonNullable<RolePolicy['types']> {
  return Object.fromEntries(Object.entries(record(value, place)).map(([type, given]) => {
    if (!isEntityType(type)) throw invalid(`${place}: a name is not an entity type`)
    const visibility = known(given, `${place}/${type}`)
    if (NEVER_SHOWN.has(type) && visibility !== 'hide') throw invalid(`${place}/${type} can only be hide`)
    const only = ONLY_FOR[visibility]
    if (only !== undefined && !only.includes(type)) throw invalid(`${place}/${type}: ${visibility} is for ${only.join(', ')} alone`)
    return [type, visibility]
  }))
}

function checkReveal (value: unknown, place: string): NonNullable<RolePolicy['reveal']> {
  if (value === 'all') return value
  if (!Array.isArray(value)) throw invalid(`${place} must be all or a list of entity types`)
  const wrong = value.findIndex((type: unknown) => typeof type !== 'string' || !isEntityType(type) || NEVER_SHOWN.has(type))
  if (wrong >= 0) throw invalid(`${place}/${wrong} is not an entity type that can be revealed`)
  return value as readonly EntityType[]
}

/** A visibility that means something for every type. */
function general (value: unknown, place: string): Visibility {
  const visibility = known(value, place)
  if (ONLY_FOR[visibility] !== undefined) throw invalid(`${place}: ${visibility} can only be given to single types`)
  return visibility
}

function known (value: unknown, place: string): Visibility {
  const visibility = VISIBILITIES.find((name) => name === value)
  if (visibility === undefined) throw invalid(`${place} must be one of ${VISIBILITIES.join(', ')}`)
  return visibility
}

function fields<const K extends string> (value: unknown, place: string, names: readonly K[]): Readonly<Partial<Record<K, unknown>>> {
  const given = record(value, place)
  if (Object.keys(given).some((name) => !(names as readonly string[]).includes(name))) throw invalid(`${place} has a property that is not known; known are ${names.join(', ')}`)
  return given as Partial<Record<K, unknown>>
}

function record (value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${place} must be an object`)
  return value as Readonly<Record<string, unknown>>
}

function invalid (message: string): AppError {
  return new AppError('INVALID_POLICY', message)
}
