// When the policies run by themselves, and what the last runs did.

import { titleOf } from '../../parts/entity-types.ts'
import { ErrorNote } from '../../parts/error-note.tsx'
import { HeldBack } from '../../parts/held-back.tsx'
import { Pages } from '../../parts/pages.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { useInterval } from '../../parts/use-interval.ts'
import { call } from '../../state/api.ts'
import { formatInstant, formatNumber, say } from '../../state/language.ts'
import type { Run, Runs } from './api.ts'

/** The instant and what stands around it. */
type Around = readonly [string, string, string]

const TEXTS = {
  en: {
    title: 'Schedule',
    next: (at: string, cron: string): Around => ['The next run is at ', at, `, by the pattern ${cron} (UTC).`],
    off: 'No runs by themselves: SUMI_RETENTION_CRON is off.',
    last: 'Last runs, the newest first',
    none: 'No run yet.',
    columns: ['Began', 'Looked at', 'Erased', 'Changed', 'Values', 'Held back'],
    running: 'runs, or waits to go on',
    failed: (count: string) => `${count} could not be read`
  },
  ja: {
    title: 'スケジュール',
    next: (at: string, cron: string): Around => ['次回の実行は', at, `です（${cron}、UTC）。`],
    off: '自動実行は無効です（SUMI_RETENTION_CRON が off）。',
    last: '直近の実行（新しい順）',
    none: 'まだ実行されていません。',
    columns: ['開始', '確認', '消去', '変更', '値', '保留'],
    running: '実行中または再開待ち',
    failed: (count: string) => `${count}件は読み取れませんでした`
  }
}

const EVERY_MS = 15_000

export function Schedule () {
  const texts = say(TEXTS)
  const { value, error, again } = useAsync(async (signal) => await call<Runs>('GET', '/v1/policies/runs', undefined, { signal }), [])
  useInterval(again, EVERY_MS)
  return (
    <section class='card' aria-labelledby='schedule-title'>
      <h2 id='schedule-title'>{texts.title}</h2>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {value !== undefined && (
        <>
          <Next schedule={value.schedule} />
          {value.runs.length === 0
            ? <p class='empty'>{texts.none}</p>
            : (
              <Pages items={value.runs} of={null}>
                {(shown) => (
                  <div class='scroll' role='region' aria-label={texts.last} tabIndex={0}>
                    <table class='runs'>
                      <caption class='unseen'>{texts.last}</caption>
                      <thead><tr>{texts.columns.map((column, index) => <th key={column} scope='col' class={index > 0 && index < 4 ? 'number' : undefined}>{column}</th>)}</tr></thead>
                      <tbody>{shown.map((run) => <RunRow key={run.operation} run={run} />)}</tbody>
                    </table>
                  </div>
                )}
              </Pages>
              )}
        </>
      )}
    </section>
  )
}

function Next ({ schedule: { cron, next } }: Pick<Runs, 'schedule'>) {
  const texts = say(TEXTS)
  if (next === null) return <p>{texts.off}</p>
  const [before, at, after] = texts.next(formatInstant(next), cron)
  return <p class='next-run'>{before}<strong><time dateTime={next}>{at}</time></strong>{after}</p>
}

function RunRow ({ run: { startedAt, finishedAt, examined, erased, changed, counts, heldBack, failed } }: { readonly run: Run }) {
  const texts = say(TEXTS)
  return (
    <tr>
      <td><time dateTime={startedAt}>{formatInstant(startedAt)}</time>{finishedAt === null && <><br /><span class='hint'>{texts.running}</span></>}</td>
      <td class='number'>{formatNumber(examined)}</td>
      <td class='number'>{formatNumber(erased)}</td>
      <td class='number'>{formatNumber(changed)}</td>
      <td>{Object.entries(counts).map(([type, count]) => `${titleOf(type)} ${formatNumber(count)}`).join(', ') || '–'}</td>
      <td>{heldBack.length === 0 && failed === 0 ? '–' : <><HeldBack items={heldBack} />{failed > 0 && texts.failed(formatNumber(failed))}</>}</td>
    </tr>
  )
}
