// Starts and kills processes that write to a data folder (store-writer.ts).

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface StoreChild {
  readonly process: ChildProcess
  /** Ids whose commit was acknowledged, as far as they arrived here. */
  readonly acknowledged: string[]
  /** 'ready', or the code of the error that it stopped with. */
  readonly started: Promise<string>
  /** Lets it open the folder. */
  go (): void
  /** SIGKILL; resolves when it is gone. */
  kill (): Promise<void>
}

export function startStoreChild (dataDir: string, round: string): StoreChild {
  const script = new URL('store-writer.ts', import.meta.url)
  const child = fork(script, [dataDir, round], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const acknowledged: string[] = []
  const started = new Promise<string>((resolve) => {
    child.on('message', (message: { acknowledged?: string, ready?: true, error?: string }) => {
      if (message.acknowledged !== undefined) acknowledged.push(message.acknowledged)
      if (message.ready === true) resolve('ready')
      if (message.error !== undefined) resolve(message.error)
    })
    child.on('exit', () => { resolve('exited') })
  })
  return {
    process: child,
    acknowledged,
    started,
    go () { child.send('go') },
    async kill () {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
    }
  }
}
