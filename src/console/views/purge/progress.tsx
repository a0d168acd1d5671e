// A purge under way: how far it is, asked for again and again.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { useInterval } from '../../parts/use-interval.ts'
import { formatNumber, say } from '../../state/language.ts'
import type { PurgeState } from './api.ts'
import { progressOf } from './run-purge.ts'

const TEXTS = {
  en: {
    title: 'Purging',
    bar: 'Conversations purged',
    begins: 'The intent is written down first …',
    removing: (done: string, all: string) => `${done} of ${all} are gone`,
    clearing: 'All are gone; old bytes leave journal and documents …',
    away: 'The server does not answer. The purge is asked for again until it does: the same request goes on where it was.',
    goesOn: 'It stopped in the middle. Tried again, it goes on where it was, and nothing is done twice; so it does at the next start of the server.',
    leave: 'You may leave: it goes on by itself, and its receipt will be in the list below.'
  },
  ja: {
    title: '削除中',
    bar: '処理済みの会話',
    begins: 'まず実行内容を記録しています…',
    removing: (done: string, all: string) => `${all}件中${done}件が完了`,
    clearing: 'すべて完了。ジャーナルと文書に残る古いデータを消去中…',
    away: 'サーバーが応答しません。応答するまで同じリクエストを再送します。処理は続きから再開されます。',
    goesOn: '処理は途中で止まりました。再試行すると続きから再開し、二重に処理されることはありません。サーバーの次回起動時にも再開されます。',
    leave: 'この画面を離れても処理は続きます。受領証は下の一覧から取得できます。'
  }
}

const EVERY_MS = 400

interface Props {
  readonly idempotencyKey: string
  readonly matched: number
  readonly isAway: boolean
  /** Why it stopped, where it did. */
  readonly failure: unknown
  readonly onGoOn: () => void
}

export function Progress ({ idempotencyKey, matched, isAway, failure, onGoOn }: Props) {
  const texts = say(TEXTS)
  const [state, setState] = useState<PurgeState | undefined>()
  useInterval(() => { progressOf(idempotencyKey, new AbortController().signal).then(setState, () => { /* the request itself tells of the server */ }) }, isAway || failure !== undefined ? null : EVERY_MS)
  const done = state?.matched ?? 0
  return (
    <section class='card progress' aria-labelledby='progress-title'>
      <h2 id='progress-title'>{texts.title}</h2>
      <progress aria-label={texts.bar} max={matched} value={done} />
      <p role='status'>{state === undefined ? texts.begins : state.phase === 'removing' ? texts.removing(formatNumber(done), formatNumber(matched)) : texts.clearing}</p>
      {isAway && <p class='note' role='alert'>{texts.away}</p>}
      {failure === undefined ? <p class='hint'>{texts.leave}</p> : <><ErrorNote error={failure} onRetry={onGoOn} /><p class='hint'>{texts.goesOn}</p></>}
    </section>
  )
}
