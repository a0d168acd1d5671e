// What a policy would do now and when the rest falls due: counts, the oldest, what is held back, a timeline. No text.

import { useState } from 'preact/hooks'
import { Bars } from '../../parts/bars.tsx'
import { ColumnChart, type Column } from '../../parts/column-chart.tsx'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import { HeldBack } from '../../parts/held-back.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { formatDay, formatNumber, language, say } from '../../state/language.ts'
import type { Policy, Preview } from './api.ts'
import { bestStep, periodsOf, type Step } from './timeline.ts'

type Heads = readonly [string, string]

const TEXTS = {
  en: {
    working: 'Looking through the store …',
    due: (count: string) => `${count} due now`,
    oldest: (day: string) => `The oldest began on ${day}.`,
    none: 'Nothing is due now.',
    values: 'Values that would go, at most',
    examples: (count: string) => `Ids of ${count} of them`,
    chart: 'Due by',
    step: { week: 'week', month: 'month' } as Record<Step, string>,
    by: { week: 'When the rest falls due, by week', month: 'When the rest falls due, by month' } as Record<Step, string>,
    now: 'now',
    later: 'later',
    heads: ['From', 'Conversations'] as Heads,
    undated: (count: string) => `${count} have no date yet: they are not closed.`,
    rest: 'As policies and holds are now; what a hold covers is left out.',
    nothing: 'Nothing that is stored now will fall due.'
  },
  ja: {
    working: '保存データを確認中…',
    due: (count: string) => `現在の対象：${count}件`,
    oldest: (day: string) => `最も古いものは${day}開始です。`,
    none: '現在、期限を迎えたものはありません。',
    values: '除去される値（最大）',
    examples: (count: string) => `対象のID（${count}件）`,
    chart: '集計単位',
    step: { week: '週', month: '月' } as Record<Step, string>,
    by: { week: '今後期限を迎える件数（週ごと）', month: '今後期限を迎える件数（月ごと）' } as Record<Step, string>,
    now: '現在',
    later: 'それ以降',
    heads: ['開始日', '件数'] as Heads,
    undated: (count: string) => `${count}件は終了していないため、期限が未定です。`,
    rest: '現在のポリシーとホールドに基づきます。ホールド中のものは含みません。',
    nothing: '保存中のデータで、今後期限を迎えるものはありません。'
  }
}

export function PreviewPanel ({ what }: { readonly what: { readonly id: string } | { readonly policy: Policy } }) {
  const texts = say(TEXTS)
  const asked = JSON.stringify(what)
  const { value, error, isLoading, again } = useAsync(async (signal) => (await call<{ previews: readonly Preview[] }>('POST', '/v1/policies/preview', { ...what, timeline: true }, { signal })).previews[0], [asked])
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />
  if (value === undefined) return <p class='hint' role='status'>{texts.working}</p>
  const counts = Object.entries(value.counts).map(([type, count]) => ({ name: titleOf(type), group: groupOf(type), count })).sort((a, b) => b.count - a.count)
  return (
    <div class='preview' aria-busy={isLoading}>
      <div class='preview-facts'>
        <p role='status'><strong class='figure'>{value.matched === 0 ? texts.none : texts.due(formatNumber(value.matched))}</strong>{value.oldest !== null && <> <span class='hint'>{texts.oldest(formatDay(value.oldest))}</span></>}</p>
        <HeldBack items={value.heldBack} />
        {counts.length > 0 && <><h4>{texts.values}</h4><Bars items={counts} /></>}
        {value.examples.length > 0 && <details><summary>{texts.examples(formatNumber(value.examples.length))}</summary><p class='ids'>{value.examples.map((id) => <code key={id}>{id}</code>)}</p></details>}
      </div>
      {value.timeline !== undefined && <DueChart key={asked} preview={value} />}
    </div>
  )
}

function DueChart ({ preview: { matched, timeline } }: { readonly preview: Preview }) {
  const texts = say(TEXTS)
  const days = timeline?.days ?? []
  const today = localDay()
  const [step, setStep] = useState<Step>(bestStep(days, today))
  const { periods, later } = periodsOf(days, step, today)
  const columns: readonly Column[] = [
    ...(matched === 0 ? [] : [{ name: texts.now, mark: texts.now, value: matched, isAccent: true }]),
    ...periods.map(({ from, conversations }) => ({ name: nameOf(from, step), mark: markOf(from, step), value: conversations })),
    ...(later === 0 ? [] : [{ name: texts.later, mark: texts.later, value: later }])
  ]
  return (
    <div class='preview-chart'>
      {days.length === 0
        ? <p class='empty'>{texts.nothing}</p>
        : (
          <>
            <fieldset class='switch'>
              <legend>{texts.chart}</legend>
              {(['week', 'month'] as const).map((one) => <label key={one}><input type='radio' checked={step === one} onChange={() => { setStep(one) }} />{texts.step[one]}</label>)}
            </fieldset>
            <ColumnChart title={texts.by[step]} columns={columns} heads={texts.heads} />
          </>
          )}
      {(timeline?.undated ?? 0) > 0 && <p class='hint'>{texts.undated(formatNumber(timeline?.undated ?? 0))}</p>}
      {days.length > 0 && <p class='hint'>{texts.rest}</p>}
    </div>
  )
}

function localDay (): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

function nameOf (from: string, step: Step): string {
  return new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...(step === 'week' ? { dateStyle: 'medium' } : { year: 'numeric', month: 'long' }) }).format(new Date(from))
}

function markOf (from: string, step: Step): string {
  return new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...(step === 'week' ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'numeric' }) }).format(new Date(from))
}
