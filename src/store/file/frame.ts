// Checksummed JSON: how each journal line and each document is written, so that damage is seen before content is believed.

import { hash } from 'node:crypto'

const OPEN = '{"sum":"'
const MIDDLE = '","body":'
const SUM_LENGTH = 32
const BODY_AT = OPEN.length + SUM_LENGTH + MIDDLE.length

/** `{"sum":"<first 128 bits of the body's SHA-256, hex>","body":<body>}`. @param body JSON text without line breaks. */
export function frame (body: string): string {
  return `${OPEN}${checksum(body)}${MIDDLE}${body}}`
}

/** The body of a framed text as a value; undefined when the text is not exactly what `frame` made. */
export function unframe (text: string): unknown {
  const body = text.slice(BODY_AT, -1)
  return frame(body) === text ? JSON.parse(body) : undefined
}

function checksum (body: string): string {
  return hash('sha256', body, 'hex').slice(0, SUM_LENGTH)
}
