// Verifying a receipt in the page: each check with its outcome, or why it cannot be done here.

import { say } from '../../state/language.ts'
import { CHECKS, type Check, type Checked } from './check-receipt.ts'

const TEXTS = {
  en: {
    good: 'The receipt is good.',
    bad: 'The receipt does not hold.',
    checks: {
      signature: 'The key signed this receipt', checkpoint: 'The key signed its checkpoint', entry: 'Its audit entry is unchanged', said: 'Its audit entry says the same', inclusion: 'Its audit entry is in the log of the checkpoint'
    } as Record<Check, string>,
    unsupported: 'This browser cannot check signatures here (it does so over HTTPS or on the server’s own machine). Use the command below.',
    noKey: 'This is no Ed25519 public key in PEM.',
    noReceipt: 'This is no receipt.',
    holds: 'holds',
    fails: 'fails'
  },
  ja: {
    good: '受領証は正当です。',
    bad: '受領証は正しくありません。',
    checks: { signature: 'この鍵で署名されている', checkpoint: 'チェックポイントもこの鍵で署名されている', entry: '監査記録が改変されていない', said: '監査記録の内容と一致する', inclusion: '監査記録がチェックポイントのログに含まれている' } as Record<Check, string>,
    unsupported: 'この環境のブラウザーでは署名を検証できません（HTTPSまたはサーバー本体で可能です）。下のコマンドを使ってください。',
    noKey: 'Ed25519公開鍵（PEM）ではありません。',
    noReceipt: '受領証ではありません。',
    holds: '合格',
    fails: '不合格'
  }
}

export function Verification ({ checked }: { readonly checked: Checked }) {
  const texts = say(TEXTS)
  if (checked.state !== 'checked') return <p class='note' role='status'>{texts[checked.state]}</p>
  const { results } = checked
  const isGood = CHECKS.every((check) => results[check])
  return (
    <div class='verification' data-state={isGood ? 'good' : 'bad'} role='status'>
      <p><strong>{isGood ? texts.good : texts.bad}</strong></p>
      <ul>{CHECKS.map((check) => <li key={check} data-good={results[check]}><span aria-hidden='true'>{results[check] ? '✓' : '✗'}</span> {texts.checks[check]}<span class='unseen'>: {results[check] ? texts.holds : texts.fails}</span></li>)}</ul>
    </div>
  )
}
