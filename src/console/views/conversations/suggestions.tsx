// Findings that were not sure: a person who may see the value says whether it is personal. A rejected one is proposed to the admin.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { formatNumber, say } from '../../state/language.ts'
import type { ConversationView, ViewFinding } from './api.ts'
import { reviewValue, suggestionsIn, type Review } from './reviews.ts'
import type { RevealedValue } from './use-revealed.ts'

const TEXTS = {
  en: {
    title: 'Suggestions',
    lead: 'Sumi was not sure of these. Say whether they are personal. What you reject stays masked until an admin agrees.',
    sure: (score: string) => `${score} sure`,
    reveal: 'Reveal',
    first: 'Reveal it to judge it.',
    all: (count: string) => `Show all ${count}`,
    confirm: 'Personal',
    reject: 'Not personal',
    done: { confirmed: 'Confirmed: it stays masked.', rejected: 'Proposed to the admin for the allow list.' } as Record<Review, string>,
    of: (what: string, type: string, place: string) => `${what}: ${type}, message ${place}`
  },
  ja: {
    title: '確認候補',
    lead: '確度の低い検出結果です。個人情報かどうかを判断してください。「個人情報ではない」としても、管理者が承認するまで伏せたままです。',
    sure: (score: string) => `確度 ${score}`,
    reveal: '表示する',
    first: '判断するには値を表示してください。',
    all: (count: string) => `${count}件すべてを表示`,
    confirm: '個人情報',
    reject: '個人情報ではない',
    done: { confirmed: '確認済み：伏せたままにします。', rejected: '許可リストへの追加を管理者に提案しました。' } as Record<Review, string>,
    of: (what: string, type: string, place: string) => `${what}：${type}、発言${place}`
  }
}

/** So many are shown before one asks for all. */
const FIRST = 4
/** Code units of the text around a value that are shown with it. */
const AROUND = 40

interface Props {
  readonly id: string
  readonly view: ConversationView
  readonly revealed: ReadonlyMap<string, RevealedValue>
  readonly onAsk: (finding: ViewFinding) => void
}

export function Suggestions ({ id, view, revealed, onAsk }: Props) {
  const texts = say(TEXTS)
  const [done, setDone] = useState<ReadonlyMap<string, Review>>(new Map())
  const [isWhole, setIsWhole] = useState(false)
  const [error, setError] = useState<unknown>()
  const suggestions = suggestionsIn(view.findings)
  if (suggestions.length === 0) return null
  const judge = (findingId: string, review: Review): void => {
    setError(undefined)
    reviewValue(id, findingId, review).then(() => { setDone((before) => new Map(before).set(findingId, review)) }, setError)
  }
  return (
    <section class='card suggestions' aria-labelledby='suggestions-title'>
      <h2 id='suggestions-title'>{texts.title} <span class='count'>{formatNumber(suggestions.length - done.size)}</span></h2>
      <p class='hint'>{texts.lead}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <ul>
        {suggestions.slice(0, isWhole ? undefined : FIRST).map((finding) => (
          <Suggestion key={finding.id} finding={finding} text={view.messages[finding.message]?.text ?? ''} original={revealed.get(finding.id)} review={done.get(finding.id)} onAsk={onAsk} onJudge={judge} />
        ))}
      </ul>
      {!isWhole && suggestions.length > FIRST && <p class='actions'><button type='button' onClick={() => { setIsWhole(true) }}>{texts.all(formatNumber(suggestions.length))}</button></p>}
    </section>
  )
}

interface RowProps {
  readonly finding: ViewFinding
  /** Of its message, as the reader's role sees it. */
  readonly text: string
  readonly original: RevealedValue | undefined
  readonly review: Review | undefined
  readonly onAsk: (finding: ViewFinding) => void
  readonly onJudge: (findingId: string, review: Review) => void
}

function Suggestion ({ finding, text, original, review, onAsk, onJudge }: RowProps) {
  const texts = say(TEXTS)
  const { id, type, score, message, visibility } = finding
  const [start, end] = [finding.start ?? 0, finding.end ?? 0]
  const isSeen = visibility === 'show' || original !== undefined
  const label = (what: string): string => texts.of(what, titleOf(type), formatNumber(message + 1))
  return (
    <li>
      <p class='type'><span class={`dot g-${groupOf(type)}`} aria-hidden='true' />{titleOf(type)} <span class='hint'>{texts.sure(formatNumber(score, { style: 'percent' }))}</span></p>
      <p class='context' dir='auto'>
        {start > AROUND && '…'}{wholeCharacters(text.slice(Math.max(0, start - AROUND), start))}<bdi class={`value g-${groupOf(type)}`}>{original?.value ?? text.slice(start, end)}</bdi>{wholeCharacters(text.slice(end, end + AROUND))}{end + AROUND < text.length && '…'}
      </p>
      {review !== undefined
        ? <p class='hint' role='status'>{texts.done[review]}</p>
        : (
          <p class='actions'>
            <button type='button' aria-label={label(texts.confirm)} onClick={() => { onJudge(id, 'confirmed') }}>{texts.confirm}</button>
            {isSeen
              ? <button type='button' aria-label={label(texts.reject)} onClick={() => { onJudge(id, 'rejected') }}>{texts.reject}</button>
              : <button type='button' aria-label={label(texts.reveal)} title={texts.first} onClick={() => { onAsk(finding) }}>{texts.reveal}</button>}
          </p>
          )}
    </li>
  )
}

/** Without half a character at either end. */
function wholeCharacters (text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}
