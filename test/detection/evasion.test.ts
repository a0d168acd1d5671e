// Disguised values by the rules alone, with offsets of the original; and near misses that no decoding may turn into values.

import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { EVASION_CLEAN } from '../fixtures/tables/evasion.clean.ts'
import { EVASION_MORE } from '../fixtures/tables/evasion.more.ts'
import { EVASION_WORDS } from '../fixtures/tables/evasion.words.ts'
import { EVASION_WRITING } from '../fixtures/tables/evasion.writing.ts'
import { checkMarked } from './marked-table.ts'

checkMarked('disguised values', { rows: [...EVASION_WRITING, ...EVASION_WORDS, ...EVASION_MORE.filter(([type]) => type !== 'NONE')], count: 150, share: 0.95 })
checkMarked('nothing disguised', { rows: [...EVASION_CLEAN, ...EVASION_MORE.filter(([type]) => type === 'NONE')], count: 60, share: 0.95 })

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
const SECRETS: ReadonlyArray<readonly [type: string, value: string, before: string]> = [
  ['CREDIT_CARD', '4028149724318410', 'my card is '], ['US_SSN', '412876093', 'my ssn is '], ['PHONE_NUMBER', '2125550143', 'my phone is '], ['JP_MY_NUMBER', '120775048412', 'マイナンバーは ']
]
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const KANA = ['ゼロ', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう']
const each = (change: (digit: string) => string, gap = '') => (value: string): string => [...value].map(change).join(gap)
const DISGUISES: ReadonlyArray<readonly [name: string, wear: (value: string) => string]> = [
  ['decimal entities', each((digit) => `&#${digit.charCodeAt(0)};`)], ['hexadecimal entities', each((digit) => `&#x${digit.charCodeAt(0).toString(16)};`)], ['percent', each((digit) => `%${digit.charCodeAt(0).toString(16)}`)],
  ['words', each((digit) => WORDS[Number(digit)] ?? '', ' ')], ['words with commas', each((digit) => WORDS[Number(digit)] ?? '', ', ')], ['kana', each((digit) => KANA[Number(digit)] ?? '')], ['kanji', each((digit) => '〇一二三四五六七八九'.charAt(Number(digit)))],
  ['spaces', each((digit) => digit, ' ')], ['points', each((digit) => digit, '.')], ['keycaps', each((digit) => `${digit}\uFE0F\u20E3`)], ['circles', each((digit) => '⓪①②③④⑤⑥⑦⑧⑨'.charAt(Number(digit)))],
  ['zero-width', each((digit) => digit, '\u200B')], ['soft hyphens', each((digit) => digit, '\u00AD')], ['strokes', each((digit) => `${digit}\u0336`)], ['double coding', each((digit) => `&amp;#${digit.charCodeAt(0)};`)]
]

describe.each(DISGUISES)('every digit in %s', (_name, wear) => {
  test.each(SECRETS)('%s', async (type, value, before) => {
    const text = `👍 ${before}${wear(value)}。`
    const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
    expect(findings.map((found) => [found.type, text.slice(found.start, found.end)])).toEqual([[type, wear(value)]])
  })
})
