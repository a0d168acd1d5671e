// What the words of a policy's sentence are called, for those who hear the editor.

import type { Texts } from '../../state/language.ts'
import type { Extra } from './policy.ts'
import type { Token } from './sentence.ts'

export const TOKEN_NAMES: Texts<Readonly<Record<Token, string>>> = {
  en: { store: 'What', channel: 'Channel', tag: 'Tag', author: 'Written by', after: 'Age', from: 'Counted from', timeZone: 'Time zone', deed: 'What is done', types: 'Values', mapping: 'Keep the list of pseudonyms for', minimum: 'Minimum retention' },
  ja: { store: '対象', channel: 'チャネル', tag: 'タグ', author: '発言者', after: '経過期間', from: '起算点', timeZone: 'タイムゾーン', deed: '処理', types: '対象の値', mapping: '対応表の保管期間', minimum: '最低保存期間' }
}

export const EXTRA_NAMES: Texts<Readonly<Record<Extra, string>>> = {
  en: { channel: 'channel', tag: 'tag', author: 'who wrote', timeZone: 'time zone', minimum: 'minimum retention', mapping: 'list of pseudonyms' },
  ja: { channel: 'チャネル', tag: 'タグ', author: '発言者', timeZone: 'タイムゾーン', minimum: '最低保存期間', mapping: '仮名の対応表' }
}
