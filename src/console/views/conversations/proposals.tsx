// Values that others called nothing personal: an admin puts them on the allow list, or leaves them masked.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { useAsync } from '../../parts/use-async.ts'
import { formatNumber, say } from '../../state/language.ts'
import { decideProposal, listProposals, type Decision, type Proposal, type Proposals as Page } from './reviews.ts'

const TEXTS = {
  en: {
    title: 'Proposed for the allow list',
    lead: 'People who may see these values say that they are nothing personal. What you allow is no longer found from the next request on, and is readable in its conversation.',
    allow: 'Allow',
    decline: 'Keep masked',
    of: (what: string, value: string) => `${what}: ${value}`,
    done: { allow: 'On the allow list.', decline: 'It stays masked.' } as Record<Decision, string>,
    cut: 'There are more; they come when these are decided.',
    failed: (count: string) => `${count} conversations could not be read: their files are damaged.`
  },
  ja: {
    title: '許可リストへの提案',
    lead: '値を確認できる担当者が「個人情報ではない」とした値です。許可すると次のリクエストから検出されなくなり、元の会話でも読めるようになります。',
    allow: '許可する',
    decline: '伏せたままにする',
    of: (what: string, value: string) => `${what}：${value}`,
    done: { allow: '許可リストに追加しました。', decline: '伏せたままにします。' } as Record<Decision, string>,
    cut: 'ほかにもあります。これらを判断すると表示されます。',
    failed: (count: string) => `${count}件の会話はファイルが壊れていて読めませんでした。`
  }
}

export function Proposals () {
  const { value, error, again } = useAsync(listProposals, [])
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />
  return value === undefined || (value.proposals.length === 0 && value.failed === 0) ? null : <Listed page={value} />
}

function Listed ({ page: { proposals, isCut, failed } }: { readonly page: Page }) {
  const texts = say(TEXTS)
  return (
    <section class='card proposals' aria-labelledby='proposals-title'>
      <h2 id='proposals-title'>{texts.title} <span class='count'>{formatNumber(proposals.length)}</span></h2>
      <p class='hint'>{texts.lead}</p>
      <ul>{proposals.map((proposal) => <Row key={proposal.findingId} proposal={proposal} />)}</ul>
      {isCut && <p class='note'>{texts.cut}</p>}
      {failed > 0 && <p class='note bad'>{texts.failed(formatNumber(failed))}</p>}
    </section>
  )
}

function Row ({ proposal }: { readonly proposal: Proposal }) {
  const texts = say(TEXTS)
  const [done, setDone] = useState<Decision | null>(null)
  const [error, setError] = useState<unknown>()
  const { conversationId, type, value } = proposal
  const decide = (decision: Decision): void => {
    setError(undefined)
    decideProposal(proposal, decision).then(() => { setDone(decision) }, setError)
  }
  return (
    <li>
      <p class='type'><span class={`dot g-${groupOf(type)}`} aria-hidden='true' />{titleOf(type)} <span class='hint wraps'>{conversationId}</span></p>
      <p class='context'><bdi class={`value g-${groupOf(type)}`}>{value}</bdi></p>
      {done !== null
        ? <p class='hint' role='status'>{texts.done[done]}</p>
        : (
          <p class='actions'>
            <button type='button' aria-label={texts.of(texts.allow, value)} onClick={() => { decide('allow') }}>{texts.allow}</button>
            <button type='button' aria-label={texts.of(texts.decline, value)} onClick={() => { decide('decline') }}>{texts.decline}</button>
          </p>
          )}
      {error !== undefined && <ErrorNote error={error} />}
    </li>
  )
}
