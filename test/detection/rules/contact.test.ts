import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from './scan-values.ts'
import type { EntityType } from '../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['EMAIL_ADDRESS', 'mail me: ann.lee+shop@mail-example.co.uk.', ['ann.lee+shop@mail-example.co.uk']],
  ['EMAIL_ADDRESS', 'メアドkinako.mochi@asahimail-example.jpだと思う', ['kinako.mochi@asahimail-example.jp']],
  ['EMAIL_ADDRESS', 'ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ', ['tanaka@example.jp']],
  ['EMAIL_ADDRESS', 'From: Tadhg <tadhg@brennan-example.ie>', ['tadhg@brennan-example.ie']],
  ['EMAIL_ADDRESS', 'mailto:x@y-example.org?subject=hi', ['x@y-example.org']],
  ['EMAIL_ADDRESS', 'user@xn--80ak6aa92e.com', ['user@xn--80ak6aa92e.com']],
  ['EMAIL_ADDRESS', 'HANNELORE.P@FJORDMAIL-EXAMPLE.NO', ['HANNELORE.P@FJORDMAIL-EXAMPLE.NO']],
  ['EMAIL_ADDRESS', 'o\'hara.j+bills@letterbox-example.co.uk', ['o\'hara.j+bills@letterbox-example.co.uk']],
  ['EMAIL_ADDRESS', 'jörg@müller-example.de', ['jörg@müller-example.de']],
  ['EMAIL_ADDRESS', 'john.smith @ gmail.com', ['john.smith @ gmail.com']],
  ['EMAIL_ADDRESS', 'john@gmail,com', ['john@gmail,com']],
  ['EMAIL_ADDRESS', 'my email is john@gmail', ['john@gmail']],
  ['EMAIL_ADDRESS', 'dave dot kowalczyk at mailhaven-example dot com', ['dave dot kowalczyk at mailhaven-example dot com']],
  ['EMAIL_ADDRESS', 'x (at) y-example.com', ['x (at) y-example.com']],
  ['EMAIL_ADDRESS', 'write to jo.b[at]mail-example[dot]org', ['jo.b[at]mail-example[dot]org']],
  ['EMAIL_ADDRESS', 'maria at gmail dot com', ['maria at gmail dot com']],
  ['EMAIL_ADDRESS', 'tanakaアットマークexampleドットcomです', ['tanakaアットマークexampleドットcom']],
  ['PHONE_NUMBER', '電話は09055520143にお願いします', ['09055520143']],
  ['PHONE_NUMBER', '℡:090-5557-0036', ['090-5557-0036']],
  ['PHONE_NUMBER', '０７０５５５１０６６３', ['07055510663']],
  ['PHONE_NUMBER', '03ー1234ー5678', ['03-1234-5678']],
  ['PHONE_NUMBER', '048(555)0119', ['048(555)0119']],
  ['PHONE_NUMBER', '0120-444-444', ['0120-444-444']],
  ['PHONE_NUMBER', 'call (919) 555-0127 after 5pm', ['(919) 555-0127']],
  ['PHONE_NUMBER', '505.555.0137', ['505.555.0137']],
  ['PHONE_NUMBER', '470-555-0190 ext 12', ['470-555-0190 ext 12']],
  ['PHONE_NUMBER', 'my number is 4155550132', ['4155550132']],
  ['PHONE_NUMBER', '07700 900461', ['07700 900461']],
  ['PHONE_NUMBER', 'fax 020 7946 0812', ['020 7946 0812']],
  ['PHONE_NUMBER', '+44 7700 900655', ['+44 7700 900655']],
  ['PHONE_NUMBER', '+81 80-5551-0290', ['+81 80-5551-0290']],
  ['PHONE_NUMBER', 'tel. 030/1234567', ['030/1234567']],
  ['PHONE_NUMBER', '06 12 34 56 78', ['06 12 34 56 78']],
  ['PHONE_NUMBER', '0491 570 156', ['0491 570 156']],
  ['PHONE_NUMBER', 'whatsapp 98450 55512', ['98450 55512']],
  ['PHONE_NUMBER', 'try one of these phones 052 5552606 074-7111234', ['052 5552606', '074-7111234']],
  ['PHONE_NUMBER', 'call me at 555-0143', ['555-0143']],
  ['PHONE_NUMBER', 'five oh three, five five five, oh one eight eight', ['five oh three, five five five, oh one eight eight']],
  ['ADDRESS', '14 Larkspur Close, Didcot OX11 9GZ', ['14 Larkspur Close, Didcot OX11 9GZ']],
  ['ADDRESS', 'ship to 4418 W Pickerel Lake Rd Apt 2B, Duluth, MN 55811 please', ['4418 W Pickerel Lake Rd Apt 2B, Duluth, MN 55811']],
  ['ADDRESS', 'flat 3, the old bakery, 8 candlemaker row, hebden bridge hx7 8dq', ['flat 3, the old bakery, 8 candlemaker row, hebden bridge hx7 8dq']],
  ['ADDRESS', '660 Juniper St NE, Unit 4B, Atlanta, GA 30308-1120.', ['660 Juniper St NE, Unit 4B, Atlanta, GA 30308-1120']],
  ['ADDRESS', '5/88 Wattlebird Parade, Coburg VIC 3058', ['5/88 Wattlebird Parade, Coburg VIC 3058']],
  ['ADDRESS', 'PO Box 5512, Frankton, Hamilton 3242', ['PO Box 5512, Frankton, Hamilton 3242']],
  ['ADDRESS', 'i live at 131 paragon st', ['131 paragon st']],
  ['ADDRESS', '100 Queen Street West, Toronto, ON M5H 2N2', ['100 Queen Street West, Toronto, ON M5H 2N2']],
  ['ADDRESS', 'Obere Marktgasse 7, 97070 Würzburg', ['Obere Marktgasse 7, 97070 Würzburg']],
  ['ADDRESS', 'I live 23 bis rue des Tanneurs, 59800 Lille.', ['23 bis rue des Tanneurs, 59800 Lille']],
  ['ADDRESS', 'Via dei Calderai 38, 90133 Palermo', ['Via dei Calderai 38, 90133 Palermo']],
  ['POSTAL_CODE', '〒730-0042', ['730-0042']],
  ['POSTAL_CODE', 'zip code is 73301', ['73301']],
  ['UK_POSTCODE', 'postcode EC2A 1NT please', ['EC2A 1NT']],
  ['URL', 'see https://shop-example.com/a?b=1.', ['https://shop-example.com/a?b=1']]
]

const CLEAN: readonly string[] = [
  'part 052-5552606',
  'serial 04 1234567',
  'order 052 5552606',
  'order 8840-2217, tracking 1Z999AA10123456784',
  '注文番号は0312345678です',
  'ticket #0412345678',
  'firmware 3.1.18, build 2024.10.555.0137',
  'on 2024-03-15 10:30:00 and 15.03.2024',
  'from 06:30 to 10:30, room 1204',
  'ISBN 978-3-16-148410-0',
  'SL 2289 at 17:05, fare 38.00 AUD',
  'a 5 minute drive from the station',
  '24 hour road assistance',
  'I waited 3 days on the way home',
  '10 Best Streets in town',
  '@sumi on GitHub, npm i @scope/pkg@1.2.3.js',
  'look at example dot com',
  'meet me at noon dot dot dot',
  '3 for 2 @ checkout',
  'page 12 of 90-120',
  '価格は1,234,567円です',
  '東口の宅配ロッカー',
  '2泊3日で12-15時着',
  '¥0901234567',
  'score 100-200-3000',
  '450 square feet of carpet',
  'who won the 2014-2015 NBA finals',
  'During 15 minutes, Spring 2017',
  'from 2017 until the end of 2019',
  'side 2 of Abbey Road',
  '京都市を構成する11区の一つ'
]

describe('contact', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })
})
