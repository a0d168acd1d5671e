// Sumi and the npm packages that promise the same, on the same texts in the same process and minutes: how fast, how much they remove.

import { isCounted } from '../../src/evaluation/signs.ts'
import type { GoldRecord } from '../../src/evaluation/record.ts'
import { peerData, type PeerData } from '../peers/data.ts'
import { PACKAGES } from '../peers/packages.ts'
import { removedUnits, type Peer } from '../peers/peer.ts'
import { sumiPeer } from '../peers/sumi.ts'
import { againstFirst, percentile, type Row, type Suite } from '../suite.ts'

/** After one pass to warm up, passes are repeated for at least so long; one pass at least. */
const MEASURE_MS = 2_000

export const PEERS: Suite = {
  name: 'peers',
  about: 'Same texts, one thread, default settings. "values removed": no letter or digit of them is left, in percent; "other text removed": letters and digits outside labels. p50 and p99 are of one conversation.',
  async run () {
    const data = await peerData()
    const makers = [async () => await sumiPeer('rules'), async () => await sumiPeer('hybrid'), ...PACKAGES]
    const rows: Row[][] = data.map(() => [])
    for (const make of makers) {
      const peer = await make()
      for (const [index, one] of data.entries()) rows[index]?.push(await measure(peer, one))
      await peer.close()
    }
    return rows.flatMap((ofData) => againstFirst(ofData, 'sumi\'s rules'))
  }
}

async function measure (peer: Peer, { name, records }: PeerData): Promise<Row> {
  const row = { suite: 'peers', name: `${name}: ${peer.name}` }
  try {
    const results: Array<readonly string[]> = []
    for (const { conversation } of records) results.push(await peer.redact(conversation))
    const latencies: number[] = []
    const startedAt = performance.now()
    for (let pass = 0; pass === 0 || performance.now() < startedAt + MEASURE_MS; pass++) {
      for (const { conversation } of records) {
        const sentAt = performance.now()
        await peer.redact(conversation)
        latencies.push(performance.now() - sentAt)
      }
    }
    const characters = records.reduce((sum, { conversation }) => sum + conversation.messages.reduce((all, { text }) => all + text.length, 0), 0)
    const totalMs = latencies.reduce((sum, one) => sum + one, 0)
    const { shares, unreadable } = removed(records, results)
    return {
      ...row,
      rate: { unit: 'characters', perSecond: characters * (latencies.length / records.length) * 1_000 / totalMs },
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      extra: shares,
      note: [peer.setup, `sees one ${peer.sees} at a time`, ...(unreadable === 0 ? [] : [`${unreadable} messages changed beyond removal, left out`])].join('; ')
    }
  } catch (error) {
    return { ...row, note: `crashed: ${error instanceof Error ? error.name : 'unknown'}` }
  }
}

function removed (records: readonly GoldRecord[], results: ReadonlyArray<readonly string[]>): { readonly shares: Readonly<Record<string, number>>, readonly unreadable: number } {
  let [values, gone, others, lost, unreadable] = [0, 0, 0, 0, 0]
  for (const [index, { conversation, spans, ignored }] of records.entries()) {
    for (const [message, { text }] of conversation.messages.entries()) {
      const units = removedUnits(text, results[index]?.[message] ?? '')
      if (units === undefined) { unreadable += 1; continue }
      const labelled = new Uint8Array(text.length)
      for (const span of [...spans, ...ignored]) if (span.message === message) labelled.fill(1, span.start, span.end)
      for (const span of spans.filter((one) => one.message === message)) {
        values += 1
        if (places(text, span.start, span.end).every((at) => units[at] === 1)) gone += 1
      }
      for (const at of places(text, 0, text.length)) {
        if (labelled[at] === 1) continue
        others += 1
        if (units[at] === 1) lost += 1
      }
    }
  }
  return { shares: { values, 'values removed %': 100 * gone / values, 'other text removed %': 100 * lost / others }, unreadable }
}

/** Where letters and digits are. */
function places (text: string, start: number, end: number): number[] {
  const found: number[] = []
  for (let at = start; at < end; at++) if (isCounted(text, at)) found.push(at)
  return found
}
