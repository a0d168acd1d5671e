// Entity types as words in a sentence: "names and addresses". Whole groups are called by their name. Pure.

import { BUILT_IN_ENTITY_TYPES, ENTITIES, type BuiltInEntityType, type EntityGroup } from '../../entities.ts'
import type { Language } from '../state/language.ts'

export const GROUP_WORDS: Readonly<Record<Language, Readonly<Record<EntityGroup, string>>>> = {
  en: { person: 'data of people', contact: 'contact data', payment: 'payment data', credentials: 'credentials', network: 'network data', vehicle: 'vehicle numbers', government: 'government ids', health: 'health data', business: 'business numbers' },
  ja: { person: '人の情報', contact: '連絡先', payment: '支払い情報', credentials: '認証情報', network: 'ネットワーク情報', vehicle: '車両番号', government: '公的番号', health: '医療情報', business: '事業者番号' }
}

/** Where the title with an s would not do. */
const PLURALS: Readonly<Record<string, string>> = {
  PERSON: 'names',
  DATE_OF_BIRTH: 'dates of birth',
  NRP: 'nationalities, religions and political groups',
  ADDRESS: 'addresses',
  EMAIL_ADDRESS: 'e-mail addresses',
  IP_ADDRESS: 'IP addresses',
  MAC_ADDRESS: 'MAC addresses',
  URL: 'web addresses',
  CARD_LAST_FOUR: 'last digits of cards',
  CARD_EXPIRY: 'card expiries',
  PASSWORD: 'passwords',
  SECRET: 'keys and tokens',
  GEO_COORDINATES: 'coordinates'
}

/** Shown by name before the rest is only counted. */
const MOST_NAMED = 4

/** Every group's types, in the order of the table. */
export const TYPES_BY_GROUP: ReadonlyMap<EntityGroup, readonly BuiltInEntityType[]> = grouped()

/** @param types null: all of them. */
export function typesWords (types: readonly string[] | null, language: Language): string {
  if (types === null) return language === 'ja' ? 'すべての値' : 'all values'
  const chosen = new Set(types)
  const names: string[] = []
  for (const [group, members] of TYPES_BY_GROUP) {
    const isWhole = members.length > 1 && members.every((type) => chosen.has(type))
    names.push(...isWhole ? [GROUP_WORDS[language][group]] : members.filter((type) => chosen.has(type)).map((type) => nameOf(type, language)))
    for (const type of members) chosen.delete(type)
  }
  // A user's own types.
  names.push(...chosen)
  if (names.length === 0) return language === 'ja' ? '（種類を選択）' : 'nothing yet'
  const rest = names.length - MOST_NAMED
  const shown = rest > 1 ? [...names.slice(0, MOST_NAMED), language === 'ja' ? `ほか${rest}種類` : `${rest} more`] : names
  return language === 'ja' ? shown.join('、') : new Intl.ListFormat('en', { type: 'conjunction' }).format(shown)
}

function nameOf (type: BuiltInEntityType, language: Language): string {
  const info = ENTITIES[type]
  if (language === 'ja') return info.ja
  const known = PLURALS[type]
  if (known !== undefined) return known
  // "Card number" → "card numbers", but "IBAN" → "IBANs".
  return `${/^[A-Z][a-z]/.test(info.en) && info.country === undefined ? info.en[0]?.toLowerCase() ?? '' : info.en[0] ?? ''}${info.en.slice(1)}s`
}

function grouped (): Map<EntityGroup, BuiltInEntityType[]> {
  const groups = new Map<EntityGroup, BuiltInEntityType[]>()
  for (const type of BUILT_IN_ENTITY_TYPES) groups.set(ENTITIES[type].group, [...groups.get(ENTITIES[type].group) ?? [], type])
  return groups
}
