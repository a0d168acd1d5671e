// The blind index: keyed hashes of normalized values, so that equality can be asked for without a value being kept in clear.
// One written form can stand for several values (a phone number without its country code): then it has several hashes.

import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import { AppError } from '../../errors.ts'
import type { KeptConversation, KeptValue } from './conversation-body.ts'
import { readingsOf } from './readings.ts'
import type { Vault } from '../vault/vault.ts'

/** What a conversation can be found by. */
export interface Identifiers {
  readonly email?: string
  readonly phone?: string
  readonly card?: string
  readonly name?: string
  /** The caller's own id of the person. */
  readonly accountId?: string
}

export type IdentifierKind = keyof Identifiers

/** The person a conversation belongs to. */
export type Subject = Pick<Identifiers, 'email' | 'phone' | 'accountId'>

const KIND_OF_TYPE: Readonly<Partial<Record<string, IdentifierKind>>> = {
  EMAIL_ADDRESS: 'email', PHONE_NUMBER: 'phone', PH_MOBILE_NUMBER: 'phone', TR_PHONE_NUMBER: 'phone', CREDIT_CARD: 'card', PERSON: 'name'
}

/** Countries in which a number without a country code is read. */
const HOME_COUNTRIES: readonly CountryCode[] = ['JP', 'US', 'GB', 'DE', 'FR', 'AU']
const LONGEST_PHONE = 64
const LONGEST_INDEXED_NAME = 200

const NORMALIZED: Readonly<Record<IdentifierKind, (value: string) => readonly string[]>> = {
  email: (value) => [plain(value)],
  phone: phoneForms,
  card: (value) => [value.normalize('NFKC').replace(/\D/gu, '')],
  name: (value) => { const name = words(value); return name.length === 0 ? [] : [whole(name), ...ends(name)] },
  accountId: (value) => [value.normalize('NFKC').trim()]
}

/** The hash of conversations with a value that a person rejected and no admin decided on. */
export function proposalToken (vault: Vault): string {
  return vault.token('review', 'rejected')
}

/** Every hash under which the values of a conversation can be found. */
export function tokensOf (vault: Vault, { messages }: KeptConversation): readonly string[] {
  const tokens = new Set<string>()
  for (const { author, values } of messages) {
    for (const value of author === undefined ? values : [...values, author]) for (const token of valueTokens(vault, value)) tokens.add(token)
    if (values.some(({ review }) => review === 'rejected')) tokens.add(proposalToken(vault))
  }
  return [...tokens]
}

/** Hashes of a person's identifiers. */
export function subjectTokens (vault: Vault, subject: Subject): readonly string[] {
  return [...new Set(given(subject).flatMap(([kind, value]) => exactTokens(vault, kind, value)))]
}

/**
 * The hashes to look for: a conversation is found when it has one of each inner list. A single word of a name finds every name that
 * has it; a kanji name finds those that begin with it.
 * @throws AppError INVALID_REQUEST when nothing is asked for, or a value has nothing to look for.
 */
export function wantedTokens (vault: Vault, identifiers: Identifiers): ReadonlyArray<readonly string[]> {
  const wanted = given(identifiers).map(([kind, value]) => {
    const parts = kind === 'name' && words(value).length === 1 ? [vault.token('name part', whole(words(value)))] : []
    const tokens = [...exactTokens(vault, kind, value), ...parts]
    if (tokens.length === 0) throw new AppError('INVALID_REQUEST', `${kind} has nothing to search for`)
    return tokens
  })
  if (wanted.length === 0) throw new AppError('INVALID_REQUEST', 'give at least one of email, phone, card, name, accountId')
  return wanted
}

function valueTokens (vault: Vault, { type, read }: KeptValue): readonly string[] {
  const kind = KIND_OF_TYPE[type]
  if (kind === undefined) return []
  const value = read()
  const parts = kind === 'name' ? nameParts(value).map((part) => vault.token('name part', part)) : []
  return [...exactTokens(vault, kind, value), ...parts]
}

function exactTokens (vault: Vault, kind: IdentifierKind, value: string): readonly string[] {
  const forms = new Set(readingsOf(kind, value).flatMap((reading) => NORMALIZED[kind](reading)))
  return [...forms].filter((form) => form !== '').map((form) => vault.token(kind, form))
}

function given (identifiers: Identifiers): ReadonlyArray<readonly [IdentifierKind, string]> {
  return (Object.keys(NORMALIZED) as IdentifierKind[]).flatMap((kind) => {
    const value = identifiers[kind]
    return value === undefined ? [] : [[kind, value] as const]
  })
}

function plain (value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}

/** E.164 in every country where the number is valid, or else possible; its digits where it is a number nowhere. */
function phoneForms (value: string): readonly string[] {
  const text = value.normalize('NFKC').replace(/[‐‑‒–—―ー−]/gu, '-').slice(0, LONGEST_PHONE)
  const digits = text.replace(/\D/gu, '')
  if (digits === '') return []
  const international = text.trim().startsWith('+') ? text : digits.startsWith('00') ? `+${digits.slice(2)}` : undefined
  const parsed = international === undefined ? HOME_COUNTRIES.map((country) => parsePhoneNumberFromString(text, country)) : [parsePhoneNumberFromString(international)]
  const valid = parsed.filter((number) => number?.isValid() === true)
  const numbers = (valid.length > 0 ? valid : parsed.filter((number) => number?.isPossible() === true)).flatMap((number) => number?.number ?? [])
  return numbers.length === 0 ? [digits] : [...new Set(numbers)]
}

const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam)$/u
const HONORIFIC_AFTER = /(?:様|さま|さん|君|くん|ちゃん|氏|殿|先生)$/u
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶ]+$/u

/** Words of a name, lower case, without titles. Kana and kanji stay as given. */
function words (name: string): readonly string[] {
  const text = name.normalize('NFKC').toLowerCase().slice(0, LONGEST_INDEXED_NAME)
  const all = text.split(/[^\p{L}\p{M}\p{N}'’ー々]+/u).map((word) => word.replace(/['’]s?$/u, ''))
  return all.map((word) => EAST_ASIAN.test(word) ? word.replace(HONORIFIC_AFTER, '') : word).filter((word) => word !== '' && !HONORIFIC.test(word))
}

/** The same for every order of the words; 田中 太郎 is 田中太郎. */
function whole (name: readonly string[]): string {
  return name.every((word) => EAST_ASIAN.test(word)) ? name.join('') : [...name].sort().join(' ')
}

/** First and last word, for names with more than two. */
function ends (name: readonly string[]): readonly string[] {
  return name.length > 2 ? [whole([name[0] ?? '', name.at(-1) ?? ''])] : []
}

/** Single words; of a name in kanji also its first two and three characters, where the family name ends. */
function nameParts (value: string): readonly string[] {
  const name = words(value)
  const joined = whole(name)
  const beginnings = EAST_ASIAN.test(joined) ? [2, 3].filter((length) => [...joined].length > length).map((length) => [...joined].slice(0, length).join('')) : []
  return [...new Set([...name.filter((word) => [...word].length > 1), ...beginnings])]
}
