// What of the audit log to show.

import { useState } from 'preact/hooks'
import { AUDIT_ACTIONS } from '../../../audit/entry.ts'
import { say } from '../../state/language.ts'
import { NO_FILTER, type Filter } from './entries.ts'

const TEXTS = {
  en: { actor: 'Who (id of a key)', action: 'Act', any: 'any', conversation: 'Conversation id', from: 'From', to: 'To', apply: 'Filter', reset: 'Reset' },
  ja: { actor: '実行者（キーID）', action: '操作', any: 'すべて', conversation: '会話ID', from: '開始日', to: '終了日', apply: '絞り込む', reset: 'リセット' }
}

export function Filters ({ filter, onChange }: { readonly filter: Filter, readonly onChange: (filter: Filter) => void }) {
  const texts = say(TEXTS)
  const [draft, setDraft] = useState(filter)
  const set = (part: Partial<Filter>): void => { setDraft({ ...draft, ...part }) }
  return (
    <form class='filters' onSubmit={(event) => { event.preventDefault(); onChange(draft) }}>
      <label><span>{texts.action}</span>
        <select value={draft.action} onChange={({ currentTarget }) => { set({ action: currentTarget.value }) }}>
          <option value=''>{texts.any}</option>
          {AUDIT_ACTIONS.map((action) => <option key={action} value={action}>{action}</option>)}
        </select>
      </label>
      <label><span>{texts.actor}</span><input value={draft.actor} autocomplete='off' onInput={({ currentTarget }) => { set({ actor: currentTarget.value }) }} /></label>
      <label><span>{texts.conversation}</span><input value={draft.conversationId} autocomplete='off' onInput={({ currentTarget }) => { set({ conversationId: currentTarget.value }) }} /></label>
      <label><span>{texts.from}</span><input type='date' value={draft.from} onInput={({ currentTarget }) => { set({ from: currentTarget.value }) }} /></label>
      <label><span>{texts.to}</span><input type='date' value={draft.to} onInput={({ currentTarget }) => { set({ to: currentTarget.value }) }} /></label>
      <span class='actions'>
        <button class='primary'>{texts.apply}</button>
        <button type='button' class='quiet' onClick={() => { setDraft(NO_FILTER); onChange(NO_FILTER) }}>{texts.reset}</button>
      </span>
    </form>
  )
}
