// Before and after, side by side, and the same call as curl or TypeScript.

import { groupOf } from '../../parts/entity-types.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { say } from '../../state/language.ts'
import { asCurl, asTypeScript } from './copy-as.ts'
import type { DraftMessage } from './draft.ts'
import type { Settings } from './settings.ts'

const TEXTS = {
  en: { before: 'Before', after: 'After', stale: 'The conversation has changed since.', curl: 'Copy as curl', ts: 'Copy as TypeScript', text: 'Copy the result', customer: 'Customer', agent: 'Agent' },
  ja: { before: '変更前', after: '変更後', stale: 'この後に会話が変更されました。', curl: 'curl としてコピー', ts: 'TypeScript としてコピー', text: '結果をコピー', customer: 'お客様', agent: '担当者' }
}

interface Props {
  readonly before: readonly DraftMessage[]
  readonly after: ReadonlyArray<{ readonly role: string, readonly text: string }>
  readonly isStale: boolean
  readonly settings: Settings
}

export function Result ({ before, after, isStale, settings }: Props) {
  const texts = say(TEXTS)
  return (
    <section class='card result' aria-label={texts.after} data-stale={isStale ? '' : undefined}>
      {isStale && <p class='note' role='status'>{texts.stale}</p>}
      <div class='sides'>
        <Side title={texts.before} messages={before} />
        <Side title={texts.after} messages={after} />
      </div>
      <p class='actions'>
        <CopyButton label={texts.text} text={() => after.map(({ text }) => text).join('\n')} />
        <CopyButton label={texts.curl} text={() => asCurl(location.origin, before, settings)} />
        <CopyButton label={texts.ts} text={() => asTypeScript(before, settings)} />
      </p>
    </section>
  )
}

function Side ({ title, messages }: { readonly title: string, readonly messages: ReadonlyArray<{ readonly role: string, readonly text: string }> }) {
  const texts = say(TEXTS)
  return (
    <div class='side'>
      <h2>{title}</h2>
      <ul class='bubbles'>
        {messages.map(({ role, text }, index) => (
          <li key={index} class={`bubble ${role}`}><span class='role'>{role === 'agent' ? texts.agent : texts.customer}</span><p dir='auto'>{withTags(text)}</p></li>
        ))}
      </ul>
    </div>
  )
}

/** Sumi's marks in the colour of their group. */
function withTags (text: string) {
  return text.split(/(\[[A-Z][A-Z0-9_]*\])/).map((piece, index) => index % 2 === 0
    ? piece
    : <span key={index} class={`tag g-${groupOf(piece.slice(1, -1).replace(/_\d+$/, ''))}`}>{piece}</span>)
}
