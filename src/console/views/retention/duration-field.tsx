// A duration within a sentence: a number and its unit; several units at once are written in ISO 8601.

import { language } from '../../state/language.ts'
import { UNIT_NAMES, UNITS, type DurationDraft } from './duration.ts'

interface Props {
  readonly name: string
  readonly unitName: string
  readonly value: DurationDraft
  readonly onChange: (value: DurationDraft) => void
}

export function DurationField ({ name, unitName, value, onChange }: Props) {
  if ('iso' in value) return <input class='inline' required aria-label={`${name} (ISO 8601)`} value={value.iso} spellcheck={false} onInput={({ currentTarget }) => { onChange({ iso: currentTarget.value }) }} />
  const { amount, unit } = value
  return (
    <span class='duration'>
      <input class='inline amount' type='number' required min='1' max='99999' step='1' inputMode='numeric' aria-label={name} value={amount} onInput={({ currentTarget }) => { onChange({ amount: currentTarget.value, unit }) }} />
      <select class='inline' aria-label={unitName} value={unit} onChange={({ currentTarget }) => { onChange({ amount, unit: UNITS.find((one) => one === currentTarget.value) ?? unit }) }}>
        {UNITS.map((one) => <option key={one} value={one}>{UNIT_NAMES[language.value][one]}</option>)}
      </select>
    </span>
  )
}
