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
  ['for <Maria> & Tom', 'PERSON', 0.6], ['Priya & <Arjun>', 'PERSON', 0.6], ['pw is <hunter2>', 'PASSWORD'], ['<12 Oak Street>', 'ADDRESS']
])('believes the model: %s', (marked, type, score) => {
  expect(isRefuted(marked, type, score)).toBe(false)
})

it.each<[string, EntityType, number?]>([
  ['<小林製薬>のシート', 'PERSON'], ['<IBAN> DE89', 'PERSON'], ['<E-1043>って出る', 'PASSWORD'], ['decline code is <05>', 'PASSWORD'],
  ['<channel 36, 80 MHz>', 'ADDRESS'], ['the <Jordan> Retro', 'PERSON', 0.7], ['<2024>', 'PERSON']
])('refutes: %s', (marked, type, score) => {
  expect(isRefuted(marked, type, score)).toBe(true)
})
