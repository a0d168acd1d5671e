// The audit log: filters, newest first, live tail, integrity, export.

import { useState } from 'preact/hooks'
import { download } from '../../parts/download.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import { Pages } from '../../parts/pages.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { useInterval } from '../../parts/use-interval.ts'
import { raw } from '../../state/api.ts'
import { formatNumber, say } from '../../state/language.ts'
import { entriesAfter, MOST_ENTRIES, newestEntries, NO_FILTER, queryOf, type Entry, type Filter } from './entries.ts'
import { EntryRow } from './entry-row.tsx'
import { Filters } from './filters.tsx'
import { Integrity } from './integrity.tsx'

const TEXTS = {
  en: {
    title: 'Audit',
    lead: 'Every act, by whom and on how many values; never a value. An entry cannot be changed or taken out unseen.',
    live: 'Live',
    columns: ['No.', 'When', 'Who', 'Act', 'Counts', 'Reference', 'Proof'],
    none: 'No entry matches.',
    cut: (most: string) => `Only the newest ${most} are shown; the export holds all.`,
    ndjson: 'Export NDJSON',
    csv: 'Export CSV',
    caption: 'Audit entries, newest first'
  },
  ja: {
    title: '監査',
    lead: 'いつ、誰が、何を、何件。値そのものは記録されません。記録の改変や削除は必ず検出されます。',
    live: 'ライブ',
    columns: ['番号', '日時', '実行者', '操作', '件数', '参照', '証明'],
    none: '該当する記録はありません。',
    cut: (most: string) => `最新の${most}件のみ表示しています。エクスポートには全件が含まれます。`,
    ndjson: 'NDJSONを書き出す',
    csv: 'CSVを書き出す',
    caption: '監査記録（新しい順）'
  }
}

const TAIL_MS = 3_000

export function Audit () {
  const texts = say(TEXTS)
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [isLive, setIsLive] = useState(false)
  const [fresh, setFresh] = useState<{ of: unknown, entries: readonly Entry[] }>({ of: null, entries: [] })
  const [error, setError] = useState<unknown>()
  const loaded = useAsync(async (signal) => await newestEntries(filter, signal), [filter])
  const entries = [...fresh.of === loaded.value ? fresh.entries : [], ...loaded.value?.entries ?? []]

  useInterval(() => {
    if (loaded.value === undefined) return
    entriesAfter(entries[0]?.seq ?? -1, queryOf(filter), new AbortController().signal).then(
      (newer) => { if (newer.length > 0) setFresh({ of: loaded.value, entries: [...newer.toReversed(), ...fresh.of === loaded.value ? fresh.entries : []].slice(0, MOST_ENTRIES) }) },
      setError
    )
  }, isLive ? TAIL_MS : null)

  const save = async (type: string, name: string): Promise<void> => {
    setError(undefined)
    try {
      download(name, await (await raw('GET', `/v1/audit?${new URLSearchParams(queryOf(filter)).toString()}`, undefined, { headers: { accept: type } })).blob())
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      <Integrity />
      <section class='card'>
        <Filters filter={filter} onChange={setFilter} />
        <p class='actions'>
          <label class='chip'><input type='checkbox' checked={isLive} onChange={({ currentTarget }) => { setIsLive(currentTarget.checked) }} />{texts.live}</label>
          <button type='button' onClick={() => { void save('application/x-ndjson', 'sumi-audit.ndjson') }}>{texts.ndjson}</button>
          <button type='button' onClick={() => { void save('text/csv', 'sumi-audit.csv') }}>{texts.csv}</button>
        </p>
        {error !== undefined && <ErrorNote error={error} />}
        {loaded.error !== undefined && <ErrorNote error={loaded.error} onRetry={loaded.again} />}
        {loaded.value?.isCut === true && <p class='note'>{texts.cut(formatNumber(MOST_ENTRIES))}</p>}
        {loaded.value !== undefined && entries.length === 0
          ? <p class='empty'>{texts.none}</p>
          : (
            <Pages items={entries} of={filter}>
              {(shown) => (
                <div class='scroll' role='region' aria-label={texts.caption} tabIndex={0} aria-busy={loaded.isLoading}>
                  <table class='audit'>
                    <caption class='unseen'>{texts.caption}</caption>
                    <thead><tr>{texts.columns.map((column) => <th key={column} scope='col'>{column}</th>)}</tr></thead>
                    <tbody>{shown.map((entry) => <EntryRow key={entry.seq} entry={entry} />)}</tbody>
                  </table>
                </div>
              )}
            </Pages>
            )}
      </section>
    </>
  )
}
