// Try it: a conversation under the pen, its findings as one types, and what redaction makes of it.

import { useEffect, useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { call, isAborted } from '../../state/api.ts'
import { formatNumber, language, say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import { Bubble } from './bubble.tsx'
import { conversationOf, isEmpty, newMessage, type DraftMessage } from './draft.ts'
import type { Finding } from './finding.ts'
import { FindingsList } from './findings-list.tsx'
import { Result } from './result.tsx'
import { sample } from './samples.ts'
import { DEFAULT_SETTINGS, operatorsOf, optionsOf, type Settings } from './settings.ts'
import { SettingsPanel } from './settings-panel.tsx'

const TEXTS = {
  en: { title: 'Try it', lead: 'Write or paste a conversation. What Sumi finds is marked as you type; nothing leaves this machine.', add: 'Add message', sample: 'Another sample', clear: 'Clear', redact: 'Redact', mask: 'Show as an agent sees it', busy: 'Looking …', took: (ms: string, model: string) => `${ms} ms · ${model}` },
  ja: { title: '試す', lead: '会話を入力または貼り付けてください。入力中に検出結果が表示されます。データはこのマシンの外に出ません。', add: 'メッセージを追加', sample: '別の例', clear: '消去', redact: '墨消しする', mask: '担当者の表示にする', busy: '検出中…', took: (ms: string, model: string) => `${ms} ms・${model}` }
}

const PAUSE_MS = 250

interface Detected { readonly findings: readonly Finding[], readonly model: string, readonly elapsedMs: number }
interface Redacted { readonly conversation: { readonly messages: ReadonlyArray<{ readonly role: string, readonly text: string }> } }

export function TryIt () {
  const texts = say(TEXTS)
  const [draft, setDraft] = useState<readonly DraftMessage[]>(() => sample(language.value))
  const [settings, setSettings] = useState(DEFAULT_SETTINGS)
  const [active, setActive] = useState<string | null>(null)
  const [after, setAfter] = useState<{ of: readonly DraftMessage[], with: Settings, answer: Redacted } | null>(null)
  const [error, setError] = useState<unknown>()
  const { detected, isBusy } = useDetection(draft, settings, setError)

  const change = (next: readonly DraftMessage[]): void => { setDraft(next.length === 0 ? [newMessage('customer')] : next) }
  const rewrite = async (): Promise<void> => {
    setError(undefined)
    const conversation = conversationOf(draft)
    try {
      const answer = may('redact')
        ? await call<Redacted>('POST', '/v1/redact', { conversation, ...optionsOf(settings), ...operatorsOf(settings) })
        : await call<Redacted>('POST', '/v1/mask', { conversation, ...optionsOf(settings), role: 'agent' })
      setAfter({ of: draft, with: settings, answer })
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <div class='workbench'>
        <section class='card pen' aria-label={texts.title}>
          <ul class='bubbles'>
            {draft.map((message, index) => (
              <Bubble
                key={message.id} message={message} place={index + 1} active={active} onActive={setActive}
                findings={detected.of === draft ? detected.findings.filter((finding) => finding.message === index) : []}
                onChange={(changed) => { change(draft.map((one) => one.id === changed.id ? changed : one)) }}
                onTranscript={(messages) => { change([...draft.slice(0, index), ...messages, ...draft.slice(index + 1)]) }}
                onRemove={draft.length > 1 ? () => { change(draft.filter(({ id }) => id !== message.id)) } : undefined}
              />
            ))}
          </ul>
          <p class='actions'>
            <button type='button' onClick={() => { change([...draft, newMessage(draft.at(-1)?.role === 'customer' ? 'agent' : 'customer')]) }}>{texts.add}</button>
            <button type='button' class='quiet' onClick={() => { change(sample(language.value)) }}>{texts.sample}</button>
            <button type='button' class='quiet' onClick={() => { change([]) }}>{texts.clear}</button>
            <button type='button' class='primary' disabled={isEmpty(draft)} onClick={() => { void rewrite() }}>{may('redact') ? texts.redact : texts.mask}</button>
          </p>
          <p class='hint' role='status'>{isBusy ? texts.busy : detected.model === '' ? '' : texts.took(formatNumber(detected.elapsedMs, { maximumFractionDigits: 1 }), detected.model)}</p>
        </section>
        <div class='panels'>
          <SettingsPanel settings={settings} canRedact={may('redact')} onChange={setSettings} />
          <FindingsList findings={detected.of === draft ? detected.findings : []} active={active} onActive={setActive} />
        </div>
      </div>
      {after !== null && <Result key={JSON.stringify(after.answer.conversation.messages)} before={after.of} after={after.answer.conversation.messages} isStale={after.of !== draft || after.with !== settings} settings={after.with} />}
    </>
  )
}

/** The findings of the draft, a moment after the last stroke. Those of an older draft are never shown over a newer text. */
function useDetection (draft: readonly DraftMessage[], settings: Settings, onError: (error: unknown) => void) {
  const [detected, setDetected] = useState<Detected & { of: readonly DraftMessage[] }>({ of: [], findings: [], model: '', elapsedMs: 0 })
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    if (isEmpty(draft)) {
      setDetected({ of: draft, findings: [], model: '', elapsedMs: 0 })
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      setIsBusy(true)
      call<Detected>('POST', '/v1/detect', { conversation: conversationOf(draft), ...optionsOf(settings), explain: true }, { signal: abort.signal }).then(
        (answer) => { setDetected({ ...answer, of: draft }); setIsBusy(false); onError(undefined) },
        (failure: unknown) => { if (!isAborted(failure)) { onError(failure); setIsBusy(false) } }
      )
    }, PAUSE_MS)
    return () => { clearTimeout(timer); abort.abort() }
  }, [draft, settings])
  return { detected, isBusy }
}
