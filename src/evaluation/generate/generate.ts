// Synthetic support conversations with labels, seeded: record n of a seed is always the same. No real people, no training templates.

import type { Language, Message, Role } from '../../conversation.ts'
import { drawFrom, seededRandom, type Draw } from '../random.ts'
import type { GoldRecord, TypedSpan } from '../record.ts'
import type { LanguageTables, MadeUpPerson } from './slots.ts'
import { TEMPLATES_EN } from './templates-en.ts'
import { TEMPLATES_JA } from './templates-ja.ts'
import { makePersonEn, restyleEn, SLOTS_EN } from './values-en.ts'
import { makePersonJa, restyleJa, SLOTS_JA } from './values-ja.ts'

export const LANGUAGE_TABLES: Readonly<Record<Language, LanguageTables>> = {
  en: { slots: SLOTS_EN, templates: TEMPLATES_EN, makePerson: makePersonEn, restyle: restyleEn },
  ja: { slots: SLOTS_JA, templates: TEMPLATES_JA, makePerson: makePersonJa, restyle: restyleJa }
}

const ROLES: Readonly<Record<string, Role>> = { C: 'customer', A: 'agent', B: 'bot' }
const SLOT = /\{([a-zA-Z]+)(\d?)\}/gu

export interface GenerateOptions {
  readonly count: number
  readonly languages: readonly Language[]
  readonly seed: number
}

/** Languages in turn; the template and all values are drawn. */
export function * generateRecords ({ count, languages, seed }: GenerateOptions): Generator<GoldRecord> {
  for (let index = 0; index < count; index++) {
    const language = languages[index % languages.length] ?? 'en'
    yield generateRecord(language, seed, index)
  }
}

export function generateRecord (language: Language, seed: number, index: number): GoldRecord {
  const tables = LANGUAGE_TABLES[language]
  const draw = drawFrom(seededRandom(Math.imul(seed + 1, 0x9E3779B1) ^ Math.imul(index + 1, 0x85EBCA6B)))
  const template = draw.pick(tables.templates)
  const fill = filler(tables, draw)
  const spans: TypedSpan[] = []
  const messages = template.split('\n').map((line, message): Message => {
    const role = ROLES[line[0] ?? ''] ?? 'customer'
    const { text, found } = fill(line.slice(3))
    for (const span of found) spans.push({ message, ...span })
    return { role, text: role === 'customer' ? tables.restyle(text, draw) : text }
  })
  return { id: `synthetic-${language}-${seed}-${index}`, language, conversation: { channel: 'chat', messages }, spans, ignored: [] }
}

/** The same slot is the same value throughout a conversation; `{person2}`, `{email2}` are another person's. */
function filler ({ slots, makePerson }: LanguageTables, draw: Draw): (line: string) => { text: string, found: Array<Omit<TypedSpan, 'message'>> } {
  const persons = new Map<string, MadeUpPerson>()
  const values = new Map<string, string>()
  const personOf = (number: string): MadeUpPerson => {
    const person = persons.get(number) ?? makePerson(draw)
    persons.set(number, person)
    return person
  }
  return (line) => {
    const found: Array<Omit<TypedSpan, 'message'>> = []
    let [text, cursor] = ['', 0]
    for (const { 0: slot, 1: name = '', 2: number = '', index } of line.matchAll(SLOT)) {
      const known = slots[name]
      if (known === undefined) throw new RangeError(`no slot ${name}`)
      const value = values.get(slot) ?? known.make(draw, personOf(number))
      values.set(slot, value)
      text += line.slice(cursor, index)
      if (known.type !== null) found.push({ start: text.length, end: text.length + value.length, type: known.type })
      text += value
      cursor = index + slot.length
    }
    return { text: text + line.slice(cursor), found }
  }
}
