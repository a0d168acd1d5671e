// One message under the pen: who speaks, and a field that grows with its text and shows the findings in it.

import { useRef } from 'preact/hooks'
import { say } from '../../state/language.ts'
import { readTranscript, type DraftMessage } from './draft.ts'
import type { Finding } from './finding.ts'
import { Highlights } from './highlights.tsx'

const TEXTS = {
  en: { customer: 'Customer', agent: 'Agent', switchTo: { customer: 'Make this the agent’s message', agent: 'Make this the customer’s message' }, remove: 'Remove message', text: (role: string, place: number) => `Message ${place}, ${role}`, placeholder: 'Type or paste a conversation …' },
  ja: { customer: 'お客様', agent: '担当者', switchTo: { customer: '担当者の発言にする', agent: 'お客様の発言にする' }, remove: 'メッセージを削除', text: (role: string, place: number) => `メッセージ${place}（${role}）`, placeholder: '会話を入力、または貼り付け…' }
}

interface Props {
  readonly message: DraftMessage
  readonly place: number
  readonly findings: readonly Finding[]
  readonly active: string | null
  readonly onActive: (key: string | null) => void
  readonly onChange: (message: DraftMessage) => void
  /** Pasted text that turned out to be several messages. */
  readonly onTranscript: (messages: readonly DraftMessage[]) => void
  readonly onRemove: (() => void) | undefined
}

export function Bubble ({ message, place, findings, active, onActive, onChange, onTranscript, onRemove }: Props) {
  const texts = say(TEXTS)
  const field = useRef<HTMLTextAreaElement>(null)
  const other = message.role === 'customer' ? 'agent' : 'customer'

  const paste = (event: ClipboardEvent): void => {
    if (message.text !== '') return
    const messages = readTranscript(event.clipboardData?.getData('text/plain') ?? '')
    if (messages === null) return
    event.preventDefault()
    onTranscript(messages)
  }
  return (
    <li class={`bubble ${message.role}`}>
      <div class='bubble-head'>
        <button type='button' class='role' title={texts.switchTo[message.role]} onClick={() => { onChange({ ...message, role: other }) }}>{texts[message.role]}</button>
        {onRemove !== undefined && <button type='button' class='quiet remove' aria-label={`${texts.remove} ${place}`} onClick={onRemove}>×</button>}
      </div>
      <div class='field'>
        <textarea
          ref={field} rows={1} spellcheck={false} autocomplete='off' dir='auto' value={message.text} placeholder={texts.placeholder}
          aria-label={texts.text(texts[message.role], place)} onPaste={paste} onInput={({ currentTarget }) => { onChange({ ...message, text: currentTarget.value }) }}
        />
        <Highlights
          text={message.text} findings={findings} active={active} onActive={onActive}
          onPlace={(offset) => { field.current?.focus(); field.current?.setSelectionRange(offset, offset) }}
        />
      </div>
    </li>
  )
}
