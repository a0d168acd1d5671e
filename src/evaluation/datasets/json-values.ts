// What the JSON readers share: looking into values whose shape nobody vouches for.

import type { Conversation } from '../../conversation.ts'
import { BadData } from './bad-data.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject (value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws BadData that names the property. */
export function stringOf (object: JsonObject, name: string, where = ''): string {
  const value = object[name]
  if (typeof value !== 'string') throw new BadData(`${where}${name} is not a text`)
  return value
}

/** @throws BadData that names the property. */
export function listOf (object: JsonObject, name: string, where = ''): readonly unknown[] {
  const value = object[name]
  if (!Array.isArray(value)) throw new BadData(`${where}${name} is not a list`)
  return value
}

/** @throws BadData unless it is a whole number that is not negative. */
export function offsetOf (value: unknown, where: string): number {
  if (!Number.isInteger(value) || (value as number) < 0) throw new BadData(`${where} has no whole-number offsets`)
  return value as number
}

export function idOf (value: unknown, line: number): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : String(line)
}

export function optionalString (value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function oneMessage (text: string): Conversation {
  return { messages: [{ role: 'customer', text }] }
}
