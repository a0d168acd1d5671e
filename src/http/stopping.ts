// A graceful stop: what was accepted is answered, every other connection is closed, streams end after the lines they read.

import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'
import { finished } from 'node:stream'
import type { App } from './types.ts'

/** How long a client has to read its last answer before its connection is cut. */
const LINGER_MS = 1_000

/** @returns a signal that aborts when `app.close()` begins. */
export function stopGracefully (app: App): AbortSignal {
  const stopping = new AbortController()
  // One listener for each stream.
  setMaxListeners(0, stopping.signal)
  /** Open connections, each with its number of requests under way. Node alone closes only those that have had one: others would hold the stop up. */
  const underWay = new Map<Socket, number>()
  app.server.on('connection', (socket) => {
    underWay.set(socket, 0)
    socket.once('close', () => { underWay.delete(socket) })
  })

  /** All requests under way: `localhost` can mean two servers, and Fastify waits for the first one alone. */
  let requests = 0
  let whenAnswered = (): void => {}

  app.addHook('onRequest', ({ raw: { socket } }, { raw }, done) => {
    requests += 1
    count(socket, 1)
    // Answered, or given up by the client; Fastify's onResponse knows only the first.
    finished(raw, () => {
      requests -= 1
      if (requests === 0) whenAnswered()
      if (count(socket, -1) === 0 && stopping.signal.aborted) finish(socket)
    })
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.signal.aborted) reply.header('connection', 'close')
    done(null, payload)
  })
  app.addHook('preClose', (done) => {
    stopping.abort()
    for (const [socket, ofSocket] of underWay) if (ofSocket === 0) socket.destroy()
    done()
  })
  app.addHook('onClose', async () => {
    if (requests > 0) await new Promise<void>((resolve) => { whenAnswered = resolve })
  })
  return stopping.signal

  function count (socket: Socket, change: number): number | undefined {
    const before = underWay.get(socket)
    if (before === undefined) return undefined
    underWay.set(socket, before + change)
    return before + change
  }
}

/** Ends a connection whose last answer was written. Cut at once, unread input would take the answer with it (TCP reset). */
function finish (socket: Socket): void {
  socket.end()
  const cut = setTimeout(() => { socket.destroy() }, LINGER_MS)
  socket.once('close', () => { clearTimeout(cut) })
}
