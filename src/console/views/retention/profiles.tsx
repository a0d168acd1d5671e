// Named profiles: what each answers, its limits, and its policies, which are put with one click.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { language, say } from '../../state/language.ts'
import type { Profile } from './api.ts'
import { draftOf } from './policy.ts'
import { SentenceText } from './sentence-text.tsx'

const TEXTS = {
  en: { title: 'Begin with a profile', hint: 'A beginning, not legal advice: periods and lists are yours to judge.', law: 'What it answers', limits: 'Its limits', apply: 'Put these policies', none: 'It has no policies: it is for redacting.' },
  ja: { title: 'プロファイルから始める', hint: '出発点であり、法的助言ではありません。期間や対象は必ずご自身でご判断ください。', law: '根拠規定', limits: '限界', apply: 'このポリシーを設定', none: 'ポリシーはありません（墨消し用のプロファイルです）。' }
}

export function Profiles ({ onApplied }: { readonly onApplied: () => void }) {
  const texts = say(TEXTS)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details class='profiles' onToggle={({ currentTarget }) => { setIsOpen(currentTarget.open) }}>
      <summary>{texts.title}</summary>
      <p class='hint'>{texts.hint}</p>
      {isOpen && <List onApplied={onApplied} />}
    </details>
  )
}

function List ({ onApplied }: { readonly onApplied: () => void }) {
  const texts = say(TEXTS)
  const { value, error, again } = useAsync(async (signal) => (await call<{ profiles: readonly Profile[] }>('GET', '/v1/profiles', undefined, { signal })).profiles, [])
  const [failure, setFailure] = useState<unknown>()
  const apply = (name: string): void => {
    setFailure(undefined)
    call('POST', `/v1/profiles/${encodeURIComponent(name)}/apply`).then(onApplied, setFailure)
  }
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />
  return (
    <>
      {failure !== undefined && <ErrorNote error={failure} />}
      <ul class='policies'>
        {value?.map(({ name, en, ja, law, limits, policies }) => (
          <li key={name} class='policy'>
            <p class='policy-head'><strong>{language.value === 'ja' ? ja : en}</strong> <code>{name}</code></p>
            {Object.entries(policies).map(([id, policy]) => <SentenceText key={id} draft={draftOf(id, policy)} />)}
            <details><summary>{texts.law}</summary><ul class='hint' lang='en'>{law.map((line) => <li key={line}>{line}</li>)}</ul></details>
            <details><summary>{texts.limits}</summary><ul class='hint' lang='en'>{limits.map((line) => <li key={line}>{line}</li>)}</ul></details>
            <p class='actions'>{Object.keys(policies).length === 0 ? <span class='hint'>{texts.none}</span> : <button type='button' aria-label={`${texts.apply}: ${name}`} onClick={() => { apply(name) }}>{texts.apply}</button>}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
