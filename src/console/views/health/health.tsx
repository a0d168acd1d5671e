// Health: requests, latency, queue, workers, findings by type, model; read from /metrics while the view is open.

import { useEffect, useState } from 'preact/hooks'
import { Bars } from '../../parts/bars.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import { LineChart } from '../../parts/line-chart.tsx'
import { useAsync } from '../../parts/use-async.ts'
import { useInterval } from '../../parts/use-interval.ts'
import { call, raw } from '../../state/api.ts'
import { formatNumber, say } from '../../state/language.ts'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { parseMetrics, quantile, ratePerSecond, total, type Reading } from './prometheus.ts'

const TEXTS = {
  en: {
    title: 'Health',
    lead: 'The last five minutes of this server, read from /metrics while this page is open.',
    ready: 'Ready',
    notReady: 'Not ready',
    model: 'Model',
    memory: 'Memory',
    requests: 'Requests',
    perSecond: 'a second',
    answered: 'answered',
    failed: 'failed',
    latency: 'Latency',
    ms: 'ms',
    queue: 'Queue',
    calls: 'calls',
    waiting: 'waiting',
    busy: 'busy workers',
    found: 'Found since the start',
    none: 'Nothing yet.',
    all: 'Requests since the start'
  },
  ja: {
    title: '稼働状況',
    lead: 'このページを開いている間、/metrics から直近5分間を表示します。',
    ready: '稼働中',
    notReady: '準備中',
    model: 'モデル',
    memory: 'メモリ',
    requests: 'リクエスト',
    perSecond: '毎秒',
    answered: '応答',
    failed: '失敗',
    latency: '応答時間',
    ms: 'ミリ秒',
    queue: 'キュー',
    calls: '件',
    waiting: '待機中',
    busy: '稼働ワーカー',
    found: '起動後の検出件数',
    none: 'まだありません。',
    all: '起動後のリクエスト'
  }
}

const EVERY_MS = 2_000
const MOST_READINGS = 150
const [REQUESTS, DURATIONS] = ['http_requests_total', 'http_request_duration_seconds']

export function Health () {
  const texts = say(TEXTS)
  const [readings, setReadings] = useState<readonly Reading[]>([])
  const [error, setError] = useState<unknown>()
  const ready = useAsync(async (signal) => await call<{ model: string }>('GET', '/health/ready', undefined, { signal }), [])
  const read = (): void => {
    readMetrics().then((reading) => { setReadings((before) => [...before, reading].slice(-MOST_READINGS)); setError(undefined) }, setError)
  }
  useEffect(read, [])
  useInterval(read, EVERY_MS)

  const last = readings.at(-1)
  const steps = readings.slice(1).map((after, index) => ({ before: readings[index] ?? after, after }))
  const isFailure = (labels: Readonly<Record<string, string>>): boolean => /^5/.test(labels['status'] ?? '')
  const found = (last?.samples ?? []).filter(({ name }) => name === 'sumi_findings_total').map(({ labels: { type = '' }, value }) => ({ name: titleOf(type), group: groupOf(type), count: value }))
    .sort((a, b) => b.count - a.count)
  return (
    <>
      <h1>{texts.title}</h1>
      <p class='lead'>{texts.lead}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <dl class='facts card'>
        <div><dt>{texts.model}</dt><dd>{ready.value?.model ?? '–'}</dd></div>
        <div><dt>{ready.value === undefined ? texts.notReady : texts.ready}</dt><dd>{ready.value === undefined ? '–' : '✓'}</dd></div>
        <div><dt>{texts.all}</dt><dd>{last === undefined ? '–' : formatNumber(total(last, REQUESTS))}</dd></div>
        <div><dt>{texts.memory}</dt><dd>{last === undefined ? '–' : `${formatNumber(total(last, 'process_resident_memory_bytes') / 1e6, { maximumFractionDigits: 0 })} MB`}</dd></div>
      </dl>
      <div class='charts'>
        <section class='card'>
          <LineChart
            title={texts.requests} unit={texts.perSecond} lines={[
              { name: texts.answered, values: steps.map(({ before, after }) => ratePerSecond(before, after, REQUESTS, (labels) => !isFailure(labels))) },
              { name: texts.failed, values: steps.map(({ before, after }) => ratePerSecond(before, after, REQUESTS, isFailure)) }
            ]}
          />
        </section>
        <section class='card'>
          <LineChart title={texts.latency} unit={texts.ms} lines={[['p50', 0.5], ['p99', 0.99]].map(([name, q]) => ({ name: String(name), values: steps.map(({ before, after }) => inMs(quantile(before, after, DURATIONS, Number(q)))) }))} />
        </section>
        <section class='card'>
          <LineChart
            title={texts.queue} unit={texts.calls} lines={[
              { name: texts.waiting, values: readings.map((reading) => total(reading, 'sumi_queue_waiting')) },
              { name: texts.busy, values: readings.map((reading) => total(reading, 'sumi_workers_busy')) }
            ]}
          />
        </section>
        <section class='card'>
          <h2>{texts.found}</h2>
          {found.length === 0 ? <p class='empty'>{texts.none}</p> : <Bars items={found} />}
        </section>
      </div>
    </>
  )
}

async function readMetrics (): Promise<Reading> {
  return { at: performance.now(), samples: parseMetrics(await (await raw('GET', '/metrics')).text()) }
}

function inMs (seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1_000
}
