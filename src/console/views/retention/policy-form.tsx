// Editing a policy: its sentence, its name, a preview before it is kept.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { call } from '../../state/api.ts'
import { say } from '../../state/language.ts'
import type { PolicyInfo, Policy } from './api.ts'
import { policyOf, type PolicyDraft } from './policy.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { SentenceEditor } from './sentence-editor.tsx'
import type { Token } from './sentence.ts'

const TEXTS = {
  en: { id: 'Id of the policy', idHint: 'a–z, 0–9 and -', title: 'Title (for people)', save: 'Save', preview: 'Preview', cancel: 'Cancel', taken: 'There is a policy with this id; edit that one, or choose another id.' },
  ja: { id: 'ポリシーID', idHint: 'a–z、0–9、-', title: '名称（任意）', save: '保存', preview: 'プレビュー', cancel: 'キャンセル', taken: 'このIDのポリシーは既にあります。そちらを編集するか、別のIDにしてください。' }
}

interface Props {
  readonly start: PolicyDraft
  readonly isNew: boolean
  readonly taken: readonly string[]
  readonly focus: Token
  readonly onDone: (saved: PolicyInfo | null) => void
}

export function PolicyForm ({ start, isNew, taken, focus, onDone }: Props) {
  const texts = say(TEXTS)
  const [draft, setDraft] = useState(start)
  const [previewed, setPreviewed] = useState<Policy | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<unknown>()
  const isTaken = isNew && taken.includes(draft.id)
  const isComplete = draft.types?.length !== 0 || draft.deed === 'erase' || draft.deed === 'eraseMessages' || draft.deed === 'keep'

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!isComplete || isTaken) return
    // Both buttons submit, so that the browser has checked the fields for either.
    if (event.submitter?.getAttribute('value') === 'preview') { setPreviewed(policyOf(draft)); return }
    setIsSaving(true)
    setError(undefined)
    try {
      onDone(await call<PolicyInfo>('PUT', `/v1/policies/${encodeURIComponent(draft.id)}`, policyOf(draft)))
    } catch (failure) {
      setError(failure)
      setIsSaving(false)
    }
  }
  return (
    <form class='policy-form' onSubmit={(event) => { void save(event) }}>
      <SentenceEditor draft={draft} onChange={setDraft} focus={focus} />
      <div class='pairs'>
        {isNew && (
          <label>
            <span>{texts.id} <small>({texts.idHint})</small></span>
            <input name='id' required pattern='[a-z0-9]([a-z0-9\-]{0,62}[a-z0-9])?' maxLength={64} autocomplete='off' spellcheck={false} value={draft.id} aria-invalid={isTaken} onInput={({ currentTarget }) => { setDraft({ ...draft, id: currentTarget.value }) }} />
          </label>
        )}
        <label><span>{texts.title}</span><input name='title' maxLength={200} autocomplete='off' value={draft.title} onInput={({ currentTarget }) => { setDraft({ ...draft, title: currentTarget.value }) }} /></label>
      </div>
      {isTaken && <p class='note bad' role='alert'>{texts.taken}</p>}
      <p class='actions'>
        <button class='primary' disabled={isSaving}>{texts.save}</button>
        <button value='preview'>{texts.preview}</button>
        <button type='button' class='quiet' onClick={() => { onDone(null) }}>{texts.cancel}</button>
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      {previewed !== null && <PreviewPanel what={{ policy: previewed }} />}
    </form>
  )
}
