// Durations of ISO 8601 and their arithmetic on the calendar of a time zone. Pure; instants are milliseconds since 1970 UTC.

/** Years and months, then weeks and days, then exact time: the order in which they are added. All whole, none negative. */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  /** Hours, minutes and seconds together. */
  readonly ms: number
}

const FORM = /^P(?!$)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/
const DAY_MS = 86_400_000
/** 200 years: more is a mistake. */
const MOST_DAYS = 73_050

/** `P1Y`, `P90D`, `PT36H`, `P1Y6M`. Undefined for what is none, is zero, has a sign or a fraction, or is longer than 200 years. */
export function parseDuration (text: string): Duration | undefined {
  const match = FORM.exec(text)
  if (match === null) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const duration = { years, months, weeks, days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 }
  const isZero = Object.values(duration).every((part) => part === 0)
  return isZero || leastMs(duration) > MOST_DAYS * DAY_MS ? undefined : duration
}

/** No date is further away than this from any instant, nor nearer: tells most dates apart without a calendar. */
export function leastMs ({ years, months, weeks, days, ms }: Duration): number {
  return Math.max(0, (years * 365 + months * 28 + weeks * 7 + days) * DAY_MS + ms - (years + months + weeks + days > 0 ? DAY_MS : 0))
}

export function mostMs ({ years, months, weeks, days, ms }: Duration): number {
  return (years * 366 + months * 31 + weeks * 7 + days) * DAY_MS + ms + DAY_MS
}

/**
 * As Temporal's ZonedDateTime.add does: the calendar part moves the wall clock of the zone, the rest is exact time. Where the month has
 * no such day its last one counts (29 February + P1Y = 28 February: Civil Code of Japan 143(2), Regulation (EEC) 1182/71 art. 3(2)(c)).
 * A wall-clock time that a change of the clocks skips is taken after it, one that comes twice the first time.
 * @param timeZone IANA name, as `isTimeZone` accepts.
 */
export function addDuration (instantMs: number, { years, months, weeks, days, ms }: Duration, timeZone: string): number {
  if (years + months + weeks + days === 0) return instantMs + ms
  const wall = new Date(wallClock(instantMs, timeZone))
  const month = wall.getUTCMonth() + months
  const year = wall.getUTCFullYear() + years + Math.floor(month / 12)
  const day = Math.min(wall.getUTCDate(), daysIn(year, month % 12)) + weeks * 7 + days
  const moved = Date.UTC(year, month % 12, day, wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), wall.getUTCMilliseconds())
  return instantOf(moved, timeZone) + ms
}

export function isTimeZone (name: string): boolean {
  try { return formatterOf(name) !== undefined } catch { return false }
}

function daysIn (year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

/** The instant of a wall-clock time that is written as if it were UTC. */
function instantOf (wall: number, timeZone: string): number {
  const [before, after] = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)]
  const candidates = [wall - before, wall - after].filter((instant) => wallClock(instant, timeZone) === wall)
  // Skipped: with the offset from before the change it falls after the change.
  return candidates.length === 0 ? wall - before : Math.min(...candidates)
}

function offsetAt (instantMs: number, timeZone: string): number {
  return wallClock(instantMs, timeZone) - instantMs
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone show, written as if it were UTC. */
function wallClock (instantMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return instantMs
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instantMs % 1000 + 1000) % 1000
}

/** @throws RangeError for a name that is none. */
function formatterOf (timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric'
  })
  formatters.set(timeZone, made)
  return made
}
