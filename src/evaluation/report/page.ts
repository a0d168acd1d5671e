// The report: one page that needs nothing but itself, in English and Japanese, without a script.

import type { Comparison, Evaluation, SystemEvaluation } from '../evaluate.ts'
import type { Provenance } from '../provenance.ts'
import type { EvaluationError } from '../worst-errors.ts'
import { scoreBars, leakBars } from './bars.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import { calibrationChart, curveChart } from './curves.ts'
import { errorList } from './error-list.ts'
import { escapeHtml, figure, percent, table, word } from './html.ts'
import { comparisonPart, sliceParts, surveyPart, tiles, typeTable } from './parts.ts'
import { STYLE } from './style.ts'
import { WORDS, type ReportLanguage, type WordName } from './words.ts'

export { REPORT_LANGUAGES, type ReportLanguage } from './words.ts'

export interface ReportInput {
  readonly results: ReadonlyMap<string, Evaluation>
  readonly provenance: Provenance
  readonly isPartial: boolean
  /** Show the text of errors, which holds personal data. */
  readonly isTextShown: boolean
  /** Shown first; the page has a switch for the other. */
  readonly language: ReportLanguage
}

export function reportPage (input: ReportInput): string {
  const { language, results, provenance, isPartial } = input
  const title = WORDS.title[language === 'ja' ? 1 : 0]
  const choice = (name: ReportLanguage, label: string): string => `<input type="radio" name="language" id="to-${name}"${language === name ? ' checked' : ''}><label for="to-${name}">${label}</label>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,"><title>Sumi · ${title}</title><style>${STYLE}</style></head>
<body><header><span class="seal" aria-hidden="true">墨</span><h1>${word('title')}</h1><small>${escapeHtml(provenance.createdAt.slice(0, 16).replace('T', ' '))} UTC</small>
<div class="switch" role="radiogroup" aria-label="Language · 言語">${choice('en', 'English')}${choice('ja', '日本語')}</div></header>
<main>${isPartial ? `<p class="warning">${word('partial')}</p>` : ''}${[...results].map(([path, evaluation]) => dataPart(path, evaluation, input)).join('')}
${meaningPart()}${rerunPart(input)}</main></body></html>
`
}

function dataPart (path: string, evaluation: Evaluation, input: ReportInput): string {
  const { systems, comparisons, survey, worst } = evaluation
  const [first, ...others] = systems
  if (first === undefined) return ''
  return `<section><h2>${escapeHtml(path)}</h2><p class="soft">${first.overall.records} ${word('records')} · ${first.overall.micro.exact.support} ${word('values')}</p>${surveyPart(survey)}
${others.length === 0 ? '' : systemsPart(systems, comparisons)}${systemPart(first, systems, worst.get(first.name) ?? [], input)}
${others.map((system) => `<details><summary>${escapeHtml(system.name)}</summary>${systemPart(system, [system], worst.get(system.name) ?? [], input)}</details>`).join('')}</section>`
}

/** Systems are columns, so that the table fits a narrow page. */
function systemsPart (systems: readonly SystemEvaluation[], comparisons: readonly Comparison[]): string {
  const rows: Array<[WordName, (system: SystemEvaluation) => string]> = [
    ['precision', ({ overall }) => percent(overall.micro.exact.precision)],
    ['recall', ({ overall }) => percent(overall.micro.exact.recall)],
    ['f1', ({ overall }) => percent(overall.micro.exact.f1)],
    ['f2', ({ overall }) => percent(overall.micro.exact.f2)],
    ['overlapF1', ({ overall }) => percent(overall.micro.overlap.f1)],
    ['leaked', ({ overall }) => percent(overall.leakedValues.rate)],
    ['lost', ({ overall }) => percent(overall.lostChars.rate)],
    ['falseAlarms', ({ overall }) => percent(overall.falseAlarmMessages.rate)],
    ['speed', ({ speed }) => speed.recordsPerSecond.toFixed(1)]
  ]
  const head = ['', ...systems.map(({ name }) => `<span class="wrap">${escapeHtml(name)}</span>`)]
  return `<figure class="wide"><h3>${word('systems')}</h3>${table(head, rows.map(([name, cell]) => [word(name), ...systems.map(cell)]))}${comparisonPart(comparisons)}</figure>`
}

function systemPart (system: SystemEvaluation, inCurve: readonly SystemEvaluation[], worst: readonly EvaluationError[], { isTextShown }: ReportInput): string {
  const { overall, scores, confusion, errorCounts } = system
  const best = scores.best.f2
  const startsLate = (scores.sweep[0]?.threshold ?? 0) >= 0.45
  const curveMore = `${best === null ? '' : ` ${word('bestF2')}: ${best.threshold.toFixed(2)} (${percent(best.f2)}).`}${startsLate ? ` ${word('curveStarts')}` : ''}`
  return `<h3>${escapeHtml(system.name)}</h3>${system.failed === 0 ? '' : `<p class="warning">${word('failed')}: ${system.failed}. ${escapeHtml(system.failure ?? '')}</p>`}
${tiles(system)}<div class="grid2">
${figure('byType', 'byTypeNote', scoreBars(overall))}
${figure('leakByType', 'leakByTypeNote', leakBars(overall))}
<figure>${sliceParts(system)}</figure>
${figure('curve', 'curveNote', curveChart(inCurve), curveMore)}
${figure('calibration', 'calibrationNote', calibrationChart(scores), ` ECE ${percent(scores.ece)} %, Brier ${scores.brier.toFixed(3)}.`)}
${figure('confusion', 'confusionNote', confusionMatrix(confusion))}</div>
<figure class="wide"><h3>${word('byTypeNumbers')}</h3>${typeTable(overall)}</figure>
<h3>${word('errors')}</h3><p class="${isTextShown ? 'warning' : 'soft'}">${word(isTextShown ? 'errorsShown' : 'errorsMasked')} ${word('errorsLegend')}</p><div class="grid2">${errorList(worst, errorCounts, isTextShown)}</div>`
}

function meaningPart (): string {
  return `<h2>${word('meaning')}</h2><ul>${(['meaningExact', 'meaningLeak', 'meaningInterval', 'meaningDocs'] as const).map((name) => `<li>${word(name)}</li>`).join('')}</ul>`
}

function rerunPart ({ provenance: { command, versions, machine, data, createdAt }, results }: ReportInput): string {
  const systems = new Map([...results.values()].flatMap((evaluation) => evaluation.systems.map(({ name, details }) => [name, details])))
  const rows: Array<[string, string]> = [
    [word('command'), `<code>${escapeHtml(command)}</code>`],
    ...data.map(({ path, sha256 }): [string, string] => [word('data'), `${escapeHtml(path)}<br><code>sha256 ${sha256}</code>`]),
    ...[...systems].map(([name, details]): [string, string] => [escapeHtml(name), Object.entries(details).map(([key, value]) => `${escapeHtml(key)} <code>${escapeHtml(value)}</code>`).join('<br>')]),
    [word('versions'), escapeHtml(`sumi ${versions.sumi}, node ${versions.node}, ${versions.os}`)],
    [word('machine'), escapeHtml(machine)],
    [word('created'), escapeHtml(createdAt)]
  ]
  return `<footer><h2>${word('rerun')}</h2><dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl></footer>`
}
