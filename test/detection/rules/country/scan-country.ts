// Runs every shipped recognizer on one text, with offsets of the original, for one wanted type and any threshold.

import { ENTITIES, type BuiltInEntityType, type EntityType } from '../../../../src/entities.ts'
import { DEFAULT_THRESHOLD } from '../../../../src/conversation.ts'
import { normalize } from '../../../../src/detection/normalize.ts'
import { RECOGNIZERS } from '../../../../src/detection/rules/index.ts'
import { createScanner } from '../../../../src/detection/rules/scan.ts'

export interface Found {
  /** UTF-16 code units of the original. */
  readonly start: number
  readonly end: number
  readonly score: number
}

const scan = createScanner(RECOGNIZERS)

/** Spans of `type` at or above the threshold; of overlapping spans the longer, then the better one. */
export function spansOf (type: EntityType, text: string, threshold = DEFAULT_THRESHOLD): Found[] {
  const normalized = normalize(text)
  const kept: Found[] = []
  const found = scan(normalized.text, (wanted) => wanted === type).filter(({ score }) => score >= threshold)
  for (const { start, end, score } of found.sort((a, b) => (b.end - b.start) - (a.end - a.start) || b.score - a.score)) {
    if (!kept.some((other) => other.start < end && start < other.end)) kept.push({ start, end, score })
  }
  return kept.map(({ start, end, score }) => ({ ...normalized.toOriginal(start, end), score })).sort((a, b) => a.start - b.start)
}

/** The texts of `spansOf`. */
export function valuesOf (type: EntityType, text: string, threshold = DEFAULT_THRESHOLD): string[] {
  return spansOf(type, text, threshold).map(({ start, end }) => text.slice(start, end))
}

/** 'TYPE value' of everything of types with a country, and of vehicles and devices, that would be reported; types off by default too. */
export function nationalIds (text: string): string[] {
  const normalized = normalize(text)
  return scan(normalized.text, (type) => isNational(type as BuiltInEntityType))
    .filter(({ score }) => score >= DEFAULT_THRESHOLD)
    .map(({ type, start, end }) => `${type} ${normalized.text.slice(start, end)}`)
}

/** Whether this catalogue answers for a type: it has a country (not Japan, whose tests are apart), or it is a vehicle's or a device's. */
export function isNational (type: BuiltInEntityType): boolean {
  const { country } = ENTITIES[type] as { country?: string }
  return (country !== undefined && country !== 'JP' && !ELSEWHERE.has(type)) || type === 'VIN' || type === 'IMEI'
}

const ELSEWHERE: ReadonlySet<string> = new Set(['US_SSN', 'US_ITIN', 'US_PASSPORT', 'US_DRIVER_LICENSE', 'ABA_ROUTING_NUMBER', 'UK_POSTCODE'])
