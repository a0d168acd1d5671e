// What `sumi evaluate` leaves behind: the JSON, the report, and the judgement against a baseline.

import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Evaluation } from '../evaluation/evaluate.ts'
import { compareWithBaseline } from '../evaluation/gate.ts'
import { toJson } from '../evaluation/json.ts'
import type { Provenance } from '../evaluation/provenance.ts'
import { reportPage, type ReportLanguage } from '../evaluation/report/page.ts'
import { EXIT, UsageError } from './exit.ts'

export interface OutputOptions {
  readonly json?: string
  readonly html?: string
  readonly showText?: boolean
  readonly reportLanguage: ReportLanguage
}

export interface Outcome {
  readonly results: ReadonlyMap<string, Evaluation>
  readonly provenance: Provenance
  readonly isPartial: boolean
}

/** Before hours of work, not after. @throws UsageError where a file could not be written. */
export function checkOutputs ({ json, html }: OutputOptions): void {
  for (const path of [json, html]) {
    if (path === undefined) continue
    if (!existsSync(dirname(path)) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new UsageError(`${path} cannot be written: its folder is not there, or it is a folder`)
  }
}

export async function writeReports (outcome: Outcome, { json, html, showText = false, reportLanguage }: OutputOptions): Promise<void> {
  const { results, provenance, isPartial } = outcome
  if (json !== undefined) {
    const figures = Object.fromEntries([...results].map(([path, evaluation]) => [path, toJson(evaluation)]))
    await writeFile(json, `${JSON.stringify({ schema: 'sumi-evaluation/1', isPartial, provenance, results: figures }, null, 2)}\n`)
  }
  if (html !== undefined) await writeFile(html, reportPage({ ...outcome, isTextShown: showText, language: reportLanguage }))
}

/** Prints what changed; sets the exit code where more became worse than is allowed. */
export function judge (baseline: unknown, results: ReadonlyMap<string, Evaluation>, failIfWorse: number | undefined): void {
  const rows = compareWithBaseline(baseline, results)
  if (rows.length === 0) throw new UsageError('the baseline has no data set and system in common with this run')
  for (const { data, system, figure, before, now, worseBy } of rows) {
    if (worseBy === 0) continue
    process.stdout.write(`${data}, ${system}: ${figure} ${(before * 100).toFixed(1)} → ${(now * 100).toFixed(1)} (${Math.abs(worseBy).toFixed(2)} points ${worseBy > 0 ? 'worse' : 'better'})\n`)
  }
  const worst = Math.max(...rows.map(({ worseBy }) => worseBy))
  if (failIfWorse === undefined || worst <= failIfWorse) return
  process.stderr.write(`sumi: worse than the baseline by up to ${worst.toFixed(2)} points; allowed are ${failIfWorse}\n`)
  process.exitCode = EXIT.worse
}
