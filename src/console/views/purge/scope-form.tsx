// What to purge and how: a person, conversations, a policy, what is due, or what began before a date.

import { useState } from 'preact/hooks'
import { linesOf, PersonFields } from '../../parts/person-fields.tsx'
import { TypesField } from '../../parts/types-field.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { formatNumber, language, say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import type { PolicyInfo } from '../retention/api.ts'
import { draftOf } from '../retention/policy.ts'
import { SentenceText } from '../retention/sentence-text.tsx'
import { bodyOf, SCOPES, type PurgeDraft, type ScopeKind } from './request.ts'

const TEXTS = {
  en: {
    scope: 'What to purge',
    kinds: {
      person: ['A person', 'who asked to be forgotten'], ids: ['Conversations', 'by their ids'], policy: ['A policy', 'what it says and is due'], expired: ['All that is due', 'to be erased now'], before: ['Old ones', 'begun before a date']
    } as Record<ScopeKind, readonly [string, string]>,
    ids: 'Conversation ids, one a line',
    idCount: (count: number) => count === 1 ? 'One id' : `${formatNumber(count)} ids`,
    policy: 'Policy',
    choose: 'Choose a policy',
    noPolicies: 'There are no policies that do something.',
    before: 'Begun before',
    action: 'How',
    actions: { erase: 'Erase the conversations', redact: 'Keep the conversations, remove their values' },
    submit: 'Dry run',
    working: 'Looking …',
    changesNothing: 'A dry run changes nothing. It is written into the audit log, without values.',
    missing: 'Say what to purge: something is missing above.'
  },
  ja: {
    scope: '対象',
    kinds: { person: ['本人', '削除の請求があった人'], ids: ['会話', 'IDで指定'], policy: ['ポリシー', '期限を迎えた分'], expired: ['期限切れ', '消去対象すべて'], before: ['古い会話', '開始日で指定'] } as Record<ScopeKind, readonly [string, string]>,
    ids: '会話ID（1行に1つ）',
    idCount: (count: number) => `${formatNumber(count)}件`,
    policy: 'ポリシー',
    choose: 'ポリシーを選択',
    noPolicies: '実行できるポリシーがありません。',
    before: '開始日がこれより前',
    action: '方法',
    actions: { erase: '会話ごと消去する', redact: '会話は残し、値だけを除去する' },
    submit: 'ドライラン',
    working: '確認中…',
    changesNothing: 'ドライランでは何も変更されません。監査ログには値を含まない記録が残ります。',
    missing: '対象を指定してください。未入力の項目があります。'
  }
}

interface Props {
  readonly draft: PurgeDraft
  readonly isWorking: boolean
  readonly onChange: (draft: PurgeDraft) => void
  readonly onDryRun: () => void
}

export function ScopeForm ({ draft, isWorking, onChange, onDryRun }: Props) {
  const texts = say(TEXTS)
  const [isMissing, setIsMissing] = useState(false)
  const set = (part: Partial<PurgeDraft>): void => { setIsMissing(false); onChange({ ...draft, ...part }) }
  const { kind, person, ids, before, action, types } = draft
  const submit = (event: Event): void => {
    event.preventDefault()
    const isComplete = bodyOf(draft) !== undefined
    setIsMissing(!isComplete)
    if (isComplete) onDryRun()
  }
  return (
    <form class='scope-form' onSubmit={submit}>
      <fieldset class='tiles'>
        <legend>{texts.scope}</legend>
        {SCOPES.filter((one) => one !== 'policy' || may('managePolicies')).map((one) => (
          <label key={one} class='tile'>
            <input type='radio' name='scope' value={one} checked={kind === one} onChange={() => { set({ kind: one }) }} />
            <span><strong>{texts.kinds[one][0]}</strong> <small>{texts.kinds[one][1]}</small></span>
          </label>
        ))}
      </fieldset>
      {kind === 'person' && <PersonFields person={person} onChange={(next) => { set({ person: next }) }} />}
      {kind === 'ids' && (
        <label>
          <span>{texts.ids}</span>
          <textarea class='lines' name='ids' rows={4} value={ids} autocomplete='off' spellcheck={false} onInput={({ currentTarget }) => { set({ ids: currentTarget.value }) }} />
          {linesOf(ids).length > 0 && <small class='hint'>{texts.idCount(linesOf(ids).length)}</small>}
        </label>
      )}
      {kind === 'policy' && <PolicyChoice policy={draft.policy} onChange={(policy) => { set({ policy }) }} />}
      {kind === 'before' && <label class='short'><span>{texts.before}</span><input type='date' name='before' value={before} onInput={({ currentTarget }) => { set({ before: currentTarget.value }) }} /></label>}
      {kind !== 'policy' && (
        <fieldset class='choices'>
          <legend>{texts.action}</legend>
          {(['erase', 'redact'] as const).map((one) => <label key={one}><input type='radio' name='action' value={one} checked={action === one} onChange={() => { set({ action: one }) }} />{texts.actions[one]}</label>)}
        </fieldset>
      )}
      {kind !== 'policy' && action === 'redact' && <TypesField types={types} onChange={(next) => { set({ types: next }) }} />}
      {isMissing && <p class='note bad' role='alert'>{texts.missing}</p>}
      <p class='actions'><button class='primary' disabled={isWorking}>{isWorking ? texts.working : texts.submit}</button></p>
      <p class='hint'>{texts.changesNothing}</p>
    </form>
  )
}

function PolicyChoice ({ policy, onChange }: { readonly policy: string, readonly onChange: (policy: string) => void }) {
  const texts = say(TEXTS)
  const { value } = useAsync(async (signal) => (await call<{ policies: readonly PolicyInfo[] }>('GET', '/v1/policies', undefined, { signal })).policies.filter((one) => one.policy.action !== undefined), [])
  const chosen = value?.find(({ id }) => id === policy)
  if (value?.length === 0) return <p class='empty'>{texts.noPolicies}</p>
  return (
    <>
      <label class='short'>
        <span>{texts.policy}</span>
        <select name='policy' value={policy} onChange={({ currentTarget }) => { onChange(currentTarget.value) }}>
          <option value=''>{texts.choose}</option>
          {value?.map(({ id, policy: { title } }) => <option key={id} value={id}>{title === undefined ? id : `${title} (${id})`}</option>)}
        </select>
      </label>
      {chosen !== undefined && <SentenceText key={language.value} draft={draftOf(chosen.id, chosen.policy)} />}
    </>
  )
}
