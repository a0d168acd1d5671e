import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from './scan-values.ts'
import type { EntityType } from '../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['DATE_OF_BIRTH', 'DOB: 1992-12-30', ['1992-12-30']],
  ['DATE_OF_BIRTH', 'dob 4/7/82', ['4/7/82']],
  ['DATE_OF_BIRTH', 'born 7 Aug 1990', ['7 Aug 1990']],
  ['DATE_OF_BIRTH', 'dob Aug 9 1990', ['Aug 9 1990']],
  ['DATE_OF_BIRTH', 'date of birth is 1985-07-19', ['1985-07-19']],
  ['DATE_OF_BIRTH', 'Born the 5th of January 2001.', ['the 5th of January 2001']],
  ['DATE_OF_BIRTH', '(dob 09-Oct-2012)', ['09-Oct-2012']],
  ['DATE_OF_BIRTH', 'lap infant, born 2026-02-28', ['2026-02-28']],
  ['DATE_OF_BIRTH', 'Im born in 1949, pensioner', ['1949']],
  ['DATE_OF_BIRTH', 'born 7 luglio 1979', ['7 luglio 1979']],
  ['DATE_OF_BIRTH', 'birthday: March 3rd, 1988', ['March 3rd, 1988']],
  ['DATE_OF_BIRTH', 'my birthday is on 12/11/1990', ['12/11/1990']],
  ['DATE_OF_BIRTH', 'she was born in Porto on 14 Feb 1958', ['14 Feb 1958']],
  ['DATE_OF_BIRTH', 'Geburtsdatum: 21.11.1978', ['21.11.1978']],
  ['DATE_OF_BIRTH', '生年月日は昭和56年2月3日です', ['昭和56年2月3日']],
  ['DATE_OF_BIRTH', '【生年月日】H7.10.25', ['H7.10.25']],
  ['DATE_OF_BIRTH', '生年月日 S58.4.7', ['S58.4.7']],
  ['DATE_OF_BIRTH', '2003年3月3日生まれ', ['2003年3月3日']],
  ['DATE_OF_BIRTH', '平成13年8月8日うまれ', ['平成13年8月8日']],
  ['DATE_OF_BIRTH', '誕生日は１９８５年７月１９日', ['1985年7月19日']],
  ['DATE_OF_BIRTH', '生年月日:1985/07/19', ['1985/07/19']],
  ['DATE_OF_BIRTH', '昭和十九年の十一月二日生まれです', ['昭和十九年の十一月二日']],
  ['DATE_OF_BIRTH', '二〇〇三年三月三日生まれ', ['二〇〇三年三月三日']],
  ['DATE_OF_BIRTH', '生年月日は19850719です', ['19850719']],
  ['AGE', 'I\'m 17 years old, can I open', ['17 years old']],
  ['AGE', 'she\'s 76 y/o and hard of hearing', ['76 y/o']],
  ['AGE', 'I\'m 44', ['44']],
  ['AGE', 'hes 44', ['44']],
  ['AGE', 'she\'s 71 and lives with me', ['71']],
  ['AGE', 'My mother Ileana Dragomir is 82 and can\'t use it', ['82']],
  ['AGE', 'Age 29', ['29']],
  ['AGE', 'my kid Ezekiel (6) bought gems', ['6']],
  ['AGE', '(Baptiste Leroux-Diallo, 31, works for us)', ['31']],
  ['AGE', '南 ジュリアン、41歳、住所は同じ', ['41歳']],
  ['AGE', '年齢：62', ['62']],
  ['AGE', '私は６２歳です', ['62歳']],
  ['AGE', '母（82歳）が使えません', ['82歳']],
  ['AGE', '息子（6歳）', ['6歳']],
  ['DATE_TIME', 'I bought my car in 1972', ['1972']],
  ['DATE_TIME', 'year 1972', ['year 1972']],
  ['DATE_TIME', 'Today is 2024-03-15T14:30:00Z', ['2024-03-15T14:30:00Z']],
  ['DATE_TIME', 'by 12 August 2026 at 7 pm', ['12 August 2026 at 7 pm']],
  ['DATE_TIME', '10月9日（金）11:20で', ['10月9日(金)11:20']]
]

const CLEAN: readonly string[] = [
  'delivery on 12/08/2026',
  'my appointment is on 7 Aug 1990 at 10',
  'born ready',
  '2 years warranty',
  '5 to 7 working days',
  'I\'m 5 minutes away',
  'I am 100% sure',
  'he is 3rd in line',
  'I\'m 20 km from there',
  'she\'s 15% off',
  '18歳以上の方',
  '6歳児向けの商品',
  '12月28日から2泊',
  '生産日は2024年3月1日',
  'you must be at least 18 years old',
  'it is 6 years old and still works',
  '1962年に誕生した会社',
  '18歳ずつ',
  'birthday gift card for $50',
  'page 44, age range 3 to 5',
  'invoice date 1985-07-19',
  'the 11/04 flash sale air fryer',
  '10月末日付で発行'
]

describe('dates', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(['1972', 'in 2024 units', 'room 2041', 'year 19721', 'since 1972-B', '$2024', '2024円'])('no date to report in %j', (text) => {
    expect(valuesOf('DATE_TIME', text)).toEqual([])
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })
})
