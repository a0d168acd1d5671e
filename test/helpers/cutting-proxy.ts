// Stands between a program and PostgreSQL and cuts all connections at the n-th thing that the program says, before or after it was done.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  /** The address of a database through it. */
  through (url: string): string
  /** Counts from now on. @param at cuts there, once; 0: nowhere. */
  arm (at: number, side: Side): void
  /** What was said since. */
  count (): number
  hasCut (): boolean
  close (): Promise<void>
}

/** `before`: the database never hears of it. `after`: it has done it, and nobody hears of that. */
export type Side = 'before' | 'after'

/** The sign of life of a process, which comes whenever it comes. */
const BEAT = 'SELECT size::text FROM audit_head'

export async function startCuttingProxy (url: string): Promise<CuttingProxy> {
  const { hostname: host, port } = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  let [count, at, isCut]: [number, number, boolean] = [0, 0, false]
  let side: Side = 'before'
  const cut = (): void => {
    isCut = true
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  const server = createServer((client) => {
    const database = connect(Number(port), host)
    const pair = [client, database] as const
    let isDoomed = false
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => { pairs.delete(pair); for (const one of pair) one.destroy() })
    }
    client.on('data', (said: Buffer) => {
      if (!said.includes(BEAT)) {
        count += 1
        if (count === at && !isCut) {
          if (side === 'before') { cut(); return }
          isDoomed = true
        }
      }
      database.write(said)
    })
    database.on('data', (answer: Buffer) => {
      if (isDoomed && !isCut) cut()
      else client.write(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  return {
    through: (given) => Object.assign(new URL(given), { port: String(own) }).href,
    arm (place, on) { [count, at, isCut, side] = [0, place, false, on] },
    count: () => count,
    hasCut: () => isCut,
    async close () {
      cut()
      server.close()
      await once(server, 'close')
    }
  }
}
