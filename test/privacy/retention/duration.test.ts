import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, isTimeZone, leastMs, mostMs, parseDuration, type Duration } from '../../../src/privacy/retention/duration.ts'

function add (from: string, duration: string, timeZone = 'UTC'): string {
  return new Date(addDuration(Date.parse(from), parseDuration(duration)!, timeZone)).toISOString()
}

describe('parsing', () => {
  it.each<[string, Partial<Duration>]>([
    ['P1Y', { years: 1 }], ['P90D', { days: 90 }], ['P1Y6M', { years: 1, months: 6 }], ['P2W', { weeks: 2 }], ['PT36H', { ms: 36 * 3_600_000 }],
    ['P1DT1H1M1S', { days: 1, ms: 3_661_000 }], ['P0Y1D', { days: 1 }], ['P200Y', { years: 200 }]
  ])('%s', (text, expected) => {
    expect(parseDuration(text)).toEqual({ years: 0, months: 0, weeks: 0, days: 0, ms: 0, ...expected })
  })

  it.each([
    '', 'P', 'PT', 'P1', '1D', 'p1d', 'P-1D', '-P1D', '+P1D', 'P1.5D', 'P1,5D', 'P0D', 'PT0S', 'P0Y', 'P1DT', 'P1D1Y', 'P1H', 'P1M1Y', ' P1D', 'P1D\n', 'P99999Y', 'P201Y', 'P１D', 'P999999999D'
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it.each([['UTC', true], ['Asia/Tokyo', true], ['America/New_York', true], ['Mars/Base', false], ['', false]])('time zone %j', (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })
})

describe('adding', () => {
  it.each<[string, string, string, string]>([
    // Leap days and short months: the last day of the month.
    ['2024-02-29T12:00:00.000Z', 'P1Y', 'UTC', '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', 'P4Y', 'UTC', '2028-02-29T12:00:00.000Z'],
    ['2024-02-28T12:00:00.000Z', 'P1D', 'UTC', '2024-02-29T12:00:00.000Z'],
    ['2023-02-28T12:00:00.000Z', 'P1D', 'UTC', '2023-03-01T12:00:00.000Z'],
    ['2000-02-29T00:00:00.000Z', 'P100Y', 'UTC', '2100-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', 'P1M', 'UTC', '2026-02-28T00:00:00.000Z'],
    ['2026-08-31T00:00:00.000Z', 'P18M', 'UTC', '2028-02-29T00:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', 'P1M1D', 'UTC', '2026-03-01T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'PT1S', 'UTC', '2027-01-01T00:00:00.999Z'],
    // 29 February in Tokyo is still the 28th in UTC.
    ['2024-02-28T15:00:00.000Z', 'P1Y', 'Asia/Tokyo', '2025-02-27T15:00:00.000Z'],
    ['2024-02-28T15:00:00.000Z', 'P1Y', 'UTC', '2025-02-28T15:00:00.000Z'],
    // The last of January in Tokyo.
    ['2026-01-30T15:00:00.000Z', 'P1M', 'Asia/Tokyo', '2026-02-27T15:00:00.000Z'],
    // A day over the change of clocks has 23 or 25 hours; exact time has not.
    ['2026-03-07T17:00:00.000Z', 'P1D', 'America/New_York', '2026-03-08T16:00:00.000Z'],
    ['2026-03-07T17:00:00.000Z', 'PT24H', 'America/New_York', '2026-03-08T17:00:00.000Z'],
    ['2026-10-31T16:00:00.000Z', 'P1D', 'America/New_York', '2026-11-01T17:00:00.000Z'],
    // 02:30 is skipped on 8 March: 03:30 summer time.
    ['2026-03-07T07:30:00.000Z', 'P1D', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    // 01:30 comes twice on 1 November: the first.
    ['2026-10-31T05:30:00.000Z', 'P1D', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    // 24:00 changes and half hours.
    ['2026-10-03T12:00:00.000Z', 'P1D', 'Australia/Lord_Howe', '2026-10-04T11:30:00.000Z'],
    // Samoa had no 30 December 2011.
    ['2011-12-29T20:00:00.000Z', 'P1D', 'Pacific/Apia', '2011-12-30T20:00:00.000Z']
  ])('%s + %s in %s', (from, duration, timeZone, expected) => {
    expect(add(from, duration, timeZone)).toBe(expected)
  })

  const durations = fc.record({ years: fc.nat(30), months: fc.nat(30), weeks: fc.nat(10), days: fc.nat(400), ms: fc.nat(1e9) })
  const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns')

  it('lies between the bounds, and a later instant never ends earlier by more than the change of a clock', () => {
    fc.assert(fc.property(instants, durations, zones, fc.nat(40 * 86_400_000), (from, duration, zone, more) => {
      const end = addDuration(from, duration, zone)
      expect(end - from).toBeGreaterThanOrEqual(leastMs(duration))
      expect(end - from).toBeLessThanOrEqual(mostMs(duration))
      expect(addDuration(from + more, duration, zone)).toBeGreaterThanOrEqual(end - 3_600_000)
    }), { numRuns: 500 })
  })
})
