import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, type Figures } from '../../scripts/capacity/figures.ts'
import { CONNECTIONS, DEFAULTS, limitsOf, needOf, type Assumptions } from '../../scripts/capacity/model.ts'
import { figuresTable, limitsTable, needsTable, VOLUMES } from '../../scripts/capacity/page.ts'
import { putBetween } from '../../scripts/tables/markers.ts'

const PAGE = readFileSync('docs/scaling.md', 'utf8')
const COMMITTED = JSON.parse(readFileSync('docs/scaling.figures.json', 'utf8')) as Figures

/** Round ones, so that a reader can check by head. */
const ROUND: Figures = {
  measured: { machine: 'any', at: '2026-01-01T00:00:00.000Z', load: 0, command: 'any' },
  messagesPerConversation: 4,
  charactersPerMessage: 50,
  messagesPerCoreSecond: { rules: 1_000, model: 100, fast: 200 },
  bytesPerMessage: { file: 2_000, postgres: 1_000, wal: 3_000 },
  bytesPerAuditEntry: { file: 300, postgres: 800 },
  auditEntriesPerSecond: 1_000,
  memoryMiB: { process: 200, worker: 100 }
}
const GIVEN: Assumptions = { ...DEFAULTS, peak: 2, use: 0.5, acts: 2, kept: 0.5, retainDays: 10, auditDays: 100, workers: 4, characters: 50 }
const DAY = 86_400

const run = async (...args: string[]): Promise<{ code: number, stdout: string, stderr: string }> =>
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/capacity.ts', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number, stdout: string, stderr: string }) => ({ code, stdout, stderr })
  )

describe('docs/scaling.md', () => {
  const given = { ...DEFAULTS, characters: COMMITTED.charactersPerMessage }
  it.each<[string, string]>([['figures', figuresTable(COMMITTED)], ['needs', needsTable(VOLUMES, COMMITTED, given)], ['limits', limitsTable(COMMITTED, given)]])('has the table of %s as scripts/capacity.ts makes it', (name, table) => {
    expect(putBetween(PAGE, name, table)).toBe(PAGE)
  })

  it('rests on figures that were measured', () => {
    const numbers = (value: unknown): number[] => typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : []
    const { measured, ...figures } = COMMITTED
    expect(measured.machine).not.toBe('')
    expect(numbers(figures)).toHaveLength(13)
    for (const number of numbers(figures)) expect(number).toBeGreaterThan(0)
  })
})

describe('needOf', () => {
  it('is what one calculates by hand', () => {
    expect(needOf(100 * DAY, ROUND, GIVEN)).toEqual({
      messagesPerDay: 100 * DAY,
      perSecond: 100,
      peakPerSecond: 200,
      cores: { rules: 0.4, model: 4, fast: 2 },
      processes: 1,
      memoryBytes: 600 * 1024 * 1024,
      connections: CONNECTIONS,
      auditPerSecond: 100,
      keptADay: 100 * DAY * 500,
      keptFor: 1_000 * DAY * 500,
      auditADay: 50 * DAY * 800,
      auditFor: 5_000 * DAY * 800,
      walADay: 100 * DAY * 1_500
    })
  })

  it('counts messages that are longer than the measured ones', () => {
    const [usual, long] = [needOf(DAY, ROUND, GIVEN), needOf(DAY, ROUND, { ...GIVEN, characters: 500 })]
    expect(long.cores.model).toBeCloseTo(usual.cores.model * 10)
    expect(long.keptADay).toBeCloseTo(DAY * 0.5 * (1_000 + 450))
  })

  it('never needs less for more', () => {
    fc.assert(fc.property(fc.double({ min: 1, max: 1e10, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }), (messages, times) => {
      const [few, many] = [needOf(messages, ROUND, GIVEN), needOf(messages * times, ROUND, GIVEN)]
      for (const name of ['peakPerSecond', 'processes', 'memoryBytes', 'connections', 'auditPerSecond', 'keptFor', 'auditFor', 'walADay'] as const) expect(many[name]).toBeGreaterThanOrEqual(few[name])
    }))
  })
})

describe('limitsOf', () => {
  const limits = limitsOf(ROUND, GIVEN)

  it('names the first one first', () => {
    expect(limits.map(({ messagesPerDay }) => messagesPerDay)).toEqual(limits.map(({ messagesPerDay }) => messagesPerDay).toSorted((a, b) => a - b))
  })

  it.each<[RegExp, (need: ReturnType<typeof needOf>) => number, number]>([
    [/^one core, model/u, ({ cores }) => cores.model, 1],
    [/32 cores, model/u, ({ cores }) => cores.model, 32],
    [/rules alone/u, ({ cores }) => cores.rules, 32],
    [/sequencer/u, ({ auditPerSecond }) => auditPerSecond, 1_000],
    [/conversations kept/u, ({ keptFor }) => keptFor, 10e12],
    [/audit log of/u, ({ auditFor }) => auditFor, 10e12]
  ])('%s is where the need is all that there is', (name, need, has) => {
    const limit = limits.find(({ what }) => name.test(what))
    expect(need(needOf(limit?.messagesPerDay ?? 0, ROUND, GIVEN)) / has).toBeCloseTo(1)
  })

  it('has no limit of keeping where nothing is kept', () => {
    expect(limitsOf(ROUND, { ...GIVEN, kept: 0 }).map(({ what }) => what).join()).not.toMatch(/kept/u)
  })
})

describe('figuresOf', () => {
  it('refuses a run without the suite, or with a row that has no figure', () => {
    const empty = { machine: 'any', at: '2026-01-01T00:00:00.000Z', load: 0, rows: [] }
    expect(() => figuresOf(empty)).toThrow(/scope capacity/u)
    expect(() => figuresOf({ ...empty, rows: [{ suite: 'capacity', name: 'the texts' }] })).toThrow(/missing/u)
  })
})

describe('scripts/capacity.ts', () => {
  it('prints the tables for the volumes and assumptions that are asked for', async () => {
    const { code, stdout } = await run('--messages-per-day', '5e7,2e8', '--retain-days', '30', '--kept', '0')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\| messages a day \| 50,000,000 \| 200,000,000 \|/u)
    expect(stdout).toContain('conversations kept, 30 days')
  })

  it.each([[['--messages-per-day', 'many'], /above 0/u], [['--peak', '-1'], /--peak/u], [['--fast'], /--fast/u], [['--write', '--peak', '2'], /--write/u]])('refuses %j', async (args, reason) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(reason)
  })
})
