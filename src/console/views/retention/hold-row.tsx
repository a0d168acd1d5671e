// One legal hold: what it covers, who placed it, when and why; and lifting it with a reason.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { call } from '../../state/api.ts'
import { formatDay, formatInstant, formatNumber, say } from '../../state/language.ts'
import type { Hold } from './api.ts'

const TEXTS = {
  en: {
    ids: (count: number) => count === 1 ? 'One conversation' : `${formatNumber(count)} conversations`,
    person: 'All conversations of a person, those to come as well',
    channel: (name: string) => `channel ${name}`,
    tag: (name: string) => `tag ${name}`,
    before: (day: string) => `begun before ${day}`,
    filter: (conditions: readonly string[]) => `Conversations: ${conditions.join(', ')}`,
    placed: (at: string, by: string) => `Placed ${at} by ${by}`,
    lifted: (at: string, by: string) => `Lifted ${at} by ${by}`,
    lift: 'Lift',
    why: 'Why it is lifted',
    yes: 'Lift the hold',
    no: 'Keep it'
  },
  ja: {
    ids: (count: number) => `会話${formatNumber(count)}件`,
    person: '本人のすべての会話（今後の分を含む）',
    channel: (name: string) => `チャネル「${name}」`,
    tag: (name: string) => `タグ「${name}」`,
    before: (day: string) => `${day}より前に開始`,
    filter: (conditions: readonly string[]) => `会話：${conditions.join('、')}`,
    placed: (at: string, by: string) => `設定：${at}、${by}`,
    lifted: (at: string, by: string) => `解除：${at}、${by}`,
    lift: '解除',
    why: '解除の理由',
    yes: 'ホールドを解除する',
    no: 'やめる'
  }
}

export function HoldRow ({ hold, onChanged }: { readonly hold: Hold, readonly onChanged: () => void }) {
  const texts = say(TEXTS)
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const lift = async (event: Event): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    try {
      await call('DELETE', `/v1/holds/${encodeURIComponent(hold.id)}`, { reason: reason.trim() })
      onChanged()
    } catch (failure) {
      setError(failure)
    }
  }
  const { id, placedAt, placedBy, liftedAt, liftedBy, liftReason } = hold
  return (
    <li class='hold' data-lifted={liftedAt !== null}>
      <div class='hold-facts'>
        <p><strong>{scopeWords(hold)}</strong></p>
        <p>{hold.reason}</p>
        <p class='hint'>{texts.placed(formatInstant(placedAt), placedBy)} <code>{id}</code></p>
        {liftedAt !== null && <p class='hint'>{texts.lifted(formatInstant(liftedAt), liftedBy ?? '')}{liftReason !== null && `: ${liftReason}`}</p>}
      </div>
      {liftedAt === null && !isAsking && <button type='button' aria-label={`${texts.lift}: ${hold.reason}`} onClick={() => { setIsAsking(true) }}>{texts.lift}</button>}
      {isAsking && liftedAt === null && (
        <form class='lift' onSubmit={(event) => { void lift(event) }}>
          <label><span>{texts.why}</span><input autoFocus required maxLength={500} pattern='.*\S.*' value={reason} autocomplete='off' ref={(field) => { if (reason === '') field?.focus() }} onInput={({ currentTarget }) => { setReason(currentTarget.value) }} /></label>
          <p class='actions'>
            <button class='danger'>{texts.yes}</button>
            <button type='button' onClick={() => { setIsAsking(false) }}>{texts.no}</button>
          </p>
          {error !== undefined && <ErrorNote error={error} />}
        </form>
      )}
    </li>
  )
}

function scopeWords ({ scope: { kind, count = 0, channel, tag, createdBefore } }: Hold): string {
  const texts = say(TEXTS)
  if (kind === 'conversationIds') return texts.ids(count)
  if (kind === 'subject') return texts.person
  return texts.filter([
    ...(channel === undefined ? [] : [texts.channel(channel)]), ...(tag === undefined ? [] : [texts.tag(tag)]), ...(createdBefore === undefined ? [] : [texts.before(formatDay(createdBefore))])
  ])
}
