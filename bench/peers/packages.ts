// The npm packages that promise the same, each with its defaults; only the sign that it writes is set, where it can be.

import { createRequire } from 'node:module'
import { REMOVED, withoutSpans, type Peer } from './peer.ts'

const require = createRequire(import.meta.url)

export const PACKAGES: ReadonlyArray<() => Promise<Peer>> = [openredaction, redactPii, redactpiiNode]

async function openredaction (): Promise<Peer> {
  const { OpenRedaction } = await import('openredaction')
  const redactor = new OpenRedaction()
  return perMessage('openredaction', 'defaults', async (text) => {
    const { detections } = await redactor.detect(text)
    return withoutSpans(text, detections.map(({ position }) => position))
  })
}

async function redactPii (): Promise<Peer> {
  const { SyncRedactor } = require('redact-pii') as typeof import('redact-pii')
  const redactor = new SyncRedactor({ globalReplaceWith: REMOVED })
  return perMessage('redact-pii', 'SyncRedactor, globalReplaceWith set', async (text) => redactor.redact(text))
}

async function redactpiiNode (): Promise<Peer> {
  const { Redactor } = await import('@redactpii/node')
  const redactor = new Redactor({ globalReplaceWith: REMOVED })
  return perMessage('@redactpii/node', 'Redactor, globalReplaceWith set', async (text) => redactor.redact(text))
}

function perMessage (name: string, setup: string, redact: (text: string) => Promise<string>): Peer {
  return {
    name: `${name} ${versionOf(name)}`,
    setup,
    sees: 'message',
    async redact ({ messages }) {
      const texts: string[] = []
      for (const { text } of messages) texts.push(await redact(text))
      return texts
    },
    async close () {}
  }
}

function versionOf (name: string): string {
  const main = require.resolve(name).replaceAll('\\', '/')
  const folder = main.slice(0, main.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length)
  return (require(`${folder}package.json`) as { version: string }).version
}
