// Presidio's operators, bit for bit: what each checks and what it writes. One row an operator; lengths count code points.

import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { decrypt, encrypt, isKeySize } from './aes-cbc.ts'
import { codePointLength, splitAt } from './code-points.ts'
import { checkType, invalidParameter, isTruthy, requireParameter, type Parameters } from './parameters.ts'

/** An operator as a request names it; `type` is taken out of its parameters. */
export interface OperatorConfig {
  readonly name: string
  readonly parameters: Parameters
}

export type Direction = 'anonymize' | 'deanonymize'

/** @throws AppError PRESIDIO_PARAMETER for parameters that do not fit. */
type Operate = (value: string, parameters: Parameters, entityType: string) => string

/** Least bytes of a hash's salt, and how many a random one has. */
const LEAST_SALT_BYTES = 16
const RANDOM_SALT_BYTES = 32
const HASHES: readonly unknown[] = ['sha256', 'sha512']

const OPERATORS: Readonly<Record<Direction, Readonly<Record<string, Operate>>>> = {
  anonymize: {
    replace (_value, { new_value: newValue }, entityType) {
      checkType(newValue, 'new_value', 'string')
      return typeof newValue === 'string' && newValue !== '' ? newValue : `<${entityType}>`
    },
    redact: () => '',
    mask,
    hash,
    encrypt: (value, { key }) => encrypt(keyOf(key), value),
    keep: (value) => value
  },
  deanonymize: {
    decrypt: decryptValue,
    deanonymize_keep: (value) => value
  }
}

/** What `/anonymizers` answers: Presidio's list, which names `custom` though its API refuses it, and not `keep` though it takes it. */
export const ANONYMIZERS: readonly string[] = ['hash', 'mask', 'redact', 'replace', 'encrypt', 'custom']
export const DEANONYMIZERS: readonly string[] = Object.keys(OPERATORS.deanonymize)

/**
 * The text that an operator writes in place of a value.
 * @throws AppError PRESIDIO_PARAMETER, or PRESIDIO_REFUSED where Presidio fails without a reason (a wrong key, a damaged ciphertext).
 */
export function operate (direction: Direction, { name, parameters }: OperatorConfig, value: string, entityType: string): string {
  const known = OPERATORS[direction]
  const run = Object.hasOwn(known, name) ? known[name] : undefined
  if (run === undefined) throw invalidParameter(`Invalid operator class '${nameOf(name)}'.`)
  return run(value, parameters, entityType)
}

function decryptValue (value: string, { key }: Parameters): string {
  const bytes = keyOf(key)
  try {
    return decrypt(bytes, value)
  } catch {
    throw unexplained()
  }
}

function mask (value: string, { masking_char: char, chars_to_mask: wanted, from_end: fromEnd }: Parameters): string {
  requireParameter(char, 'masking_char', 'string')
  if (codePointLength(String(char)) > 1) throw invalidParameter('Invalid input, masking_char must be a character')
  requireParameter(wanted, 'chars_to_mask', 'number')
  requireParameter(fromEnd, 'from_end', 'boolean')
  const length = codePointLength(value)
  const count = Math.max(0, Math.min(length, Number(wanted)))
  const [head, tail] = splitAt(value, fromEnd === true ? length - count : count)
  const masked = String(char).repeat(count)
  return fromEnd === true ? head + masked : masked + tail
}

/** SHA-2 of the value and then the salt; without a salt of the caller, a random one for each value. Not an HMAC. */
function hash (value: string, parameters: Parameters): string {
  const { hash_type: type = 'sha256' } = parameters
  if (type === null) throw invalidParameter('Expected parameter hash_type')
  if (!HASHES.includes(type)) throw invalidParameter(`Parameter hash_type value ${nameOf(type)} is not in range of values ['sha256', 'sha512']`)
  return createHash(String(type)).update(value, 'utf8').update(saltOf(parameters)).digest('hex')
}

/** A name that a caller made up, where it is one: what else stands there could be text. */
function nameOf (value: unknown): string {
  return typeof value === 'string' && /^[\w-]{1,32}$/.test(value) ? value : '?'
}

function saltOf ({ salt }: Parameters): Uint8Array {
  if (salt === undefined) return randomBytes(RANDOM_SALT_BYTES)
  if (typeof salt !== 'string') throw unexplained()
  const bytes = Buffer.from(salt, 'utf8')
  if (bytes.length >= LEAST_SALT_BYTES) return bytes
  throw invalidParameter(bytes.length === 0
    ? 'Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits).'
    : `Salt must be at least 16 bytes (128 bits). Provided salt is ${bytes.length} bytes.`)
}

function keyOf (key: unknown): Uint8Array {
  if (key === undefined || key === null) throw invalidParameter('Expected parameter key')
  if (typeof key !== 'string') throw isTruthy(key) ? invalidParameter("Invalid parameter value for 'key'.") : unexplained()
  const bytes = Buffer.from(key, 'utf8')
  if (!isKeySize(bytes.length)) throw invalidParameter('Invalid input, key must be of length 128, 192 or 256 bits')
  return bytes
}

/** Where Python raises an error that Presidio's anonymizer has no words for. */
function unexplained (): AppError {
  return new AppError('PRESIDIO_REFUSED', 'Internal server error')
}
