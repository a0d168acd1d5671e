// Signing in with an API key. The key is checked against the server before it is kept.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { ApiError, call } from '../../state/api.ts'
import { say } from '../../state/language.ts'
import { endedBy, signIn, type Me } from '../../state/session.ts'

const TEXTS = {
  en: {
    title: 'Sign in',
    key: 'API key',
    submit: 'Sign in',
    checking: 'Checking …',
    wrong: 'This key is not known, or it was revoked.',
    expired: 'Your session has ended: the key is no longer valid.',
    hint: 'The first start of the server shows an admin key. More keys: npm run sumi -- keys create --role agent',
    kept: 'The key stays in this tab and is forgotten when you close it.'
  },
  ja: {
    title: 'サインイン',
    key: 'APIキー',
    submit: 'サインイン',
    checking: '確認中…',
    wrong: 'このキーは登録されていないか、失効しています。',
    expired: 'セッションが終了しました。キーが無効になっています。',
    hint: 'サーバーの初回起動時に管理者キーが表示されます。キーの追加：npm run sumi -- keys create --role agent',
    kept: 'キーはこのタブにだけ保持され、閉じると消えます。'
  }
}

export function SignIn () {
  const texts = say(TEXTS)
  const [secret, setSecret] = useState('')
  const [isChecking, setIsChecking] = useState(false)
  const [error, setError] = useState<unknown>()

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setIsChecking(true)
    setError(undefined)
    try {
      signIn(secret.trim(), await call<Me>('GET', '/v1/me', undefined, { as: secret.trim() }))
    } catch (failure) {
      setError(failure)
      setIsChecking(false)
    }
  }
  const isWrong = error instanceof ApiError && error.status === 401
  return (
    <form class='card sign-in' onSubmit={(event) => { void submit(event) }}>
      <h1>{texts.title}</h1>
      {endedBy.value === 'expired' && error === undefined && <p class='note' role='status'>{texts.expired}</p>}
      <label>
        <span>{texts.key}</span>
        <input type='password' name='key' autocomplete='off' spellcheck={false} required value={secret} aria-invalid={isWrong} aria-describedby='key-hint' onInput={({ currentTarget }) => { setSecret(currentTarget.value) }} />
      </label>
      {isWrong ? <p class='note bad' role='alert'>{texts.wrong}</p> : error !== undefined && <ErrorNote error={error} />}
      <button class='primary' disabled={isChecking}>{isChecking ? texts.checking : texts.submit}</button>
      <p id='key-hint' class='hint'>{texts.hint}</p>
      <p class='hint'>{texts.kept}</p>
    </form>
  )
}
