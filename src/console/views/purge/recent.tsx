// Purges of the last two days: who, what, how far; the receipt of each once more.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Pages } from '../../parts/pages.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { useInterval } from '../../parts/use-interval.ts'
import { call } from '../../state/api.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import type { PurgeState, Receipt } from './api.ts'
import { ReceiptCard } from './receipt-card.tsx'
import { scopeWords } from './scope-words.ts'

type Did = Readonly<Record<string, (count: string) => string>>

const TEXTS = {
  en: {
    title: 'Purges of the last two days',
    none: 'None.',
    phase: { removing: 'Runs, or waits to go on', clearing: 'Clears up', done: 'Done' } as Record<PurgeState['phase'], string>,
    action: { erase: (count: string) => `${count} erased`, redact: (count: string) => `${count} lost values`, policy: (count: string) => `${count} purged` } as Did,
    by: (at: string, who: string) => `${at}, by ${who}`,
    receipt: 'Receipt',
    hide: 'Hide the receipt',
    receiptOf: (what: string, words: string) => `${what}: ${words}`
  },
  ja: {
    title: '直近2日間の削除',
    none: 'ありません。',
    phase: { removing: '実行中または再開待ち', clearing: '後処理中', done: '完了' } as Record<PurgeState['phase'], string>,
    action: { erase: (count: string) => `${count}件を消去`, redact: (count: string) => `${count}件の値を除去`, policy: (count: string) => `${count}件を処理` } as Did,
    by: (at: string, who: string) => `${at}、${who}`,
    receipt: '受領証',
    hide: '受領証を閉じる',
    receiptOf: (what: string, words: string) => `${what}：${words}`
  }
}

const EVERY_MS = 3_000

/** @param turn reads the list again when it changes. */
export function Recent ({ turn }: { readonly turn: number }) {
  const texts = say(TEXTS)
  const { value, error, again } = useAsync(async (signal) => (await call<{ purges: readonly PurgeState[] }>('GET', '/v1/purges', undefined, { signal })).purges, [turn])
  useInterval(again, value?.some(({ phase }) => phase !== 'done') === true ? EVERY_MS : null)
  return (
    <section class='card' aria-labelledby='recent-title'>
      <h2 id='recent-title'>{texts.title}</h2>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {value !== undefined && (value.length === 0 ? <p class='empty'>{texts.none}</p> : <Pages items={value} of={null}>{(shown) => <ul class='purges'>{shown.map((one) => <Row key={one.operation} state={one} />)}</ul>}</Pages>)}
    </section>
  )
}

function Row ({ state: { operation, startedAt, startedBy, scope, action, phase, matched } }: { readonly state: PurgeState }) {
  const texts = say(TEXTS)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [error, setError] = useState<unknown>()
  const show = (): void => {
    setError(undefined)
    if (receipt !== null) setReceipt(null)
    else call<Receipt>('GET', `/v1/purges/${operation}/receipt`).then(setReceipt, setError)
  }
  const words = scopeWords(scope)
  return (
    <li>
      <div class='purge-row'>
        <p><strong>{words}</strong><br /><span class='hint'>{texts.by(formatInstant(startedAt), startedBy)}</span></p>
        <p class='state' data-phase={phase}>{texts.phase[phase]}<br /><span class='hint'>{texts.action[action]?.(formatNumber(matched))}</span></p>
        {phase === 'done' && <button type='button' aria-expanded={receipt !== null} aria-label={texts.receiptOf(receipt === null ? texts.receipt : texts.hide, `${words}, ${formatInstant(startedAt)}`)} onClick={show}>{receipt === null ? texts.receipt : texts.hide}</button>}
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      {receipt !== null && <ReceiptCard receipt={receipt} />}
    </li>
  )
}
