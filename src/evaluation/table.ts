// An evaluation as tables for the terminal and for Markdown: percent with one decimal.

import type { PairedDifference, Statistic } from './bootstrap.ts'
import type { Evaluation, SystemEvaluation } from './evaluate.ts'
import type { Metrics, Rate } from './metrics.ts'
import type { Survey } from './survey.ts'

/** The first system by type and by slice, then all systems side by side, then what was left out. */
export function evaluationTable (name: string, { survey, systems, comparisons, isPartial }: Evaluation): string {
  const [first] = systems
  const parts = [
    `${name}: ${survey.records} ${survey.records === 1 ? 'record' : 'records'} (${survey.format}), offsets in ${survey.offsetUnit} units (${UNIT_REASONS[survey.offsetUnitReason]})`,
    ...(isPartial ? [`PARTIAL: interrupted after ${systems.map(({ overall }) => overall.records).join(', ')} records`] : []),
    ...(first === undefined ? [] : survey.records === 0 ? ['no record could be read'] : [typeTable(first), sliceTable(first), sourceTable(first)]),
    ...(systems.length > 1 ? [systemTable(systems), ...comparisons.map(({ system, against, differences }) => comparisonLine(system, against, differences))] : []),
    ...(survey.records === 0 ? [] : systems.map(speedLine)),
    ...surveyLines(survey)
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const UNIT_REASONS: Readonly<Record<Survey['offsetUnitReason'], string>> = {
  declared: 'as declared', detected: 'detected from the values', format: 'as the format counts', default: 'by default; nothing in the data tells'
}

function typeTable ({ name, overall }: SystemEvaluation): string {
  const { byType, leakByType, micro, macroF1 } = overall
  const alarms = `of other text ${rate(overall.lostChars)} is removed; false alarms in ${rate(overall.falseAlarmMessages)} of ${overall.falseAlarmMessages.of} messages without values`
  if (micro.exact.support === 0) return `no value of a known type is labelled: there is nothing to find, only false alarms\n${short(name)}: ${alarms}`
  const types = [...byType.exact].filter(([, { support }]) => support > 0).sort((a, b) => b[1].support - a[1].support || a[0].localeCompare(b[0]))
  const head = [short(name), 'gold', 'P', 'R', 'F1', 'F2', 'F1 overlap', 'leaked']
  const rows = types.map(([type, { support, precision, recall, f1, f2 }]) =>
    [type, String(support), percent(precision), percent(recall), percent(f1), percent(f2), percent(byType.overlap.get(type)?.f1 ?? 0), rate(leakByType.get(type))])
  const { support, precision, recall, f1, f2, f1Interval, f2Interval } = micro.exact
  const sum = ['all (micro)', String(support), percent(precision), percent(recall), percent(f1), percent(f2), percent(micro.overlap.f1), rate(overall.leakedValues)]
  return [
    ...textTable([head, ...rows, sum]),
    `95 % intervals: F1 ${range(f1Interval)}, F2 ${range(f2Interval)}, leaked ${range(overall.leakedValues.interval)}; macro F1 ${percent(macroF1.exact)}; joined at IoU 0.9 (presidio-research) F1 ${percent(micro.joined.f1)}`,
    `of the values' characters ${rate(overall.leakedChars)} stay visible; ${alarms}`
  ].join('\n')
}

function sliceTable ({ byLanguage, byLength }: SystemEvaluation): string {
  const row = (name: string, { micro, leakedValues, records }: Metrics): string[] =>
    [name, String(records), String(micro.exact.support), percent(micro.exact.precision), percent(micro.exact.recall), percent(micro.exact.f1), rate(leakedValues)]
  const rows = [...(byLanguage.size > 1 ? byLanguage : []), ...(byLength.size > 1 ? byLength : [])].map(([name, metrics]) => row(name, metrics))
  return rows.length === 0 ? '' : textTable([['language, characters', 'records', 'gold', 'P', 'R', 'F1', 'leaked'], ...rows]).join('\n')
}

function sourceTable ({ bySource }: SystemEvaluation): string {
  if (bySource.size < 2) return ''
  return textTable([['source', 'findings', 'P', 'share of R'], ...[...bySource].map(([source, { findings, precision, recallShare }]) => [source, String(findings), percent(precision), percent(recallShare)])]).join('\n')
}

function systemTable (systems: readonly SystemEvaluation[]): string {
  const head = ['system', 'P', 'R', 'F1', 'F2', 'F1 overlap', 'leaked', 'removed', 'records/s']
  return textTable([head, ...systems.map(({ name, overall, speed }) => {
    const { precision, recall, f1, f2 } = overall.micro.exact
    return [short(name), percent(precision), percent(recall), percent(f1), percent(f2), percent(overall.micro.overlap.f1), rate(overall.leakedValues), rate(overall.lostChars), speed.recordsPerSecond.toFixed(1)]
  })]).join('\n')
}

function comparisonLine (system: string, against: string, differences: Readonly<Record<Statistic, PairedDifference>>): string {
  const one = (title: string, { difference, interval, p }: PairedDifference): string =>
    `${title} ${signed(difference)} (${interval.map(signed).join(' to ')}, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`})`
  return `${short(system)} against ${short(against)}: ${one('F1', differences.exactF1)}; ${one('F2', differences.exactF2)}; ${one('leaked', differences.leakRate)}`
}

function speedLine ({ name, speed, failed, failure }: SystemEvaluation): string {
  const line = `${short(name)}: ${speed.recordsPerSecond.toFixed(1)} records/s, ${Math.round(speed.charactersPerSecond)} characters/s`
  return failed === 0 ? line : `${line}; ${failed} records without an answer, counted as if nothing was found (${failure ?? ''})`
}

function surveyLines ({ badCount, bad, unmappedLabels, spans, oddSpans, leftOut }: Survey): string[] {
  return [
    ...(leftOut === 0 ? [] : [`not judged: ${leftOut} labelled values of types that --entities does not name`]),
    ...(isOften(oddSpans, spans) ? [`${oddSpans} of ${spans} labelled values begin or end inside a word or with a space: are the offsets right? (--offset-unit)`] : []),
    ...(badCount === 0 ? [] : [[`left out: ${badCount} bad records`, ...bad.slice(0, 10).map(({ line, reason }) => `  line ${line}: ${reason}`), ...(badCount > 10 ? ['  …'] : [])].join('\n')]),
    ...(unmappedLabels.size === 0 ? [] : [`labels without a type (ignored; give them one with --map): ${[...unmappedLabels].slice(0, 30).map(([label, count]) => `${label} (${count})`).join(', ')}${unmappedLabels.size > 30 ? ', …' : ''}`])
  ]
}

/** A tenth is more than labels by hand have. */
export function isOften (odd: number, all: number): boolean {
  return odd > 0 && odd >= all / 10
}

/** Beginning and end of a long name: a command is told from another by its last words. */
function short (name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 16)}…${name.slice(-23)}`
}

/** First column left, the rest right; the widest cell sets the width. */
export function textTable (rows: ReadonlyArray<readonly string[]>): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join('  ').trimEnd())
}

function range (interval: readonly [number, number] | undefined): string {
  return interval === undefined ? '–' : interval.map(percent).join('–')
}

function rate (value: Rate | undefined): string {
  return value === undefined || value.rate === null ? '–' : percent(value.rate)
}

function percent (share: number): string {
  return (share * 100).toFixed(1)
}

function signed (share: number): string {
  return `${share > 0 ? '+' : ''}${percent(share)}`
}
