// A progress line on a terminal's standard error: done, rate, remaining time. Nothing where no person watches.

const REDRAW_MS = 200
const BAR_WIDTH = 24

export interface Progress {
  /** One more record is done. */
  tick (): void
  /** Wipes the line. */
  end (): void
}

/** @param share how much of the input was read, 0 to 1; undefined where that cannot be known. */
export function startProgress (stream: NodeJS.WriteStream, share: () => number | undefined): Progress {
  if (!stream.isTTY) return { tick () {}, end () {} }
  const startedAt = performance.now()
  let [done, drawnAt] = [0, startedAt]
  return {
    tick () {
      done += 1
      const now = performance.now()
      if (now - drawnAt < REDRAW_MS) return
      drawnAt = now
      stream.write(`\r${progressLine(done, (now - startedAt) / 1000, share()).slice(0, (stream.columns || 80) - 1)}\u001B[K`)
    },
    end () { stream.write('\r\u001B[K') }
  }
}

export function progressLine (done: number, seconds: number, share: number | undefined): string {
  const rate = `${done} records, ${(done / Math.max(seconds, 0.001)).toFixed(1)}/s`
  if (share === undefined || share <= 0) return rate
  const filled = Math.min(BAR_WIDTH, Math.round(share * BAR_WIDTH))
  const remaining = Math.max(0, seconds / share - seconds)
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${Math.floor(share * 100)}%  ${rate}, ${formatSeconds(remaining)} left`
}

function formatSeconds (seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
