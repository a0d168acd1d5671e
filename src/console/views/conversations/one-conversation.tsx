// One conversation as a role sees it: its facts, whose view it is, and its messages with the masked values in them.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Pages } from '../../parts/pages.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import { may, me } from '../../state/session.ts'
import { readConversation, type ConversationView, type ViewFinding } from './api.ts'
import { Message } from './message.tsx'
import { RevealForm } from './reveal-form.tsx'
import { Suggestions } from './suggestions.tsx'
import { useRevealed } from './use-revealed.ts'

const TEXTS = {
  en: { back: 'All conversations', began: 'Began', last: 'Last message', channel: 'Channel', tags: 'Tags', policy: 'Masking policy', version: (number: string) => `version ${number}`, as: 'View as', own: (role: string) => `${role} (you)`, asHint: (role: string) => `How the role ${role} sees each value is written beside it. What your own role may not see stays masked here.`, hint: 'A value with a dotted line can be revealed, with a reason.' },
  ja: { back: '会話の一覧', began: '開始', last: '最後の発言', channel: 'チャネル', tags: 'タグ', policy: 'マスキングポリシー', version: (number: string) => `バージョン${number}`, as: '表示する権限', own: (role: string) => `${role}（自分）`, asHint: (role: string) => `権限「${role}」での見え方を各値の横に示しています。自分の権限で見られない値は、ここでも伏せたままです。`, hint: '点線の付いた値は、理由を添えて表示できます。' }
}

const OTHER_ROLES = ['service', 'agent', 'supervisor', 'auditor', 'admin']

export function OneConversation ({ id, onBack }: { readonly id: string, readonly onBack: () => void }) {
  const texts = say(TEXTS)
  const [as, setAs] = useState<string | null>(null)
  const [asked, setAsked] = useState<ViewFinding | null>(null)
  const { value: loaded, error, again } = useAsync(async (signal) => ({ value: await readConversation(id, as, signal), seenAs: as }), [id, as])
  const { value, seenAs = null } = loaded ?? {}
  const revealed = useRevealed()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { heading.current?.focus() }, [])
  const own = me.value?.role ?? ''
  const rows = useMemo(() => value === undefined ? [] : rowsOf(value), [value])
  return (
    <>
      <p><button type='button' class='quiet back' onClick={onBack}><span aria-hidden='true'>← </span>{texts.back}</button></p>
      <h1 tabIndex={-1} ref={heading} class='wraps'>{id}</h1>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {value !== undefined && (
        <>
          <section class='card about'>
            <dl class='facts'>
              <div><dt>{texts.began}</dt><dd>{formatInstant(value.createdAt)}</dd></div>
              <div><dt>{texts.last}</dt><dd>{formatInstant(value.lastActivityAt)}</dd></div>
              {value.channel !== undefined && <div><dt>{texts.channel}</dt><dd>{value.channel}</dd></div>}
              {value.tags.length > 0 && <div><dt>{texts.tags}</dt><dd>{value.tags.join(', ')}</dd></div>}
              <div><dt>{texts.policy}</dt><dd>{texts.version(formatNumber(value.policyVersion))}</dd></div>
            </dl>
            {may('managePolicies') && (
              <label class='short'><span>{texts.as}</span>
                <select value={as ?? ''} onChange={({ currentTarget }) => { setAs(currentTarget.value === '' ? null : currentTarget.value) }}>
                  <option value=''>{texts.own(own)}</option>
                  {OTHER_ROLES.filter((role) => role !== own).map((role) => <option key={role} value={role}>{role}</option>)}
                </select>
              </label>
            )}
            {seenAs !== null && <p class='hint'>{texts.asHint(seenAs)}</p>}
            {value.findings.some(({ canReveal }) => canReveal) && <p class='hint'>{texts.hint}</p>}
          </section>
          {seenAs === null && may('reveal') && <Suggestions id={id} view={value} revealed={revealed.values} onAsk={setAsked} />}
          <Pages items={rows} of={id}>
            {(shown) => (
              <ol class='bubbles talk' data-as={seenAs ?? own} start={(shown[0]?.index ?? 0) + 1}>
                {shown.map(({ index, message, findings }) => (
                  <Message key={index} message={message} findings={findings} revealed={revealed.values} isOther={seenAs !== null} onAsk={setAsked} onHide={revealed.hide} />
                ))}
              </ol>
            )}
          </Pages>
          {asked !== null && <RevealForm key={asked.id} id={id} finding={asked} onRevealed={revealed.add} onClose={() => { setAsked(null) }} />}
        </>
      )}
    </>
  )
}

/** Each message with its findings. */
function rowsOf ({ messages, findings }: ConversationView) {
  const rows = messages.map((message, index) => ({ index, message, findings: [] as ViewFinding[] }))
  for (const finding of findings) rows[finding.message]?.findings.push(finding)
  return rows
}
