// What was found, in order: type, score, where it comes from, and why. Focusing a row marks it in the text.

import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { keyOf, type Finding } from './finding.ts'
import { formatNumber, say } from '../../state/language.ts'

const TEXTS = {
  en: { title: 'Findings', none: 'Nothing found.', why: 'Why', message: (place: number) => `message ${place}`, source: { rule: 'rule', model: 'model', propagated: 'found before', custom: 'your rule' } as Record<string, string> },
  ja: { title: '検出結果', none: '検出されたものはありません。', why: '根拠', message: (place: number) => `メッセージ${place}`, source: { rule: 'ルール', model: 'モデル', propagated: '既出', custom: '独自ルール' } as Record<string, string> }
}

/** So many rows are in the page; more than a person reads. */
const MOST_ROWS = 200

interface Props {
  readonly findings: readonly Finding[]
  readonly active: string | null
  readonly onActive: (key: string | null) => void
}

export function FindingsList ({ findings, active, onActive }: Props) {
  const texts = say(TEXTS)
  return (
    <section class='card' aria-labelledby='findings-title'>
      <h2 id='findings-title'>{texts.title} <span class='count'>{formatNumber(findings.length)}</span></h2>
      {findings.length === 0 && <p class='empty'>{texts.none}</p>}
      <ul class='findings'>
        {findings.slice(0, MOST_ROWS).map((finding) => {
          const key = keyOf(finding)
          return (
            <li key={key} data-active={active === key ? '' : undefined} onMouseEnter={() => { onActive(key) }} onMouseLeave={() => { onActive(null) }}>
              <details onFocusCapture={() => { onActive(key) }} onBlurCapture={() => { onActive(null) }}>
                <summary>
                  <span class={`dot g-${groupOf(finding.type)}`} aria-hidden='true' />
                  <span class='type'>{titleOf(finding.type)}</span>
                  <span class='score'>{formatNumber(finding.score, { style: 'percent' })}</span>
                </summary>
                <p class='hint'><code>{finding.type}</code> · {texts.source[finding.source] ?? finding.source} · {texts.message(finding.message + 1)}, {finding.start}–{finding.end}</p>
                {(finding.explanation ?? []).length > 0 && (
                  <dl><dt>{texts.why}</dt>{finding.explanation?.map(({ kind, detail }, index) => <dd key={index}>{kind}: {detail}</dd>)}</dl>
                )}
              </details>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
