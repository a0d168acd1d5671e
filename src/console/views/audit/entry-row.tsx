// One audit entry: who, what, when, how much; and its proof on request.

import { useState } from 'preact/hooks'
import { ErrorNote } from '../../parts/error-note.tsx'
import { downloadJson } from '../../parts/download.ts'
import { call } from '../../state/api.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import { titleOf } from '../../parts/entity-types.ts'
import type { Entry } from './entries.ts'

const TEXTS = {
  en: { proof: 'Prove', proven: (size: string, hashes: string) => `In the log of ${size} entries: ${hashes} hashes lead to the signed root.`, save: 'Save the proof', proofOf: (seq: number) => `Prove entry ${seq}` },
  ja: { proof: '証明', proven: (size: string, hashes: string) => `${size}件のログに含まれています。${hashes}個のハッシュで署名済みルートに到達します。`, save: '証明を保存', proofOf: (seq: number) => `エントリー${seq}を証明` }
}

interface Proof { readonly hashes: readonly string[], readonly checkpoint: { readonly size: number } }

export function EntryRow ({ entry }: { readonly entry: Entry }) {
  const texts = say(TEXTS)
  const [proof, setProof] = useState<Proof | null>(null)
  const [error, setError] = useState<unknown>()
  const prove = (): void => {
    call<Proof>('GET', `/v1/audit/proof/${entry.seq}`).then(setProof, setError)
  }
  const counts = Object.entries(entry.counts ?? {})
  return (
    <>
      <tr>
        <td class='number'>{entry.seq}</td>
        <td><time dateTime={entry.at}>{formatInstant(entry.at)}</time></td>
        <td><code>{entry.actor}</code> <span class='hint'>{entry.actorRole}</span></td>
        <td>{entry.action}{entry.detail !== undefined && <> <span class='hint'>{entry.detail}</span></>}</td>
        <td class='counts'>{counts.map(([type, count]) => `${titleOf(type)} ${formatNumber(count)}`).join(', ')}</td>
        <td>{entry.reference !== undefined && <code>{entry.reference.slice(0, 10)}…</code>}</td>
        <td><button type='button' class='quiet' aria-label={texts.proofOf(entry.seq)} onClick={prove}>{texts.proof}</button></td>
      </tr>
      {(proof !== null || error !== undefined) && (
        <tr class='proof'>
          <td colSpan={7}>
            {proof === null
              ? <ErrorNote error={error} />
              : (
                <p role='status'>
                  {texts.proven(formatNumber(proof.checkpoint.size), formatNumber(proof.hashes.length))}{' '}
                  <button type='button' onClick={() => { downloadJson(`sumi-proof-${entry.seq}.json`, proof) }}>{texts.save}</button>
                </p>
                )}
          </td>
        </tr>
      )}
    </>
  )
}
