// A checkpoint: how many entries the log has and what their root is, signed. As JSON, or as the text of C2SP tlog-checkpoint; both carry
// the same signature, over the text's first four lines.

import type { Signer, Verifier } from './signing.ts'

/** A tree of the log: `root` is base64. */
export interface TreeHead {
  /** Number of entries. */
  readonly size: number
  readonly root: string
}

export interface Checkpoint extends TreeHead {
  /** Name of the log. */
  readonly origin: string
  /** When it was made, ISO 8601, UTC. */
  readonly at: string
  readonly keyId: string
  /** Ed25519, base64, over `signedText`. */
  readonly signature: string
}

const SIGNATURE_BYTES = 64
const KEY_ID_BYTES = 4
const BASE64 = '[A-Za-z0-9+/]+={0,2}'
const NOTE = new RegExp(`^(?<origin>[^\\s+]+)\\n(?<size>0|[1-9]\\d{0,15})\\n(?<root>${BASE64})\\n(?<at>\\S+)\\n\\n— \\k<origin> (?<signature>${BASE64})\\n$`, 'u')

export function signCheckpoint ({ origin, keyId, sign }: Signer, { size, root }: TreeHead, at: string): Checkpoint {
  const unsigned = { origin, size, root, at }
  return { ...unsigned, keyId, signature: sign(signedText(unsigned)) }
}

/** Whether the key of this log signed exactly this. */
export function isSignedBy ({ origin, keyId, verify }: Verifier, checkpoint: Checkpoint): boolean {
  return checkpoint.origin === origin && checkpoint.keyId === keyId && verify(signedText(checkpoint), checkpoint.signature)
}

/** What is signed: four lines, the last an extension line of tlog-checkpoint. */
export function signedText ({ origin, size, root, at }: Omit<Checkpoint, 'keyId' | 'signature'>): string {
  return `${origin}\n${size}\n${root}\n${at}\n`
}

/** The checkpoint as a C2SP signed note: the signed text, an empty line, and the signature behind the four bytes of the key id. */
export function writeNote (checkpoint: Checkpoint): string {
  const signature = Buffer.concat([Buffer.from(checkpoint.keyId, 'hex'), Buffer.from(checkpoint.signature, 'base64')])
  return `${signedText(checkpoint)}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`
}

/** Reads either form; undefined when the text is neither. The signature is not checked. */
export function parseCheckpoint (text: string): Checkpoint | undefined {
  const note = NOTE.exec(text)?.groups
  if (note === undefined) return checkpointOf(parseJson(text))
  const { origin = '', size = '', root = '', at = '', signature = '' } = note
  const bytes = Buffer.from(signature, 'base64')
  return checkpointOf({
    origin, size: Number(size), root, at, keyId: bytes.toString('hex', 0, KEY_ID_BYTES), signature: bytes.toString('base64', KEY_ID_BYTES)
  })
}

/** The value as a checkpoint; undefined when a field is missing or has another form. */
export function checkpointOf (value: unknown): Checkpoint | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { origin, size, root, at, keyId, signature } = value as Partial<Record<keyof Checkpoint, unknown>>
  if (![origin, root, at, keyId, signature].every((field): field is string => typeof field === 'string' && !/\s/.test(field))) return undefined
  if (!Number.isSafeInteger(size) || (size as number) < 0 || Buffer.from(signature as string, 'base64').length !== SIGNATURE_BYTES) return undefined
  return { origin, size, root, at, keyId, signature } as Checkpoint
}

function parseJson (text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
