// Presidio's two services at the root of two further ports. Their connections are handed to the app's own server, so that limits,
// logs, metrics and the graceful stop are the same; only the path is completed.

import type { IncomingMessage } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { App } from '../types.ts'
import { PREFIX } from './documentation.ts'
import type { Service } from './errors.ts'

/** Undefined: not served. 0: any free port. */
export type PresidioPorts = Readonly<Partial<Record<Service, number>>>

const prefixOf = new WeakMap<object, string>()

/** The path of a request within the app; Fastify's `rewriteUrl`. */
export function completeUrl ({ url = '/', socket }: IncomingMessage): string {
  const prefix = prefixOf.get(socket ?? {})
  return prefix === undefined ? url : prefix + url
}

/**
 * Listens; the ports close with the app.
 * @returns the ports that were opened.
 * @throws the system's error, such as EADDRINUSE; the other port may be open: close the app.
 */
export async function listenAsPresidio (app: App, host: string, ports: PresidioPorts): Promise<PresidioPorts> {
  const opened: Partial<Record<Service, number>> = {}
  for (const [service, port] of Object.entries(ports) as Array<[Service, number]>) {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket: Socket) => {
      prefixOf.set(socket, `${PREFIX}/${service}`)
      app.server.emit('connection', socket)
    })
    opening.set(app, [...opening.get(app) ?? [], server])
    opened[service] = await listen(server, host, port)
  }
  return opened
}

const opening = new WeakMap<App, readonly Server[]>()

/** Call before the app is ready. Connections that are open are ended by the app. */
export function closePresidioPorts (app: App): void {
  app.addHook('preClose', (done) => {
    for (const server of opening.get(app) ?? []) server.close()
    done()
  })
}

async function listen (server: Server, host: string, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
