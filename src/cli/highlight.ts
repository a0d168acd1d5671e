// A text with its findings made visible: colours on a terminal, ⟦value¦TYPE⟧ elsewhere.

import type { Conversation, Finding } from '../conversation.ts'
import { ENTITIES, type BuiltInEntityType, type EntityGroup, type EntityType } from '../entities.ts'

/** SGR colours of the groups (ECMA-48). */
const COLOURS: Readonly<Record<EntityGroup, number>> = {
  person: 33, contact: 36, payment: 35, credentials: 31, network: 34, vehicle: 34, government: 32, health: 32, business: 37
}

/** All messages, one after the other; with roles where there is more than one. */
export function highlight ({ messages }: Conversation, findings: readonly Finding[], hasColours: boolean): string {
  return messages.map(({ role, text }, index) => {
    const marked = highlightText(text, findings.filter(({ message }) => message === index), hasColours)
    return messages.length === 1 ? marked : `${role}: ${marked}`
  }).join('\n')
}

function highlightText (text: string, findings: readonly Finding[], hasColours: boolean): string {
  let [out, cursor] = ['', 0]
  for (const { start, end, type } of findings) {
    out += printable(text.slice(cursor, start)) + mark(printable(text.slice(start, end)), type, hasColours)
    cursor = end
  }
  return out + printable(text.slice(cursor))
}

function mark (value: string, type: EntityType, hasColours: boolean): string {
  if (!hasColours) return `⟦${value}¦${type}⟧`
  const colour = Object.hasOwn(ENTITIES, type) ? COLOURS[ENTITIES[type as BuiltInEntityType].group] : COLOURS.business
  return `\u001B[7;${colour}m${value}\u001B[27m ${type}\u001B[0m`
}

/** Text from a file must not steer the terminal: control characters but tab and newline become their pictures (U+2400 block). */
function printable (text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '␡'
  })
}
