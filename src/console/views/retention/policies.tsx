// The retention policies: a list, and a new one.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { say } from '../../state/language.ts'
import type { PolicyInfo } from './api.ts'
import { NEW_POLICY } from './policy.ts'
import { PolicyCard } from './policy-card.tsx'
import { PolicyForm } from './policy-form.tsx'
import { Profiles } from './profiles.tsx'

const TEXTS = {
  en: { title: 'Policies', hint: 'Click a word to change it.', none: 'No policy yet: conversations stay until somebody purges them.', add: 'New policy' },
  ja: { title: 'ポリシー', hint: '語句をクリックすると変更できます。', none: 'ポリシーはまだありません。会話は手動で削除されるまで保存されます。', add: '新しいポリシー' }
}

export function Policies () {
  const texts = say(TEXTS)
  const [isAdding, setIsAdding] = useState(false)
  const { value, error, again } = useAsync(async (signal) => (await call<{ policies: readonly PolicyInfo[] }>('GET', '/v1/policies', undefined, { signal })).policies, [])
  return (
    <section class='card' aria-labelledby='policies-title'>
      <div class='section-head'>
        <h2 id='policies-title'>{texts.title}</h2>
        {!isAdding && value !== undefined && <button type='button' class='primary' onClick={() => { setIsAdding(true) }}>{texts.add}</button>}
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {isAdding && <div class='policy new'><PolicyForm start={NEW_POLICY} isNew taken={(value ?? []).map(({ id }) => id)} focus='store' onDone={(saved) => { setIsAdding(false); if (saved !== null) again() }} /></div>}
      {value !== undefined && (value.length === 0
        ? !isAdding && <p class='empty'>{texts.none}</p>
        : (
          <>
            <p class='hint'>{texts.hint}</p>
            <ul class='policies'>{value.map((info) => <PolicyCard key={`${info.id} ${info.version}`} info={info} all={value} onChanged={again} />)}</ul>
          </>
          ))}
      <Profiles onApplied={again} />
    </section>
  )
}
