// The last question before a purge: the number that the dry run told, typed, and a reason.

import { useRef, useState } from 'preact/hooks'
import { formatNumber, say } from '../../state/language.ts'

const TEXTS = {
  en: {
    count: (count: string) => `Type ${count} to confirm`,
    wrong: (count: string) => `This is not the number of conversations. The dry run found ${count}.`,
    reason: 'Reason',
    reasonHint: 'Asked so that nobody purges by accident; it is not stored.',
    submit: { erase: (count: string) => `Erase ${count} for good`, redact: (count: string) => `Remove the values of ${count} for good`, policy: (count: string) => `Purge ${count} for good` } as Record<string, (count: string) => string>,
    final: 'This cannot be undone. Keys are destroyed first: copies in backups that do not hold them become unreadable too.'
  },
  ja: {
    count: (count: string) => `確認のため「${count}」と入力`,
    wrong: (count: string) => `会話の件数と一致しません。ドライランでは${count}件でした。`,
    reason: '理由',
    reasonHint: '誤操作を防ぐための入力です。保存されません。',
    submit: { erase: (count: string) => `${count}件を完全に消去する`, redact: (count: string) => `${count}件の値を完全に除去する`, policy: (count: string) => `${count}件を完全に処理する` } as Record<string, (count: string) => string>,
    final: '取り消せません。最初に鍵を破棄するため、鍵を含まないバックアップも読めなくなります。'
  }
}

interface Props {
  readonly matched: number
  readonly action: 'erase' | 'redact' | 'policy'
  readonly onConfirm: (reason: string) => void
}

export function ConfirmForm ({ matched, action, onConfirm }: Props) {
  const texts = say(TEXTS)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: Event): void => {
    event.preventDefault()
    // Full-width digits and separators are a number too.
    const isRight = typed.normalize('NFKC').replace(/[\s,.]/g, '') === String(matched)
    setIsWrong(!isRight)
    if (isRight) onConfirm(reason.trim())
    else field.current?.focus()
  }
  return (
    <form class='confirm' onSubmit={submit}>
      <div class='pairs'>
        <label>
          <span>{texts.count(String(matched))}</span>
          <input ref={field} name='count' required inputMode='numeric' autocomplete='off' value={typed} aria-invalid={isWrong} aria-describedby={isWrong ? 'wrong-count' : undefined} onInput={({ currentTarget }) => { setTyped(currentTarget.value); setIsWrong(false) }} />
        </label>
        <label>
          <span>{texts.reason}</span>
          <input name='reason' required maxLength={500} pattern='.*\S.*' autocomplete='off' value={reason} aria-describedby='reason-hint' onInput={({ currentTarget }) => { setReason(currentTarget.value) }} />
          <small id='reason-hint' class='hint'>{texts.reasonHint}</small>
        </label>
      </div>
      {isWrong && <p id='wrong-count' class='note bad' role='alert'>{texts.wrong(formatNumber(matched))}</p>}
      <p class='final'>{texts.final}</p>
      <p class='actions'><button class='danger'>{(texts.submit[action] ?? texts.submit['policy'])?.(formatNumber(matched))}</button></p>
    </form>
  )
}
