// A list of counts with a bar each.

import { formatNumber } from '../state/language.ts'

interface Props {
  readonly items: ReadonlyArray<{ readonly name: string, readonly count: number, readonly group?: string }>
}

export function Bars ({ items }: Props) {
  const most = Math.max(1, ...items.map(({ count }) => count))
  return (
    <ul class='bars'>
      {items.map(({ name, count, group }) => (
        <li key={name}>
          <span>{name}</span>
          <svg viewBox='0 0 100 10' preserveAspectRatio='none' aria-hidden='true' class={group === undefined ? undefined : `g-${group}`}><rect width={(count / most) * 100} height='10' /></svg>
          <strong>{formatNumber(count)}</strong>
        </li>
      ))}
    </ul>
  )
}
