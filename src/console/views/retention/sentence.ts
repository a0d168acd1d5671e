// A policy as a sentence, in the word order of each language: pieces of text, and the words that can be edited. Pure.

import type { Language } from '../../state/language.ts'
import { typesWords } from '../../parts/type-words.ts'
import { durationWords, isoOf } from './duration.ts'
import type { AgeFrom, Deed, PolicyDraft, Role } from './policy.ts'

export const TOKENS = ['store', 'channel', 'tag', 'author', 'after', 'from', 'timeZone', 'deed', 'types', 'mapping', 'minimum'] as const
export type Token = typeof TOKENS[number]

export type Piece = string | { readonly token: Token, readonly words: string }

export interface Words {
  readonly role: Readonly<Record<Role, string>>
  readonly from: Readonly<Record<AgeFrom, string>>
  readonly store: Readonly<Record<PolicyDraft['store'] | 'short', string>>
  readonly deed: Readonly<Record<Deed, string>>
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    role: { customer: 'customers', agent: 'agents', bot: 'bots', system: 'the system' },
    from: { created: 'their start', lastActivity: 'their last message', closed: 'their close' },
    store: { any: 'Conversations and records', short: 'Conversations', conversations: 'Stored conversations', records: 'Records without text' },
    deed: { redact: 'remove', pseudonymise: 'replace', erase: 'erase them', eraseMessages: 'erase the messages of', keep: 'keep them for at least' }
  },
  ja: {
    role: { customer: '顧客', agent: '担当者', bot: 'ボット', system: 'システム' },
    from: { created: '開始', lastActivity: '最後の発言', closed: '終了' },
    store: { any: '会話と記録', short: '会話', conversations: '保存された会話', records: '本文のない記録' },
    deed: { redact: '削除する', pseudonymise: '仮名に置き換える', erase: '全体を消去する', eraseMessages: '消去する', keep: '保存する' }
  }
}

/** Without the pieces that the policy does not have. */
export function sentenceOf (draft: PolicyDraft, language: Language): readonly Piece[] {
  const pieces = language === 'ja' ? japanese(draft, words(draft, language)) : english(draft, words(draft, language))
  return pieces.filter((piece) => piece !== '')
}

export function sentenceText (draft: PolicyDraft, language: Language): string {
  return sentenceOf(draft, language).map((piece) => typeof piece === 'string' ? piece : piece.words).join('')
}

type Say = (token: Token) => Piece

function english (draft: PolicyDraft, say: Say): readonly Piece[] {
  const { deed, channel, tag, author, mapping, minimum } = draft
  const isOfWhole = deed === 'erase' || deed === 'keep'
  const who = [
    say('store'), ...given(channel, ' from ', say('channel')), ...given(tag, ' tagged ', say('tag')), ...(isOfWhole ? given(author, ' with a message by ', say('author')) : [])
  ]
  const zone = given(draft.timeZone, ', by the calendar of ', say('timeZone'))
  if (deed === 'keep') return [...who, ': ', say('deed'), ' ', say('minimum'), ', counted from their start', ...zone, '.']
  const what = {
    erase: [say('deed')],
    eraseMessages: [say('deed'), ' ', say('author')],
    redact: [say('deed'), ' ', say('types'), ...given(author, ' in messages by ', say('author'))],
    pseudonymise: [say('deed'), ' ', say('types'), ...given(author, ' in messages by ', say('author')), ' with pseudonyms', ...given(mapping, ', and keep the list of who is who for ', say('mapping'))]
  }[deed]
  return [...who, ' older than ', say('after'), ', counted from ', say('from'), ...zone, ': ', ...what, '.', ...given(minimum, ' Keep them for at least ', say('minimum'), '.')]
}

function japanese (draft: PolicyDraft, say: Say): readonly Piece[] {
  const { deed, channel, tag, author, mapping, minimum } = draft
  const isOfWhole = deed === 'erase' || deed === 'keep'
  const who = [
    ...given(channel, 'チャネル「', say('channel'), '」の'), ...given(tag, 'タグ「', say('tag'), isOfWhole && author !== null ? '」が付き、' : '」が付いた'), ...(isOfWhole ? given(author, say('author'), 'の発言を含む') : []), say('store'), 'は、'
  ]
  const zone = given(draft.timeZone, say('timeZone'), 'の暦で')
  if (deed === 'keep') return [...who, ...zone, '開始から少なくとも', say('minimum'), 'は', say('deed'), '。']
  const what = {
    erase: [say('deed')],
    eraseMessages: [say('author'), 'の発言を', say('deed')],
    redact: [...given(author, say('author'), 'の発言にある'), say('types'), 'を', say('deed')],
    pseudonymise: [...given(author, say('author'), 'の発言にある'), say('types'), 'を', say('deed'), ...given(mapping, '。対応表は', say('mapping'), '保管する')]
  }[deed]
  return [...who, ...zone, say('from'), 'から', say('after'), 'を過ぎたら、', ...what, '。', ...given(minimum, 'ただし少なくとも', say('minimum'), 'は保存する。')]
}

function given (value: unknown, ...pieces: readonly Piece[]): readonly Piece[] {
  return value === null ? [] : pieces
}

function words (draft: PolicyDraft, language: Language): Say {
  const { store, channel, tag, author, after, from, timeZone, deed, types, mapping, minimum } = draft
  const known = WORDS[language]
  // Records have neither channel nor tag nor author, and are only erased whole or kept.
  const meansRecords = channel === null && tag === null && author === null && (deed === 'erase' || deed === 'keep')
  const text: Readonly<Record<Token, string>> = {
    store: known.store[store === 'any' && !meansRecords ? 'short' : store],
    channel: channel ?? '',
    tag: tag ?? '',
    author: author === null ? '' : known.role[author],
    after: durationWords(isoOf(after), language),
    from: known.from[from],
    timeZone: timeZone ?? '',
    deed: known.deed[deed],
    types: typesWords(types, language),
    mapping: mapping === null ? '' : durationWords(isoOf(mapping), language),
    minimum: minimum === null ? '' : durationWords(isoOf(minimum), language)
  }
  return (token) => ({ token, words: text[token] })
}
