// A failure in words: what happened, its code, and a way to try again.

import { ApiError } from '../state/api.ts'
import { say } from '../state/language.ts'

const TEXTS = {
  en: { unreachable: 'The server does not answer. It may be restarting.', unexpected: 'Something went wrong in this page.', again: 'Try again', known: { FORBIDDEN: 'Your role may not do this.', RATE_LIMITED: 'Too many requests; wait a little.', QUEUE_FULL: 'The server is busy; try again in a moment.', DEADLINE_EXCEEDED: 'It took too long. Try less text.' } as Record<string, string> },
  ja: { unreachable: 'サーバーが応答しません。再起動中かもしれません。', unexpected: 'このページで問題が発生しました。', again: '再試行', known: { FORBIDDEN: 'この操作の権限がありません。', RATE_LIMITED: 'リクエストが多すぎます。少し待ってください。', QUEUE_FULL: 'サーバーが混み合っています。しばらくして再試行してください。', DEADLINE_EXCEEDED: '時間切れです。テキストを短くしてください。' } as Record<string, string> }
}

export function ErrorNote ({ error, onRetry }: { readonly error: unknown, readonly onRetry?: () => void }) {
  const texts = say(TEXTS)
  return (
    <div class='note bad' role='alert'>
      <p>{sentence(error)}</p>
      {error instanceof ApiError && <p><code>{error.code}</code>{error.message !== '' && <> {error.message}</>}</p>}
      {onRetry !== undefined && <button type='button' onClick={onRetry}>{texts.again}</button>}
    </div>
  )
}

function sentence (error: unknown): string {
  const texts = say(TEXTS)
  if (!(error instanceof ApiError)) return texts.unexpected
  return error.code === 'UNREACHABLE' ? texts.unreachable : texts.known[error.code] ?? error.code
}
