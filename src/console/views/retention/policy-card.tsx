// One policy: its sentence, what it would do, editing and deleting it, and which others win over it.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { raw } from '../../state/api.ts'
import { formatInstant, formatNumber, language, say } from '../../state/language.ts'
import type { PolicyInfo } from './api.ts'
import { durationWords } from './duration.ts'
import { draftOf, mayOverlap } from './policy.ts'
import { PolicyForm } from './policy-form.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { SentenceText } from './sentence-text.tsx'
import type { Token } from './sentence.ts'

const TEXTS = {
  en: {
    version: (version: string, at: string) => `Version ${version}, ${at}`,
    edit: 'Edit',
    preview: 'Preview',
    hide: 'Hide the preview',
    remove: 'Delete',
    sure: 'Delete this policy? What it removed stays removed; what it kept is kept no longer.',
    yes: 'Delete the policy',
    no: 'Keep it',
    of: (what: string, id: string) => `${what}: ${id}`,
    waits: (id: string, duration: string) => `Where both match, ${id} wins: nothing is erased before ${duration}.`,
    waitsValues: (id: string, duration: string) => `Where both match, ${id} wins: all values together are kept for ${duration}; name the types, and they may go earlier.`
  },
  ja: {
    version: (version: string, at: string) => `第${version}版、${at}`,
    edit: '編集',
    preview: 'プレビュー',
    hide: 'プレビューを閉じる',
    remove: '削除',
    sure: 'このポリシーを削除しますか。すでに除去したデータは戻りません。このポリシーによる保存義務もなくなります。',
    yes: 'ポリシーを削除する',
    no: 'やめる',
    of: (what: string, id: string) => `${what}：${id}`,
    waits: (id: string, duration: string) => `両方に該当する場合は${id}が優先され、${duration}は消去されません。`,
    waitsValues: (id: string, duration: string) => `両方に該当する場合は${id}が優先され、すべての値は${duration}保存されます。種類を指定すれば先に除去できます。`
  }
}

interface Props {
  readonly info: PolicyInfo
  readonly all: readonly PolicyInfo[]
  readonly onChanged: () => void
}

export function PolicyCard ({ info, all, onChanged }: Props) {
  const texts = say(TEXTS)
  const { id, version, at, policy } = info
  const [editing, setEditing] = useState<Token | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [hasPreview, setHasPreview] = useState(false)
  const [error, setError] = useState<unknown>()
  const remove = async (): Promise<void> => {
    setError(undefined)
    try {
      await raw('DELETE', `/v1/policies/${encodeURIComponent(id)}`)
      onChanged()
    } catch (failure) {
      setError(failure)
    }
  }
  const draft = draftOf(id, policy)
  return (
    <li class='policy'>
      <p class='policy-head'><strong>{policy.title ?? id}</strong> {policy.title !== undefined && <code>{id}</code>} <span class='hint'>{texts.version(formatNumber(version), formatInstant(at))}</span></p>
      {editing !== null
        ? <PolicyForm start={draft} isNew={false} taken={[]} focus={editing} onDone={(saved) => { setEditing(null); if (saved !== null) onChanged() }} />
        : (
          <>
            <SentenceText draft={draft} onEdit={setEditing} />
            {winnersOver(info, all).map((winner) => (
              <p key={winner.id} class='hint'>{(policy.what?.scope === 'values' ? texts.waitsValues : texts.waits)(winner.policy.title ?? winner.id, durationWords(winner.policy.minimum ?? '', language.value))}</p>
            ))}
            <p class='actions'>
              <button type='button' aria-label={texts.of(texts.edit, id)} onClick={() => { setEditing('store') }}>{texts.edit}</button>
              {policy.action !== undefined && <button type='button' aria-expanded={hasPreview} aria-label={texts.of(hasPreview ? texts.hide : texts.preview, id)} onClick={() => { setHasPreview(!hasPreview) }}>{hasPreview ? texts.hide : texts.preview}</button>}
              <button type='button' class='quiet' aria-label={texts.of(texts.remove, id)} aria-expanded={isAsking} onClick={() => { setIsAsking(!isAsking) }}>{texts.remove}</button>
            </p>
            {isAsking && (
              <div class='note' role='alert'>
                <p>{texts.sure}</p>
                <p class='actions'>
                  <button type='button' class='danger' onClick={() => { void remove() }}>{texts.yes}</button>
                  <button type='button' onClick={() => { setIsAsking(false) }}>{texts.no}</button>
                </p>
              </div>
            )}
            {error !== undefined && <ErrorNote error={error} />}
            {hasPreview && <PreviewPanel key={version} what={{ id }} />}
          </>
          )}
    </li>
  )
}

/** Minimum retentions of other policies that can hold this one back; values of named types they let go. */
function winnersOver ({ id, policy }: PolicyInfo, all: readonly PolicyInfo[]): readonly PolicyInfo[] {
  if (policy.action === undefined || (policy.what?.scope === 'values' && policy.what.types !== undefined)) return []
  return all.filter((other) => other.id !== id && other.policy.minimum !== undefined && mayOverlap(policy, other.policy))
}
