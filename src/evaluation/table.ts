// An evaluation as a table for the terminal and for Markdown: percent with one decimal.

import type { EntityType } from '../entities.ts'
import type { Evaluation } from './evaluate.ts'
import type { Metrics, Rate } from './metrics.ts'

/** One line a type, then the sums and the leak rates. */
export function evaluationTable (name: string, { survey, overall, byLanguage }: Evaluation): string {
  const lines = [
    `${name}: ${overall.records} records, offsets in ${survey.offsetUnit} units`,
    row(['type', 'gold', 'P', 'R', 'F1', 'F2', 'F1 (overlap)', 'leaked values']),
    ...[...overall.byType.exact].filter(([, { support }]) => support > 0).sort((a, b) => b[1].support - a[1].support).map(([type]) => typeRow(overall, type)),
    row(['micro', String(overall.micro.exact.support), percent(overall.micro.exact.precision), percent(overall.micro.exact.recall), percent(overall.micro.exact.f1), percent(overall.micro.exact.f2), percent(overall.micro.overlap.f1), rate(overall.leakedValues)]),
    `micro F1 95 % interval ${overall.micro.exact.f1Interval.map(percent).join('–')}, macro F1 ${percent(overall.macroF1.exact)}`,
    leakLine('all', overall),
    ...(byLanguage.size > 1 ? [...byLanguage].map(([language, metrics]) => leakLine(language, metrics)) : [])
  ]
  if (survey.bad.length > 0) lines.push(`left out: ${survey.bad.length} bad records, first at line ${survey.bad[0]?.line ?? 0}: ${survey.bad[0]?.reason ?? ''}`)
  if (survey.unmappedLabels.size > 0) lines.push(`labels without a type: ${[...survey.unmappedLabels].map(([label, count]) => `${label} (${count})`).join(', ')}`)
  return `${lines.join('\n')}\n`
}

function typeRow ({ byType, leakByType }: Metrics, type: EntityType): string {
  const [exact, overlap] = [byType.exact.get(type), byType.overlap.get(type)]
  if (exact === undefined) return ''
  return row([type, String(exact.support), percent(exact.precision), percent(exact.recall), percent(exact.f1), percent(exact.f2), percent(overlap?.f1 ?? 0), rate(leakByType.get(type))])
}

function leakLine (name: string, metrics: Metrics): string {
  return `${name}: leak rate ${rate(metrics.leakedValues)} of ${metrics.leakedValues.of} values, ${rate(metrics.leakedChars)} of their characters; ` +
    `removed of other text ${rate(metrics.lostChars)}; false alarms in ${rate(metrics.falseAlarmMessages)} of ${metrics.falseAlarmMessages.of} messages without values`
}

function row (cells: readonly string[]): string {
  return cells.map((cell, index) => index === 0 ? cell.padEnd(22) : cell.padStart(index === cells.length - 1 || index === cells.length - 2 ? 14 : 7)).join('')
}

function rate (value: Rate | undefined): string {
  return value === undefined || value.rate === null ? '–' : percent(value.rate)
}

function percent (share: number): string {
  return (share * 100).toFixed(1)
}
