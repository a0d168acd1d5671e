// Bars by type: F1 with precision and recall, and the leak rate.

import type { Metrics } from '../metrics.ts'
import { both, percent, typeTitles, word } from './html.ts'

interface Bar {
  readonly type: string
  readonly share: number
  readonly value: string
  readonly marks: ReadonlyArray<{ readonly at: number, readonly name: 'precision' | 'recall' }>
}

/** Types with labels, most first. */
export function scoreBars ({ byType }: Metrics): string {
  const types = [...byType.exact].filter(([, { support }]) => support > 0).sort((a, b) => b[1].support - a[1].support)
  return bars('good', types.map(([type, { f1, precision, recall, support }]) =>
    ({ type, share: f1, value: `<b>${percent(f1)}</b> · ${support}`, marks: [{ at: precision, name: 'precision' }, { at: recall, name: 'recall' }] })))
}

/** Types that leak, leakiest first; the others in one line. */
export function leakBars ({ leakByType }: Metrics): string {
  const types = [...leakByType].filter(([, { of }]) => of > 0).sort((a, b) => (b[1].rate ?? 0) - (a[1].rate ?? 0) || b[1].of - a[1].of)
  const leaking = types.filter(([, { rate }]) => (rate ?? 0) > 0)
  const tight = types.filter(([, { rate }]) => rate === 0)
  const rows = leaking.map(([type, { rate, of }]): Bar => ({ type, share: rate ?? 0, value: `<b>${percent(rate)}</b> · ${Math.round((rate ?? 0) * of)}/${of}`, marks: [] }))
  const rest = tight.length === 0 ? '' : `<p class="tight"><b>${word('noLeak')}</b> ${tight.map(([type, { of }]) => `<span>${both(...typeTitles(type))} (${of})</span>`).join(' ')}</p>`
  return `${bars('bad', rows)}${rest}`
}

function bars (tone: 'good' | 'bad', rows: readonly Bar[]): string {
  if (rows.length === 0) return ''
  return `<ul class="bars">${rows.map(({ type, share, value, marks }) =>
    `<li><span>${both(...typeTitles(type))}</span><span class="number">${value}</span>` +
    `<div class="track"><i class="${tone}" style="width:${percent(share)}%"></i>${marks.map(({ at, name }) => `<i class="mark ${name}" style="left:${percent(at)}%"></i>`).join('')}</div></li>`).join('')}</ul>`
}
