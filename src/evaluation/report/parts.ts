// Tiles and tables of the report.

import type { Comparison, SystemEvaluation } from '../evaluate.ts'
import type { Metrics } from '../metrics.ts'
import type { Survey } from '../survey.ts'
import { isOften } from '../table.ts'
import { both, escapeHtml, percent, range, signed, table, typeTitles, word } from './html.ts'
import type { WordName } from './words.ts'

const MOST_BAD_SHOWN = 20

const UNIT_REASONS: Readonly<Record<Survey['offsetUnitReason'], WordName>> = { declared: 'unitDeclared', detected: 'unitDetected', format: 'unitOfFormat', default: 'unitByDefault' }

/** Eight figures in large, the others in a line below. */
export function tiles ({ overall, levels }: SystemEvaluation): string {
  const { micro, macroF1, leakedValues, leakedChars, lostChars, falseAlarmMessages } = overall
  const large: ReadonlyArray<readonly [title: string, value: string, note: string, tone: 'good' | 'bad']> = [
    [word('f1'), percent(micro.exact.f1), range(micro.exact.f1Interval), 'good'],
    [word('f2'), percent(micro.exact.f2), range(micro.exact.f2Interval), 'good'],
    [word('precision'), percent(micro.exact.precision), range(micro.exact.precisionInterval), 'good'],
    [word('recall'), percent(micro.exact.recall), range(micro.exact.recallInterval), 'good'],
    [word('leaked'), percent(leakedValues.rate), range(leakedValues.interval), 'bad'],
    [word('leakedChars'), percent(leakedChars.rate), range(leakedChars.interval), 'bad'],
    [word('lost'), percent(lostChars.rate), range(lostChars.interval), 'bad'],
    [word('falseAlarms'), percent(falseAlarmMessages.rate), falseAlarmMessages.of === 0 ? '' : `${range(falseAlarmMessages.interval)} · n ${falseAlarmMessages.of}`, 'bad']
  ]
  const small: ReadonlyArray<readonly [title: string, value: string]> = [
    [word('overlapF1'), `${percent(micro.overlap.f1)} (${range(micro.overlap.f1Interval)})`],
    [word('joinedF1'), percent(micro.joined.f1)],
    [word('macroF1'), percent(macroF1.exact)],
    [word('tokenF1'), percent(levels.tokens.micro.f1)],
    [word('charF1'), percent(levels.characters.micro.f1)]
  ]
  return `<div class="tiles">${large.map(([title, value, note, tone]) => `<div class="tile ${tone}"><span class="soft">${title}</span><b>${value}</b><small>${note}</small></div>`).join('')}</div>` +
    `<ul class="more">${small.map(([title, value]) => `<li>${title}<b>${value}</b></li>`).join('')}</ul>`
}

export function typeTable ({ byType, leakByType }: Metrics): string {
  const types = [...byType.exact].sort((a, b) => b[1].support - a[1].support || a[0].localeCompare(b[0]))
  return table([word('type'), word('gold'), word('p'), word('r'), word('f1'), word('leak')], types.map(([type, { support, precision, recall, f1 }]) =>
    [both(...typeTitles(type)), String(support), percent(precision), percent(recall), percent(f1), percent(leakByType.get(type)?.rate)]))
}

export function sliceParts ({ byLanguage, byLength, bySource }: SystemEvaluation): string {
  const slices = [...byLanguage, ...byLength].map(([name, { records, micro, leakedValues }]) =>
    [escapeHtml(name), String(records), percent(micro.exact.precision), percent(micro.exact.recall), percent(micro.exact.f1), percent(leakedValues.rate)])
  const sources = [...bySource].map(([name, { findings, precision, recallShare }]) => [escapeHtml(name), String(findings), percent(precision), percent(recallShare)])
  return `<h3>${word('slices')}</h3>${table([word('slice'), word('count'), word('p'), word('r'), word('f1'), word('leak')], slices)}` +
    `<h3>${word('sources')}</h3>${table([word('source'), word('findings'), word('precision'), word('recallShare')], sources)}`
}

/** A difference is clear where its interval has one sign. */
export function comparisonPart (comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return ''
  const rows = comparisons.flatMap(({ system, differences }) => ([['f1', differences.exactF1], ['f2', differences.exactF2], ['leaked', differences.leakRate]] as const).map(([name, { difference, interval, p }]) =>
    [`<span class="wrap">${escapeHtml(system)}</span> · ${word(name)}`, `<b>${signed(difference)}</b> (${signed(interval[0])} … ${signed(interval[1])})`,
      `${word(interval[0] > 0 || interval[1] < 0 ? 'isClear' : 'isUnclear')} <small>p ${p < 0.001 ? '&lt; 0.001' : `= ${p.toFixed(3)}`}</small>`]))
  return `<figcaption class="apart"><p>${word('against')}</p></figcaption>${table([word('system'), word('points'), ''], rows)}`
}

export function surveyPart ({ badCount, bad, unmappedLabels, spans, oddSpans, leftOut, offsetUnit, offsetUnitReason, format }: Survey): string {
  const lines = [`<p class="soft">${word('format')} ${escapeHtml(format)} · ${word('offsets')} ${offsetUnit} (${word(UNIT_REASONS[offsetUnitReason])})</p>`]
  if (leftOut > 0) lines.push(`<p class="soft">${word('leftOutValues')}: ${leftOut}</p>`)
  if (isOften(oddSpans, spans)) lines.push(`<p class="warning">${word('oddSpans')} (${oddSpans} / ${spans})</p>`)
  if (badCount > 0) {
    lines.push(`<details class="warning"><summary>${word('leftOut')}: ${badCount}</summary><ul>${bad.slice(0, MOST_BAD_SHOWN).map(({ line, reason }) => `<li>${word('line')} ${line}: ${escapeHtml(reason)}</li>`).join('')}${badCount > MOST_BAD_SHOWN ? '<li>…</li>' : ''}</ul></details>`)
  }
  if (unmappedLabels.size > 0) lines.push(`<p class="warning">${word('unmapped')}: ${[...unmappedLabels].slice(0, 30).map(([label, count]) => `${escapeHtml(label)} (${count})`).join(', ')}${unmappedLabels.size > 30 ? ', …' : ''}</p>`)
  return lines.join('')
}
