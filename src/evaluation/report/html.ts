// The small tools of the report: escaping, text in both languages, numbers, tables.

import { ENTITIES, type BuiltInEntityType } from '../../entities.ts'
import { WORDS, type WordName } from './words.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

/** Safe in text and in quoted attributes. */
export function escapeHtml (text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? '').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/gu, '\uFFFD')
}

/** Both languages; the style sheet shows one. */
export function word (name: WordName): string {
  const [en, ja] = WORDS[name]
  return both(en, ja)
}

export function both (en: string, ja: string): string {
  return en === ja ? escapeHtml(en) : `<span lang="en">${escapeHtml(en)}</span><span lang="ja">${escapeHtml(ja)}</span>`
}

/** The same inside an SVG `<text>`. */
export function svgBoth (en: string, ja: string): string {
  return `<tspan lang="en">${escapeHtml(en)}</tspan><tspan lang="ja">${escapeHtml(ja)}</tspan>`
}

export function svgWord (name: WordName): string {
  const [en, ja] = WORDS[name]
  return svgBoth(en, ja)
}

/** A chart's name for those who do not see it, in both languages. */
export function nameOf (name: WordName): string {
  return escapeHtml(WORDS[name].join(' · '))
}

/** The title of a type in both languages; other names as they are. */
export function typeTitles (type: string): [en: string, ja: string] {
  if (type === 'NONE') return [...WORDS.nothing]
  if (!Object.hasOwn(ENTITIES, type)) return [type, type]
  const { en, ja } = ENTITIES[type as BuiltInEntityType]
  return [en, ja]
}

/** `93.4`, or a dash for what was not counted. */
export function percent (share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : (share * 100).toFixed(1)
}

/** A difference of shares in points, with its sign. */
export function signed (share: number): string {
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`
}

export function range (interval: readonly [number, number] | undefined): string {
  return interval === undefined ? '' : `${percent(interval[0])}–${percent(interval[1])}`
}

/** Cells are HTML. The first column is a row's head. */
export function table (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const cells = (row: readonly string[]): string => row.map((cell, index) => index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`).join('')
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>`
}

export function figure (title: WordName, note: WordName, content: string, more = ''): string {
  return `<figure><figcaption><h3>${word(title)}</h3><p>${word(note)}${more}</p></figcaption>${content}</figure>`
}
