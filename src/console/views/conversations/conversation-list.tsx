// The conversations that match, a page at a time from the server: ten thousand of them are as light as ten.

import { useEffect, useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { useAsync } from '../../parts/use-async.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import { findConversations, type Query } from './api.ts'

const TEXTS = {
  en: { caption: 'Conversations, oldest first', columns: ['Conversation', 'Began', 'Channel, tags', 'Messages', 'Masked values'], messages: 'messages', none: 'No conversation matches.', first: 'First page', later: 'Next page', page: (number: string) => `Page ${number}`, more: (count: string) => `${count} more` },
  ja: { caption: '会話（古い順）', columns: ['会話', '開始', 'チャネル・タグ', '発言', '伏せた値'], messages: '件の発言', none: '該当する会話はありません。', first: '最初のページ', later: '次のページ', page: (number: string) => `${number}ページ`, more: (count: string) => `ほか${count}種類` }
}

const MOST_TYPES = 4

interface Props {
  readonly query: Query
  readonly onChoose: (id: string) => void
}

export function ConversationList ({ query, onChoose }: Props) {
  const texts = say(TEXTS)
  const [place, setPlace] = useState<{ cursor: string | null, number: number }>({ cursor: null, number: 1 })
  useEffect(() => { setPlace({ cursor: null, number: 1 }) }, [query])
  const { value, error, again, isLoading } = useAsync(async (signal) => await findConversations(query, place.cursor, signal), [query, place.cursor])
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />
  if (value === undefined) return <p class='empty' aria-busy='true'>…</p>
  const { conversations, next } = value
  return (
    <section class='card' aria-busy={isLoading}>
      {conversations.length === 0 && <p class='empty' role='status'>{texts.none}</p>}
      {conversations.length > 0 && (
        <div class='scroll' tabIndex={0} role='group' aria-label={texts.caption}>
          <table class='conversations'>
            <caption class='unseen'>{texts.caption}</caption>
            <thead><tr>{texts.columns.map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>
              {conversations.map(({ id, createdAt, channel, tags, messageCount, counts }) => (
                <tr key={id}>
                  <th scope='row'><button type='button' class='link' onClick={() => { onChoose(id) }}>{id}</button></th>
                  <td><time dateTime={createdAt}>{formatInstant(createdAt)}</time></td>
                  <td>{channel} {tags.map((tag) => <span key={tag} class='label'>{tag}</span>)}</td>
                  <td class='number' data-unit={texts.messages}>{formatNumber(messageCount)}</td>
                  <td><Counts counts={counts} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(place.number > 1 || next !== null) && (
        <p class='actions pages'>
          <button type='button' disabled={place.number === 1} onClick={() => { setPlace({ cursor: null, number: 1 }) }}>{texts.first}</button>
          <span role='status'>{texts.page(formatNumber(place.number))}</span>
          <button type='button' disabled={next === null} onClick={() => { setPlace({ cursor: next, number: place.number + 1 }) }}>{texts.later}</button>
        </p>
      )}
    </section>
  )
}

function Counts ({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a)
  return (
    <span class='type-counts'>
      {rows.slice(0, MOST_TYPES).map(([type, count]) => <span key={type}><span class={`dot g-${groupOf(type)}`} aria-hidden='true' />{titleOf(type)} {formatNumber(count)}</span>)}
      {rows.length > MOST_TYPES && <span>{say(TEXTS).more(formatNumber(rows.length - MOST_TYPES))}</span>}
    </span>
  )
}
