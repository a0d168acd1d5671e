import { expect, it } from 'vitest'
import type { EntityType } from '../../src/entities.ts'
import { isFalseAlarm } from '../../src/detection/suppress.ts'

/** 'a <value> b': whether the model's finding of the value is refuted. */
function isRefuted (marked: string, type: EntityType, score = 0.95): boolean {
  const [before = '', value = '', after = ''] = marked.split(/[<>]/u)
  const start = before.length
  return isFalseAlarm(before + value + after, { start, end: start + value.length, type, score, source: 'model', evidence: [] })
}

it.each<[string, EntityType, number?]>([
  ['<佐藤花子>のポイント', 'PERSON'], ['<田中>の財布が届かない', 'PERSON'], ['<マイケル・ジョンソン>の時計', 'PERSON', 0.6], ['<由比>様', 'PERSON'],
  ['for <Maria> & Tom', 'PERSON', 0.6], ['Priya & <Arjun>', 'PERSON', 0.6], ['<山田>店長', 'PERSON', 0.6], ['<小林>支店長', 'PERSON', 0.6], ['<マイケル林>さん', 'PERSON', 0.6], ['<マイケル林>は', 'PERSON'], ['pw is <hunter2>', 'PASSWORD'], ['<12 Oak Street>', 'ADDRESS']
])('believes the model: %s', (marked, type, score) => {
  expect(isRefuted(marked, type, score)).toBe(false)
})

it.each<[string, EntityType, number?]>([
  ['<小林製薬>のシート', 'PERSON'], ['<IBAN> DE89', 'PERSON'], ['<E-1043>って出る', 'PASSWORD'], ['decline code is <05>', 'PASSWORD'],
  ['<channel 36, 80 MHz>', 'ADDRESS'], ['the <Jordan> Retro', 'PERSON', 0.7], ['<2024>', 'PERSON'], ['<名古屋>公演', 'PERSON', 0.6], ['<横浜>支店の', 'PERSON', 0.6], ['<スタンド花>は', 'PERSON', 0.8], ['<Lv.87>', 'USERNAME']
])('refutes: %s', (marked, type, score) => {
  expect(isRefuted(marked, type, score)).toBe(true)
})

/** As `isRefuted`, with the messages before. */
function isRefutedAfter (before: readonly string[], marked: string, type: EntityType): boolean {
  const [head = '', value = '', tail = ''] = marked.split(/[<>]/u)
  return isFalseAlarm(head + value + tail, { start: head.length, end: head.length + value.length, type, score: 0.95, source: 'model', evidence: [] }, before)
}

it.each<[readonly string[], string, EntityType]>([
  [['What is your password?'], 'it is <tangerine>', 'PASSWORD'], [['暗証番号をお願いします。', 'はい'], '<4956>です', 'PASSWORD'], [[], 'it\'s <hunter!>moon_77 not the other', 'PASSWORD'],
  [[], 'it\'s hunter!<moon_77> not the other', 'USERNAME'], [[], 'フロントは<aokujira55>って言ってた', 'USERNAME'], [['login?'], '<soggy>', 'USERNAME']
])('believes the model where credentials are talked about or the word looks like one: %j, %s', (before, marked, type) => {
  expect(isRefutedAfter(before, marked, type)).toBe(false)
})

it.each<[readonly string[], string, EntityType]>([
  [['Which one is larger?'], '<A1> or B2', 'PASSWORD'], [[], 'Use <channel 11> instead of 6.', 'PASSWORD'], [[], 'Warehouse A, <aisle> 12', 'USERNAME'],
  [[], 'The HS code <8517.62> is wrong', 'PASSWORD'], [[], '<MSKU9070323> is on the vessel', 'USERNAME'], [[], 'postgres://app:<secret@db.mail-example.com>/x', 'EMAIL_ADDRESS'],
  [['password', 'a', 'b', 'c', 'd', 'e', 'f'], 'it is <tangerine>', 'PASSWORD']
])('refutes what nobody talked about, public codes, and passwords in URLs: %j, %s', (before, marked, type) => {
  expect(isRefutedAfter(before, marked, type)).toBe(true)
})
