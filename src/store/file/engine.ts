// The embedded engine: commits go to the journal in groups, then to memory and to the audit log; checkpoints write the documents.

import { chainFact, headAfter } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { treeOver, type AuditTree } from '../../audit/tree.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Batch, CollectionName, LocalEngine, Records } from '../engine.ts'
import type { AuditQuery } from '../store.ts'
import type { AuditLog } from './audit-log.ts'
import { dropPrevious, writeCheckpoint } from './checkpoint.ts'
import { errorCode, ignoreFailure, type FileOps } from './files.ts'
import type { JournalRecord } from './journal-lines.ts'
import type { Journal } from './journal.ts'
import type { ManifestFile } from './manifest.ts'
import type { Shards } from './shards.ts'
import type { FileVault } from './vault.ts'

export interface CheckpointLimits {
  /** A checkpoint begins when the journal is this large, or a quarter of all documents if that is more: so the cost of a commit, checkpoints included, does not grow with the store. */
  readonly journalBytes: number
  /** … or when its oldest commit is this old. */
  readonly journalAgeMs: number
}

/** What the engine works on, opened by `open.ts`. */
export interface EngineParts {
  readonly files: FileOps
  readonly folder: string
  readonly clock: Clock
  readonly limits: CheckpointLimits
  readonly shards: Shards
  readonly manifest: ManifestFile
  readonly journal: Journal
  readonly audit: AuditLog
  readonly vault: FileVault
  /** The last commit. */
  readonly lsn: number
  /** False once another process may own the folder. */
  readonly isOwner: () => boolean
  readonly release: () => Promise<void>
}

interface Waiting {
  readonly batch: Batch
  readonly resolve: (entries: readonly AuditEntry[]) => void
  readonly reject: (error: unknown) => void
}

const MAX_GROUP = 1_000
const DUE_CHECK_MS = 60_000

export class FileEngine implements LocalEngine {
  readonly auditTree: AuditTree
  readonly vault: FileVault
  readonly #parts: EngineParts
  readonly #timer: NodeJS.Timeout
  #lsn: number
  #waiting: Waiting[] = []
  #isScheduled = false
  /** Journal and audit log are touched by one piece of work at a time, in order. */
  #turn: Promise<unknown> = Promise.resolve()
  #checkpoint: Promise<void> | undefined
  #notBefore = 0
  #oldestCommitAt: number | undefined
  #closing: Promise<void> | undefined

  constructor (parts: EngineParts) {
    this.#parts = parts
    this.#lsn = parts.lsn
    this.vault = parts.vault
    const { tree } = parts.audit
    this.auditTree = treeOver(() => tree.size, async (index) => await tree.read(index))
    if (parts.journal.bytes > 0) this.#oldestCommitAt = parts.clock().getTime()
    this.#timer = setInterval(() => { this.#checkpointIfDue() }, DUE_CHECK_MS).unref()
  }

  async commit (batch: Batch): Promise<readonly AuditEntry[]> {
    if (this.#closing !== undefined) throw new AppError('NOT_READY', 'the store is closed')
    if (batch.operations.length === 0 && batch.facts.length === 0) return []
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject })
      this.#schedule()
    })
  }

  get<C extends CollectionName> (collection: C, key: string): Records[C] | undefined {
    return this.#parts.shards.get(collection, key)
  }

  values<C extends CollectionName> (collection: C): Iterable<Records[C]> {
    return this.#parts.shards.values(collection)
  }

  async listAudit (query: AuditQuery): Promise<readonly AuditEntry[]> {
    return await this.#parts.audit.list(query)
  }

  /** Writes everything committed before the call into the documents and empties the journal of it. @throws AppError STORAGE_FAILED. */
  async checkpoint (): Promise<void> {
    while (this.#checkpoint !== undefined) await ignoreFailure(this.#checkpoint)
    this.#checkpoint = this.#runCheckpoint().finally(() => { this.#checkpoint = undefined })
    await this.#checkpoint
  }

  async compact (): Promise<void> {
    await this.checkpoint()
  }

  async close (): Promise<void> {
    this.#closing ??= this.#close()
    await this.#closing
  }

  async #close (): Promise<void> {
    clearInterval(this.#timer)
    const { journal, audit, vault, release } = this.#parts
    await vault.close()
    do await this.#turn; while (this.#isScheduled)
    // Whatever this checkpoint cannot write is in the journal.
    await ignoreFailure(this.checkpoint())
    await ignoreFailure(journal.close())
    await ignoreFailure(audit.close())
    await ignoreFailure(release())
  }

  #schedule (): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#inTurn(async () => { await this.#commitGroup() }).catch(() => {})
  }

  async #inTurn<T> (work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => {})
    return await result
  }

  /** All that wait go into the journal with one flush. */
  async #commitGroup (): Promise<void> {
    const { journal, shards, audit, clock } = this.#parts
    const group = this.#waiting.splice(0, MAX_GROUP)
    this.#isScheduled = false
    if (this.#waiting.length > 0) this.#schedule()
    let records: readonly JournalRecord[]
    try {
      this.#checkWritable()
      records = this.#number(group)
      await journal.append(records)
    } catch (error) {
      const failure = this.#failure(error)
      for (const { reject } of group) reject(failure)
      return
    }
    this.#lsn += records.length
    this.#oldestCommitAt ??= clock().getTime()
    for (const { operations } of records) shards.apply(operations)
    await audit.append(records.flatMap((record) => record.audit))
    group.forEach(({ resolve }, index) => { resolve(records[index]?.audit ?? []) })
    this.#checkpointIfDue()
  }

  #number (group: readonly Waiting[]): readonly JournalRecord[] {
    const first = this.#lsn + 1
    let head = this.#parts.audit.head
    return group.map(({ batch: { operations, facts } }, index) => {
      const entries = facts.map((fact) => {
        const entry = chainFact(head, fact)
        head = headAfter(entry)
        return entry
      })
      return { lsn: first + index, group: first, operations, audit: entries }
    })
  }

  #checkpointIfDue (): void {
    const { clock, journal, shards, limits } = this.#parts
    const now = clock().getTime()
    if (this.#checkpoint !== undefined || this.#closing !== undefined || now < this.#notBefore || journal.bytes === 0) return
    const documentBytes = shards.all.reduce((sum, { adapter }) => sum + adapter.bytes(), 0)
    const isLarge = journal.bytes >= Math.max(limits.journalBytes, documentBytes / 4)
    const isOld = this.#oldestCommitAt !== undefined && now - this.#oldestCommitAt >= limits.journalAgeMs
    // A failed checkpoint loses nothing; it is tried again later.
    if (isLarge || isOld) this.checkpoint().catch(() => {})
  }

  async #runCheckpoint (): Promise<void> {
    const { files, shards, manifest, journal, audit, clock } = this.#parts
    try {
      this.#checkWritable()
      const mark = await this.#inTurn(async () => {
        await audit.sync()
        await journal.rotate(this.#lsn + 1)
        this.#oldestCommitAt = undefined
        return { lsn: this.#lsn, audit: audit.mark }
      })
      const isNeeded = mark.lsn !== manifest.low.data.lsn || shards.all.some(({ isDirty }) => isDirty)
      if (isNeeded) await writeCheckpoint(files, shards, manifest, mark, () => this.#lsn)
      else await dropPrevious(files, shards, manifest)
      await this.#inTurn(async () => { await journal.removeBefore(mark.lsn + 1) })
    } catch (error) {
      this.#oldestCommitAt ??= clock().getTime()
      this.#notBefore = clock().getTime() + DUE_CHECK_MS
      throw this.#failure(error)
    }
  }

  #checkWritable (): void {
    const { journal, audit, isOwner, folder } = this.#parts
    if (!isOwner()) throw new AppError('STORAGE_FAILED', `${folder}: the lock was lost; the store is read-only until Sumi is restarted`)
    if (journal.isBroken || audit.isBroken) throw new AppError('STORAGE_FAILED', `${folder}: a flush failed; the store is read-only until Sumi is restarted`)
  }

  #failure (error: unknown): AppError {
    if (error instanceof AppError) return error
    return new AppError('STORAGE_FAILED', `${this.#parts.folder} could not be written (${errorCode(error) ?? 'unknown error'})`, { cause: error })
  }
}
