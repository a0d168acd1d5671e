// The named profiles, and what a redaction by one of them removed.

import { BUILT_IN_ENTITY_TYPES, ENTITIES, type BuiltInEntityType, type EntityType } from '../../../entities.ts'
import { AppError } from '../../../errors.ts'
import type { Counts } from '../../privacy.ts'
import { GDPR_ERASURE } from './gdpr-erasure.ts'
import { KAMEI } from './kamei.ts'
import { PCI } from './pci.ts'
import type { Profile } from './profile.ts'
import { TOKUMEI } from './tokumei.ts'

export type { Profile } from './profile.ts'
export type ProfileInfo = Omit<Profile, 'operators' | 'listsRemoved'>

/** A type of item that was removed. */
export interface RemovedItem {
  readonly type: EntityType
  readonly en: string
  readonly ja: string
  readonly count: number
}

const PROFILES: readonly Profile[] = [KAMEI, TOKUMEI, PCI, GDPR_ERASURE]
export const PROFILE_NAMES: readonly string[] = PROFILES.map(({ name }) => name)

/** @throws AppError NOT_FOUND. */
export function profileNamed (name: string): Profile {
  const profile = PROFILES.find((one) => one.name === name)
  if (profile === undefined) throw new AppError('NOT_FOUND', `there is no profile of this name; there are ${PROFILE_NAMES.join(', ')}`)
  return profile
}

export function listProfiles (): readonly ProfileInfo[] {
  return PROFILES.map(({ operators: _, listsRemoved: __, ...info }) => info)
}

/** The list that a profile produces; undefined where it produces none. */
export function removedItems ({ listsRemoved }: Profile, summary: Counts): readonly RemovedItem[] | undefined {
  if (!listsRemoved) return undefined
  return (Object.entries(summary) as Array<[EntityType, number]>).map(([type, count]) => {
    const known = BUILT_IN_ENTITY_TYPES.find((name) => name === type) satisfies BuiltInEntityType | undefined
    return { type, en: known === undefined ? type : ENTITIES[known].en, ja: known === undefined ? type : ENTITIES[known].ja, count }
  })
}
