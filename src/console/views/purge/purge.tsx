// Purge: say what, see what would go, confirm, watch, keep the receipt. The button that purges exists only below a dry run of exactly this.

import { useEffect, useRef, useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { ApiError, call, isAborted } from '../../state/api.ts'
import { formatNumber, say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import type { PurgeAnswer, Receipt } from './api.ts'
import { CheckFile } from './check-file.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { Outcome } from './outcome.tsx'
import { Progress } from './progress.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { Recent } from './recent.tsx'
import { bodyOf, newKey, NO_PURGE, type PurgeBody, type PurgeDraft } from './request.ts'
import { canGoOn, runPurge, type PurgeOrder } from './run-purge.ts'
import { ScopeForm } from './scope-form.tsx'

type Found = Readonly<Record<'erase' | 'redact' | 'policy', (count: number) => string>>

const conversations = (count: number): string => count === 1 ? 'One conversation' : `${formatNumber(count)} conversations`

const TEXTS = {
  en: {
    title: 'Purge',
    lead: 'Removes for good what is no longer needed. First you see what would go; then you confirm; then you get a signed receipt.',
    first: 'What',
    second: 'Dry run',
    third: 'Confirm',
    fourth: 'Receipt',
    found: { erase: (count: number) => `${conversations(count)} would be erased`, redact: (count: number) => `${conversations(count)} would lose values`, policy: (count: number) => `${conversations(count)} would be purged` } as Found,
    nothing: 'Nothing would go.',
    changed: 'You changed what to purge. Do the dry run again.',
    examples: (count: string) => `Ids of ${count} of them`,
    moved: 'What would go has changed since the dry run. Do it again.',
    another: 'Another purge'
  },
  ja: {
    title: '削除',
    lead: '不要になったデータを完全に削除します。まず対象を確認し、承認すると、署名付きの受領証が発行されます。',
    first: '対象を選ぶ',
    second: 'ドライラン',
    third: '承認',
    fourth: '受領証',
    found: { erase: (count: number) => `${formatNumber(count)}件の会話を消去`, redact: (count: number) => `${formatNumber(count)}件の会話から値を除去`, policy: (count: number) => `${formatNumber(count)}件の会話を処理` } as Found,
    nothing: '対象はありません。',
    changed: '対象が変更されました。もう一度ドライランを実行してください。',
    examples: (count: string) => `対象のID（${count}件）`,
    moved: 'ドライランの後に対象が変わりました。もう一度ドライランを実行してください。',
    another: '別の削除を行う'
  }
}

interface DryRun { readonly body: PurgeBody, readonly answer: PurgeAnswer }

type Stage =
  | { readonly name: 'asking' }
  | { readonly name: 'purging', readonly order: PurgeOrder, readonly failure?: unknown }
  | { readonly name: 'done', readonly receipt: Receipt }

export function Purge () {
  const texts = say(TEXTS)
  const [draft, setDraft] = useState<PurgeDraft>(NO_PURGE)
  const [dryRun, setDryRun] = useState<DryRun | null>(null)
  const [isLooking, setIsLooking] = useState(false)
  const [stage, setStage] = useState<Stage>({ name: 'asking' })
  const [isAway, setIsAway] = useState(false)
  const [error, setError] = useState<unknown>()
  const [turn, setTurn] = useState(0)
  const left = useRef(new AbortController())
  useEffect(() => () => { left.current.abort() }, [])
  const isOfNow = dryRun !== null && JSON.stringify(dryRun.body) === JSON.stringify(bodyOf(draft))

  const look = async (): Promise<void> => {
    const body = bodyOf(draft)
    if (body === undefined) return
    setIsLooking(true)
    setError(undefined)
    setDryRun(null)
    try {
      setDryRun({ body, answer: await call<PurgeAnswer>('POST', '/v1/purge', { ...body, dryRun: true, reason: 'dry run' }, { signal: left.current.signal }) })
    } catch (failure) {
      if (!isAborted(failure)) setError(failure)
    }
    setIsLooking(false)
  }
  const purge = async (reason: string): Promise<void> => {
    if (dryRun === null) return
    await send({ body: dryRun.body, expected: dryRun.answer.matched, reason, key: newKey() })
  }
  const send = async (order: PurgeOrder): Promise<void> => {
    setError(undefined)
    setStage({ name: 'purging', order })
    try {
      const { receipt } = await runPurge(order, left.current.signal, setIsAway)
      if (receipt !== undefined) setStage({ name: 'done', receipt })
      setDraft(NO_PURGE)
    } catch (failure) {
      if (isAborted(failure)) return
      if (canGoOn(failure)) { setStage({ name: 'purging', order, failure }); return }
      setError(failure)
      setStage({ name: 'asking' })
    }
    // Either way the dry run is spent.
    setDryRun(null)
    setTurn((now) => now + 1)
  }
  return (
    <div class='purge'>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      {stage.name === 'asking' && (
        <>
          <section class='card step' aria-labelledby='what-title'>
            <h2 id='what-title'><span class='step-number' aria-hidden='true'>1</span>{texts.first}</h2>
            <ScopeForm draft={draft} isWorking={isLooking} onChange={setDraft} onDryRun={() => { void look() }} />
            {error instanceof ApiError && error.code === 'CONFLICT' && <p class='note'>{texts.moved}</p>}
            {error !== undefined && <ErrorNote error={error} />}
            {dryRun !== null && !isOfNow && <p class='note' role='status'>{texts.changed}</p>}
          </section>
          {dryRun !== null && isOfNow && <DryRunResult dryRun={dryRun} onConfirm={(reason) => { void purge(reason) }} />}
        </>
      )}
      {stage.name === 'purging' && <Progress idempotencyKey={stage.order.key} matched={stage.order.expected} isAway={isAway} failure={stage.failure} onGoOn={() => { void send(stage.order) }} />}
      {stage.name === 'done' && (
        <section class='card step done' aria-labelledby='receipt-title'>
          <Heading id='receipt-title' number={4}>{texts.fourth}</Heading>
          <ReceiptCard receipt={stage.receipt} />
          <p class='actions'><button type='button' onClick={() => { setStage({ name: 'asking' }) }}>{texts.another}</button></p>
        </section>
      )}
      <Recent turn={turn} />
      {may('readAudit') && <CheckFile />}
    </div>
  )
}

function DryRunResult ({ dryRun: { body, answer }, onConfirm }: { readonly dryRun: DryRun, readonly onConfirm: (reason: string) => void }) {
  const texts = say(TEXTS)
  const { matched, examples } = answer
  const action = body.action ?? 'policy'
  return (
    <>
      <section class='card step' aria-labelledby='dry-run-title'>
        <Heading id='dry-run-title' number={2}>{texts.second}</Heading>
        <p class='figure' role='status'>{matched === 0 ? texts.nothing : texts.found[action](matched)}</p>
        <Outcome outcome={answer} isAtMost={action !== 'erase'} />
        {examples.length > 0 && <details><summary>{texts.examples(formatNumber(examples.length))}</summary><p class='ids'>{examples.map((id) => <code key={id}>{id}</code>)}</p></details>}
      </section>
      {matched > 0 && (
        <section class='card step confirming' aria-labelledby='confirm-title'>
          <h2 id='confirm-title'><span class='step-number' aria-hidden='true'>3</span>{texts.third}</h2>
          <ConfirmForm key={JSON.stringify(answer)} matched={matched} action={action} onConfirm={onConfirm} />
        </section>
      )}
    </>
  )
}

/** Takes the focus when it comes, so that who uses the keyboard goes on from here. */
function Heading ({ id, number, children }: { readonly id: string, readonly number: number, readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { heading.current?.focus() }, [])
  return <h2 id={id} tabIndex={-1} ref={heading}><span class='step-number' aria-hidden='true'>{number}</span>{children}</h2>
}
