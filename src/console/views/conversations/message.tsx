// One message: who speaks, and its text with every value as its reader may see it.

import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { groupOf, titleOf } from '../../parts/entity-types.ts'
import { formatInstant, say } from '../../state/language.ts'
import type { ViewFinding, ViewMessage } from './api.ts'
import type { RevealedValue } from './use-revealed.ts'

const TEXTS = {
  en: { role: { customer: 'Customer', agent: 'Agent', bot: 'Bot', system: 'System' }, reveal: (type: string) => `Reveal this value: ${type}`, hide: 'Hide now', left: (time: string) => `${time} left`, sees: { show: 'whole', last4: 'last 4', initial: 'initials', domain: 'domain', year: 'year', mask: 'masked', pseudonym: 'tag', hide: 'hidden' } as Record<string, string> },
  ja: { role: { customer: 'お客様', agent: '担当者', bot: 'ボット', system: 'システム' }, reveal: (type: string) => `この値を表示する：${type}`, hide: '今すぐ隠す', left: (time: string) => `残り${time}`, sees: { show: '全体', last4: '下4桁', initial: 'イニシャル', domain: 'ドメイン', year: '年', mask: '伏せ字', pseudonym: 'タグ', hide: '非表示' } as Record<string, string> }
}

/** A message of more code units than this has a window of its own. */
const LONG = 5_000

interface Props {
  readonly message: ViewMessage
  /** Of this message, in order. */
  readonly findings: readonly ViewFinding[]
  readonly revealed: ReadonlyMap<string, RevealedValue>
  /** The view of another role: each value says how that role sees it. */
  readonly isOther: boolean
  readonly onAsk: (finding: ViewFinding) => void
  readonly onHide: (findingId: string) => void
}

export function Message ({ message: { role, author, text, at }, findings, ...rest }: Props) {
  const texts = say(TEXTS)
  const ofAuthor = findings.find(({ start }) => start === null)
  const pieces: ComponentChildren[] = []
  let cursor = 0
  for (const finding of findings) {
    const { id, start, end } = finding
    if (start === null || end === null) continue
    pieces.push(text.slice(cursor, start), <Value key={id} finding={finding} text={text.slice(start, end)} {...rest} />)
    cursor = end
  }
  return (
    <li class={`bubble ${role}`}>
      <div class='role'>{texts.role[role]}{author !== undefined && <> · {ofAuthor === undefined ? author : <Value finding={ofAuthor} text={author} {...rest} />}</>}{at !== undefined && <> · <time dateTime={at}>{formatInstant(at)}</time></>}</div>
      {text.length > LONG ? <p dir='auto' class='long' tabIndex={0}>{pieces}{text.slice(cursor)}</p> : <p dir='auto'>{pieces}{text.slice(cursor)}</p>}
    </li>
  )
}

type ValueProps = Omit<Props, 'message' | 'findings'> & { readonly finding: ViewFinding, readonly text: string }

function Value ({ finding, text, revealed, isOther, onAsk, onHide }: ValueProps) {
  const texts = say(TEXTS)
  const { id, type, visibility, canReveal } = finding
  const look = `value g-${groupOf(type)}`
  const title = `${titleOf(type)} · ${texts.sees[visibility] ?? visibility}`
  const original = revealed.get(id)
  const place = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone: the keyboard goes on where the value is, and goes back when it is hidden.
  const wasOpen = useRef(false)
  useLayoutEffect(() => {
    const isOpen = original !== undefined
    if (isOpen !== wasOpen.current && document.activeElement === document.body) place.current?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [original === undefined])
  if (original !== undefined) {
    return (
      <span class={`${look} open`} title={titleOf(type)}><bdi>{original.value}</bdi>
        <small class='left'>{texts.left(clock(original.leftS))}</small><button ref={place} type='button' class='hide-now' aria-label={texts.hide} title={texts.hide} onClick={() => { onHide(id) }}>×</button>
      </span>
    )
  }
  if (canReveal) return <button ref={place} type='button' class={`${look} asks`} data-finding={id} title={title} aria-label={`${text}, ${texts.reveal(titleOf(type))}`} onClick={() => { onAsk(finding) }}><bdi>{text}</bdi></button>
  return <span class={look} title={title}><bdi>{text}</bdi>{isOther && <small> {texts.sees[visibility] ?? visibility}</small>}</span>
}

function clock (seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
