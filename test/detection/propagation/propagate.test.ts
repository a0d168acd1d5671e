import { describe, expect, test } from 'vitest'
import { propagate } from '../../../src/detection/propagation/propagate.ts'
import type { EntityType } from '../../../src/entities.ts'

/** What is found in `text` when `value` of `type` was found in another message. */
function repeats (type: EntityType, value: string, text: string, score = 0.9): string[] {
  const [, found] = propagate([value, text], [[{ start: 0, end: value.length, type, score, source: 'rule', evidence: [] }], []])
  const longest = (found ?? []).filter((a) => !found?.some((b) => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start))
  return [...new Set(longest.map(({ start, end }) => text.slice(start, end)))]
}

describe('propagate', () => {
  test.each<[EntityType, string, string, string[]]>([
    ['PERSON', 'Petra Vondráková', 'hi petra, PETRA VONDRÁKOVÁ or vondrakova', ['petra', 'PETRA VONDRÁKOVÁ', 'vondrakova']],
    ['PERSON', 'Wren Adeyemi', 'Hi Wren! Adeyemi\'s parcel', ['Wren', 'Adeyemi']],
    ['PERSON', 'Ana', 'banana, Anatol, ana', ['ana']],
    ['PERSON', 'Jo Li', 'jo li, Jo, Li', ['jo li']],
    ['PERSON', 'Jordan Baptiste-Monroe', 'the Jordan 4 Retro, ship to jordan', ['jordan']],
    ['PERSON', 'Ada de la Cruz', 'de la', []],
    ['PERSON', 'Hope', 'I hope that\'s covered. Thank you, Hope.', ['Hope']],
    ['PERSON', 'will butcher', 'Hi Will, will try that, will i lose it? Will you?', ['Will']],
    ['PERSON', 'Rose', 'Rose gold is back. the Rose gold case. My friend Rose wants it', ['Rose']],
    ['PERSON', 'Angel', 'Angel is off until Monday, she was an angel', ['Angel']],
    ['PERSON', '黒田早苗', '黒田様、黒田早苗さん、黒田', ['黒田', '黒田早苗']],
    ['PERSON', '黒田早苗', '黒田は苗字です', []],
    ['PERSON', '鴨志田 亮平', '鴨志田亮平、亮平さん、鴨志田の', ['鴨志田亮平', '亮平', '鴨志田']],
    ['PERSON', '東 光', '東様、東口の宅配ロッカー、光', ['東']],
    ['PERSON', '林 花', '林さん、スタンド花、森林', ['林']],
    ['PERSON', 'グエン・ラン', 'ランチ、ランさん', ['ラン']],
    ['PERSON', '大和', '大和市の店舗、大和さん', ['大和']],
    ['PERSON', '瀬戸内', '経理の瀬戸内まで、瀬戸内海', ['瀬戸内']],
    ['EMAIL_ADDRESS', 'ada@x-example.org', 'it is ADA@X-EXAMPLE.ORG', ['ADA@X-EXAMPLE.ORG']],
    ['USERNAME', 'zadiek', 'merge into zadiek, zadieks', ['zadiek']],
    ['PASSWORD', 'Niamh-0703', 'Niamh-0703 or niamh-0703', ['Niamh-0703']],
    ['PASSWORD', '2580', 'was 2580, paid 2580円, $2580, id-2580', ['2580']],
    ['CREDIT_CARD', '4111 1111 1111 1111', '4111-1111-1111-1111 and 4111111111111111', ['4111-1111-1111-1111', '4111111111111111']],
    ['CREDIT_CARD', '4111111111111111', '94111111111111111 41111111111111112', []],
    ['ADDRESS', '14 Larkspur Close, Didcot OX11 9GZ', 'to 14 larkspur close please', ['14 larkspur close']],
    ['CARD_SECURITY_CODE', '907', 'room 907', []],
    ['AGE', '44', '44 pieces', []]
  ])('%s %j in %j', (type, value, text, expected) => {
    expect(repeats(type, value, text).sort()).toEqual([...expected].sort())
  })

  test('earlier messages are searched too, unsure findings are not looked for again', () => {
    const found = { start: 0, end: 5, type: 'PERSON' as const, score: 0.9, source: 'rule' as const, evidence: [] }
    expect(propagate(['hello tamsin', 'Tamsin'], [[], [{ ...found, end: 6 }]])[0]).toMatchObject([{ start: 6, end: 12 }])
    expect(repeats('PERSON', 'Tamsin', 'tamsin', 0.55)).toEqual([])
  })

  test('what is covered already is not found again', () => {
    expect(propagate(['Tamsin'], [[{ start: 0, end: 6, type: 'PERSON', score: 0.9, source: 'rule', evidence: [] }]])).toEqual([[]])
  })
})
