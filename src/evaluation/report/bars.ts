// Bars by type: F1 with precision and recall, and the leak rate.

import type { Metrics } from '../metrics.ts'
import { escapeHtml, percent, svgBoth, typeTitles } from './html.ts'

interface Bar {
  readonly type: string
  readonly share: number
  readonly value: string
  readonly marks: ReadonlyArray<{ readonly at: number, readonly isAbove: boolean }>
}

const [WIDTH, ROW] = [340, 37]

/** Types with labels, most first. */
export function scoreBars ({ byType }: Metrics): string {
  const types = [...byType.exact].filter(([, { support }]) => support > 0).sort((a, b) => b[1].support - a[1].support)
  return bars('good', types.map(([type, { f1, precision, recall, support }]) =>
    ({ type, share: f1, value: `${percent(f1)} · ${support}`, marks: [{ at: precision, isAbove: true }, { at: recall, isAbove: false }] })))
}

/** Types with labels, leakiest first. */
export function leakBars ({ leakByType }: Metrics): string {
  const types = [...leakByType].filter(([, { of }]) => of > 0).sort((a, b) => (b[1].rate ?? 0) - (a[1].rate ?? 0) || b[1].of - a[1].of)
  return bars('bad', types.map(([type, { rate, of }]) => ({ type, share: rate ?? 0, value: `${percent(rate)} · ${Math.round((rate ?? 0) * of)}/${of}`, marks: [] })))
}

function bars (tone: 'good' | 'bad', rows: readonly Bar[]): string {
  const height = Math.max(ROW, rows.length * ROW)
  const drawn = rows.map(({ type, share, value, marks }, index) => {
    const y = index * ROW
    const triangles = marks.map(({ at, isAbove }) => {
      const x = at * WIDTH
      return isAbove ? `<path class="mark" d="M${f(x - 4)} ${y + 16}h8l-4 6z"/>` : `<path class="mark" d="M${f(x - 4)} ${y + 33}h8l-4 -6z"/>`
    }).join('')
    return `<g><title>${escapeHtml(type)} ${escapeHtml(value)}</title><text x="0" y="${y + 12}">${svgBoth(...typeTitles(type))}</text>` +
      `<text class="number" x="${WIDTH}" y="${y + 12}">${escapeHtml(value)}</text>` +
      `<rect class="track" x="0" y="${y + 20}" width="${WIDTH}" height="8" rx="2"/><rect class="${tone}" x="0" y="${y + 20}" width="${f(share * WIDTH)}" height="8" rx="2"/>${triangles}</g>`
  })
  return `<svg class="bars" viewBox="-5 0 ${WIDTH + 10} ${height}" role="img">${drawn.join('')}</svg>`
}

function f (value: number): string {
  return String(Math.round(value * 10) / 10)
}
