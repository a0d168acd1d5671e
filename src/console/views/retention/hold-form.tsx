// Placing a legal hold: on conversations, on a person, or on all that a filter means; with a reason.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { linesOf, NOBODY, PersonFields, subjectOf } from '../../parts/person-fields.tsx'
import { call } from '../../state/api.ts'
import { say } from '../../state/language.ts'
import type { Hold } from './api.ts'

const TEXTS = {
  en: {
    legend: 'What it covers',
    kinds: { ids: 'Conversations', person: 'A person', filter: 'All that match' },
    ids: 'Conversation ids, one a line',
    channel: 'Channel',
    tag: 'Tag',
    before: 'Began before',
    filterHint: 'All that are given must hold. Like a hold on a person, it also covers what comes later.',
    reason: 'Reason',
    reasonHint: 'A case number, not a name. It is kept encrypted.',
    place: 'Place the hold',
    cancel: 'Cancel',
    empty: 'Say what the hold covers.'
  },
  ja: {
    legend: '対象',
    kinds: { ids: '会話を指定', person: '本人を指定', filter: '条件で指定' },
    ids: '会話ID（1行に1つ）',
    channel: 'チャネル',
    tag: 'タグ',
    before: '開始日がこれより前',
    filterHint: '入力した条件のすべてに合うものが対象です。本人の指定と同様に、今後加わる会話も対象になります。',
    reason: '理由',
    reasonHint: '氏名ではなく案件番号を。暗号化して保存されます。',
    place: 'ホールドを設定',
    cancel: 'キャンセル',
    empty: '対象を指定してください。'
  }
}

type Kind = keyof typeof TEXTS.en.kinds
const KINDS: readonly Kind[] = ['ids', 'person', 'filter']

export function HoldForm ({ onDone }: { readonly onDone: (placed: Hold | null) => void }) {
  const texts = say(TEXTS)
  const [kind, setKind] = useState<Kind>('ids')
  const [ids, setIds] = useState('')
  const [person, setPerson] = useState(NOBODY)
  const [filter, setFilter] = useState({ channel: '', tag: '', before: '' })
  const [reason, setReason] = useState('')
  const [isEmpty, setIsEmpty] = useState(false)
  const [error, setError] = useState<unknown>()

  const place = async (event: Event): Promise<void> => {
    event.preventDefault()
    const scope = { ids: { conversationIds: linesOf(ids) }, person: { subject: subjectOf(person) }, filter: { filter: filterOf(filter) } }[kind]
    const isNothing = Object.values(scope).some((value) => Object.keys(value).length === 0)
    setIsEmpty(isNothing)
    if (isNothing) return
    setError(undefined)
    try {
      onDone(await call<Hold>('POST', '/v1/holds', { scope, reason: reason.trim() }))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <form class='hold-form' onSubmit={(event) => { void place(event) }}>
      <fieldset class='switch'>
        <legend>{texts.legend}</legend>
        {KINDS.map((one) => <label key={one}><input type='radio' name='hold-kind' checked={kind === one} onChange={() => { setKind(one) }} />{texts.kinds[one]}</label>)}
      </fieldset>
      {kind === 'ids' && <label><span>{texts.ids}</span><textarea class='lines' name='hold-ids' rows={2} value={ids} autocomplete='off' spellcheck={false} onInput={({ currentTarget }) => { setIds(currentTarget.value) }} /></label>}
      {kind === 'person' && <PersonFields person={person} onChange={setPerson} />}
      {kind === 'filter' && (
        <>
          <div class='pairs'>
            <label><span>{texts.channel}</span><input maxLength={100} value={filter.channel} autocomplete='off' onInput={({ currentTarget }) => { setFilter({ ...filter, channel: currentTarget.value }) }} /></label>
            <label><span>{texts.tag}</span><input maxLength={100} value={filter.tag} autocomplete='off' onInput={({ currentTarget }) => { setFilter({ ...filter, tag: currentTarget.value }) }} /></label>
            <label><span>{texts.before}</span><input type='date' value={filter.before} onInput={({ currentTarget }) => { setFilter({ ...filter, before: currentTarget.value }) }} /></label>
          </div>
          <p class='hint'>{texts.filterHint}</p>
        </>
      )}
      <label><span>{texts.reason}</span><input name='hold-reason' required maxLength={500} pattern='.*\S.*' value={reason} autocomplete='off' aria-describedby='hold-reason-hint' onInput={({ currentTarget }) => { setReason(currentTarget.value) }} /></label>
      <p id='hold-reason-hint' class='hint'>{texts.reasonHint}</p>
      {isEmpty && <p class='note bad' role='alert'>{texts.empty}</p>}
      {error !== undefined && <ErrorNote error={error} />}
      <p class='actions'>
        <button class='primary'>{texts.place}</button>
        <button type='button' class='quiet' onClick={() => { onDone(null) }}>{texts.cancel}</button>
      </p>
    </form>
  )
}

function filterOf ({ channel, tag, before }: { readonly channel: string, readonly tag: string, readonly before: string }) {
  return {
    ...(channel.trim() === '' ? {} : { channel: channel.trim() }), ...(tag.trim() === '' ? {} : { tag: tag.trim() }), ...(before === '' ? {} : { createdBefore: new Date(`${before}T00:00:00`).toISOString() })
  }
}
