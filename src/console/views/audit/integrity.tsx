// The badge: whether the log is whole, and up to which signed checkpoint that was verified.

import { ErrorNote } from '../../parts/error-note.tsx'
import { downloadJson } from '../../parts/download.ts'
import { useAsync } from '../../parts/use-async.ts'
import { call } from '../../state/api.ts'
import { formatNumber, say } from '../../state/language.ts'

const TEXTS = {
  en: { checking: 'Verifying …', whole: (size: string) => `Verified: ${size} entries, nothing changed`, checkpoints: (count: string) => `saved checkpoints compared: ${count}`, broken: 'The log does not hold', again: 'Verify again', save: 'Save a checkpoint', hint: 'Keep it outside this machine: with it, sumi audit verify finds a log that was rolled back.' },
  ja: { checking: '検証中…', whole: (size: string) => `検証済み：${size}件、改変なし`, checkpoints: (count: string) => `保存済みチェックポイント${count}件と照合`, broken: 'ログが一致しません', again: '再検証', save: 'チェックポイントを保存', hint: 'このマシンの外に保管してください。sumi audit verify でログの巻き戻しを検出できます。' }
}

interface Verification { readonly isWhole: boolean, readonly size?: number, readonly root?: string, readonly checkpoints?: number, readonly fault?: string }

export function Integrity () {
  const texts = say(TEXTS)
  const verified = useAsync(async (signal) => await call<Verification>('GET', '/v1/audit/verify', undefined, { signal }), [])
  const save = async (): Promise<void> => {
    const checkpoint = await call<{ size: number }>('GET', '/v1/audit/checkpoint')
    downloadJson(`sumi-checkpoint-${checkpoint.size}.json`, checkpoint)
  }
  if (verified.error !== undefined) return <ErrorNote error={verified.error} onRetry={verified.again} />
  const { value, isLoading } = verified
  return (
    <section class='card integrity' data-state={isLoading || value === undefined ? 'checking' : value.isWhole ? 'whole' : 'broken'} role='status'>
      <p class='badge'>
        <span aria-hidden='true'>{isLoading || value === undefined ? '…' : value.isWhole ? '✓' : '!'}</span>
        <strong>{isLoading || value === undefined ? texts.checking : value.isWhole ? texts.whole(formatNumber(value.size ?? 0)) : texts.broken}</strong>
        {value?.isWhole === true && <span class='hint'>{texts.checkpoints(formatNumber(value.checkpoints ?? 0))}</span>}
      </p>
      {value?.fault !== undefined && <p>{value.fault}</p>}
      {value?.root !== undefined && <p class='hint'><code>{value.root}</code></p>}
      <p class='actions'>
        <button type='button' disabled={isLoading} onClick={verified.again}>{texts.again}</button>
        <button type='button' onClick={() => { void save() }}>{texts.save}</button>
      </p>
      <p class='hint'>{texts.hint}</p>
    </section>
  )
}
