// A text with its findings marked, laid over the field in which it is typed.

import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { keyOf, type Finding } from './finding.ts'

interface Props {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly active: string | null
  readonly onActive: (key: string | null) => void
  /** Called with the place in the text that was clicked, UTF-16 code units. */
  readonly onPlace: (offset: number) => void
}

export function Highlights ({ text, findings, active, onActive, onPlace }: Props) {
  const pieces = []
  let cursor = 0
  for (const finding of findings) {
    if (finding.start < cursor || finding.end > text.length) continue
    const key = keyOf(finding)
    pieces.push(text.slice(cursor, finding.start))
    pieces.push(
      <mark
        key={key} class={`found g-${groupOf(finding.type)}`} data-active={active === key ? '' : undefined}
        title={`${titleOf(finding.type)} · ${Math.round(finding.score * 100)} %`}
        onMouseEnter={() => { onActive(key) }} onMouseLeave={() => { onActive(null) }} onMouseDown={(event) => { event.preventDefault(); onPlace(finding.end) }}
      >{text.slice(finding.start, finding.end)}
      </mark>
    )
    cursor = finding.end
  }
  // A last line break needs something after it to take up room.
  return <div class='backdrop' aria-hidden='true'>{pieces}{text.slice(cursor)}{'\u200B'}</div>
}
