// The receipt of a purge: what was done, to keep and to verify.

import { useState } from 'preact/hooks'
import { CopyButton } from '../../parts/copy-button.tsx'
import { download, downloadJson } from '../../parts/download.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import { call } from '../../state/api.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import { may } from '../../state/session.ts'
import type { Receipt } from './api.ts'
import { checkReceipt, type Checked } from './check-receipt.ts'
import { Outcome } from './outcome.tsx'
import { Verification } from './verification.tsx'

type Did = Readonly<Record<string, (count: string) => string>>

const TEXTS = {
  en: {
    did: { erase: (count: string) => `Conversations erased: ${count}`, redact: (count: string) => `Conversations that lost values: ${count}`, policy: (count: string) => `Conversations purged: ${count}` } as Did,
    at: 'Done',
    operation: 'Operation',
    entry: 'Audit entry',
    log: 'Log',
    logSize: (size: string) => `${size} entries, signed`,
    save: 'Download the receipt',
    key: 'Download the public key',
    verify: 'Verify here',
    copy: 'Copy',
    command: 'Anybody who has the public key can verify it offline:',
    trust: 'Get the key once by a way that you trust, and keep it: here it comes from the same server.'
  },
  ja: {
    did: { erase: (count: string) => `消去した会話：${count}件`, redact: (count: string) => `値を除去した会話：${count}件`, policy: (count: string) => `処理した会話：${count}件` } as Did,
    at: '完了',
    operation: '操作ID',
    entry: '監査記録',
    log: 'ログ',
    logSize: (size: string) => `${size}件（署名済み）`,
    save: '受領証をダウンロード',
    key: '公開鍵をダウンロード',
    verify: 'ここで検証',
    copy: 'コピー',
    command: '公開鍵があれば、誰でもオフラインで検証できます。',
    trust: '鍵は信頼できる経路で一度入手し、保管してください。ここでは同じサーバーから取得します。'
  }
}

const KEY_FILE = 'sumi-public-key.pem'

export function ReceiptCard ({ receipt }: { readonly receipt: Receipt }) {
  const texts = say(TEXTS)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [error, setError] = useState<unknown>()
  const { operation, action, at, entry, checkpoint, matched } = receipt
  const file = `sumi-receipt-${operation}.json`
  const command = `sumi verify ${file} --public-key ${KEY_FILE}`
  const withKey = (work: (pem: string) => Promise<void> | void): void => {
    setError(undefined)
    call<{ publicKey: string }>('GET', '/v1/audit/key').then(async ({ publicKey }) => { await work(publicKey) }).catch(setError)
  }
  return (
    <div class='receipt'>
      <p class='figure'>{(texts.did[action] ?? texts.did['policy'])?.(formatNumber(matched))}</p>
      <Outcome outcome={receipt} isAtMost={false} />
      <dl class='stamp'>
        <div><dt>{texts.at}</dt><dd><time dateTime={at}>{formatInstant(at)}</time></dd></div>
        <div><dt>{texts.operation}</dt><dd><code>{operation}</code></dd></div>
        <div><dt>{texts.entry}</dt><dd>{formatNumber(entry.seq)}</dd></div>
        <div><dt>{texts.log}</dt><dd>{texts.logSize(formatNumber(checkpoint.size))}</dd></div>
      </dl>
      <p class='actions'>
        <button type='button' class='primary' onClick={() => { downloadJson(file, receipt) }}>{texts.save}</button>
        {may('readAudit') && <button type='button' onClick={() => { withKey(async (pem) => { setChecked(await checkReceipt(receipt, pem)) }) }}>{texts.verify}</button>}
        {may('readAudit') && <button type='button' onClick={() => { withKey((pem) => { download(KEY_FILE, new Blob([pem], { type: 'application/x-pem-file' })) }) }}>{texts.key}</button>}
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      {checked !== null && <Verification checked={checked} />}
      <p class='hint'>{texts.command}</p>
      <p class='command'><code>{command}</code> <CopyButton label={texts.copy} text={() => command} /></p>
      <p class='hint'>{texts.trust}</p>
    </div>
  )
}
