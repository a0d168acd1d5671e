// A column chart drawn by hand as SVG, as wide as its place; its figures are in a table below for those who do not see it.

import { useEffect, useRef, useState } from 'preact/hooks'
import { formatNumber, say } from '../state/language.ts'

const TEXTS = { en: { figures: 'Figures' }, ja: { figures: '数値' } }

export interface Column {
  /** In full, for the table. */
  readonly name: string
  /** Under the column, where there is room. */
  readonly mark: string
  readonly value: number
  readonly isAccent?: boolean
}

interface Props {
  readonly title: string
  readonly columns: readonly Column[]
  /** Heads of the table: what a column is, what is counted. */
  readonly heads: readonly [string, string]
}

const [HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [180, 40, 4, 16, 24]
/** Between the middles of two marks. */
const MARK_WIDTH = 58

export function ColumnChart ({ title, columns, heads }: Props) {
  const most = niceTop(Math.max(0, ...columns.map(({ value }) => value)))
  const place = useRef<HTMLElement>(null)
  const wide = useWidth(place)
  const step = (wide - LEFT - RIGHT) / Math.max(1, columns.length)
  const width = Math.min(36, step * 0.72)
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP)
  const marked = marksOf(columns.length, step)
  return (
    <figure class='chart columns' ref={place}>
      <figcaption><strong>{title}</strong></figcaption>
      <svg viewBox={`0 0 ${wide} ${HEIGHT}`} role='img' aria-label={`${title}: ${columns.filter(({ value }) => value > 0).slice(0, 6).map(({ name, value }) => `${name} ${formatNumber(value)}`).join(', ')}`}>
        {[0, 0.5, 1].filter((part) => Number.isInteger(most * part)).map((part) => (
          <g key={part} class='grid'>
            <line x1={LEFT} x2={wide} y1={y(most * part)} y2={y(most * part)} />
            <text x={LEFT - 8} y={y(most * part) + 4} text-anchor='end'>{formatNumber(most * part)}</text>
          </g>
        ))}
        {columns.map(({ name, mark, value, isAccent = false }, index) => {
          const middle = LEFT + step * (index + 0.5)
          return (
            <g key={name}>
              <rect class={isAccent ? 'column accent' : 'column'} x={middle - width / 2} width={width} y={value === 0 ? y(0) : Math.min(y(value), y(0) - 2)} height={value === 0 ? 0 : Math.max(2, y(0) - y(value))} rx='2'><title>{`${name}: ${formatNumber(value)}`}</title></rect>
              {step >= 24 && value > 0 && <text class='value' x={middle} y={Math.min(y(value), y(0) - 2) - 4} text-anchor='middle'>{formatNumber(value)}</text>}
              {marked.has(index) && <text class='mark' x={middle} y={HEIGHT - 8} text-anchor='middle'>{mark}</text>}
            </g>
          )
        })}
      </svg>
      <details class='figures'>
        <summary>{say(TEXTS).figures}</summary>
        <table class='compact'>
          <caption class='unseen'>{title}</caption>
          <thead><tr><th scope='col'>{heads[0]}</th><th scope='col' class='number'>{heads[1]}</th></tr></thead>
          <tbody>{columns.map(({ name, value }) => <tr key={name}><th scope='row'>{name}</th><td class='number'>{formatNumber(value)}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  )
}

/** Pixels; the drawing has the same unit, so that its letters have their size everywhere. */
function useWidth (place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    if (place.current === null) return
    const observer = new ResizeObserver(([entry]) => { setWidth(Math.max(240, Math.round(entry?.contentRect.width ?? 640))) })
    observer.observe(place.current)
    return () => { observer.disconnect() }
  }, [])
  return width
}

/** The first, the last, and between them as many as have room. */
function marksOf (count: number, step: number): ReadonlySet<number> {
  const marked = new Set([0, count - 1])
  const every = Math.ceil(MARK_WIDTH / step)
  for (let index = every; index <= count - 1 - every; index += every) marked.add(index)
  return marked
}

/** The next of 2, 4, 10 × 10ⁿ: its half is whole. */
function niceTop (most: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))))
  return [2, 4, 10].map((step) => step * power).find((top) => top >= most) ?? most
}
