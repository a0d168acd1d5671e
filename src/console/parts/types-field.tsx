// Choosing entity types: all, whole groups, or one by one.

import { useId } from 'preact/hooks'
import type { BuiltInEntityType, EntityGroup } from '../../entities.ts'
import { language, say } from '../state/language.ts'
import { titleOf } from './entity-types.ts'
import { GROUP_WORDS, TYPES_BY_GROUP } from './type-words.ts'

const TEXTS = {
  en: { legend: 'Which values', all: 'All values', others: 'Other types', each: (group: string) => `${group}, one by one` },
  ja: { legend: '対象の値', all: 'すべての値', others: 'その他の種類', each: (group: string) => `${group}を個別に選ぶ` }
}

interface Props {
  /** Null: all. */
  readonly types: readonly string[] | null
  readonly onChange: (types: readonly string[] | null) => void
  readonly id?: string
}

export function TypesField ({ types, onChange, id }: Props) {
  const texts = say(TEXTS)
  const chosen = new Set(types)
  const known = new Set<string>([...TYPES_BY_GROUP.values()].flat())
  const others = (types ?? []).filter((type) => !known.has(type))
  const set = (names: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const name of names) {
      if (isOn) next.add(name)
      else next.delete(name)
    }
    onChange([...next])
  }
  return (
    <fieldset class='types' id={id}>
      <legend>{texts.legend}</legend>
      <label class='chip'><input type='checkbox' checked={types === null} onChange={({ currentTarget }) => { onChange(currentTarget.checked ? null : []) }} />{texts.all}</label>
      {types !== null && (
        <div class='type-groups'>
          {[...TYPES_BY_GROUP].map(([group, members]) => <Group key={group} group={group} members={members} chosen={chosen} onChange={set} />)}
          {others.length > 0 && <div><span class='hint'>{texts.others}</span> {others.map((type) => <One key={type} type={type} isOn onChange={set} />)}</div>}
        </div>
      )}
    </fieldset>
  )
}

interface GroupProps {
  readonly group: EntityGroup
  readonly members: readonly BuiltInEntityType[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (names: readonly string[], isOn: boolean) => void
}

function Group ({ group, members, chosen, onChange }: GroupProps) {
  const name = GROUP_WORDS[language.value][group]
  const count = members.filter((type) => chosen.has(type)).length
  const label = useId()
  return (
    <div class='type-group'>
      <label class='whole' id={label}>
        <input type='checkbox' checked={count === members.length} indeterminate={count > 0 && count < members.length} onChange={({ currentTarget }) => { onChange(members, currentTarget.checked) }} />
        <span class={`dot g-${group}`} aria-hidden='true' />{name}
      </label>
      <details>
        <summary aria-label={say(TEXTS).each(name)}>{count} / {members.length}</summary>
        <div role='group' aria-labelledby={label}>{members.map((type) => <One key={type} type={type} isOn={chosen.has(type)} onChange={onChange} />)}</div>
      </details>
    </div>
  )
}

function One ({ type, isOn, onChange }: { readonly type: string, readonly isOn: boolean, readonly onChange: GroupProps['onChange'] }) {
  return <label class='chip'><input type='checkbox' checked={isOn} onChange={({ currentTarget }) => { onChange([type], currentTarget.checked) }} />{titleOf(type)}</label>
}
