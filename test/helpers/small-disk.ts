// A disk of a few kilobytes in memory, where this process may mount one; it can be made larger.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  grow (kilobytes: number): void
  end (): void
}

/** Undefined: nothing can be mounted here. */
export function mountSmallDisk (kilobytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sumi-small-disk-'))
  const isMounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0700`, 'tmpfs', folder]).status === 0
  if (!isMounted) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  return {
    folder,
    grow (to) { execFileSync('mount', ['-o', `remount,size=${to}k`, folder]) },
    end () {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
