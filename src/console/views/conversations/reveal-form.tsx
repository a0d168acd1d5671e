// Asking for one original value: why it is needed, from the reasons that the server knows.

import { useEffect, useRef, useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { titleOf } from '../../parts/entity-types.ts'
import { say } from '../../state/language.ts'
import { revealValue, type Revealed, type ViewFinding } from './api.ts'

const TEXTS = {
  en: {
    title: (type: string) => `Reveal: ${type}`,
    lead: 'The original is shown for five minutes. That you saw it, and why, is written into the audit log.',
    reason: 'Reason',
    choose: 'Choose …',
    reasons: { customer_request: 'The customer asked for it', identity_check: 'To check an identity', order_support: 'To help with an order', payment_issue: 'A payment problem', fraud_check: 'A suspicion of fraud', security_incident: 'A security incident', legal_request: 'A legal request', quality_review: 'A quality review', other: 'Another reason' },
    reveal: 'Reveal',
    cancel: 'Cancel'
  },
  ja: {
    title: (type: string) => `値を表示：${type}`,
    lead: '元の値を5分間だけ表示します。表示したことと理由は監査記録に残ります。',
    reason: '理由',
    choose: '選択してください',
    reasons: { customer_request: 'お客様の依頼', identity_check: '本人確認', order_support: '注文の対応', payment_issue: '支払いの問題', fraud_check: '不正の疑い', security_incident: 'セキュリティ事故', legal_request: '法的な要請', quality_review: '品質の確認', other: 'その他' },
    reveal: '表示する',
    cancel: 'やめる'
  }
}

interface Props {
  readonly id: string
  readonly finding: ViewFinding
  readonly onRevealed: (revealed: Revealed) => void
  readonly onClose: () => void
}

export function RevealForm ({ id, finding, onRevealed, onClose }: Props) {
  const texts = say(TEXTS)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const [isAsking, setIsAsking] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  // A modal dialog keeps the keyboard inside, closes on Escape, and gives the focus back.
  useEffect(() => { dialog.current?.showModal() }, [])
  const ask = async (event: Event): Promise<void> => {
    event.preventDefault()
    setIsAsking(true)
    setError(undefined)
    try {
      onRevealed(await revealValue(id, finding.id, reason))
      dialog.current?.close()
    } catch (failure) {
      setError(failure)
      setIsAsking(false)
    }
  }
  return (
    <dialog ref={dialog} class='card' aria-labelledby='reveal-title' onClose={onClose}>
      <form onSubmit={(event) => { void ask(event) }}>
        <h2 id='reveal-title'>{texts.title(titleOf(finding.type))}</h2>
        <p class='hint'>{texts.lead}</p>
        <label><span>{texts.reason}</span>
          <select required name='reason' value={reason} onChange={({ currentTarget }) => { setReason(currentTarget.value) }}>
            <option value=''>{texts.choose}</option>
            {Object.entries(texts.reasons).map(([word, title]) => <option key={word} value={word}>{title}</option>)}
          </select>
        </label>
        {error !== undefined && <ErrorNote error={error} />}
        <p class='actions'>
          <button class='primary' disabled={isAsking}>{texts.reveal}</button>
          <button type='button' class='quiet' onClick={() => { dialog.current?.close() }}>{texts.cancel}</button>
        </p>
      </form>
    </dialog>
  )
}
