// All identifiers of one person, each in one written form or several: a line each.

import { say } from '../state/language.ts'

const TEXTS = {
  en: {
    legend: 'Identifiers of the person',
    names: { email: 'E-mail addresses', phone: 'Phone numbers', card: 'Card numbers', accountId: 'Your ids of the person' },
    hint: 'One a line, in any written form: with or without country code, spaces, capitals. Give all that you know; a name alone identifies nobody.'
  },
  ja: {
    legend: '本人の識別情報',
    names: { email: 'メールアドレス', phone: '電話番号', card: 'カード番号', accountId: '貴社での顧客ID' },
    hint: '1行に1つ。国番号・空白・大文字小文字などの表記は問いません。分かるものをすべて入力してください。氏名だけでは特定できません。'
  }
}

export const IDENTIFIERS = ['email', 'phone', 'card', 'accountId'] as const
export type Person = Readonly<Record<typeof IDENTIFIERS[number], string>>
export const NOBODY: Person = { email: '', phone: '', card: '', accountId: '' }

/** As the API takes it; only what was given. */
export function subjectOf (person: Person): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(IDENTIFIERS.map((kind) => [kind, linesOf(person[kind])] as const).filter(([, lines]) => lines.length > 0))
}

/** The lines that hold something, each once. */
export function linesOf (text: string): readonly string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]
}

export function PersonFields ({ person, onChange }: { readonly person: Person, readonly onChange: (person: Person) => void }) {
  const texts = say(TEXTS)
  return (
    <fieldset class='person'>
      <legend>{texts.legend}</legend>
      <div class='pairs'>
        {IDENTIFIERS.map((kind) => (
          <label key={kind}>
            <span>{texts.names[kind]}</span>
            <textarea class='lines' rows={1} name={kind} value={person[kind]} autocomplete='off' spellcheck={false} onInput={({ currentTarget }) => { onChange({ ...person, [kind]: currentTarget.value }) }} />
          </label>
        ))}
      </div>
      <p class='hint'>{texts.hint}</p>
    </fieldset>
  )
}
