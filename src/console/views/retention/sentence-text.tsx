// A policy's sentence to be read; each of its words leads into the editor.

import { language, say } from '../../state/language.ts'
import type { PolicyDraft } from './policy.ts'
import { sentenceOf, type Token } from './sentence.ts'
import { TOKEN_NAMES } from './words-of-tokens.ts'

const TEXTS = { en: { edit: (name: string, words: string) => `${words} (edit: ${name})` }, ja: { edit: (name: string, words: string) => `${words}（編集：${name}）` } }

interface Props {
  readonly draft: PolicyDraft
  /** Without it the sentence is only read. */
  readonly onEdit?: (token: Token) => void
}

export function SentenceText ({ draft, onEdit }: Props) {
  return (
    <p class='sentence'>
      {sentenceOf(draft, language.value).map((piece) => {
        if (typeof piece === 'string') return piece
        const { token, words } = piece
        if (onEdit === undefined) return <strong key={token}>{words}</strong>
        return <button key={token} type='button' class='word' aria-label={say(TEXTS).edit(say(TOKEN_NAMES)[token], words)} onClick={() => { onEdit(token) }}>{words}</button>
      })}
    </p>
  )
}
