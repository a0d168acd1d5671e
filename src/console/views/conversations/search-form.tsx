// Narrows the list: by a person's identifiers, by channel, tag and age.

import { useState } from 'preact/hooks'
import { say } from '../../state/language.ts'
import { IDENTIFIERS, NO_QUERY, type Query } from './api.ts'

const TEXTS = {
  en: { person: 'Find a person', narrow: 'Narrow down', email: 'E-mail', phone: 'Phone', card: 'Card number', name: 'Name', accountId: 'Account id', channel: 'Channel', tag: 'Tag', before: 'Began before', search: 'Search', clear: 'Clear', hint: 'All that are given must match. Each search is written into the audit log, without what was searched for.' },
  ja: { person: '本人を探す', narrow: '絞り込み', email: 'メールアドレス', phone: '電話番号', card: 'カード番号', name: '氏名', accountId: 'アカウントID', channel: 'チャネル', tag: 'タグ', before: '開始日がこれより前', search: '検索', clear: '条件を消す', hint: '入力した条件のすべてに一致する会話を探します。検索したことは監査記録に残りますが、検索した値は残りません。' }
}

interface Props {
  readonly query: Query
  readonly onSearch: (query: Query) => void
}

export function SearchForm ({ query, onSearch }: Props) {
  const texts = say(TEXTS)
  const [draft, setDraft] = useState(query)
  const change = (name: keyof Query) => ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => { setDraft({ ...draft, [name]: currentTarget.value }) }
  const field = (name: keyof Query) => (
    <label key={name}><span>{texts[name]}</span><input name={name} autocomplete='off' spellcheck={false} maxLength={320} value={draft[name]} onInput={change(name)} /></label>
  )
  // A search by identifiers has no date.
  const isPerson = IDENTIFIERS.some((name) => draft[name].trim() !== '')
  return (
    <form class='card find' onSubmit={(event) => { event.preventDefault(); onSearch({ ...draft }) }}>
      <fieldset><legend>{texts.person}</legend><div class='filters'>{IDENTIFIERS.map((name) => field(name))}</div></fieldset>
      <fieldset><legend>{texts.narrow}</legend><div class='filters'>{field('channel')}{field('tag')}{!isPerson && <label><span>{texts.before}</span><input type='date' name='before' value={draft.before} onInput={change('before')} /></label>}</div></fieldset>
      <p class='actions'>
        <button class='primary'>{texts.search}</button>
        <button type='button' class='quiet' onClick={() => { setDraft(NO_QUERY); onSearch(NO_QUERY) }}>{texts.clear}</button>
      </p>
      <p class='hint'>{texts.hint}</p>
    </form>
  )
}
