// Two conversations to begin with. Invented people, test numbers.

import { newMessage, type DraftMessage } from './draft.ts'
import type { Language } from '../../state/language.ts'

export function sample (language: Language): DraftMessage[] {
  return language === 'ja' ? japanese() : english()
}

function english (): DraftMessage[] {
  return [
    newMessage('customer', 'Hi, this is Maria Gonzalez. I paid with 4111 1111 1111 1111 exp 09/27 and order SN-20114 never came.'),
    newMessage('agent', 'Thanks Maria. For verification, what is your date of birth?'),
    newMessage('customer', '11/04/1987. And please ship it to 12 Oak Street, Springfield, IL 62704 this time. Mail me at maria@example.com')
  ]
}

function japanese (): DraftMessage[] {
  return [
    newMessage('customer', '田中太郎と申します。注文SN-20114がまだ届きません。カード番号は４１１１１１１１１１１１１１１１です。'),
    newMessage('agent', '田中様、ご不便をおかけしております。ご本人確認のため、生年月日とお電話番号をお願いいたします。'),
    newMessage('customer', '昭和62年4月11日、090-1234-5678です。東京都渋谷区神南1-2-3 青空ハイツ201号室に送ってください。')
  ]
}
