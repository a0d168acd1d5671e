// A small line chart drawn by hand as SVG, with its figures in a table for those who do not see it.

import { formatNumber } from '../state/language.ts'

export interface Line {
  readonly name: string
  /** One value a step; null: none then. */
  readonly values: ReadonlyArray<number | null>
}

interface Props {
  readonly title: string
  readonly unit: string
  readonly lines: readonly Line[]
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [480, 150, 44, 6, 8]

export function LineChart ({ title, unit, lines }: Props) {
  const steps = Math.max(2, ...lines.map(({ values }) => values.length))
  const most = niceTop(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))))
  const x = (index: number): number => LEFT + (index / (steps - 1)) * (WIDTH - LEFT - 4)
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP)
  const format = (value: number): string => formatNumber(value, { maximumSignificantDigits: 3 })
  return (
    <figure class='chart'>
      <figcaption><strong>{title}</strong> <span class='hint'>{unit}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role='img' aria-label={`${title}: ${lines.map(({ name, values }) => `${name} ${format(values.at(-1) ?? 0)}`).join(', ')} ${unit}`}>
        {[0, 0.5, 1].map((part) => (
          <g key={part} class='grid'>
            <line x1={LEFT} x2={WIDTH} y1={y(most * part)} y2={y(most * part)} />
            <text x={LEFT - 6} y={y(most * part) + 4} text-anchor='end'>{format(most * part)}</text>
          </g>
        ))}
        {lines.map(({ name, values }, index) => <path key={name} class={`line line-${index}`} d={pathOf(values, x, y)} />)}
      </svg>
      <ul class='legend'>
        {lines.map(({ name, values }, index) => <li key={name}><span class={`swatch line-${index}`} aria-hidden='true' />{name} <strong>{values.at(-1) === null || values.length === 0 ? '–' : format(values.at(-1) ?? 0)}</strong></li>)}
      </ul>
    </figure>
  )
}

function pathOf (values: ReadonlyArray<number | null>, x: (index: number) => number, y: (value: number) => number): string {
  let isDown = false
  return values.map((value, index) => {
    if (value === null) {
      isDown = false
      return ''
    }
    const command = isDown ? 'L' : 'M'
    isDown = true
    return `${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
  }).join('')
}

/** The next of 1, 2, 5 × 10ⁿ. */
function niceTop (most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= most) ?? most
}
