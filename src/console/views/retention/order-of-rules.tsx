// Which policy wins, in words: the order that the server keeps, whoever asks.

import { say } from '../../state/language.ts'

type Rules = ReadonlyArray<readonly [name: string, what: string]>

const TEXTS = {
  en: {
    title: 'Which policy wins',
    rules: [
      ['A legal hold', 'Nothing is removed or replaced while it lasts.'],
      ['The longest minimum retention', 'The conversation and its messages stay, and its values as a whole. Values of named types may still go: a card number has to, long before the invoice may.'],
      ['The strictest that is due', 'Erase the conversation; or else remove messages, then values, then replace what is left with pseudonyms. Each policy counts its own time.']
    ] as Rules
  },
  ja: {
    title: '優先順位',
    rules: [
      ['リーガルホールド', '続いている間は、何も削除・置換されません。'],
      ['最も長い最低保存期間', '会話と発言、すべての値は残ります。種類を指定した値は先に除去できます。たとえばカード番号は、請求書の保存期限より早く消す必要があります。'],
      ['期限を迎えたもののうち最も厳しいもの', '会話全体の消去、発言の消去、値の除去、残った値の仮名化の順です。経過期間はポリシーごとに数えます。']
    ] as Rules
  }
}

export function OrderOfRules () {
  const texts = say(TEXTS)
  return (
    <section class='card' aria-labelledby='order-title'>
      <h2 id='order-title'>{texts.title}</h2>
      <ol class='order'>{texts.rules.map(([name, what]) => <li key={name}><strong>{name}</strong><span>{what}</span></li>)}</ol>
    </section>
  )
}
