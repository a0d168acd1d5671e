// Legal holds: those in force, those that were lifted, and a new one.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Pages } from '../../parts/pages.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { formatNumber, say } from '../../state/language.ts'
import type { Hold } from './api.ts'
import { HoldForm } from './hold-form.tsx'
import { HoldRow } from './hold-row.tsx'

const TEXTS = {
  en: { title: 'Legal holds', lead: 'While a hold covers a conversation no policy and no purge removes anything of it.', none: 'No hold is in force.', add: 'New hold', lifted: (count: string) => `Show ${count} lifted` },
  ja: { title: 'リーガルホールド', lead: 'ホールド中の会話は、ポリシーでも手動の削除でも一切失われません。', none: '有効なホールドはありません。', add: '新しいホールド', lifted: (count: string) => `解除済み${count}件を表示` }
}

export function Holds () {
  const texts = say(TEXTS)
  const [isAdding, setIsAdding] = useState(false)
  const [hasLifted, setHasLifted] = useState(false)
  const { value, error, again } = useAsync(async (signal) => (await call<{ holds: readonly Hold[] }>('GET', '/v1/holds?all=true', undefined, { signal })).holds, [])
  const inForce = value?.filter(({ liftedAt }) => liftedAt === null) ?? []
  const lifted = value?.filter(({ liftedAt }) => liftedAt !== null) ?? []
  const shown = [...inForce.toReversed(), ...(hasLifted ? lifted.toReversed() : [])]
  return (
    <section class='card' aria-labelledby='holds-title'>
      <div class='section-head'>
        <h2 id='holds-title'>{texts.title} {inForce.length > 0 && <span class='count'>{formatNumber(inForce.length)}</span>}</h2>
        {!isAdding && value !== undefined && <button type='button' onClick={() => { setIsAdding(true) }}>{texts.add}</button>}
      </div>
      <p class='hint'>{texts.lead}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {isAdding && <HoldForm onDone={(placed) => { setIsAdding(false); if (placed !== null) again() }} />}
      {value !== undefined && inForce.length === 0 && !isAdding && <p class='empty'>{texts.none}</p>}
      {shown.length > 0 && <Pages items={shown} of={hasLifted}>{(page) => <ul class='holds'>{page.map((hold) => <HoldRow key={hold.id} hold={hold} onChanged={again} />)}</ul>}</Pages>}
      {lifted.length > 0 && <label class='chip'><input type='checkbox' checked={hasLifted} onChange={({ currentTarget }) => { setHasLifted(currentTarget.checked) }} />{texts.lifted(formatNumber(lifted.length))}</label>}
    </section>
  )
}
