// The ways a found value is written again: the full name, the first or last name alone, the digits in other groups.

import { isCommonWord, isNeverName } from '../name-words.ts'
import type { EntityType } from '../../entities.ts'
import { fold } from './fold.ts'

/** How a form is looked for. `name`: case folded, whole word, with guards; `text`: case folded; `exact`: as it is; `digits`: in any grouping. */
export type FormKind = 'name' | 'text' | 'exact' | 'digits'

export interface Form {
  /** What is looked for: folded for `name` and `text`, digits alone for `digits`. */
  readonly key: string
  readonly type: EntityType
  readonly kind: FormKind
  readonly score: number
  /** Only where a name can stand: an everyday word, a single kanji, a part of an undivided Japanese name. */
  readonly isGuarded: boolean
  /** A part of a name, not the whole. */
  readonly isPart: boolean
  /** It was written with a capital. */
  readonly isCapital?: boolean
}

const EXACT_TYPES: ReadonlySet<EntityType> = new Set<EntityType>(['PASSWORD', 'SECRET', 'CRYPTO'])
/** Too short, or too common as plain numbers, to be looked for again. */
const NEVER: ReadonlySet<EntityType> = new Set<EntityType>(['CARD_SECURITY_CODE', 'CARD_EXPIRY', 'CARD_LAST_FOUR', 'AGE', 'NRP', 'DATE_TIME', 'LOCATION', 'ORGANIZATION', 'URL', 'POSTAL_CODE', 'BIC'])
const NO_PASSWORD = new Set(['password', 'passwort', 'admin', 'username', 'login', 'reset', 'none', 'pass', 'test', 'user', 'same', 'that', 'this', 'here', 'パスワード', '暗証番号'])
const PARTICLES = new Set(['de', 'da', 'do', 'dos', 'del', 'della', 'di', 'du', 'la', 'le', 'van', 'von', 'der', 'den', 'ter', 'bin', 'bint', 'al', 'el', 'ibn', 'jr', 'sr', 'iii', 'and'])
const TITLES = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof)\.? )+/iu
/** All but a single space. */
const ODD_SPACE = / \s+|[^\S ]\s*/gu
/** Told at once; the scripts take longer. */
const PLAIN_LATIN = /^[\x20-\u024F]*$/u
const NUMBER = /^[\d\s().+/-]+$/u
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const PART_SCORE = 0.75

/** @param value normalized text of a finding. */
export function formsOf (type: EntityType, value: string, score: number): Form[] {
  if (NEVER.has(type) || value.length < 2 || value.length > 200) return []
  if (type === 'PERSON') return nameForms(value.replace(ODD_SPACE, ' '), score)
  const whole = { type, score: Math.min(score, 0.95), isGuarded: false, isPart: false }
  if (type !== 'DATE_OF_BIRTH' && NUMBER.test(value)) {
    const digits = value.replace(/\D/gu, '')
    // A PIN that looks like a year would hide every year.
    if (/^(?:19|20)\d{2}$/u.test(digits)) return []
    return digits.length >= 4 ? [{ ...whole, key: digits, kind: 'digits' }] : []
  }
  if (EXACT_TYPES.has(type)) return value.length >= 4 && !NO_PASSWORD.has(value.toLowerCase()) ? [{ ...whole, key: value, kind: 'exact' }] : []
  if (type === 'USERNAME' && (value.length < 4 || isNeverName(value))) return []
  if (value.length < 5 && type !== 'USERNAME') return []
  const text: Form = { ...whole, key: fold(value), kind: 'text', isGuarded: type === 'USERNAME' && isCommonWord(value) }
  return type === 'ADDRESS' ? [text, ...streetForms(text, value)] : [text]
}

/** The street alone: 'Apt 2B, 14 Larkspur Close, Didcot' is said again as '14 Larkspur Close'. */
function streetForms (form: Form, value: string): Form[] {
  return value.split(/[,\n、]/u).map((line) => line.trim())
    .filter((line) => line.length >= 8 && line.length < value.length && /\d/u.test(line) && /\p{L}{3}|\p{Script=Han}{2}/u.test(line))
    .map((line) => ({ ...form, key: fold(line), score: PART_SCORE, isPart: true }))
}

function nameForms (written: string, score: number): Form[] {
  const name = written.replace(TITLES, '')
  if (/\d/u.test(name) || isNeverName(name)) return []
  return PLAIN_LATIN.test(name) || !JAPANESE.test(name) ? latinForms(name, score) : japaneseForms(name, score)
}

function latinForms (name: string, score: number): Form[] {
  const words = name.split(' ').filter((word) => /\p{L}/u.test(word))
  const form = (key: string, isPart: boolean): Form =>
    ({ key: fold(key), type: 'PERSON', kind: 'name', score: isPart ? Math.min(score, PART_SCORE) : Math.min(score, 0.95), isGuarded: isCommonWord(key), isPart, isCapital: /^\p{Lu}/u.test(key) })
  if (words.length === 1) return name.length >= 3 ? [form(name, false)] : []
  const parts = words.map((word) => word.replace(/[.,]{1,16}$/u, ''))
    .filter((word) => word.length >= 3 && !PARTICLES.has(word.toLowerCase()) && (!isNeverName(word) || isCommonWord(word)))
  return [form(name, false), ...parts.map((part) => form(part, true))]
}

function japaneseForms (name: string, score: number): Form[] {
  const form = (key: string, isPart: boolean, isGuarded: boolean): Form =>
    ({ key: fold(key), type: 'PERSON', kind: 'name', score: isPart ? Math.min(score, PART_SCORE) : Math.min(score, 0.95), isPart, isGuarded })
  const parts = name.split(/[ ・]/u).filter(Boolean)
  const whole = [...new Set([name, parts.join(''), parts.join(' ')])].filter((key) => key.length >= 2)
  if (parts.length > 1) return [...whole.map((key) => form(key, false, false)), ...parts.map((part) => form(part, true, isWeakPart(part)))]
  // An undivided name: its first two or three characters may be the family name, which 様 or さん proves.
  const families = /^\p{Script=Han}/u.test(name) && name.length >= 3 ? [name.slice(0, 2), ...(name.length >= 4 ? [name.slice(0, 3)] : [])] : []
  return [...(name.length >= 2 ? [form(name, false, isWeakPart(name))] : [form(name, false, true)]), ...families.map((family) => form(family, true, true))]
}

/** Needs さん or 様: one character, an everyday word or place, or a few hiragana that stand within other words. */
function isWeakPart (part: string): boolean {
  return part.length < 2 || isCommonWord(part) || /^\p{Script=Hiragana}{1,3}$/u.test(part)
}
