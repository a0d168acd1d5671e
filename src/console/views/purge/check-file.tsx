// Checks a receipt that somebody kept as a file, with this server's key or with one that they kept.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { call } from '../../state/api.ts'
import { say } from '../../state/language.ts'
import { checkReceipt, type Checked } from './check-receipt.ts'
import { Verification } from './verification.tsx'

const TEXTS = {
  en: { title: 'Check a receipt', receipt: 'Receipt (JSON)', key: 'Public key (PEM); this server’s where none is given', check: 'Check' },
  ja: { title: '受領証を検証', receipt: '受領証（JSON）', key: '公開鍵（PEM）。省略時はこのサーバーの鍵', check: '検証' }
}

export function CheckFile () {
  const texts = say(TEXTS)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [error, setError] = useState<unknown>()
  const check = async (form: HTMLFormElement): Promise<void> => {
    setChecked(null)
    setError(undefined)
    try {
      const { receipt, key } = Object.fromEntries(new FormData(form)) as Record<string, File>
      if (receipt === undefined) return
      const pem = key === undefined || key.size === 0 ? (await call<{ publicKey: string }>('GET', '/v1/audit/key')).publicKey : await key.text()
      setChecked(await checkReceipt(parse(await receipt.text()), pem))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <section class='card' aria-labelledby='check-title'>
      <h2 id='check-title'>{texts.title}</h2>
      <form onSubmit={(event) => { event.preventDefault(); void check(event.currentTarget) }}>
        <div class='pairs'>
          <label><span>{texts.receipt}</span><input type='file' name='receipt' required accept='.json,application/json' /></label>
          <label><span>{texts.key}</span><input type='file' name='key' accept='.pem' /></label>
        </div>
        <p class='actions'><button>{texts.check}</button></p>
      </form>
      {error !== undefined && <ErrorNote error={error} />}
      {checked !== null && <Verification checked={checked} />}
    </section>
  )
}

function parse (text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
