// The confusion matrix: most frequent types, numbered so that it fits a narrow page; colour by share of the row.

import type { Confusion } from '../confusion.ts'
import { escapeHtml, nameOf, svgBoth, typeTitles } from './html.ts'

const [WIDTH, LABELS, TOP, MOST_TYPES] = [340, 118, 16, 12]

export function confusionMatrix (confusion: readonly Confusion[]): string {
  const types = [...frequentTypes(confusion), 'NONE']
  const cell = Math.min(30, (WIDTH - LABELS) / types.length)
  const rows = types.map((gold, row) => {
    const counts = types.map((predicted) => confusion.find((one) => one.gold === gold && one.predicted === predicted)?.count ?? 0)
    const total = counts.reduce((sum, count) => sum + count, 0)
    const y = TOP + row * cell
    const cells = counts.map((count, column) => {
      const x = LABELS + column * cell
      const tone = row === column ? 'good' : 'bad'
      const square = `<rect class="cell" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(cell - 1).toFixed(1)}" height="${(cell - 1).toFixed(1)}"/>`
      if (count === 0) return square
      const share = count / total
      return `${square}<rect class="${tone}" opacity="${(0.15 + 0.85 * share).toFixed(2)}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(cell - 1).toFixed(1)}" height="${(cell - 1).toFixed(1)}">` +
        `<title>${escapeHtml(gold)} → ${escapeHtml(types[column] ?? '')}: ${count}</title></rect>` +
        `<text class="count middle${share > 0.5 ? ' light' : ''}" x="${(x + cell / 2).toFixed(1)}" y="${(y + cell / 2 + 2.5).toFixed(1)}">${short(count)}</text>`
    })
    const number = gold === 'NONE' ? '–' : String(row + 1)
    return `<text class="small number" x="${LABELS - 4}" y="${(y + cell / 2 + 3).toFixed(1)}">${svgBoth(...numbered(gold, number))}</text>` +
      `<text class="small middle" x="${(LABELS + row * cell + cell / 2).toFixed(1)}" y="11">${number}</text>${cells.join('')}`
  })
  return `<svg class="matrix" viewBox="0 0 ${WIDTH} ${Math.ceil(TOP + types.length * cell)}" role="img" aria-label="${nameOf('confusion')}">${rows.join('')}</svg>`
}

function frequentTypes (confusion: readonly Confusion[]): string[] {
  const totals = new Map<string, number>()
  for (const { gold, predicted, count } of confusion) {
    for (const type of [gold, ...(gold === 'NONE' ? [predicted] : [])]) if (type !== 'NONE') totals.set(type, (totals.get(type) ?? 0) + count)
  }
  return [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_TYPES).map(([type]) => type)
}

function numbered (type: string, number: string): [string, string] {
  const [en, ja] = typeTitles(type)
  return [`${cut(en, 18)} ${number}`, `${cut(ja, 10)} ${number}`]
}

function cut (text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

function short (count: number): string {
  return count < 1_000 ? String(count) : count < 100_000 ? `${Math.round(count / 1_000)}k` : '…'
}
