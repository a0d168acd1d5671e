// The one connection of a process that lasts: it hears what other processes change, and holds the locks of turns. When it breaks, all that
// was held is lost and nothing that was heard is trusted, until another one stands.

import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig, type Notification } from 'pg'
import { AppError } from '../../errors.ts'
import { failureOf } from './failures.ts'
import { READ, TOGETHER } from './sql.ts'

/** A connection while it stands. */
export interface Standing {
  /** Key of a lock that only this connection holds: whoever can take it knows that the connection, and all its locks, are gone. */
  readonly fence: string
  /** Aborts when the connection is lost. */
  readonly lost: AbortSignal
}

export interface SessionEvents {
  /** What another process said that it changed; undefined: something may have been changed unheard. */
  readonly onChange: (what: string | undefined) => void
  readonly onAuditSize: (size: number) => void
}

interface Wanted {
  readonly key: string
  readonly resolve: (isLocked: boolean) => void
  readonly reject: (error: unknown) => void
}

const BEAT_MS = 250
/** What was heard is trusted for so long after a beat that was answered. */
const TRUSTED_MS = 1_000
/** A connection that said nothing for so long is given up, and with it what it holds; long enough that a busy process does not give up its own. */
const SILENT_MS = 6_000
const RECONNECT_MS = [50, 100, 200, 500, 1_000]

export class Session {
  readonly #config: ClientConfig
  readonly #channel: string
  readonly #events: SessionEvents
  /** Names this process in notifications, to tell its own from others'. */
  readonly origin = randomBytes(9).toString('base64url')
  #client: Client | undefined
  #standing: (Standing & { readonly lose: () => void }) | undefined
  #trustedUntil = 0
  #turn: Promise<unknown> = Promise.resolve()
  #wanted: Wanted[] = []
  #released: string[] = []
  #isLocking = false
  #isBeating = false
  #beganAt = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  #reconnecting: Promise<void> | undefined

  private constructor (config: ClientConfig, channel: string, events: SessionEvents) {
    this.#config = config
    this.#channel = channel
    this.#events = events
  }

  static async open (config: ClientConfig, channel: string, events: SessionEvents): Promise<Session> {
    const session = new Session(config, channel, events)
    await session.#connect()
    session.#timer = setInterval(() => { session.#beat().catch(() => {}) }, BEAT_MS).unref()
    return session
  }

  /** Whether changes of other processes were heard of until a moment ago. */
  get isCurrent (): boolean {
    return this.#standing !== undefined && performance.now() < this.#trustedUntil
  }

  /** @throws AppError DATABASE_UNAVAILABLE while there is no connection. */
  get standing (): Standing {
    if (this.#standing === undefined) throw new AppError('DATABASE_UNAVAILABLE')
    return this.#standing
  }

  /** Takes a lock if it is free. Many at once share a round trip. @throws AppError DATABASE_UNAVAILABLE. */
  async tryLock (key: string): Promise<boolean> {
    if (this.#standing === undefined) throw new AppError('DATABASE_UNAVAILABLE')
    return await new Promise((resolve, reject) => {
      this.#wanted.push({ key, resolve, reject })
      this.#lockNext().catch(() => {})
    })
  }

  /** Gives a lock of this connection back; without effect when the connection that took it is gone. */
  unlock (key: string, { lost }: Standing): void {
    if (lost.aborted) return
    this.#released.push(key)
    this.#lockNext().catch(() => {})
  }

  async close (): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#reconnecting
    const client = this.#client
    this.#lose(client)
    await client?.end().catch(() => {})
  }

  async #connect (): Promise<void> {
    const client = new Client(this.#config)
    client.on('error', () => { this.#lose(client) })
    client.on('end', () => { this.#lose(client) })
    try {
      await client.connect()
      const fence = BigInt.asIntN(64, randomBytes(8).readBigInt64BE()).toString()
      client.on('notification', (notification) => { this.#hear(notification) })
      await client.query(TOGETHER.listen(this.#channel))
      await client.query(TOGETHER.tryLocks, [[fence]])
      const gone = new AbortController()
      this.#client = client
      this.#standing = { fence, lost: gone.signal, lose: () => { gone.abort() } }
    } catch (error) {
      await client.end().catch(() => {})
      throw failureOf(error)
    }
    this.#events.onChange(undefined)
    await this.#beat()
  }

  #lose (client: Client | undefined): void {
    if (client === undefined || client !== this.#client) return
    const standing = this.#standing
    this.#client = undefined
    this.#standing = undefined
    this.#trustedUntil = 0
    this.#released = []
    standing?.lose()
    for (const { reject } of this.#wanted.splice(0)) reject(new AppError('DATABASE_UNAVAILABLE'))
    client.end().catch(() => {})
    if (!this.#isClosed) this.#reconnecting ??= this.#reconnect().finally(() => { this.#reconnecting = undefined })
  }

  async #reconnect (): Promise<void> {
    for (let attempt = 0; !this.#isClosed; attempt++) {
      await sleep(RECONNECT_MS[attempt] ?? RECONNECT_MS.at(-1), undefined, { ref: false })
      if (this.#isClosed) return
      try { await this.#connect(); return } catch { /* again, until the database answers */ }
    }
  }

  /** Shows that the connection works, and tells the size of the audit log. */
  async #beat (): Promise<void> {
    const client = this.#client
    if (client === undefined) return
    if (this.#isBeating) {
      // A connection that says nothing any more is given up; the trust in it ran out before.
      if (performance.now() > this.#beganAt + SILENT_MS) this.#lose(client)
      return
    }
    this.#isBeating = true
    const sentAt = performance.now()
    this.#beganAt = sentAt
    try {
      const [row] = await this.#ask<{ size: string }>(client, READ.auditSize)
      if (client !== this.#client) return
      this.#trustedUntil = sentAt + TRUSTED_MS
      this.#events.onAuditSize(Number(row?.size))
    } catch {
      this.#lose(client)
    } finally {
      this.#isBeating = false
    }
  }

  /** One statement after the other. */
  async #ask<R extends object> (client: Client, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    const answer = this.#turn.then(async () => (await client.query(sql, [...values])).rows as R[])
    this.#turn = answer.catch(() => {})
    return await answer
  }

  #hear ({ payload = '' }: Notification): void {
    const [origin, what = ''] = payload.split(' ')
    if (origin === this.origin) return
    for (const name of what.split(',')) this.#events.onChange(name)
  }

  async #lockNext (): Promise<void> {
    if (this.#isLocking) return
    this.#isLocking = true
    while (this.#client !== undefined && this.#wanted.length + this.#released.length > 0) {
      const client = this.#client
      const [released, wanted] = [this.#released.splice(0), this.#wanted.splice(0)]
      try {
        if (released.length > 0) await this.#ask(client, TOGETHER.unlock, [released])
        if (wanted.length === 0) continue
        const [row] = await this.#ask<{ locked: boolean[] }>(client, TOGETHER.tryLocks, [wanted.map(({ key }) => key)])
        wanted.forEach(({ resolve }, index) => { resolve(row?.locked[index] === true) })
      } catch (error) {
        for (const { reject } of wanted) reject(failureOf(error))
        // What is held now is not known.
        this.#lose(client)
      }
    }
    this.#isLocking = false
  }
}
