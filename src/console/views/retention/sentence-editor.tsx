// A policy's sentence with a control in place of each of its words, in the word order of the language.

import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { TypesField } from '../../parts/types-field.tsx'
import { language, say } from '../../state/language.ts'
import { DurationField } from './duration-field.tsx'
import { AGES, changed, DEEDS, isRemovable, missingExtras, ROLES, STORES, withExtra, type Extra, type PolicyDraft } from './policy.ts'
import { sentenceOf, WORDS, type Token } from './sentence.ts'
import { EXTRA_NAMES, TOKEN_NAMES } from './words-of-tokens.ts'

const TEXTS = {
  en: { add: 'Add a condition:', remove: (name: string) => `Take out: ${name}`, unit: (name: string) => `${name}: unit`, noTypes: 'Choose at least one type of value.', records: 'Records are what redacting and masking leave of a conversation id, without text.' },
  ja: { add: '条件を追加：', remove: (name: string) => `外す：${name}`, unit: (name: string) => `${name}の単位`, noTypes: '値の種類を1つ以上選んでください。', records: '記録とは、墨消しやマスクが会話IDごとに残す、本文のない控えです。' }
}

interface Props {
  readonly draft: PolicyDraft
  readonly onChange: (draft: PolicyDraft) => void
  /** Has the focus at first. */
  readonly focus: Token
}

export function SentenceEditor ({ draft, onChange, focus }: Props) {
  const texts = say(TEXTS)
  const place = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ token: Token }>({ token: focus })
  const [hasTypes, setHasTypes] = useState(focus === 'types')
  const types = useId()
  useEffect(() => {
    const control = place.current?.querySelector<HTMLElement>(`[data-token=${wanted.token}] :is(input, select, button)`)
    control?.focus()
    // What is typed takes the place of what is there.
    if (control instanceof HTMLInputElement) control.select()
  }, [wanted])
  const set = (part: Partial<PolicyDraft>): void => { onChange(changed(draft, part)) }
  const isOfValues = draft.deed === 'redact' || draft.deed === 'pseudonymise'
  return (
    <div ref={place}>
      <p class='sentence editing'>
        {sentenceOf(draft, language.value).map((piece, index) => typeof piece === 'string'
          ? <span key={`text ${index}`}>{piece}</span>
          : (
            <span key={piece.token} class='slot' data-token={piece.token}>
              <Control token={piece.token} words={piece.words} draft={draft} set={set} types={types} hasTypes={hasTypes} onTypes={() => { setHasTypes(!hasTypes) }} />
              {isExtra(piece.token) && isRemovable(draft, piece.token) && <Remove token={piece.token} onRemove={(token) => { set({ [token]: null }); setWanted({ token: 'store' }) }} />}
            </span>
            ))}
      </p>
      {isOfValues && hasTypes && <TypesField id={types} types={draft.types} onChange={(chosen) => { set({ types: chosen }) }} />}
      {isOfValues && draft.types?.length === 0 && <p class='note bad' role='alert'>{texts.noTypes}</p>}
      {draft.store !== 'conversations' && (draft.deed === 'erase' || draft.deed === 'keep') && <p class='hint'>{texts.records}</p>}
      {missingExtras(draft).length > 0 && (
        <p class='extras'>
          <span class='hint'>{texts.add}</span>
          {missingExtras(draft).map((extra) => <button key={extra} type='button' class='chip' onClick={() => { onChange(withExtra(draft, extra)); setWanted({ token: extra }) }}>＋ {say(EXTRA_NAMES)[extra]}</button>)}
        </p>
      )}
    </div>
  )
}

interface ControlProps {
  readonly token: Token
  readonly words: string
  readonly draft: PolicyDraft
  readonly set: (part: Partial<PolicyDraft>) => void
  readonly types: string
  readonly hasTypes: boolean
  readonly onTypes: () => void
}

function Control ({ token, words, draft, set, types, hasTypes, onTypes }: ControlProps) {
  const name = say(TOKEN_NAMES)[token]
  const known = WORDS[language.value]
  const unit = say(TEXTS).unit(name)
  switch (token) {
    case 'store': return <Choice name={name} value={draft.store} options={STORES} words={{ ...known.store, any: draft.store === 'any' ? words : known.store.any }} onChange={(store) => { set({ store }) }} />
    case 'author': return <Choice name={name} value={draft.author ?? 'customer'} options={ROLES} words={known.role} onChange={(author) => { set({ author }) }} />
    case 'from': return <Choice name={name} value={draft.from} options={AGES} words={known.from} onChange={(from) => { set({ from }) }} />
    case 'deed': return <Choice name={name} value={draft.deed} options={DEEDS} words={known.deed} onChange={(deed) => { set({ deed }) }} />
    case 'channel': return <Word name={name} value={draft.channel ?? ''} onChange={(channel) => { set({ channel }) }} />
    case 'tag': return <Word name={name} value={draft.tag ?? ''} onChange={(tag) => { set({ tag }) }} />
    case 'timeZone': return <Word name={name} value={draft.timeZone ?? ''} onChange={(timeZone) => { set({ timeZone }) }} options={Intl.supportedValuesOf('timeZone')} />
    case 'after': return <DurationField name={name} unitName={unit} value={draft.after} onChange={(after) => { set({ after }) }} />
    case 'minimum': return draft.minimum === null ? null : <DurationField name={name} unitName={unit} value={draft.minimum} onChange={(minimum) => { set({ minimum }) }} />
    case 'mapping': return draft.mapping === null ? null : <DurationField name={name} unitName={unit} value={draft.mapping} onChange={(mapping) => { set({ mapping }) }} />
    case 'types': return <button type='button' class='inline' aria-expanded={hasTypes} aria-controls={hasTypes ? types : undefined} aria-label={`${words} (${name})`} onClick={onTypes}>{words} <span aria-hidden='true'>▾</span></button>
  }
}

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly value: T
  readonly options: readonly T[]
  readonly words: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}

function Choice<T extends string> ({ name, value, options, words, onChange }: ChoiceProps<T>) {
  return (
    <select class='inline' aria-label={name} value={value} onChange={({ currentTarget }) => { onChange(options.find((one) => one === currentTarget.value) ?? value) }}>
      {options.map((one) => <option key={one} value={one}>{words[one]}</option>)}
    </select>
  )
}

function Word ({ name, value, options, onChange }: { readonly name: string, readonly value: string, readonly options?: readonly string[], readonly onChange: (value: string) => void }) {
  const list = useId()
  return (
    <>
      <input class='inline' required maxLength={100} aria-label={name} value={value} autocomplete='off' spellcheck={false} list={options === undefined ? undefined : list} onInput={({ currentTarget }) => { onChange(currentTarget.value) }} />
      {options !== undefined && <datalist id={list}>{options.map((one) => <option key={one} value={one} />)}</datalist>}
    </>
  )
}

function Remove ({ token, onRemove }: { readonly token: Extra, readonly onRemove: (token: Extra) => void }) {
  return <button type='button' class='drop' aria-label={say(TEXTS).remove(say(TOKEN_NAMES)[token])} onClick={() => { onRemove(token) }}><span aria-hidden='true'>×</span></button>
}

function isExtra (token: Token): token is Extra {
  return token in EXTRA_NAMES.en
}
