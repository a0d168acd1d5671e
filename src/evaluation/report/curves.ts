// The precision–recall curve of each system, and the calibration of one.

import type { ScoreFigures } from '../scored.ts'
import { escapeHtml, nameOf, percent, svgWord } from './html.ts'
import type { WordName } from './words.ts'

const [SIZE, LEFT, BOTTOM] = [300, 36, 36]

/** One line a system, in its own colour; a ring where F2 is best. */
export function curveChart (systems: ReadonlyArray<{ readonly name: string, readonly scores: ScoreFigures }>): string {
  const lines = systems.map(({ name, scores: { sweep, best } }, index) => {
    const points = sweep.map(({ recall, precision }) => `${x(recall)},${y(precision)}`).join(' ')
    const dots = sweep.map(({ threshold, recall, precision }) =>
      `<circle class="dot" cx="${x(recall)}" cy="${y(precision)}" r="2"><title>${escapeHtml(name)} ≥ ${threshold.toFixed(2)}: P ${percent(precision)}, R ${percent(recall)}</title></circle>`)
    const ring = best.f2 === null ? '' : `<circle class="ring" cx="${x(best.f2.recall)}" cy="${y(best.f2.precision)}" r="6"/>`
    const legend = systems.length < 2 ? '' : `<text class="legend" x="${LEFT + 10}" y="${SIZE - 8 - 15 * (systems.length - 1 - index)}">${escapeHtml(shorten(name))}</text>`
    return `<g class="line tone${index % 5}"><polyline points="${points}"/>${dots.join('')}${ring}${legend}</g>`
  })
  return frame('curve', 'recall', 'precision', lines.join(''))
}

/** Findings in ten bins of their score: the size of a dot is the root of their number. */
export function calibrationChart ({ calibration }: ScoreFigures): string {
  const most = Math.max(1, ...calibration.map(({ count }) => count))
  const dots = calibration.filter(({ count }) => count > 0).map(({ count, meanScore, right }) =>
    `<circle class="bin" cx="${x(meanScore)}" cy="${y(right)}" r="${(3 + 9 * Math.sqrt(count / most)).toFixed(1)}"><title>${meanScore.toFixed(2)} → ${percent(right)} % (${count})</title></circle>`)
  return frame('calibration', 'score', 'shareRight', `<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${dots.join('')}`)
}

function frame (name: WordName, across: WordName, up: WordName, content: string): string {
  const grid = [0, 0.25, 0.5, 0.75, 1].map((at) =>
    `<line class="grid" x1="${x(at)}" y1="${y(0)}" x2="${x(at)}" y2="${y(1)}"/><line class="grid" x1="${x(0)}" y1="${y(at)}" x2="${x(1)}" y2="${y(at)}"/>` +
    `<text class="tick middle" x="${x(at)}" y="${SIZE + 14}">${at}</text><text class="tick number" x="${LEFT - 5}" y="${Number(y(at)) + 4}">${at}</text>`)
  return `<svg class="chart" viewBox="0 -8 ${LEFT + SIZE + 8} ${SIZE + BOTTOM + 8}" role="img" aria-label="${nameOf(name)}">${grid.join('')}` +
    `<text class="tick middle" x="${LEFT + SIZE / 2}" y="${SIZE + 29}">${svgWord(across)}</text>` +
    `<text class="tick middle" transform="translate(9 ${SIZE / 2}) rotate(-90)">${svgWord(up)}</text>${content}</svg>`
}

function x (share: number): string {
  return (LEFT + share * SIZE).toFixed(1)
}

function y (share: number): string {
  return ((1 - share) * SIZE).toFixed(1)
}

function shorten (name: string): string {
  return name.length > 34 ? `${name.slice(0, 33)}…` : name
}
